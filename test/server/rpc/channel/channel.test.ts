/** The channel against @grpc/grpc-js: what works when everything works. */
import { setTimeout as delay } from 'node:timers/promises';
import * as grpc from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseSeed, withSeed } from '../../../support/random.ts';
import { callError, each, echo, join, split, withGrpcServer } from './servers.ts';

async function all(stream: AsyncIterable<Buffer>): Promise<string[]> {
  const messages: string[] = [];
  for await (const message of stream) messages.push(message.toString());
  return messages;
}

test('many unary calls at once: each gets its own response', () =>
  withGrpcServer({}, async (channel) => {
    const calls = Array.from({ length: 2000 }, (_, i) => channel.unary(echo, Buffer.from(`message ${i}`)));
    const results = await Promise.all(calls);
    assert.equal(
      results.map(({ message }) => message.toString()),
      calls.map((_, i) => `message ${i}`),
    );
  }));

test('a server stream arrives in order', () =>
  withGrpcServer({}, async (channel) => {
    assert.equal(await all(channel.serverStream(split, Buffer.from('a b c'))), ['a', 'b', 'c']);
  }));

test('a client stream is sent in order, from an iterable or an async one, also empty', () =>
  withGrpcServer({}, async (channel) => {
    const parts = ['a', 'b', 'c'].map((part) => Buffer.from(part));
    async function* later() {
      for (const part of parts) {
        await delay(1);
        yield part;
      }
    }
    assert.is((await channel.clientStream(join, parts)).message.toString(), 'abc');
    assert.is((await channel.clientStream(join, later())).message.toString(), 'abc');
    assert.is((await channel.clientStream(join, [])).message.length, 0);
  }));

test('both ways at once, each message answered before the next is sent', () =>
  withGrpcServer({}, async (channel) => {
    const call = channel.open(each);
    for (const word of ['a', 'b', 'c']) {
      call.send(Buffer.from(word));
      assert.is((await call.next()).value?.toString(), word);
    }
    call.end();
    assert.equal(await call.next(), { done: true, value: undefined });
  }));

test('a bidi call ends when its requests do', () =>
  withGrpcServer({}, async (channel) => {
    assert.equal(await all(channel.bidi(each, [Buffer.from('x'), Buffer.from('y')])), ['x', 'y']);
  }));

test('an error status comes with its message, details and trailers', () => {
  const metadata = new grpc.Metadata();
  metadata.set('reason', 'because');
  metadata.set('grpc-status-details-bin', Buffer.from([1, 2, 3]));
  const Echo: grpc.handleUnaryCall<Buffer, Buffer> = (_call, reply) =>
    reply({ code: grpc.status.ABORTED, details: 'no: 100 % é', metadata });
  return withGrpcServer({ Echo }, async (channel) => {
    const error = await callError(channel.unary(echo, Buffer.of()));
    assert.is(error.code, 'ABORTED');
    assert.is(error.message, 'no: 100 % é');
    assert.is(error.trailer.get('reason'), 'because');
    assert.equal(Buffer.from(error.details!), Buffer.from([1, 2, 3]));
  });
});

test('metadata goes both ways, text and binary, in headers and trailers', () => {
  const Echo: grpc.handleUnaryCall<Buffer, Buffer> = (call, reply) => {
    const header = new grpc.Metadata();
    header.set('seen', call.metadata.get('text').join());
    call.sendMetadata(header);
    const trailer = new grpc.Metadata();
    trailer.set('seen-bin', call.metadata.get('raw-bin')[0] as Buffer);
    reply(null, call.request, trailer);
  };
  return withGrpcServer({ Echo }, async (channel) => {
    const metadata = [
      { key: 'text', value: 'a' },
      { key: 'text', value: 'b' },
      { key: 'raw-bin', value: Buffer.from([0, 255]) },
    ];
    const { header, trailer } = await channel.unary(echo, Buffer.of(), { metadata });
    assert.match(header.get('seen') as string, /^a, ?b$/);
    assert.equal(trailer.get('seen-bin'), Buffer.from([0, 255]));
  });
});

test('metadata that gRPC does not allow is refused without a call', () =>
  withGrpcServer({}, async (channel) => {
    const metadata = [{ key: 'grpc-x', value: 'a' }];
    const error = await channel.unary(echo, Buffer.of(), { metadata }).catch((reason) => reason);
    assert.instance(error, RangeError);
  }));

test('messages larger than every window arrive whole, both ways', () =>
  withGrpcServer({}, (channel) =>
    withSeed(chooseSeed(), async (random) => {
      for (const size of [0, 1, 16_379, 16_384, 65_530, 1_000_000, 4 * 1024 * 1024 - 5]) {
        const request = Buffer.alloc(size, random.bytes(256));
        const { message } = await channel.unary(echo, request);
        assert.ok(message.equals(request), `${size} bytes`);
      }
    }),
  ));

