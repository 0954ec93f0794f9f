/** The channel when connections come and go: GOAWAY, refusals, losses, limits, back-off. */
import { once } from 'node:events';
import { constants, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import * as grpc from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Channel } from '../../../../server/rpc/channel/channel.ts';
import { waitFor } from '../../../support/wait-for.ts';
import {
  answer,
  bind,
  callError,
  channelTo,
  each,
  echo,
  echoServer,
  split,
  withGrpcServer,
  withHttp2Server,
  withTcpServer,
} from './servers.ts';

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('GOAWAY under load, again and again: no call fails', async () => {
  const sessions = new Set<ServerHttp2Session>();
  await withHttp2Server(
    (stream, session) => {
      sessions.add(session);
      setImmediate(() => {
        if (!stream.destroyed) answer(stream, Buffer.from('ok'));
      });
    },
    async (channel) => {
      let running = true;
      let answered = 0;
      const work = async () => {
        for (; running; answered++) await channel.unary(echo, Buffer.from('x'));
      };
      const workers = Array.from({ length: 50 }, work);
      for (let round = 1; round <= 10; round++) {
        const target = answered + 200;
        await waitFor(() => answered >= target, { what: 'calls to go on', intervalMs: 1 });
        for (const session of sessions) session.close();
        await waitFor(() => sessions.size > round, { what: 'a new connection', intervalMs: 1 });
      }
      running = false;
      await Promise.all(workers);
    },
  );
});

test('calls above the last id of a GOAWAY move to the next connection, the others are answered', async () => {
  let first: ServerHttp2Session | null = null;
  const seen: number[] = [];
  await withHttp2Server(
    (stream, session) => {
      first ??= session;
      if (session !== first) answer(stream, Buffer.from('second'));
      else if (stream.id === 1) {
        session.goaway(constants.NGHTTP2_NO_ERROR, 1);
        setTimeout(() => answer(stream, Buffer.from('first')), 20);
      }
      seen.push(stream.id!);
    },
    async (channel) => {
      const calls = await Promise.all([1, 2, 3].map(() => channel.unary(echo, Buffer.of())));
      assert.equal(
        calls.map(({ message }) => message.toString()),
        ['first', 'second', 'second'],
      );
    },
  );
});

test('a refused stream is tried again once without asking, and then is an error', async () => {
  let refusals = 1;
  let requests = 0;
  await withHttp2Server(
    (stream) => {
      requests++;
      if (refusals-- > 0) stream.close(constants.NGHTTP2_REFUSED_STREAM);
      else answer(stream, Buffer.from('ok'));
    },
    async (channel) => {
      assert.is((await channel.unary(echo, Buffer.of())).message.toString(), 'ok');
      assert.is(requests, 2);
      refusals = 2;
      const error = await callError(channel.unary(echo, Buffer.of()));
      assert.equal([error.code, error.mayHaveRun, requests], ['UNAVAILABLE', false, 4]);
    },
  );
});

test('a retry policy tries again what failed with its codes, and says how often in the headers', async () => {
  const previous: unknown[] = [];
  const retry = {
    maxAttempts: 3,
    initialBackoffMs: 1,
    maxBackoffMs: 5,
    backoffMultiplier: 2,
    retryableCodes: ['UNAVAILABLE' as const],
  };
  await withHttp2Server(
    (stream, _session, headers) => {
      previous.push(headers['grpc-previous-rpc-attempts']);
      const status = headers[':path'] === echo.path ? '14' : '9';
      stream.respond(
        { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status },
        { endStream: true },
      );
    },
    async (channel) => {
      assert.is((await callError(channel.unary(echo, Buffer.of()))).code, 'UNAVAILABLE');
      assert.equal(previous, [undefined, '1', '2']);
      const other = { ...echo, path: '/t.Echo/Other' };
      assert.is((await callError(channel.unary(other, Buffer.of()))).code, 'FAILED_PRECONDITION');
      assert.is(previous.length, 4);
    },
    { retry },
  );
});

