import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ClientGate } from '../../../../server/faults/client-gate.ts';
import { type CutMode, noEffect } from '../../../../server/faults/link-effect.ts';
import { clientFaults } from '../../../../server/rpc/interceptors/client-faults.ts';
import type { MethodDescription, MethodKind } from '../../../../server/rpc/method-description.ts';
import { RpcError } from '../../../../server/rpc/rpc-error.ts';
import { ServerCall } from '../../../../server/rpc/server-call.ts';
import type { AnyHandler } from '../../../../server/rpc/service-definition.ts';
import { UnsentAnswers } from '../../../../server/rpc/unsent-answers.ts';

const unsent = new UnsentAnswers({ perConnectionBytes: 1_000_000, totalBytes: 1_000_000 });

class Call extends ServerCall {
  readonly peer = 'test';
  metadata(): undefined {
    return undefined;
  }
  metadataEntries(): [] {
    return [];
  }
  protected flushHeaders(): void {}
}

function setUp(kind: MethodKind, handler: AnyHandler, path = '/s.S/M') {
  const gate = new ClientGate();
  const method: MethodDescription = { name: 'M', path, kind };
  const wrapped = clientFaults(gate)(handler, method);
  const call = () => new Call(method, performance.now(), Number.POSITIVE_INFINITY, unsent);
  const cut = (mode: CutMode | null) => gate.change({ ...noEffect, cut: mode }, () => 0);
  return { gate, wrapped, call, cut };
}

/** Whether it still waits when all that can go on has gone on: nothing here waits for a timer or for IO. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise((resolve) => setImmediate(() => resolve('pending')));
  return (await Promise.race([promise, turn])) === 'pending';
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'OK',
    (error: RpcError) => error.code,
  );

test('without a fault a unary call is passed on as it is, without a promise', () => {
  const { wrapped, call } = setUp('unary', (request) => request);
  assert.is(wrapped('x', call()), 'x');
});

test('operators, health and peers are never kept away', () => {
  for (const path of [
    '/scalectl.admin.v1.Faults/HealFaults',
    '/grpc.health.v1.Health/Check',
    '/scalectl.peer.v1.Peer/Connect',
  ]) {
    const { wrapped, call, cut } = setUp('unary', (request) => request, path);
    cut('reset');
    assert.is(wrapped('x', call()), 'x', path);
  }
});

test('a unary call is refused by reset, and waits out a drop before anything is done for it', async () => {
  let carriedOut = 0;
  const { wrapped, call, cut } = setUp('unary', () => ++carriedOut);
  cut('reset');
  assert.is(await codeOf(wrapped('x', call()) as Promise<unknown>), 'UNAVAILABLE');
  cut('drop');
  const waiting = wrapped('x', call()) as Promise<unknown>;
  assert.ok(await isPending(waiting));
  assert.is(carriedOut, 0);
  cut(null);
  assert.is(await waiting, 1);
});

/** A handler's answer that the test gives. */
function answerLater() {
  let resolve: (value: unknown) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const answer = new Promise<unknown>((...settle) => {
    [resolve, reject] = settle;
  });
  return { answer, resolve: (value: unknown) => resolve(value), reject: (error: unknown) => reject(error) };
}

test('what was under way when a drop began is answered when it is over, with a result as with an error', async () => {
  const [good, bad] = [answerLater(), answerLater()];
  const { wrapped, call, cut } = setUp('unary', (request) => (request === 'good' ? good.answer : bad.answer));
  const [result, error] = ['good', 'bad'].map((request) => wrapped(request, call()) as Promise<unknown>);
  cut('drop');
  good.resolve(1);
  bad.reject(new RpcError('NOT_FOUND', 'there is none'));
  const code = codeOf(error!);
  assert.ok(await isPending(result!));
  assert.ok(await isPending(code));
  cut(null);
  assert.is(await result, 1);
  assert.is(await code, 'NOT_FOUND');
});

test('a call that came in during a drop, and fails in the next one, waits for that', async () => {
  const { answer, reject } = answerLater();
  const { wrapped, call, cut } = setUp('unary', () => answer);
  cut('drop');
  const code = codeOf(wrapped('x', call()) as Promise<unknown>);
  cut(null);
  assert.ok(await isPending(code));
  cut('drop');
  reject(new RpcError('NOT_FOUND', 'there is none'));
  assert.ok(await isPending(code));
  cut(null);
  assert.is(await code, 'NOT_FOUND');
});

