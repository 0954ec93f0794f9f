import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

const frameHeaderLength = 9;
const headersFrame = 1;

/**
 * Stands in front of a gRPC server and breaks the connection when the first answer comes back: the request was carried
 * out, and the client cannot know. Returns the server and how often it has done that.
 */
export async function eatAnswers(target: {
  host: string;
  port: number;
}): Promise<{ server: Server; eaten: () => number }> {
  let eaten = 0;
  const server = createServer((client) => {
    const upstream = connect(target);
    const bothEnd = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', bothEnd).on('close', bothEnd);
    client.pipe(upstream);
    let pending = Buffer.alloc(0);
    upstream.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      for (let frame = takeFrame(); frame !== null; frame = takeFrame()) {
        if (frame[3] === headersFrame) {
          eaten += 1;
          bothEnd();
          return;
        }
        client.write(frame);
      }
    });
    const takeFrame = (): Buffer | null => {
      if (pending.length < frameHeaderLength) return null;
      const length = frameHeaderLength + pending.readUIntBE(0, 3);
      if (pending.length < length) return null;
      const frame = pending.subarray(0, length);
      pending = pending.subarray(length);
      return frame;
    };
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, eaten: () => eaten };
}
