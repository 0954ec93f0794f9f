import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../../server/rpc/listen.ts';

/** A TCP proxy on loopback that holds what it forwards for a while, each way, without limiting how much. */
export async function slowLink(targetPort: number, delayMs: number) {
  const sockets = new Set<Socket>();
  const listener = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      // Either side may end it at any time.
      socket.setNoDelay(true).on('error', () => socket.destroy());
    }
    forward(near, far, delayMs);
    forward(far, near, delayMs);
  });
  const port = await listen(listener, { host: '127.0.0.1', port: 0 });
  const close = (): void => {
    listener.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port, close };
}

function forward(from: Socket, to: Socket, delayMs: number): void {
  from.on('data', (bytes) => setTimeout(() => to.write(bytes), delayMs));
  from.on('close', () => setTimeout(() => to.destroy(), delayMs));
}
