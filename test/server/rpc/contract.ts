import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect, createServer as createTcpServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { MetadataEntry } from '../../../proto/wire/grpc/metadata.ts';
import type { CallContext } from '../../../server/rpc/call-context.ts';
import { deadline } from '../../../server/rpc/interceptors/deadline.ts';
import { limits } from '../../../server/rpc/interceptors/limits.ts';
import { AddressError } from '../../../server/rpc/listen.ts';
import { RpcError } from '../../../server/rpc/rpc-error.ts';
import type { RpcServer, RpcServerOptions } from '../../../server/rpc/rpc-server.ts';
import { implement } from '../../../server/rpc/service-definition.ts';
import {
  all,
  assertRefused,
  callForTrailers,
  callOnce,
  connected,
  eachOne,
  failure,
  frame,
  grpcHeaders,
  identitySerializer,
  join,
  rawCall,
  rawExchange,
} from './echo-client.ts';
import {
  type EchoHandlers,
  echo,
  plainHandlers,
  plainHandlersAfter,
  rejectOnAbort,
  type Text,
} from './echo-service.ts';
import { eventually } from './eventually.ts';
import { cancelFrame, grpcDataFrame, grpcHeadersFrame, openRawHttp2 } from './raw-http2.ts';

interface Running {
  readonly server: RpcServer;
  readonly port: number;
  readonly client: Client;
  readonly unexpected: RpcError[];
}

/**
 * Waits until the count stays as it is while others are served, and for 50 ms. Nothing tells that nothing more will come: should
 * it be too short on a busy machine, the test sees less and fails nobody.
 */
async function untilHalted(count: () => number, client: Client): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    assert.is(await callOnce(client, 'others go on'), 'others go on');
    await delay(50);
  }
}

