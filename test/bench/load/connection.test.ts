/** The load generator's connection against servers that others wrote: @grpc/grpc-js, node:http2, and bare sockets. */
import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type CallOutcome,
  type CallSink,
  LoadConnection,
  LoadConnectionError,
  type LoadConnectionOptions,
} from '../../../bench/load/connection.ts';
import { StatusCode } from '../../../proto/wire/grpc/status.ts';
import { waitFor } from '../../support/wait-for.ts';

interface Done {
  readonly callId: number;
  readonly status: number;
  readonly message: Buffer | null;
  readonly outcome: CallOutcome;
}

/** Keeps what it is told. */
class Collector implements CallSink {
  readonly done: Done[] = [];
  closed: LoadConnectionError | null | undefined;

  onDone(callId: number, status: number, message: Uint8Array | null, outcome: CallOutcome): void {
    assert.is(this.closed, undefined, 'no call ends after the connection');
    this.done.push({ callId, status, message: message && Buffer.from(message), outcome });
  }

  onClose(error: LoadConnectionError | null): void {
    assert.is(this.closed, undefined, 'a connection ends once');
    this.closed = error;
  }

  wait(count: number): Promise<true> {
    return waitFor(() => this.done.length >= count, {
      what: `${count} calls to end`,
      intervalMs: 2,
    });
  }

  async waitClosed(): Promise<LoadConnectionError | null> {
    await waitFor(() => this.closed !== undefined, { what: 'the connection to end', intervalMs: 2 });
    return this.closed!;
  }
}

interface Connected {
  readonly connection: LoadConnection;
  readonly sink: Collector;
}

async function connect(port: number, options: Partial<LoadConnectionOptions> = {}): Promise<Connected> {
  const sink = new Collector();
  const connection = await LoadConnection.connect(
    {
      host: '127.0.0.1',
      port,
      methods: ['/t.Echo/Echo', '/t.Echo/Fail'],
      connectTimeoutMs: 5000,
      timeoutMs: 5000,
      ...options,
    },
    sink,
  );
  return { connection, sink };
}

type Handler = grpc.handleUnaryCall<Buffer, Buffer>;

/** A real grpc-js server; messages are bytes as they are. */
async function withGrpcServer(
  handlers: { readonly echo?: Handler; readonly fail?: Handler },
  run: (port: number, server: grpc.Server) => Promise<void>,
  options: grpc.ServerOptions = {},
): Promise<void> {
  const server = new grpc.Server(options);
  const echo: Handler = handlers.echo ?? ((call, reply) => reply(null, call.request));
  const fail: Handler = handlers.fail ?? ((_call, reply) => reply({ code: grpc.status.ABORTED, details: 'no' }));
  server.addService(
    { Echo: bytesMethod('/t.Echo/Echo'), Fail: bytesMethod('/t.Echo/Fail') },
    { Echo: echo, Fail: fail },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  try {
    await run(port, server);
  } finally {
    server.forceShutdown();
  }
}

function bytesMethod(path: string): grpc.MethodDefinition<Buffer, Buffer> {
  const same = (bytes: Buffer): Buffer => bytes;
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}

/** A node:http2 server that does what the test wants with each request. */
async function withHttp2Server(
  onStream: (stream: ServerHttp2Stream, session: ServerHttp2Session) => void,
  run: (port: number) => Promise<void>,
): Promise<void> {
  const sessions = new Set<ServerHttp2Session>();
  const server = createServer();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => {});
  });
  server.on('stream', (stream) => {
    stream.on('error', () => {});
    stream.resume();
    onStream(stream, stream.session as ServerHttp2Session);
  });
  await runOn(server, run, () => {
    for (const session of sessions) session.destroy();
  });
}

