import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export interface Forwarder {
  readonly endpoint: string;
  /** Whether these words of a client are in the socket of the target, whether it runs or not. */
  hasDelivered(words: string): boolean;
}

/** Stands in front of a node of this machine and passes on everything, until the test process ends. */
export async function forwardTo(target: { readonly host: string; readonly port: number }): Promise<Forwarder> {
  let delivered = Buffer.alloc(0);
  const server = createServer((client) => {
    const upstream = connect(target);
    const bothEnd = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', bothEnd).on('close', bothEnd).unref();
    // What the kernel has taken of a loopback connection is at the other end.
    client.on('data', (chunk: Buffer) =>
      upstream.write(chunk, (error) => {
        if (!error) delivered = Buffer.concat([delivered, chunk]);
      }),
    );
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  return { endpoint: `127.0.0.1:${port}`, hasDelivered: (words) => delivered.includes(words) };
}
