import { test } from 'uvu';
import { Channel } from '../../../server/rpc/channel/channel.ts';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { withListening } from '../listening-process.ts';
import { transportNames } from '../transports.ts';
import { interopCases } from './cases.ts';
import { clientCases } from './client-cases.ts';
import { withInteropServer } from './serve.ts';

const server = await ensureTool('interop-server');

async function withChannel(port: number, body: (channel: Channel) => Promise<void>): Promise<void> {
  const channel = new Channel({ addresses: [{ host: '127.0.0.1', port }] });
  try {
    await body(channel);
  } finally {
    await channel.close();
  }
}

for (const testCase of interopCases) {
  const name = `gRPC interop, our channel against the server of grpc-go: ${testCase}`;
  if ('reason' in server) skipTest(name, server.reason);
  else
    test(name, () =>
      withListening({ path: server.path, argsFor: (port) => ['-port', `${port}`] }, (port) =>
        withChannel(port, clientCases[testCase]),
      ),
    );
}

for (const transport of transportNames) {
  for (const testCase of interopCases) {
    test(`gRPC interop, our channel against ${transport}: ${testCase}`, () =>
      withInteropServer(transport, (port) => withChannel(port, clientCases[testCase])));
  }
}

test.run();