test('a message above the limit is refused, on the way out and on the way in', () =>
  withGrpcServer(
    {},
    async (channel) => {
      const sent = await callError(channel.unary(echo, Buffer.alloc(1001)));
      assert.is(sent.code, 'RESOURCE_EXHAUSTED');
      assert.is(sent.mayHaveRun, false);
      assert.is((await callError(channel.unary(echo, Buffer.alloc(101)))).code, 'RESOURCE_EXHAUSTED');
      assert.is((await channel.unary(echo, Buffer.alloc(100))).message.length, 100);
    },
    { channel: { maxSendMessageBytes: 1000, maxReceiveMessageBytes: 100 } },
  ));

test('compressed requests are understood by others, and marked', () =>
  withGrpcServer({}, async (channel) => {
    const message = Buffer.from('the same again '.repeat(1000));
    const result = await channel.unary(echo, message, { compression: 'gzip' });
    assert.ok(result.message.equals(message));
    assert.is((await all(channel.bidi(each, [message, message], { compression: 'gzip' }))).length, 2);
  }));

test('the deadline ends a call that is not answered', () =>
  withGrpcServer({ Echo: () => {} }, async (channel) => {
    const error = await callError(channel.unary(echo, Buffer.of(), { timeoutMs: 100 }));
    assert.is(error.code, 'DEADLINE_EXCEEDED');
  }));

test('the deadline of a call reaches the server', () => {
  let seenMs = 0;
  const Echo: grpc.handleUnaryCall<Buffer, Buffer> = (call, reply) => {
    seenMs = Number(call.getDeadline()) - Date.now();
    reply(null, call.request);
  };
  return withGrpcServer({ Echo }, async (channel) => {
    await channel.unary(echo, Buffer.of(), { timeoutMs: 100_000 });
    assert.ok(seenMs > 0 && seenMs <= 100_001, `the server saw ${seenMs} ms`);
  });
});

test('cancelling before, during and after a call: CANCELLED or nothing', () => {
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  return withGrpcServer({ Echo: () => begin() }, async (channel) => {
    const before = AbortSignal.abort();
    assert.is((await callError(channel.unary(echo, Buffer.of(), { signal: before }))).code, 'CANCELLED');
    const during = new AbortController();
    const call = callError(channel.unary(echo, Buffer.of(), { signal: during.signal }));
    await begun;
    during.abort();
    assert.is((await call).code, 'CANCELLED');
    const after = new AbortController();
    assert.equal(await all(channel.serverStream(split, Buffer.from('a'), { signal: after.signal })), ['a']);
    after.abort();
  });
});

test('cancelling a stream in the middle tells the server and the reader', () => {
  let cancelled: () => void = () => {};
  const told = new Promise<void>((resolve) => {
    cancelled = resolve;
  });
  const Split: grpc.handleServerStreamingCall<Buffer, Buffer> = (call) => {
    call.on('cancelled', cancelled);
    call.write(Buffer.from('first'));
  };
  return withGrpcServer({ Split }, async (channel) => {
    const stream = channel.serverStream(split, Buffer.of());
    assert.is((await stream.next()).value?.toString(), 'first');
    stream.cancel();
    assert.is((await callError(stream.next())).code, 'CANCELLED');
    assert.equal(await stream.next(), { done: true, value: undefined });
    await told;
  });
});

test('leaving the loop early cancels the call', () => {
  let cancelled: () => void = () => {};
  const told = new Promise<void>((resolve) => {
    cancelled = resolve;
  });
  const Split: grpc.handleServerStreamingCall<Buffer, Buffer> = (call) => {
    call.on('cancelled', cancelled);
    call.write(Buffer.from('first'));
  };
  return withGrpcServer({ Split }, async (channel) => {
    for await (const _ of channel.serverStream(split, Buffer.of())) break;
    await told;
  });
});

test('requests that fail cancel the call', () =>
  withGrpcServer({}, async (channel) => {
    async function* broken() {
      yield Buffer.from('a');
      throw new Error('no more');
    }
    const error = await callError(channel.clientStream(join, broken()));
    assert.is(error.code, 'CANCELLED');
    assert.is((error.cause as Error).message, 'no more');
  }));

test('a response that cannot be decoded is an error of the call', () =>
  withGrpcServer({}, async (channel) => {
    const decode = (): never => {
      throw new Error('garbage');
    };
    assert.is((await callError(channel.unary({ ...echo, decode }, Buffer.of()))).code, 'INTERNAL');
    assert.is((await callError(all(channel.serverStream({ ...split, decode }, Buffer.of())))).code, 'INTERNAL');
  }));

test('closing lets calls in flight finish, and refuses new ones', () => {
  const Echo: grpc.handleUnaryCall<Buffer, Buffer> = (call, reply) => {
    setTimeout(() => reply(null, call.request), 20);
  };
  return withGrpcServer({ Echo }, async (channel) => {
    const call = channel.unary(echo, Buffer.from('x'));
    const closed = channel.close(5000);
    assert.is((await callError(channel.unary(echo, Buffer.of()))).code, 'UNAVAILABLE');
    assert.is((await call).message.toString(), 'x');
    await closed;
  });
});

test('closing cuts calls that do not finish in time', () =>
  withGrpcServer({ Echo: () => {} }, async (channel) => {
    const call = callError(channel.unary(echo, Buffer.from('x')));
    await channel.close(20);
    assert.is((await call).code, 'UNAVAILABLE');
  }));

test.run();
