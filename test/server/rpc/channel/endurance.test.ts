/** The channel over many calls: nothing is left behind by any of them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as grpc from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Channel } from '../../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../../server/rpc/channel/client-method.ts';
import { implement } from '../../../../server/rpc/service-definition.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { echo as echoDefinition, plainHandlers } from '../echo-service.ts';
import { callError, split, withGrpcServer } from './servers.ts';

const once = bytesMethod('unary', '/test.Echo/Once');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function settledHeapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test('100,000 calls one after the other leave no memory behind', async () => {
  const server = createWireServer({ interceptors: [], onUnexpectedError: () => {} });
  server.addService(implement(echoDefinition, plainHandlers));
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  const channel = new Channel({ addresses: [{ host: '127.0.0.1', port }] });
  const controller = new AbortController();
  const options = { timeoutMs: 60_000, signal: controller.signal };
  const request = Buffer.alloc(100, 'x');
  try {
    const run = async (count: number) => {
      for (let i = 0; i < count; i++) await channel.unary(once, request, options);
    };
    await run(20_000);
    const beforeBytes = settledHeapBytes();
    await run(100_000);
    const grownBytes = settledHeapBytes() - beforeBytes;
    // A leak of one small object per call would be 5 MB and more.
    assert.ok(grownBytes < 2e6, `the heap grew by ${grownBytes} bytes`);
  } finally {
    await channel.close();
    await server.shutdown(0);
  }
});

test('streams that are cancelled, expire or fail leave window and slots behind for others', () =>
  withGrpcServer(
    {
      Split: (call) => {
        call.write(Buffer.alloc(30_000));
        if (call.request.toString() === 'fail') call.emit('error', { code: grpc.status.ABORTED, details: 'no' });
      },
    },
    async (channel) => {
      for (let i = 0; i < 200; i++) {
        const cancelled = channel.serverStream(split, Buffer.of());
        await cancelled.next();
        cancelled.cancel();
        const expired = channel.serverStream(split, Buffer.of(), { timeoutMs: 1 });
        const failed = channel.serverStream(split, Buffer.from('fail'));
        const drain = async (stream: AsyncIterable<Buffer>) => {
          for await (const _ of stream);
        };
        await Promise.all([callError(drain(expired)), callError(drain(failed))]);
      }
      const last = channel.serverStream(split, Buffer.of(), { timeoutMs: 60_000 });
      assert.is((await last.next()).value?.length, 30_000);
      last.cancel();
    },
    {
      server: { 'grpc.max_concurrent_streams': 3 },
      channel: { connectionWindowBytes: 65_535, streamWindowBytes: 65_535 },
    },
  ));

test.run();