test('a server whose calls mostly fail is soon asked once per call, and again as calls succeed', async () => {
  let requests = 0;
  let isFailing = true;
  const retry = {
    maxAttempts: 3,
    initialBackoffMs: 1,
    maxBackoffMs: 5,
    backoffMultiplier: 2,
    retryableCodes: ['UNAVAILABLE' as const],
    throttling: { maxTokens: 10, tokenRatio: 1 },
  };
  await withHttp2Server(
    (stream) => {
      requests++;
      if (!isFailing) return answer(stream, Buffer.from('ok'));
      const headers = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '14' };
      stream.respond(headers, { endStream: true });
    },
    async (channel) => {
      const requestsOfFailed = async () => {
        const before = requests;
        await callError(channel.unary(echo, Buffer.of()));
        return requests - before;
      };
      const perCall = [];
      for (let i = 0; i < 6; i++) perCall.push(await requestsOfFailed());
      assert.equal(perCall, [3, 2, 1, 1, 1, 1], 'five failures leave half of the tokens');
      isFailing = false;
      for (let i = 0; i < 10; i++) await channel.unary(echo, Buffer.of());
      isFailing = true;
      assert.is(await requestsOfFailed(), 3);
    },
    { retry },
  );
});

test('a server may forbid to be asked again, or say when', async () => {
  let pushback = '-1';
  let requests = 0;
  const retry = {
    maxAttempts: 2,
    initialBackoffMs: 60_000,
    maxBackoffMs: 60_000,
    backoffMultiplier: 2,
    retryableCodes: ['UNAVAILABLE' as const],
  };
  await withHttp2Server(
    (stream) => {
      requests++;
      const headers = { 'grpc-status': '14', 'grpc-retry-pushback-ms': pushback };
      stream.respond({ ':status': 200, 'content-type': 'application/grpc', ...headers }, { endStream: true });
    },
    async (channel) => {
      await callError(channel.unary(echo, Buffer.of()));
      assert.is(requests, 1);
      pushback = '1';
      await callError(channel.unary(echo, Buffer.of()));
      assert.is(requests, 3);
    },
    { retry, random: () => 1 },
  );
});

test('a connection lost in the middle of a call: UNAVAILABLE, may have run; the next call connects again', async () => {
  let lose = true;
  await withHttp2Server(
    (stream, session) => {
      if (lose) session.destroy();
      else answer(stream, Buffer.from('ok'));
    },
    async (channel) => {
      const error = await callError(channel.unary(echo, Buffer.of()));
      assert.equal([error.code, error.mayHaveRun], ['UNAVAILABLE', true]);
      lose = false;
      assert.is((await channel.unary(echo, Buffer.of())).message.toString(), 'ok');
    },
  );
});

test('one stream at a time: a thousand calls wait for their turn', async () => {
  let open = 0;
  let most = 0;
  await withHttp2Server(
    (stream) => {
      most = Math.max(most, ++open);
      setImmediate(() => {
        open--;
        answer(stream, Buffer.from('ok'));
      });
    },
    async (channel) => {
      await Promise.all(Array.from({ length: 1000 }, () => channel.unary(echo, Buffer.of())));
      assert.is(most, 1);
    },
    { maxConcurrentStreams: 1 },
  );
});

test('more calls than may wait end as RESOURCE_EXHAUSTED, here and at once', () =>
  withHttp2Server(
    () => {},
    async (channel) => {
      const calls = Array.from({ length: 4 }, () => callError(channel.unary(echo, Buffer.of(), { timeoutMs: 100 })));
      const errors = await Promise.all(calls);
      assert.equal(errors.map(({ code }) => code).sort(), [
        'DEADLINE_EXCEEDED',
        'DEADLINE_EXCEEDED',
        'DEADLINE_EXCEEDED',
        'RESOURCE_EXHAUSTED',
      ]);
    },
    { maxConcurrentStreams: 1, maxWaitingCalls: 3 },
  ));