async function withTcpServer(onSocket: (socket: Socket) => void, run: (port: number) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  await runOn(server, run, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function runOn(server: Server, run: (port: number) => Promise<void>, cleanUp: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    await run((server.address() as AddressInfo).port);
  } finally {
    cleanUp();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function refuses(attempt: Promise<unknown>): Promise<LoadConnectionError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.instance(error, LoadConnectionError);
  return error as LoadConnectionError;
}

test('many unary calls on one connection: every one is answered once, with its own response', async () => {
  await withGrpcServer({}, async (port) => {
    const { connection, sink } = await connect(port);
    for (let id = 0; id < 2000; id++) {
      if (!connection.send(id, 0, Buffer.from(`message ${id}`))) {
        connection.flush();
        await sink.wait(id);
        assert.ok(connection.send(id, 0, Buffer.from(`message ${id}`)));
      }
      if (id % 50 === 0) connection.flush();
    }
    connection.flush();
    await sink.wait(2000);
    assert.is(connection.inFlight, 0);
    const byId = new Map(sink.done.map((done) => [done.callId, done]));
    for (let id = 0; id < 2000; id++) {
      const { status, message, outcome } = byId.get(id)!;
      assert.equal([status, message?.toString(), outcome], [0, `message ${id}`, 'answered']);
    }
    connection.close();
    assert.is(await sink.waitClosed(), null);
  });
});

test('an error status of the server is an answer', async () => {
  await withGrpcServer({}, async (port) => {
    const { connection, sink } = await connect(port, { methods: ['/t.Echo/Fail', '/t.Echo/Missing'] });
    connection.send(1, 0, Buffer.alloc(0));
    connection.send(2, 1, Buffer.alloc(0));
    connection.flush();
    await sink.wait(2);
    assert.equal(results(sink), [
      [1, StatusCode.ABORTED, 'answered'],
      [2, StatusCode.UNIMPLEMENTED, 'answered'],
    ]);
    connection.close();
  });
});

test('metadata and deadline reach the server', async () => {
  let seen: { metadata: grpc.Metadata; deadlineMs: number } | undefined;
  const echo: Handler = (call, reply) => {
    seen = { metadata: call.metadata, deadlineMs: Number(call.getDeadline()) - Date.now() };
    reply(null, call.request);
  };
  await withGrpcServer({ echo }, async (port) => {
    const metadata = [
      { key: 'x-tenant', value: 'a' },
      { key: 'trace-bin', value: Buffer.from([1, 2, 255]) },
    ];
    const { connection, sink } = await connect(port, { metadata });
    for (const id of [1, 2, 3]) connection.send(id, 0, Buffer.from('x'));
    connection.flush();
    await sink.wait(3);
    assert.equal(seen?.metadata.get('x-tenant'), ['a']);
    assert.equal(seen?.metadata.get('trace-bin'), [Buffer.from([1, 2, 255])]);
    assert.ok(seen!.deadlineMs > 1000 && seen!.deadlineMs <= 5000, `${seen!.deadlineMs} ms`);
    connection.close();
  });
});

test('messages larger than every window pass both ways, beside small ones', async () => {
  await withGrpcServer(
    {},
    async (port) => {
      const { connection, sink } = await connect(port, { maxMessageBytes: 16 * 1024 * 1024 });
      const large = Buffer.alloc(5 * 1024 * 1024, 'large');
      connection.send(1, 0, Buffer.from('small'));
      connection.send(2, 0, large);
      connection.flush();
      assert.not(connection.send(3, 0, Buffer.from('later')), 'too much is unwritten');
      await sink.wait(2);
      assert.is(sink.done[0]!.message!.toString(), 'small');
      assert.ok(sink.done[1]!.message!.equals(large));
      assert.ok(connection.send(3, 0, Buffer.from('later')));
      connection.close();
    },
    { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 },
  );
});

test('a response above the limit is RESOURCE_EXHAUSTED, and the connection goes on', async () => {
  await withGrpcServer({}, async (port) => {
    const { connection, sink } = await connect(port, { maxMessageBytes: 1000 });
    connection.send(1, 0, Buffer.alloc(100_000));
    connection.send(2, 0, Buffer.alloc(1000));
    connection.flush();
    await sink.wait(2);
    assert.equal(results(sink), [
      [1, StatusCode.RESOURCE_EXHAUSTED, 'answered'],
      [2, StatusCode.OK, 'answered'],
    ]);
    connection.close();
  });
});

test('a call that is not answered in time ends as DEADLINE_EXCEEDED, unknown, and the server sees it cancelled', async () => {
  let cancelled = false;
  const echo: Handler = (call) => {
    call.on('cancelled', () => {
      cancelled = true;
    });
  };
  await withGrpcServer({ echo }, async (port) => {
    const { connection, sink } = await connect(port, { timeoutMs: 60_000 });
    connection.expire(performance.now());
    connection.send(1, 0, Buffer.from('x'));
    connection.flush();
    connection.expire(performance.now() + 59_000);
    assert.is(sink.done.length, 0);
    connection.expire(performance.now() + 61_000);
    assert.equal(sink.done, [{ callId: 1, status: StatusCode.DEADLINE_EXCEEDED, message: null, outcome: 'unknown' }]);
    connection.flush();
    await waitFor(() => cancelled, { what: 'the server to see the cancellation' });
    connection.send(2, 1, Buffer.from('x'));
    connection.flush();
    await sink.wait(2);
    assert.is(sink.done[1]!.status, StatusCode.ABORTED);
    connection.close();
  });
});

test('a graceful shutdown of the server: the call in flight is answered, then the connection ends in order', async () => {
  let release = (): void => {};
  const echo: Handler = (call, reply) => {
    release = () => reply(null, call.request);
  };
  await withGrpcServer({ echo }, async (port, server) => {
    const { connection, sink } = await connect(port);
    connection.send(1, 0, Buffer.from('last'));
    connection.flush();
    await waitFor(() => release.toString().includes('reply'), { what: 'the call to arrive' });
    server.tryShutdown(() => {});
    await waitFor(() => !connection.usable, { what: 'GOAWAY' });
    assert.not(connection.send(2, 0, Buffer.from('late')));
    release();
    await sink.wait(1);
    assert.is(sink.done[0]!.outcome, 'answered');
    assert.is(await sink.waitClosed(), null);
  });
});

test('the slots of the server bound the calls in flight', async () => {
  await withGrpcServer(
    {},
    async (port) => {
      const { connection, sink } = await connect(port);
      const sent = Array.from({ length: 10 }, (_, id) => connection.send(id, 0, Buffer.from('x')));
      assert.is(sent.filter(Boolean).length, 4);
      assert.is(connection.inFlight, 4);
      connection.flush();
      await sink.wait(4);
      assert.ok(connection.send(10, 0, Buffer.from('x')));
      connection.close();
    },
    { 'grpc.max_concurrent_streams': 4 },
  );
});

test('close ends the calls in flight as UNAVAILABLE, before the connection', async () => {
  await withGrpcServer({ echo: () => {} }, async (port) => {
    const { connection, sink } = await connect(port);
    connection.send(1, 0, Buffer.from('x'));
    connection.flush();
    connection.send(2, 0, Buffer.from('x'));
    connection.close();
    assert.equal(results(sink), [
      [1, StatusCode.UNAVAILABLE, 'unknown'],
      [2, StatusCode.UNAVAILABLE, 'unknown'],
    ]);
    assert.is(sink.closed, null);
    assert.not(connection.usable);
    assert.not(connection.send(3, 0, Buffer.from('x')));
  });
});

/** What each call came to, in the order of the calls. */
function results(sink: Collector): unknown[] {
  return sink.done.map(({ callId, status, outcome }) => [callId, status, outcome]).sort();
}

/** One call to a node:http2 server that answers as the test says. */
async function callOnce(onStream: (stream: ServerHttp2Stream) => void): Promise<Done> {
  let done: Done | undefined;
  await withHttp2Server(onStream, async (port) => {
    const { connection, sink } = await connect(port);
    connection.send(1, 0, Buffer.from('x'));
    connection.flush();
    await sink.wait(1);
    done = sink.done[0];
    connection.close();
  });
  return done!;
}

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc+proto' };

function framed(text: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 0, text.length]), Buffer.from(text)]);
}

