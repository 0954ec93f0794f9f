import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Connection } from '../../../proto/wire/connection.ts';
import { defaultLimits } from '../../../proto/wire/limits.ts';
import { Stream } from '../../../proto/wire/stream.ts';
import { defaultWindows } from '../../../proto/wire/window-growth.ts';
import { requestHeaders } from '../../load/request-headers.ts';
import { echoPath } from './echo-service.ts';

const host = '127.0.0.1';
const timeoutMs = 600_000;

/** Opens calls on one connection whose requests never come, as far as headers: what is left is what a stream costs. */
export async function openIdleStreams(port: number, streamCount: number): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  const core = new Connection<Stream>(
    { role: 'client', limits: defaultLimits, ...defaultWindows, maxPeerStreams: 0 },
    silentEvents(),
  );
  const flush = (): void => {
    for (let bytes = core.take(); bytes !== null; bytes = core.take()) socket.write(bytes);
  };
  socket.on('data', (bytes: Buffer) => {
    core.receive(bytes, performance.now());
    flush();
  });
  flush();
  while (!core.isIntroduced) await once(socket, 'data');
  const headers = requestHeaders(echoPath, { host, port, timeoutMs });
  for (let i = 0; i < streamCount; i++) core.open(new Stream(), headers, false);
  const answered = acknowledged(socket, core);
  flush();
  await answered;
  return socket;
}

/** The server has read everything once it has answered a PING behind it. */
async function acknowledged(socket: Socket, core: Connection<Stream>): Promise<void> {
  core.ping(Buffer.alloc(8));
  await once(socket, 'data');
}

function silentEvents() {
  const unexpected = (what: string) => (): never => {
    throw new Error(`an idle stream saw ${what}`);
  };
  return {
    createStream: unexpected('a stream of the server'),
    onHeaders: unexpected('an answer'),
    onData: unexpected('data'),
    onTrailers: unexpected('trailers'),
    onReset: unexpected('a reset'),
    onWritable: () => {},
    onSettings: () => {},
    onGoAway: unexpected('GOAWAY'),
    onPingAck: () => {},
    onConnectionError: unexpected('an error'),
  };
}
