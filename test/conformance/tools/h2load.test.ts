import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../../support/skip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { ensureTool } from '../../support/tools.ts';
import { simpleRequest } from '../interop/messages.ts';
import { withInteropServer } from '../interop/serve.ts';
import { runTool } from '../run-tool.ts';
import { transportNames } from '../transports.ts';

const h2load = await ensureTool('h2load');
const callCount = 10_000;

/** The request as gRPC frames it, in a file: h2load sends the same bytes each time. */
function writeBody(): string {
  const message = simpleRequest.encode({ responseSize: 100 }).finish();
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  const path = join(tempDir('b'), 'body');
  writeFileSync(path, Buffer.concat([prefix, message]));
  return path;
}

for (const transport of transportNames) {
  for (const [connections, streams] of [
    [4, 25],
    [1, 1],
    [20, 10],
  ]) {
    const name = `h2load against ${transport}: ${connections} connections, ${streams} streams each`;
    if ('reason' in h2load) skipTest(name, h2load.reason);
    else
      test(name, () =>
        withInteropServer(transport, async (port) => {
          const load = ['-n', `${callCount}`, '-c', `${connections}`, '-m', `${streams}`, '-d', writeBody()];
          const headers = ['-H', 'content-type: application/grpc', '-H', 'te: trailers'];
          const url = `http://127.0.0.1:${port}/grpc.testing.TestService/UnaryCall`;
          const { stdout } = await runTool(h2load.path, [...load, ...headers, url]);
          assert.match(stdout, `${callCount} succeeded, 0 failed, 0 errored, 0 timeout`);
          assert.match(stdout, `status codes: ${callCount} 2xx`);
          // Each response has 100 bytes in a payload in a message (4 bytes of tags and lengths) behind a prefix of 5.
          assert.match(stdout, `${callCount * 109}) data`);
        }),
      );
  }
}

test.run();
