import { createServer } from 'node:net';
import { listen } from '../../../server/rpc/listen.ts';

// The process that shows what node:net moves without any protocol: 64 KiB at a time, as fast as they are taken. Prints its
// port.

const chunk = Buffer.alloc(65_536, 'v');

const server = createServer((socket) => {
  const pour = (): void => {
    while (socket.write(chunk));
  };
  socket.on('drain', pour).on('error', () => socket.destroy());
  pour();
});
const port = await listen(server, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${port}\n`);
