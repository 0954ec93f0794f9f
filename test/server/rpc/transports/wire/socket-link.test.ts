import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { test } from 'uvu';
import { type LinkedCore, SocketLink } from '../../../../../server/rpc/transports/wire/socket-link.ts';
import { collectGarbage } from '../../../../support/collect-garbage.ts';
import { waitFor } from '../../../../support/wait-for.ts';

function emptyCore(): LinkedCore {
  return { output: { length: 0 }, take: () => null, giveBack: () => {}, receive: () => {} };
}

/** A link that ends as soon as a client is there; resolves when its socket has closed, which nobody here keeps. */
async function endedLink(server: Server, lingerMs: number): Promise<WeakRef<SocketLink>> {
  const [socket] = (await once(server, 'connection')) as [Socket];
  const closed = once(socket, 'close');
  const listener = { onRead: () => {}, onWritten: () => {}, onClosed: () => {} };
  const link = new SocketLink(socket, emptyCore(), listener, lingerMs);
  link.end();
  await closed;
  return new WeakRef(link);
}

test('a connection that was ended and has closed is no longer held in memory for the time that it might have lingered', async () => {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ended = endedLink(server, 600_000);
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
  try {
    const held = await ended;
    await waitFor(
      () => {
        collectGarbage();
        return held.deref() === undefined;
      },
      { what: 'the link to be freed' },
    );
  } finally {
    client.destroy();
    server.close();
  }
});

test.run();