test('waiting calls keep their deadline and can be cancelled', () =>
  withTcpServer(
    () => {},
    async (channel) => {
      const controller = new AbortController();
      const late = callError(channel.unary(echo, Buffer.of(), { timeoutMs: 20 }));
      const cancelled = callError(channel.unary(echo, Buffer.of(), { signal: controller.signal }));
      const error = await late;
      assert.equal([error.code, error.mayHaveRun], ['DEADLINE_EXCEEDED', false]);
      controller.abort();
      assert.is((await cancelled).code, 'CANCELLED');
    },
  ));

test('nobody listens: UNAVAILABLE at once, also during the back-off; wait-for-ready waits', async () => {
  const port = await closedPort();
  const channel = channelTo(port);
  const server = echoServer();
  try {
    assert.is((await callError(channel.unary(echo, Buffer.of()))).code, 'UNAVAILABLE');
    assert.match((await callError(channel.unary(echo, Buffer.of()))).message, /ECONNREFUSED/);
    const waiting = channel.unary(echo, Buffer.from('x'), { waitForReady: true, timeoutMs: 60_000 });
    await bind(server, grpc.ServerCredentials.createInsecure(), port);
    assert.is((await waiting).message.toString(), 'x');
  } finally {
    await channel.close();
    server.forceShutdown();
  }
});

test('the first address that answers is used', async () => {
  const server = echoServer();
  const port = await bind(server, grpc.ServerCredentials.createInsecure());
  const addresses = [await closedPort(), port].map((candidate) => ({ host: '127.0.0.1', port: candidate }));
  const channel = new Channel({ addresses });
  try {
    assert.is((await channel.unary(echo, Buffer.from('x'))).message.toString(), 'x');
  } finally {
    await channel.close();
    server.forceShutdown();
  }
});

test('a server that does not speak HTTP/2, says nothing, or hangs up: UNAVAILABLE with the reason', async () => {
  const reasons: [(socket: import('node:net').Socket) => void, RegExp, number][] = [
    [(socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /broke the protocol/, 60_000],
    [() => {}, /within 50 ms/, 50],
    [(socket) => void socket.destroy(), /Cannot connect/, 60_000],
  ];
  for (const [onSocket, expected, connectTimeoutMs] of reasons) {
    await withTcpServer(
      onSocket,
      async (channel) => {
        const error = await callError(channel.unary(echo, Buffer.of()));
        assert.is(error.code, 'UNAVAILABLE');
        assert.match(error.message, expected);
      },
      { connectTimeoutMs },
    );
  }
});

test('a server that accepts and ends every connection is not tried in a hot loop', async () => {
  let connections = 0;
  await withHttp2Server(
    (_stream, session) => {
      connections++;
      session.destroy();
    },
    async (channel) => {
      for (const endMs = performance.now() + 300; performance.now() < endMs; ) {
        await callError(channel.unary(echo, Buffer.of()));
        await delay(1);
      }
      assert.ok(connections < 30, `${connections} connections in 300 ms`);
    },
    { backoff: { firstDelayMs: 20, maxDelayMs: 50, multiplier: 1.6, jitter: 0 } },
  );
});

test('keep-alive finds a server that went silent, and leaves one that answers alone', async () => {
  const keepAlive = { timeMs: 20, timeoutMs: 40, withoutCalls: false };
  await withTcpServer(
    (socket) => void socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])),
    async (channel) => {
      const error = await callError(channel.unary(echo, Buffer.of(), { timeoutMs: 60_000 }));
      assert.is(error.code, 'UNAVAILABLE');
      assert.match(error.message, /PING/);
    },
    { keepAlive },
  );
  const Echo: grpc.handleUnaryCall<Buffer, Buffer> = (call, reply) => {
    setTimeout(() => reply(null, call.request), 200);
  };
  await withGrpcServer({ Echo }, async (channel) => void (await channel.unary(echo, Buffer.of())), {
    channel: { keepAlive: { timeMs: 20, timeoutMs: 60_000, withoutCalls: false } },
  });
});