test('a unary call that waits for others ends at a reset', async () => {
  const { wrapped, call, cut } = setUp('unary', () => new Promise(() => {}));
  const code = codeOf(wrapped('x', call()) as Promise<unknown>);
  cut('reset');
  assert.is(await code, 'UNAVAILABLE');
});

test('a reset ends what is under way and nothing else, in whatever order calls have ended before', async () => {
  const answers = Array.from({ length: 5 }, answerLater);
  const { wrapped, call, cut } = setUp('unary', (request) => answers[request as number]!.answer);
  const codes = answers.map((_, i) => codeOf(wrapped(i, call()) as Promise<unknown>));
  for (const i of [2, 0, 3]) answers[i]!.resolve(i);
  await Promise.all([2, 0, 3].map((i) => codes[i]));
  cut('reset');
  cut(null);
  for (const { resolve } of answers) resolve(0);
  assert.equal(await Promise.all(codes), ['OK', 'UNAVAILABLE', 'OK', 'OK', 'UNAVAILABLE']);
  assert.is(await codeOf(wrapped(0, call()) as Promise<unknown>), 'OK');
});

test('a stream that ends or fails during a drop tells that when it is over', async () => {
  for (const [request, told] of [
    ['end', 'OK'],
    ['fail', 'ABORTED'],
  ] as const) {
    const { answer, resolve, reject } = answerLater();
    const { wrapped, call, cut } = setUp('serverStream', async function* () {
      await answer;
      yield* [];
    });
    const responses = (wrapped(request, call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
    const code = codeOf(responses.next());
    cut('drop');
    if (request === 'end') resolve(null);
    else reject(new RpcError('ABORTED', 'no more'));
    assert.ok(await isPending(code), request);
    cut(null);
    assert.is(await code, told);
  }
});

/** A stream that gives a number each time that it is told to. */
function numbers() {
  const waiting: (() => void)[] = [];
  let returned = false;
  const tick = () => waiting.shift()?.();
  const stream = {
    [Symbol.asyncIterator]: () => stream,
    next: () =>
      new Promise<IteratorResult<number>>((resolve) => waiting.push(() => resolve({ done: false, value: 1 }))),
    return: async () => {
      returned = true;
      return { done: true as const, value: undefined };
    },
  };
  return { stream, tick, isReturned: () => returned };
}

test('a stream that is open waits during a drop and loses nothing', async () => {
  const { stream, tick } = numbers();
  const { wrapped, call, cut } = setUp('serverStream', () => stream);
  const responses = (wrapped('x', call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
  const first = responses.next();
  cut('drop');
  tick();
  assert.ok(await isPending(first));
  cut(null);
  assert.equal(await first, { done: false, value: 1 });
});

test('a stream that is open ends at a reset, also while it has nothing to say, and its source is told', async () => {
  const { stream, isReturned } = numbers();
  const { wrapped, call, cut } = setUp('serverStream', () => stream);
  const responses = (wrapped('x', call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
  const first = codeOf(responses.next());
  cut('reset');
  assert.is(await first, 'UNAVAILABLE');
  assert.ok(isReturned());
});

test('a stream that is asked for more after the reset has ended, whatever its source does', async () => {
  const { stream, tick, isReturned } = numbers();
  const { wrapped, call, cut } = setUp('serverStream', () => stream);
  const responses = (wrapped('x', call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
  const first = responses.next();
  tick();
  await first;
  cut('reset');
  assert.is(await codeOf(responses.next()), 'UNAVAILABLE');
  assert.ok(isReturned());
});

test('refuse-new: a stream that is open goes on, a new one is refused', async () => {
  const { stream, tick } = numbers();
  const { wrapped, call, cut } = setUp('serverStream', () => stream);
  const open = (wrapped('x', call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
  const first = open.next();
  cut('refuse-new');
  tick();
  assert.equal(await first, { done: false, value: 1 });
  const fresh = (wrapped('x', call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
  assert.is(await codeOf(fresh.next()), 'UNAVAILABLE');
});

test('what a client streams waits during a drop as well', async () => {
  const { stream, tick } = numbers();
  const { wrapped, call, cut } = setUp('bidi', (requests) => requests);
  const echoed = (wrapped(stream, call()) as AsyncIterable<number>)[Symbol.asyncIterator]();
  const first = echoed.next();
  cut('drop');
  tick();
  assert.ok(await isPending(first));
  cut(null);
  assert.equal(await first, { done: false, value: 1 });
});

test.run();
