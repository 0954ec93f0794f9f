import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Connections } from '../../../bench/load/connections.ts';
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

test.run();
