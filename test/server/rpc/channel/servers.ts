/** Servers that others wrote, and sockets that misbehave, for tests of the channel. */
import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import * as assert from 'uvu/assert';
import { CallError } from '../../../../server/rpc/channel/call-error.ts';
import { Channel, type ChannelOptions } from '../../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../../server/rpc/channel/client-method.ts';

export const echo = bytesMethod('unary', '/t.Echo/Echo');
export const split = bytesMethod('serverStream', '/t.Echo/Split');
export const join = bytesMethod('clientStream', '/t.Echo/Join');
export const each = bytesMethod('bidi', '/t.Echo/Each');

export interface Handlers {
  readonly Echo?: grpc.handleUnaryCall<Buffer, Buffer>;
  readonly Split?: grpc.handleServerStreamingCall<Buffer, Buffer>;
  readonly Join?: grpc.handleClientStreamingCall<Buffer, Buffer>;
  readonly Each?: grpc.handleBidiStreamingCall<Buffer, Buffer>;
}

const plainHandlers: Required<Handlers> = {
  Echo: (call, reply) => reply(null, call.request),
  Split: (call) => {
    for (const word of call.request.toString().split(' ')) call.write(Buffer.from(word));
    call.end();
  },
  Join: (call, reply) => {
    const parts: Buffer[] = [];
    call.on('data', (part: Buffer) => parts.push(part));
    call.on('end', () => reply(null, Buffer.concat(parts)));
  },
  Each: (call) => {
    call.on('data', (message: Buffer) => call.write(message));
    call.on('end', () => call.end());
  },
};

const serviceDefinition = Object.fromEntries(
  [echo, split, join, each].map(({ kind, path }) => [
    path.slice(path.lastIndexOf('/') + 1),
    {
      path,
      requestStream: kind === 'clientStream' || kind === 'bidi',
      responseStream: kind === 'serverStream' || kind === 'bidi',
      requestSerialize: asIs,
      requestDeserialize: asIs,
      responseSerialize: asIs,
      responseDeserialize: asIs,
    },
  ]),
);

function asIs(bytes: Buffer): Buffer {
  return bytes;
}

/** A @grpc/grpc-js server with the echo service, and a channel to it. */
export async function withGrpcServer(
  handlers: Handlers,
  run: (channel: Channel, port: number, server: grpc.Server) => Promise<void>,
  {
    credentials = grpc.ServerCredentials.createInsecure(),
    channel: channelOptions = {},
    server: serverOptions = {},
  }: {
    readonly credentials?: grpc.ServerCredentials;
    readonly channel?: Partial<ChannelOptions>;
    readonly server?: grpc.ServerOptions;
  } = {},
): Promise<void> {
  const server = new grpc.Server(serverOptions);
  server.addService(serviceDefinition, { ...plainHandlers, ...handlers });
  const port = await bind(server, credentials);
  const channel = channelTo(port, channelOptions);
  try {
    await run(channel, port, server);
  } finally {
    await channel.close();
    server.forceShutdown();
  }
}

export function bind(server: grpc.Server, credentials: grpc.ServerCredentials, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
}

export function echoServer(): grpc.Server {
  const server = new grpc.Server();
  server.addService(serviceDefinition, { ...plainHandlers });
  return server;
}

/** Fast to come back, so that tests of failures are short. */
export function channelTo(port: number, options: Partial<ChannelOptions> = {}): Channel {
  return new Channel({
    addresses: [{ host: '127.0.0.1', port }],
    backoff: { firstDelayMs: 10, maxDelayMs: 50, multiplier: 1.6, jitter: 0.2 },
    ...options,
  });
}

/** A node:http2 server that does what the test wants with each request. */
export async function withHttp2Server(
  onStream: (stream: ServerHttp2Stream, session: ServerHttp2Session, headers: Record<string, unknown>) => void,
  run: (channel: Channel, port: number) => Promise<void>,
  options: Partial<ChannelOptions> & { readonly maxConcurrentStreams?: number } = {},
): Promise<void> {
  const sessions = new Set<ServerHttp2Session>();
  const { maxConcurrentStreams, ...channelOptions } = options;
  const server = createServer(maxConcurrentStreams === undefined ? {} : { settings: { maxConcurrentStreams } });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => {});
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    onStream(stream, stream.session as ServerHttp2Session, headers);
  });
  const cleanUp = (): void => {
    for (const session of sessions) session.destroy();
  };
  await runOn(server, run, cleanUp, channelOptions);
}

/** A bare TCP server. */
export async function withTcpServer(
  onSocket: (socket: Socket) => void,
  run: (channel: Channel, port: number) => Promise<void>,
  options: Partial<ChannelOptions> = {},
): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  const cleanUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  await runOn(server, run, cleanUp, options);
}

async function runOn(
  server: Server,
  run: (channel: Channel, port: number) => Promise<void>,
  cleanUp: () => void,
  options: Partial<ChannelOptions>,
): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const channel = channelTo(port, options);
  try {
    await run(channel, port);
  } finally {
    await channel.close();
    cleanUp();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Answers a request of node:http2 with one message (or none) and a status. */
export function answer(stream: ServerHttp2Stream, message: Buffer | null, trailers: Record<string, string> = {}): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0', ...trailers }));
  if (message !== null) stream.write(framed(message));
  stream.end();
}

export function framed(message: Uint8Array, flag = 0): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = flag;
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** The error that a call fails with. */
export async function callError(attempt: Promise<unknown>): Promise<CallError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.instance(error, CallError);
  return error as CallError;
}
