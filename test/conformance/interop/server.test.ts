import { test } from 'uvu';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { runTool } from '../run-tool.ts';
import { transportNames } from '../transports.ts';
import { interopCases } from './cases.ts';
import { withInteropServer } from './serve.ts';

const client = await ensureTool('interop-client');

for (const transport of transportNames) {
  for (const testCase of interopCases) {
    const name = `gRPC interop, the client of grpc-go against ${transport}: ${testCase}`;
    if ('reason' in client) skipTest(name, client.reason);
    else
      test(name, () =>
        withInteropServer(transport, async (port) => {
          // Exit code 0 means that it saw what the case describes.
          await runTool(client.path, ['-server_host', '127.0.0.1', '-server_port', `${port}`, '-test_case', testCase]);
        }),
      );
  }
}

test.run();
