import { setTimeout as sleep } from 'node:timers/promises';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { CliError } from '../../../cli/errors.ts';
import { KvClient } from '../../../cli/kv/kv-client.ts';
import { protoDir } from '../../../proto/paths.ts';

const clock = { nowMs: () => performance.now(), wallTimeMs: () => Date.now(), sleep: (ms: number) => sleep(ms) };

/** A node that takes puts as it is told. */
async function startNode(put: grpc.handleUnaryCall<unknown, unknown>): Promise<{ server: grpc.Server; port: number }> {
  const definition = loadSync('etcd/rpc.proto', { includeDirs: [protoDir] });
  const server = new grpc.Server();
  server.addService(definition['etcdserverpb.KV'] as grpc.ServiceDefinition, { Put: put });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { server, port };
}

test('who gives up says what a node told last, not that the timeout cut the last attempt short', async () => {
  let puts = 0;
  const { server, port } = await startNode((_call, answer) => {
    // Later ones get no answer.
    if (puts++ === 0) answer({ code: grpc.status.RESOURCE_EXHAUSTED, details: 'there is no room' });
  });
  const client = await KvClient.connect({ endpoints: [`127.0.0.1:${port}`], cluster: null, timeoutMs: 1_000, clock });
  try {
    const failure = await client.put({ key: Buffer.from('k') }).then(
      () => null,
      (error: CliError) => error,
    );
    assert.match(failure!.message, 'RESOURCE_EXHAUSTED: there is no room');
  } finally {
    client.close();
    server.forceShutdown();
  }
});

test.run();