/** Answers with the pieces of a body, then trailers. */
function answer(stream: ServerHttp2Stream, pieces: readonly Buffer[], trailers: Record<string, string>): void {
  stream.respond(grpcHeaders, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  for (const piece of pieces) stream.write(piece);
  stream.end();
}

const odd: readonly [string, (stream: ServerHttp2Stream) => void, number, CallOutcome][] = [
  ['a message in pieces', (stream) => answer(stream, pieces('hello'), { 'grpc-status': '0' }), 0, 'answered'],
  [
    'an interim response first',
    (stream) => {
      stream.additionalHeaders({ ':status': 103 });
      answer(stream, [framed('x')], { 'grpc-status': '0' });
    },
    0,
    'answered',
  ],
  [
    'Trailers-Only',
    (stream) => stream.respond({ ...grpcHeaders, 'grpc-status': '5' }, { endStream: true }),
    5,
    'answered',
  ],
  [
    'an error that has no effect',
    (stream) => answer(stream, [], { 'grpc-status': '14', 'scalectl-outcome': 'none' }),
    14,
    'refused',
  ],
  [
    'an error that may have taken effect',
    (stream) =>
      stream.respond({ ...grpcHeaders, 'grpc-status': '8', 'scalectl-outcome': 'unknown' }, { endStream: true }),
    8,
    'unknown',
  ],
  [
    'an outcome that nobody knows',
    (stream) => answer(stream, [], { 'grpc-status': '14', 'scalectl-outcome': 'some' }),
    14,
    'answered',
  ],
  ['a status in headers that are not the end', (stream) => falseStart(stream), 9, 'answered'],
  ['no message', (stream) => answer(stream, [], { 'grpc-status': '0' }), StatusCode.UNIMPLEMENTED, 'answered'],
  [
    'two messages',
    (stream) => answer(stream, [framed('a'), framed('b')], { 'grpc-status': '0' }),
    StatusCode.UNIMPLEMENTED,
    'answered',
  ],
  ['half a message', (stream) => answer(stream, [framed('a').subarray(0, 5)], { 'grpc-status': '0' }), 13, 'answered'],
  [
    'a compressed message',
    (stream) => answer(stream, [Buffer.from([1, 0, 0, 0, 0])], { 'grpc-status': '0' }),
    13,
    'answered',
  ],
  ['no status at all', (stream) => answer(stream, [framed('a')], {}), StatusCode.UNKNOWN, 'answered'],
  ['a status that is no number', (stream) => answer(stream, [framed('a')], { 'grpc-status': 'x' }), 2, 'answered'],
  ['503 of a proxy', (stream) => htmlPage(stream, 503), StatusCode.UNAVAILABLE, 'answered'],
  ['a web page', (stream) => htmlPage(stream, 200), StatusCode.UNKNOWN, 'answered'],
  ['REFUSED_STREAM', (stream) => stream.close(7), StatusCode.UNAVAILABLE, 'not-sent'],
  ['INTERNAL_ERROR', (stream) => stream.close(2), StatusCode.INTERNAL, 'unknown'],
  ['CANCEL', (stream) => stream.close(8), StatusCode.CANCELLED, 'unknown'],
  ['ENHANCE_YOUR_CALM', (stream) => stream.close(11), StatusCode.RESOURCE_EXHAUSTED, 'unknown'],
];

function pieces(text: string): Buffer[] {
  return [...framed(text)].map((byte) => Buffer.from([byte]));
}

function falseStart(stream: ServerHttp2Stream): void {
  stream.respond({ ...grpcHeaders, 'grpc-status': '0' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '9' }));
  stream.end(framed('x'));
}

