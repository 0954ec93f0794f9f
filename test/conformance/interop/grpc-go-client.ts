import { runTool } from '../run-tool.ts';
import type { InteropCase } from './cases.ts';

/**
 * In this case grpc-go's client cancels a call and half-closes it at once, and reads the answer. When its cancellation is
 * scheduled late, the answer wins and the client reports its own race: 1 of 800 runs, 12 at a time on two cores, against
 * wire; none of 800 against the slower servers of grpc-js and grpc-go; once behind Envoy. No server can prevent it.
 */
const racyCase: InteropCase = 'cancel_after_begin';
const racyAttempts = 4;

/** Unless told, none of its calls may take longer than a second, and all together ten. */
const soakPatience = [
  ...['-soak_per_iteration_max_acceptable_latency_ms', '60000'],
  ...['-soak_overall_timeout_seconds', '60'],
];

/** Runs one case; rejects unless the client saw what the case describes. */
export async function runGrpcGoClient(
  path: string,
  port: number,
  testCase: InteropCase,
  extraArgs: readonly string[] = [],
): Promise<void> {
  const target = ['-server_host', '127.0.0.1', '-server_port', `${port}`];
  const patience = testCase === 'rpc_soak' ? soakPatience : [];
  const attempts = testCase === racyCase ? racyAttempts : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      await runTool(path, [...target, ...extraArgs, ...patience, '-test_case', testCase]);
      return;
    } catch (error) {
      if (attempt === attempts || !String(error).includes('got error code 0, want 1')) throw error;
    }
  }
}