test('a server that finds PINGs too frequent is asked half as often from then on', async () => {
  const keepAlive = { timeMs: 30, timeoutMs: 60_000, withoutCalls: true };
  const silencesMs: number[] = [];
  await withHttp2Server(
    (stream, session) => {
      const answeredAtMs = performance.now();
      session.once('ping', () => {
        silencesMs.push(performance.now() - answeredAtMs);
        session.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM, stream.id!, Buffer.from('too_many_pings'));
      });
      answer(stream, Buffer.from('ok'));
    },
    async (channel) => {
      for (let round = 1; round <= 2; round++) {
        await channel.unary(echo, Buffer.of());
        await waitFor(() => silencesMs.length === round, { what: 'a PING', intervalMs: 2 });
      }
      assert.ok(silencesMs[1]! >= 55, `the second connection was asked after ${silencesMs[1]} ms`);
    },
    { keepAlive },
  );
});

test('a slow reader holds the server back: memory stays within the window', async () => {
  const messageBytes = 64 * 1024;
  let sentBytes = 0;
  const Split: grpc.handleServerStreamingCall<Buffer, Buffer> = (call) => {
    const write = () => {
      while (sentBytes < 64 * 1024 * 1024) {
        sentBytes += messageBytes;
        if (!call.write(Buffer.alloc(messageBytes))) {
          call.once('drain', write);
          return;
        }
      }
      call.end();
    };
    write();
  };
  await withGrpcServer({ Split }, async (channel) => {
    const stream = channel.serverStream(split, Buffer.of());
    await stream.next();
    let before = -1;
    await waitFor(
      async () => {
        const settled = before === sentBytes;
        before = sentBytes;
        return settled;
      },
      { what: 'the server to be held back', intervalMs: 50 },
    );
    assert.ok(sentBytes < 4 * 1024 * 1024, `${sentBytes} bytes were sent to a reader that does not read`);
    let received = 1;
    for await (const message of stream) received += message.length === messageBytes ? 1 : 0;
    assert.is(received, 1024);
  });
});

test('a slow server holds the writer back', async () => {
  let release: () => void = () => {};
  const Each: grpc.handleBidiStreamingCall<Buffer, Buffer> = (call) => {
    release = () => void call.resume().on('end', () => call.end());
  };
  await withGrpcServer({ Each }, async (channel) => {
    let taken = 0;
    async function* requests() {
      for (; taken < 500; taken++) yield Buffer.alloc(64 * 1024);
    }
    const stream = channel.bidi(each, requests());
    let before = -1;
    await waitFor(
      async () => {
        const settled = taken > 0 && before === taken;
        before = taken;
        return settled;
      },
      { what: 'the writer to be held back', intervalMs: 50 },
    );
    assert.ok(taken < 100, `${taken} messages were taken by a server that does not read`);
    release();
    assert.equal(await stream.next(), { done: true, value: undefined });
    assert.is(taken, 500);
  });
});

test('responses that nobody reads do not starve other calls once they are cancelled', () =>
  withGrpcServer(
    { Split: (call) => void call.write(Buffer.alloc(60_000)) },
    async (channel) => {
      for (let i = 0; i < 20; i++) {
        const stream = channel.serverStream(split, Buffer.of());
        await stream.header;
        stream.cancel();
      }
      assert.is((await channel.unary(echo, Buffer.alloc(60_000), { timeoutMs: 5000 })).message.length, 60_000);
    },
    { channel: { streamWindowBytes: 65_535, connectionWindowBytes: 65_535 } },
  ));

test.run();