function htmlPage(stream: ServerHttp2Stream, status: number): void {
  stream.respond({ ':status': status, 'content-type': 'text/html' });
  stream.end('<p>hello');
}

for (const [title, onStream, status, outcome] of odd) {
  test(`a server that answers with ${title}: status ${status}, ${outcome}`, async () => {
    const done = await callOnce(onStream);
    assert.equal([done.status, done.outcome], [status, outcome]);
    if (title === 'a message in pieces') assert.is(done.message?.toString(), 'hello');
  });
}

test('GOAWAY: calls above the last id were not sent, the others are answered, then the connection ends', async () => {
  const onStream = (stream: ServerHttp2Stream, session: ServerHttp2Session): void => {
    if (stream.id !== 5) return;
    session.goaway(0, 1);
    const first = waiting.shift()!;
    answer(first, [framed('x')], { 'grpc-status': '0' });
  };
  const waiting: ServerHttp2Stream[] = [];
  const keepFirst = (stream: ServerHttp2Stream, session: ServerHttp2Session): void => {
    if (stream.id === 1) waiting.push(stream);
    onStream(stream, session);
  };
  await withHttp2Server(keepFirst, async (port) => {
    const { connection, sink } = await connect(port);
    for (const id of [1, 2, 3]) connection.send(id, 0, Buffer.from('x'));
    connection.flush();
    assert.is(await sink.waitClosed(), null);
    assert.equal(results(sink), [
      [1, StatusCode.OK, 'answered'],
      [2, StatusCode.UNAVAILABLE, 'not-sent'],
      [3, StatusCode.UNAVAILABLE, 'not-sent'],
    ]);
  });
});

