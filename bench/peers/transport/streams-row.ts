import type { Socket } from 'node:net';
import { type OwnServer, startOwnServer } from './child.ts';
import { openIdleStreams } from './idle-streams.ts';
import { residentBytes } from './process-usage.ts';
import type { OpenRow, Row } from './row.ts';

const connectionCount = 100;
const streamsPerConnection = 1000;
const streamCount = connectionCount * streamsPerConnection;

/** Memory of the wire server per stream that is open and idle; a fresh server each time. */
export const streamsRow: Row = {
  name: 'streams',
  async open(): Promise<OpenRow> {
    const load = '100,000 on 100 connections';
    return { trials: [{ load, subject: 'wire', run: measureStreams }], skipped: [], close: async () => {} };
  },
};

async function measureStreams(): Promise<{ bytesPerStream: number; residentBytesPerStream: number }> {
  const server = await startOwnServer('echoServer', ['--transport', 'wire']);
  const sockets: Socket[] = [];
  try {
    await openIdleStreams(server.port, 1).then((socket) => sockets.push(socket));
    const before = await memoryOf(server);
    for (let i = 0; i < connectionCount; i++) sockets.push(await openIdleStreams(server.port, streamsPerConnection));
    const after = await memoryOf(server);
    return {
      bytesPerStream: (after.heldBytes - before.heldBytes) / streamCount,
      residentBytesPerStream: (after.residentBytes - before.residentBytes) / streamCount,
    };
  } finally {
    for (const socket of sockets) socket.destroy();
    await server.stop();
  }
}

async function memoryOf(server: OwnServer) {
  const line = server.nextLine();
  server.child.kill('SIGUSR2');
  return { heldBytes: Number(await line), residentBytes: await residentBytes(server.pid) };
}
