import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { grpc } from '#proto';
import { Connections } from '../../../bench/load/connections.ts';
import type { Endpoint } from '../../../bench/load/plan.ts';
import type { RpcServer } from '../../../server/rpc/rpc-server.ts';
import { implement, unary } from '../../../server/rpc/service-definition.ts';
import { healthService } from '../../../server/rpc/services/health.ts';
import { createWireServer } from '../../../server/rpc/transports/wire.ts';
import { waitFor } from '../../support/wait-for.ts';

const settings = Buffer.from('000000040000000000', 'hex');
/** Last stream 0, NO_ERROR. */
const goAway = Buffer.from('0000080700000000000000000000000000', 'hex');

test('a connection that ends in the read that opened it is tried again', async () => {
  const greetings = [Buffer.concat([settings, goAway]), settings];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write(greetings[sockets.length - 1] ?? settings);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connections = new Connections({
    endpoints: [{ host: '127.0.0.1', port }],
    perNode: 1,
    methods: ['/t.Echo/Echo'],
    timeoutMs: 1000,
    random: () => 0.5,
    onDone: () => {},
  });
  try {
    assert.is(await connections.open(), 0, 'a connection that is over is not up');
    const isUp = () => {
      connections.maintain(performance.now());
      return connections.anyUp;
    };
    await waitFor(isUp, { what: 'a second connection' });
    assert.is(sockets.length, 2);
  } finally {
    connections.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

const { HealthCheckRequest, HealthCheckResponse } = grpc.health.v1;
const echoPath = '/t.Echo/Echo';

/** A node that counts its calls, and says of itself what the test decides. */
class Node {
  isServing = true;
  callCount = 0;
  server: RpcServer | null = null;
  endpoint: Endpoint = { host: '127.0.0.1', port: 0 };

  async start(): Promise<void> {
    const server = createWireServer({ interceptors: [], onUnexpectedError: () => assert.unreachable() });
    server.addService(healthService({ services: new Map([['', () => this.isServing]]) }));
    server.addService(
      implement(
        { name: 't.Echo', methods: { echo: unary(echoPath, HealthCheckRequest, HealthCheckResponse) } },
        {
          echo: () => {
            this.callCount++;
            return HealthCheckResponse.create();
          },
        },
      ),
    );
    this.server = server;
    this.endpoint = { host: '127.0.0.1', port: await server.start(this.endpoint) };
  }
}

function connectionsTo(nodes: readonly Node[], onDone: () => void): Connections {
  const endpoints = nodes.map(({ endpoint }) => endpoint);
  return new Connections({
    ...{ endpoints, perNode: 1, methods: [echoPath], timeoutMs: 1000, random: () => 0.5 },
    onDone,
  });
}

test('a node that says it does not serve gets calls once it does; alone it gets them all the same', async () => {
  const [first, second] = [new Node(), new Node()];
  second.isServing = false;
  for (const node of [first, second]) await node.start();
  let done = 0;
  const connections = connectionsTo([first, second], () => done++);
  const offer = async (count: number) => {
    const goal = done + count;
    for (let i = 0; i < count; i++) assert.is(connections.send(i, 0, new Uint8Array()), 'sent');
    connections.flush();
    await waitFor(() => done === goal, { what: 'all answers' });
  };
  try {
    assert.is(await connections.open(), 2);
    await waitFor(() => connections.servingCount === 1, { what: 'the health of the first' });
    await offer(10);
    assert.equal([first.callCount, second.callCount], [10, 0]);
    second.isServing = true;
    const isServing = () => {
      connections.maintain(performance.now());
      return connections.servingCount === 2;
    };
    await waitFor(isServing, { what: 'the second to serve' });
    await offer(10);
    assert.equal([first.callCount, second.callCount], [15, 5]);
    connections.leave(first.endpoint);
    second.isServing = false;
    await offer(10);
    assert.is(second.callCount, 15);
  } finally {
    connections.close();
    for (const { server } of [first, second]) await server?.shutdown(0);
  }
});

test('a node that comes back gets a tenth of its share at first', async () => {
  const [first, second] = [new Node(), new Node()];
  for (const node of [first, second]) await node.start();
  let done = 0;
  const connections = connectionsTo([first, second], () => done++);
  const serve = async (count: number) => {
    const areServing = () => {
      connections.maintain(performance.now());
      return connections.servingCount === count;
    };
    await waitFor(areServing, { what: `${count} nodes that serve` });
  };
  try {
    await connections.open();
    await serve(2);
    await second.server!.shutdown(0);
    await serve(1);
    await second.start();
    await serve(2);
    for (let i = 0; i < 100; i++) connections.send(i, 0, new Uint8Array());
    connections.flush();
    await waitFor(() => done === 100, { what: 'all answers' });
    assert.ok(second.callCount > 0 && second.callCount < 20, `${second.callCount} of 100`);
  } finally {
    connections.close();
    for (const { server } of [first, second]) await server?.shutdown(0);
  }
});

test.run();