test('GOAWAY with an error ends the connection with that error', async () => {
  const scold = (stream: ServerHttp2Stream, session: ServerHttp2Session): void => {
    session.goaway(11, 0, Buffer.from('too_many_pings'));
    stream.close(8);
  };
  await withHttp2Server(scold, async (port) => {
    const { connection, sink } = await connect(port);
    connection.send(1, 0, Buffer.from('x'));
    connection.flush();
    const error = await sink.waitClosed();
    assert.is(error?.code, 'going-away');
    assert.match(error!.message, /ENHANCE_YOUR_CALM, too_many_pings/);
  });
});

const emptySettings = Buffer.from('000000040000000000', 'hex');

test('a connection that breaks: written calls are unknown, others were not sent', async () => {
  const greetThenBreak = (socket: Socket): void => {
    socket.once('data', () => {
      socket.write(emptySettings);
      socket.once('data', () => socket.destroy());
    });
  };
  await withTcpServer(greetThenBreak, async (port) => {
    const { connection, sink } = await connect(port);
    connection.send(1, 0, Buffer.from('x'));
    connection.flush();
    connection.send(2, 0, Buffer.from('x'));
    assert.is((await sink.waitClosed())?.code, 'lost');
    assert.equal(results(sink), [
      [1, StatusCode.UNAVAILABLE, 'unknown'],
      [2, StatusCode.UNAVAILABLE, 'not-sent'],
    ]);
  });
});

test('a server that breaks the protocol: the connection ends with the reason', async () => {
  const greetThenLie = (socket: Socket): void => {
    socket.once('data', () => socket.write(Buffer.concat([emptySettings, Buffer.from('000000000000000001', 'hex')])));
  };
  await withTcpServer(greetThenLie, async (port) => {
    const { sink } = await connect(port);
    const error = await sink.waitClosed();
    assert.is(error?.code, 'protocol');
    assert.match(error!.message, /DATA on a stream that was never opened \(PROTOCOL_ERROR\)/);
  });
});

test('a server that never reads: send refuses, and memory stays bounded', async () => {
  const greetThenSleep = (socket: Socket): void => {
    socket.once('data', () => {
      socket.pause();
      // Streams and windows without limit, so that nothing but the socket holds the sender back.
      socket.write(
        Buffer.concat([
          settingsFrame('00047fffffff'),
          Buffer.from('000004080000000000 7fff0000'.replace(' ', ''), 'hex'),
        ]),
      );
    });
  };
  await withTcpServer(greetThenSleep, async (port) => {
    const { connection, sink } = await connect(port);
    const request = Buffer.alloc(10_000);
    let sent = 0;
    while (connection.send(sent, 0, request)) {
      sent++;
      connection.flush();
      assert.ok(sent < 10_000, 'send never refuses');
    }
    connection.flush();
    assert.not(connection.send(sent, 0, request));
    connection.close();
    assert.is(sink.done.length, sent);
  });
});

function settingsFrame(entryHex: string): Buffer {
  return Buffer.from(`000006040000000000${entryHex}`, 'hex');
}

test('pings of the server are answered within milliseconds, also when nothing is sent', async () => {
  let answered = false;
  await withHttp2Server(
    (_stream, session) => {
      session.ping(() => {
        answered = true;
      });
    },
    async (port) => {
      const { connection } = await connect(port);
      connection.send(1, 0, Buffer.from('x'));
      connection.flush();
      await waitFor(() => answered, { what: 'the answer to the ping', intervalMs: 2 });
      connection.close();
    },
  );
});

test('a port where nobody listens, a server that is silent, and one that speaks HTTP/1.1 are refused with a sentence', async () => {
  let freePort = 0;
  await withTcpServer(
    () => {},
    async (port) => {
      freePort = port;
      const silent = await refuses(connect(port, { connectTimeoutMs: 50 }));
      assert.is(silent.code, 'connect-timeout');
      assert.match(silent.message, /did not answer as an HTTP\/2 server within 50 ms/);
    },
  );
  const nobody = await refuses(connect(freePort));
  assert.is(nobody.code, 'connect-failed');
  assert.match(nobody.message, /Cannot connect to 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
  await withTcpServer(
    (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    async (port) => {
      const http1 = await refuses(connect(port));
      assert.is(http1.code, 'protocol');
      assert.match(http1.message, /does not speak HTTP\/2/);
    },
  );
});

test.run();
