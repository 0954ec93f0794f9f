import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { etcdserverpb } from '#proto';
import { createRandom } from '../support/random.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up']);
});
test.after(() => scalectl.cleanUp());

async function firstNode(): Promise<{ host: string; port: number; rssBytes: number }> {
  const [node] = (await scalectl.status(0)).nodes;
  const [host, port] = node!.endpoint.split(':');
  return { host: host!, port: Number(port), rssBytes: node!.rssBytes! };
}

/** All three nodes still serve, and a write and a read go through. */
async function clusterGoesOn(key: string): Promise<void> {
  await scalectl.expect(0, ['kv', 'put', key, 'still here']);
  assert.match((await scalectl.expect(0, ['kv', 'get', key])).stdout, 'still here');
  await scalectl.status(0);
}

function ignoreErrors(socket: Socket): Socket {
  return socket.on('error', () => {});
}

test('a client that sends garbage is disconnected, and the cluster goes on', async () => {
  const random = createRandom(1);
  for (const first of ['', 'GET / HTTP/1.1\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']) {
    const socket = ignoreErrors(connect(await firstNode()));
    const closed = once(socket, 'close');
    socket.resume();
    socket.write(first);
    // The length of a frame is read from these bytes: high ones are refused at once, low ones when they turn out wrong.
    for (let i = 0; i < 64 && !socket.destroyed; i++) socket.write(random.bytes(1_000));
    await closed;
  }
  await clusterGoesOn('after-garbage');
});

test('a message of 100 MB is refused with RESOURCE_EXHAUSTED, before it is held in memory', async () => {
  const { host, port, rssBytes } = await firstNode();
  const client = new grpc.Client(`${host}:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_send_message_length': -1,
  });
  const request = Buffer.from(
    etcdserverpb.PutRequest.encode({ key: Buffer.from('big'), value: Buffer.alloc(100_000_000) }).finish(),
  );
  const code = await new Promise((resolve) => {
    const asIs = (bytes: Buffer) => bytes;
    client.makeUnaryRequest('/etcdserverpb.KV/Put', asIs, asIs, request, (error) => resolve(error?.code));
  });
  client.close();
  assert.is(code, grpc.status.RESOURCE_EXHAUSTED);
  await clusterGoesOn('after-big');
  assert.ok((await firstNode()).rssBytes - rssBytes < 50_000_000, 'it was not held in memory');
});

/** Passes on what a client sends for ever, and what comes back until it is told to stop. */
async function oneWayProxy(target: {
  host: string;
  port: number;
}): Promise<{ port: number; stop: () => void; close: () => void }> {
  const sockets: Socket[] = [];
  const upstreams: Socket[] = [];
  const server = createServer((client) => {
    const upstream = ignoreErrors(connect(target));
    sockets.push(ignoreErrors(client), upstream);
    upstreams.push(upstream);
    client.pipe(upstream);
    upstream.on('data', (chunk) => client.write(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      for (const upstream of upstreams) upstream.pause();
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

test('a client that asks for much and never reads holds bounded memory, and disturbs nobody', async () => {
  for (let i = 0; i < 8; i++) await scalectl.expect(0, ['kv', 'put', `large${i}`, 'x'.repeat(100_000)]);
  const node = await firstNode();
  const proxy = await oneWayProxy(node);
  const client = new grpc.Client(`127.0.0.1:${proxy.port}`, grpc.credentials.createInsecure());
  const prefix = { key: Buffer.from('large'), rangeEnd: Buffer.from('largf'), serializable: true };
  const range = Buffer.from(etcdserverpb.RangeRequest.encode(prefix).finish());
  const asIs = (bytes: Buffer) => bytes;
  const ask = () =>
    new Promise((resolve) => client.makeUnaryRequest('/etcdserverpb.KV/Range', asIs, asIs, range, resolve));
  await ask();
  proxy.stop();
  // 800 KB each, 800 MB in all.
  const answers = Array.from({ length: 1_000 }, ask);
  await clusterGoesOn('while-it-does-not-read');
  const grownBytes = (await firstNode()).rssBytes - node.rssBytes;
  client.close();
  proxy.close();
  await Promise.all(answers);
  assert.ok(grownBytes < 300_000_000, `grew by ${grownBytes} bytes`);
  await clusterGoesOn('after-it');
});

test.run();
