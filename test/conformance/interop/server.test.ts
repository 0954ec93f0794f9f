import { test } from 'uvu';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { transportNames } from '../transports.ts';
import { interopCases } from './cases.ts';
import { runGrpcGoClient } from './grpc-go-client.ts';
import { withInteropServer } from './serve.ts';

const client = await ensureTool('interop-client');

for (const transport of transportNames) {
  for (const testCase of interopCases) {
    const name = `gRPC interop, the client of grpc-go against ${transport}: ${testCase}`;
    if ('reason' in client) skipTest(name, client.reason);
    else test(name, () => withInteropServer(transport, (port) => runGrpcGoClient(client.path, port, testCase)));
  }
}

test.run();
