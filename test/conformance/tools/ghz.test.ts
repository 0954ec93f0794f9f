import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../../support/skip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { ensureTool } from '../../support/tools.ts';
import { testServiceProto } from '../interop/messages.ts';
import { withInteropServer } from '../interop/serve.ts';
import { runTool } from '../run-tool.ts';
import { transportNames } from '../transports.ts';

const ghz = await ensureTool('ghz');
const protoPath = join(tempDir('p'), 'test.proto');
writeFileSync(protoPath, testServiceProto);

/** Enough for grpc-go to probe the bandwidth with many PINGs, which a server must not take for abuse. */
const callCount = 3_000;

function testWithGhz(what: string, method: string, request: object, options: readonly string[]): void {
  for (const transport of transportNames) {
    const name = `ghz against ${transport}: ${what}`;
    if ('reason' in ghz) skipTest(name, ghz.reason);
    else
      test(name, () =>
        withInteropServer(transport, async (port) => {
          const target = ['--insecure', '--proto', protoPath, '--call', `grpc.testing.TestService.${method}`];
          const load = ['--total', `${callCount}`, '--concurrency', '50', '--connections', '4', ...options];
          const args = [...target, ...load, '--data', JSON.stringify(request), '--format', 'json', `127.0.0.1:${port}`];
          const report = JSON.parse((await runTool(ghz.path, args, { timeoutMs: 60_000 })).stdout);
          assert.equal(report.statusCodeDistribution, { OK: callCount });
        }),
      );
  }
}

testWithGhz('unary calls without a deadline', 'UnaryCall', { responseSize: 100 }, ['--timeout', '0']);
testWithGhz('unary calls, each with its deadline', 'UnaryCall', { responseSize: 100 }, ['--timeout', '20s']);
testWithGhz('response streams', 'StreamingOutputCall', { responseParameters: [{ size: 10 }, { size: 20_000 }] }, []);
testWithGhz('streams both ways', 'FullDuplexCall', { responseParameters: [{ size: 10 }] }, []);

test.run();