/** What every RpcServer does, whatever transport it is made of. */
export function rpcServerContract(name: string, createServer: (options: RpcServerOptions) => RpcServer): void {
  const test = suite(`RpcServer contract: ${name}`);

  async function withServer(
    handlers: Partial<EchoHandlers>,
    options: Partial<RpcServerOptions>,
    body: (running: Running) => Promise<void>,
  ): Promise<void> {
    const unexpected: RpcError[] = [];
    const server = createServer({ interceptors: [], onUnexpectedError: (error) => unexpected.push(error), ...options });
    server.addService(implement(echo, { ...plainHandlers, ...handlers }));
    const port = await server.start({ host: '127.0.0.1', port: 0 });
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), { 'grpc.enable_retries': 0 });
    try {
      await body({ server, port, client, unexpected });
    } finally {
      client.close();
      await server.shutdown(100);
    }
  }

  test('answers a unary call, handled at once or later', async () => {
    const later = async (request: Text) => {
      await delay(1);
      return { text: `later ${request.text}` };
    };
    await withServer({}, {}, async ({ client }) => assert.is(await callOnce(client, 'hello'), 'hello'));
    await withServer({ once: later }, {}, async ({ client }) => assert.is(await callOnce(client, 'x'), 'later x'));
  });

  test('answers an empty request with an empty response', () =>
    withServer({}, {}, async ({ client }) => assert.is(await callOnce(client, ''), '')));

  test('streams responses', () =>
    withServer({}, {}, async ({ client }) => {
      const call = client.makeServerStreamRequest('/test.Echo/Split', identitySerializer, String, Buffer.from('a b c'));
      assert.equal(await all(call), ['a', 'b', 'c']);
    }));

  test('takes streamed requests', () =>
    withServer({}, {}, async ({ client }) => {
      assert.is(await join(client, ['a', 'b', 'c']), 'a b c');
    }));

  test('streams both ways, each message answered before the next is sent', () =>
    withServer({}, {}, async ({ client }) => {
      const call = client.makeBidiStreamRequest('/test.Echo/Each', identitySerializer, String);
      for (const word of ['a', 'b']) {
        call.write(Buffer.from(word));
        assert.equal(await once(call, 'data'), [word.toUpperCase()]);
      }
      call.end();
      const [ended] = await once(call, 'status');
      assert.is(ended.code, status.OK);
    }));

  test('a handler may answer without reading all requests', () => {
    const handler = async (requests: AsyncIterable<Text>) => {
      for await (const word of requests) return { text: `first ${word.text}` };
      return { text: 'none' };
    };
    return withServer({ join: handler }, {}, async ({ client }) => {
      const answer = await join(client, ['a', 'b'], { end: false });
      assert.is(answer, 'first a');
    });
  });

  test('tells an RpcError as it is, with its details and the trailers, from every kind of handler', () => {
    const refuse = (context: CallContext): never => {
      context.setTrailer('test-trailer', 'on failure');
      throw new RpcError('FAILED_PRECONDITION', 'no: 100 % é', { details: Buffer.from([1, 2]) });
    };
    const handlers: EchoHandlers = {
      once: (_, context) => refuse(context),
      // biome-ignore lint/correctness/useYield: fails before it yields
      async *split(_, context) {
        refuse(context);
      },
      join: async (_, context) => refuse(context),
      async *each(requests, context) {
        for await (const word of requests) yield word;
        refuse(context);
      },
    };
    return withServer(handlers, {}, async ({ client, unexpected }) => {
      for (const error of [
        await failure(callOnce(client, 'x')),
        await failure(all(client.makeServerStreamRequest('/test.Echo/Split', identitySerializer, String, Buffer.of()))),
        await failure(join(client, [])),
        await failure(eachOne(client)),
      ]) {
        assert.is(error.code, status.FAILED_PRECONDITION);
        assert.is(error.details, 'no: 100 % é');
        assert.equal(error.metadata.get('test-trailer'), ['on failure']);
        assert.equal(error.metadata.get('grpc-status-details-bin'), [Buffer.from([1, 2])]);
      }
      assert.is(unexpected.length, 0);
    });
  });

  test('hides an unforeseen error from the client and reports it with its cause', () => {
    const bug = new TypeError('secret detail');
    const once = () => {
      throw bug;
    };
    return withServer({ once }, {}, async ({ client, unexpected }) => {
      const error = await failure(callOnce(client, 'x'));
      assert.is(error.code, status.INTERNAL);
      assert.not.match(error.details, 'secret');
      assert.is(unexpected[0]?.cause, bug);
    });
  });

  test('a request that cannot be decoded fails alone', () =>
    withServer({}, {}, async ({ client }) => {
      const error = await failure(callOnce(client, Buffer.from([0xff])));
      assert.is(error.code, status.INTERNAL);
      assert.is(await callOnce(client, 'next'), 'next');
    }));

  test('gives handlers the metadata, the peer and the method; trailers reach the client', () => {
    const once = (_: Text, context: CallContext) => {
      context.setTrailer('test-trailer', 'value');
      const { method, peer } = context;
      return { text: [context.metadata('test-key'), context.metadata('absent'), method.name, peer].join(' ') };
    };
    return withServer({ once }, {}, async ({ client }) => {
      const metadata = new Metadata();
      metadata.set('Test-Key', 'given');
      const { answer, trailers } = await callForTrailers(client, metadata);
      assert.match(answer, /^given {2}Once 127\.0\.0\.1:\d+$/);
      assert.equal(trailers.get('test-trailer'), ['value']);
    });
  });

  test('gives handlers all custom metadata, text and bytes, with every value', () => {
    let entries: readonly MetadataEntry[] = [];
    const valuesOf = (name: string) => entries.filter(({ key }) => key === name).map(({ value }) => value);
    const once = (request: Text, context: CallContext) => {
      entries = context.metadataEntries();
      return request;
    };
    return withServer({ once }, {}, async ({ client }) => {
      const metadata = new Metadata();
      metadata.add('many', 'first');
      metadata.add('many', 'second');
      metadata.add('raw-bin', Buffer.from([0, 255]));
      metadata.add('raw-bin', Buffer.of());
      await callForTrailers(client, metadata);
      // Text values that share a key may arrive joined (RFC 9110 §5.3); bytes never do.
      assert.is(valuesOf('many').join(', '), 'first, second');
      assert.equal(valuesOf('raw-bin'), [Buffer.from([0, 255]), Buffer.of()]);
      assert.equal([...new Set(entries.map(({ key }) => key))].sort(), ['many', 'raw-bin']);
    });
  });

  test('sends headers and trailers with text and bytes, several under one name, from every kind of handler', () => {
    const addMetadata = (context: CallContext) => {
      for (const value of ['first', 'second']) context.addHeader({ key: 'test-header', value });
      context.addHeader({ key: 'header-bin', value: Buffer.from([0, 255]) });
      for (const value of ['third', 'fourth']) context.addTrailer({ key: 'test-trailer', value });
      context.addTrailer({ key: 'trailer-bin', value: Buffer.from([254, 1]) });
    };
    const handlers = plainHandlersAfter(addMetadata);
    return withServer(handlers, {}, async ({ port }) => {
      for (const method of ['Once', 'Split', 'Join', 'Each']) {
        const { headers, trailers } = await rawExchange(port, `/test.Echo/${method}`);
        assert.is(String(headers['test-header']), 'first, second', method);
        assert.equal(Buffer.from(String(headers['header-bin']), 'base64'), Buffer.from([0, 255]), method);
        assert.is(String(trailers['test-trailer']), 'third, fourth', method);
        assert.equal(Buffer.from(String(trailers['trailer-bin']), 'base64'), Buffer.from([254, 1]), method);
        assert.is(trailers['grpc-status'], '0', method);
      }
    });
  });

  test('a failed call keeps the headers that its handler added', () => {
    const once = (_: Text, context: CallContext): never => {
      context.addHeader({ key: 'test-header', value: 'kept' });
      throw new RpcError('ABORTED', 'no');
    };
    return withServer({ once }, {}, async ({ port }) => {
      const { headers, trailers } = await rawExchange(port, '/test.Echo/Once');
      assert.is(headers['test-header'], 'kept');
      assert.is(trailers['grpc-status'], String(status.ABORTED));
    });
  });

  test('sends the headers of a stream when told to, before any response', () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handlers: Partial<EchoHandlers> = {
      async *split(request, context) {
        context.addHeader({ key: 'test-header', value: 'early' });
        context.sendHeaders();
        context.sendHeaders();
        await released;
        assert.throws(() => context.addHeader({ key: 'test-header', value: 'late' }), /after the headers were sent/);
        yield request;
      },
    };
    return withServer(handlers, {}, async ({ client }) => {
      const call = client.makeServerStreamRequest('/test.Echo/Split', identitySerializer, String, Buffer.from('x'));
      const [headers] = await once(call, 'metadata');
      assert.equal(headers.get('test-header'), ['early']);
      release();
      assert.equal(await all(call), ['x']);
    });
  });

  test('a deadline that has passed on arrival is refused without calling the handler', () => {
    let called = false;
    const handlers = {
      once: (request: Text) => {
        called = true;
        return request;
      },
    };
    return withServer(handlers, { interceptors: [deadline()] }, async ({ port }) => {
      assert.is((await rawCall(port, { 'grpc-timeout': '1n' }))['grpc-status'], String(status.DEADLINE_EXCEEDED));
      assert.is(called, false);
    });
  });

  test('a deadline that passes while the handler works aborts its signal and answers DEADLINE_EXCEEDED', () => {
    const seen: unknown[] = [];
    const once = (_: Text, context: CallContext) => {
      assert.ok(context.deadlineMs - performance.now() < 200);
      context.onEnd((code) => seen.push(code));
      return rejectOnAbort(context);
    };
    return withServer({ once }, {}, async ({ port }) => {
      assert.is((await rawCall(port, { 'grpc-timeout': '50m' }))['grpc-status'], String(status.DEADLINE_EXCEEDED));
      await eventually(() => assert.equal(seen, ['DEADLINE_EXCEEDED']));
    });
  });

  test('the deadline of a call that gives none is infinite', () =>
    withServer({ once: (_, { deadlineMs }) => ({ text: String(deadlineMs) }) }, {}, async ({ client }) =>
      assert.is(await callOnce(client, 'x'), 'Infinity'),
    ));

  test('a cancelled call aborts the signal of its handler, whatever its kind', () => {
    const seen: string[] = [];
    const untilAborted = (context: CallContext) => {
      seen.push(`${context.method.name} started`);
      context.onEnd((code) => seen.push(`${context.method.name} ${code} ${context.cancelled}`));
      return rejectOnAbort(context);
    };
    const handlers: EchoHandlers = {
      once: (_, context) => untilAborted(context),
      async *split(_, context) {
        yield await untilAborted(context);
      },
      join: (_, context) => untilAborted(context),
      async *each(_, context) {
        yield await untilAborted(context);
      },
    };
    return withServer(handlers, {}, async ({ client }) => {
      const ignore = () => {};
      const calls = [
        client.makeUnaryRequest('/test.Echo/Once', identitySerializer, String, Buffer.of(), ignore),
        client.makeServerStreamRequest('/test.Echo/Split', identitySerializer, String, Buffer.of()).on('error', ignore),
        client.makeClientStreamRequest('/test.Echo/Join', identitySerializer, String, ignore),
        client.makeBidiStreamRequest('/test.Echo/Each', identitySerializer, String).on('error', ignore),
      ];
      await eventually(() => assert.is(seen.length, 4));
      for (const call of calls) call.cancel();
      await eventually(() => assert.is(seen.length, 8));
      assert.equal(
        seen.slice(4).sort(),
        ['Each', 'Join', 'Once', 'Split'].map((method) => `${method} CANCELLED true`),
      );
    });
  });

  test('a reset request stream is not taken for a complete one', () => {
    const received: string[] = [];
    const reasons: unknown[] = [];
    const join = async (requests: AsyncIterable<Text>) => {
      try {
        for await (const { text } of requests) received.push(text);
      } catch (error) {
        reasons.push(error instanceof RpcError ? error.code : error);
        throw error;
      }
      return { text: '' };
    };
    return withServer({ join }, {}, async ({ port }) => {
      const socket = await openRawHttp2(port);
      socket.write(Buffer.concat([grpcHeadersFrame(1, '/test.Echo/Join'), grpcDataFrame(1, 'a')]));
      await eventually(() => assert.equal(received, ['a']));
      socket.write(cancelFrame(1));
      await eventually(() => assert.equal(reasons, ['CANCELLED']));
      socket.destroy();
    });
  });

  test('a signal asked for after the cancellation is aborted already', () => {
    const seen: boolean[] = [];
    let started = false;
    const once = async (request: Text, context: CallContext) => {
      started = true;
      await eventually(() => assert.ok(context.cancelled));
      seen.push(context.signal.aborted);
      return request;
    };
    return withServer({ once }, {}, async ({ client }) => {
      const call = client.makeUnaryRequest('/test.Echo/Once', identitySerializer, String, Buffer.of(), () => {});
      await eventually(() => assert.ok(started));
      call.cancel();
      await eventually(() => assert.equal(seen, [true]));
    });
  });

  test('a call that was answered is not cancelled', () => {
    const contexts: CallContext[] = [];
    const ends: string[] = [];
    const once = (request: Text, context: CallContext) => {
      contexts.push(context);
      context.onEnd((code) => ends.push(code));
      return request;
    };
    return withServer({ once }, {}, async ({ client }) => {
      await callOnce(client, 'x');
      await eventually(() => assert.equal(ends, ['OK']));
      assert.is(contexts[0]?.signal.aborted, false);
    });
  });

  test('a client that does not read holds back its own stream only', () => {
    const block = 'x'.repeat(64 * 1024);
    let yielded = 0;
    const handlers: Partial<EchoHandlers> = {
      async *split() {
        for (; yielded < 4096; yielded++) yield { text: block };
      },
    };
    return withServer(handlers, {}, async ({ port, client }) => {
      const session = connectHttp2(`http://127.0.0.1:${port}`);
      const stream = session.request(grpcHeaders('/test.Echo/Split'));
      stream.end(frame(Buffer.of()));
      await once(stream, 'response');
      await eventually(() => assert.ok(yielded > 0));
      // Nothing is read: the handler must come to a halt far from its end.
      await untilHalted(() => yielded, client);
      assert.ok(yielded < 64, `the handler was asked for ${yielded} blocks that nobody read`);
      session.destroy();
    });
  });

  test('answers that a client does not take are bounded per connection, and others are served', () => {
    const once = () => ({ text: 'x'.repeat(100 * 1024) });
    return withServer({ once }, { maxUnsentBytesPerConnection: 1024 * 1024 }, async ({ port, client }) => {
      // With a window of zero bytes the client gets headers only.
      const session = connectHttp2(`http://127.0.0.1:${port}`, { settings: { initialWindowSize: 0 } });
      const refused: unknown[] = [];
      for (let i = 0; i < 30; i++) {
        const stream = session.request(grpcHeaders('/test.Echo/Once'));
        stream.on('response', (headers) => 'grpc-status' in headers && refused.push(headers['grpc-status']));
        stream.on('error', () => {}).end(frame(Buffer.of()));
      }
      await eventually(() => assert.equal(refused, Array(20).fill(String(status.RESOURCE_EXHAUSTED))));
      assert.is((await callOnce(client, 'x')).length, 100 * 1024);
      session.destroy();
      // What was held for the connection is given back.
      for (let i = 0; i < 15; i++) await callOnce(client, 'x');
    });
  });

  test('a slow handler holds back a client that streams', () => {
    const block = Buffer.alloc(64 * 1024, 'x');
    let written = 0;
    let hasBegun = false;
    const join = (_: unknown, context: CallContext) => {
      hasBegun = true;
      return rejectOnAbort(context);
    };
    return withServer({ join }, {}, async ({ port, client }) => {
      const session = connectHttp2(`http://127.0.0.1:${port}`);
      const stream = session.request(grpcHeaders('/test.Echo/Join'));
      stream.on('error', () => {});
      const writeOn = () => {
        stream.write(frame(block), () => {
          written += 1;
          if (written < 4096) writeOn();
        });
      };
      writeOn();
      await eventually(() => assert.ok(hasBegun));
      await untilHalted(() => written, client);
      assert.ok(written < 64, `the server took ${written} blocks that nobody asked for`);
      session.destroy();
    });
  });

  test('refuses a message above the limit by its announced size, and serves on', () =>
    withServer({}, { maxReceiveMessageSizeBytes: 1000 }, async ({ port, client }) => {
      assert.is(await callOnce(client, 'x'.repeat(1000)), 'x'.repeat(1000));
      const error = await failure(callOnce(client, 'x'.repeat(1001)));
      assert.is(error.code, status.RESOURCE_EXHAUSTED);
      const trailers = await rawCall(port, {}, Buffer.from([0, 0x06, 0x40, 0, 0])); // announced, never sent
      assert.is(trailers['grpc-status'], String(status.RESOURCE_EXHAUSTED));
      assert.is(await callOnce(client, 'next'), 'next');
    }));

  test('refuses calls above the concurrency limit and takes calls again when others have ended', () => {
    const waiting: (() => void)[] = [];
    const once = (request: Text) => new Promise<Text>((resolve) => waiting.push(() => resolve(request)));
    const options = { interceptors: [limits({ maxConcurrentCalls: 2, exempt: new Set(['/test.Echo/Split']) })] };
    return withServer({ once }, options, async ({ client }) => {
      const held = [callOnce(client, 'a'), callOnce(client, 'b')];
      await eventually(() => assert.is(waiting.length, 2));
      const error = await failure(callOnce(client, 'c'));
      assert.is(error.code, status.RESOURCE_EXHAUSTED);
      assert.match(error.details, 'this node serves 2 at a time');
      const exempt = client.makeServerStreamRequest('/test.Echo/Split', identitySerializer, String, Buffer.from('y'));
      assert.equal(await all(exempt), ['y']);
      for (const release of waiting) release();
      assert.equal(await Promise.all(held), ['a', 'b']);
      await eventually(async () => {
        let refusal: unknown = null;
        const call = callOnce(client, 'd').catch((reason: unknown) => {
          refusal = reason;
        });
        await eventually(() => assert.ok(refusal !== null || waiting.length === 3));
        if (refusal !== null) throw refusal;
        waiting[2]?.();
        assert.is(await call, 'd');
      });
    });
  });

  test('an unknown method answers UNIMPLEMENTED', () =>
    withServer({}, {}, async ({ client }) => {
      for (const path of ['/test.Echo/Nothing', '/test.Nobody/Once']) {
        const error = await failure(callOnce(client, 'x', path));
        assert.is(error.code, status.UNIMPLEMENTED);
      }
    }));

  test('shutdown lets calls in flight finish and takes no new connections', () => {
    const waiting: (() => void)[] = [];
    const once = (request: Text) => new Promise<Text>((resolve) => waiting.push(() => resolve(request)));
    return withServer({ once }, {}, async ({ server, port, client }) => {
      const call = callOnce(client, 'in flight');
      await eventually(() => assert.is(waiting.length, 1));
      const stopped = server.shutdown(5_000);
      await assertRefused(port);
      waiting[0]?.();
      assert.is(await call, 'in flight');
      await stopped;
    });
  });

  test('shutdown cuts what is left after the grace time', () => {
    let started = false;
    const once = (_: Text, context: CallContext) => {
      started = true;
      return rejectOnAbort(context);
    };
    return withServer({ once }, {}, async ({ server, client, port }) => {
      const idle = await connected(port);
      const call = failure(callOnce(client, 'never answered'));
      await eventually(() => assert.ok(started));
      const startedMs = performance.now();
      await server.shutdown(100);
      const tookMs = performance.now() - startedMs;
      assert.ok(tookMs >= 90, `shutdown took ${tookMs} ms`);
      assert.ok([status.CANCELLED, status.UNAVAILABLE].includes((await call).code));
      await eventually(() => assert.ok(idle.closed));
    });
  });

  test('shutdown of a server without calls is immediate', async () => {
    const server = createServer({ interceptors: [], onUnexpectedError: assert.unreachable });
    await server.start({ host: '127.0.0.1', port: 0 });
    // Much longer than this file may take.
    await server.shutdown(3_600_000);
  });

  test('says which port is taken, and what to do', async () => {
    const other = createTcpServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const server = createServer({ interceptors: [], onUnexpectedError: assert.unreachable });
    const error = await server.start({ host: '127.0.0.1', port }).catch((refusal: unknown) => refusal);
    assert.instance(error, AddressError);
    assert.is((error as AddressError).code, 'address-in-use');
    assert.match((error as AddressError).message, `port ${port} on 127.0.0.1 is taken`);
    await server.shutdown(0);
    other.close();
  });

  test('refuses two services with the same method', () => {
    const server = createServer({ interceptors: [], onUnexpectedError: assert.unreachable });
    server.addService(implement(echo, plainHandlers));
    assert.throws(() => server.addService(implement(echo, plainHandlers)), /two services serve \/test\.Echo\/Once/);
  });

  test('garbage bytes, HTTP/1.1 and half-open connections leave others alone', () =>
    withServer({}, {}, async ({ port, client }) => {
      const silent = connect(port, '127.0.0.1');
      silent.on('error', () => {});
      const payloads = [
        Buffer.from('GET / HTTP/1.1\r\nhost: x\r\n\r\n'),
        Buffer.alloc(64 * 1024, 0xee),
        Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.alloc(1000, 0xff)]),
      ];
      for (const payload of payloads) {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {});
        socket.resume();
        socket.write(payload);
        if (!socket.closed) await once(socket, 'close');
      }
      assert.is(await callOnce(client, 'still here'), 'still here');
      silent.destroy();
    }));

  test('connections above the limit are closed', () =>
    withServer({}, { maxConnections: 2 }, async ({ port }) => {
      const sockets = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
      for (const socket of sockets) socket.on('error', () => {}).resume();
      await eventually(() => assert.is(sockets.filter((socket) => socket.closed).length, 1));
      for (const socket of sockets) socket.destroy();
    }));

  test('interceptors wrap the handler in their order, once per method', () => {
    const seen: string[] = [];
    const layer =
      (layerName: string): RpcServerOptions['interceptors'][number] =>
      (next, method) => {
        seen.push(`${layerName} built for ${method.name}`);
        return (request, context) => {
          seen.push(layerName);
          return next(request, context);
        };
      };
    return withServer({}, { interceptors: [layer('outer'), layer('inner')] }, async ({ client }) => {
      assert.is(seen.filter((line) => line.endsWith('built for Once')).length, 2);
      seen.length = 0;
      await callOnce(client, 'x');
      await callOnce(client, 'x');
      assert.equal(seen, ['outer', 'inner', 'outer', 'inner']);
    });
  });

  test.run();
}
