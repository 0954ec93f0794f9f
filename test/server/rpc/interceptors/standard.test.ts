import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { CallContext } from '../../../../server/rpc/call-context.ts';
import { intercept } from '../../../../server/rpc/interceptor.ts';
import { deadline } from '../../../../server/rpc/interceptors/deadline.ts';
import { identity } from '../../../../server/rpc/interceptors/identity.ts';
import { limits } from '../../../../server/rpc/interceptors/limits.ts';
import { log } from '../../../../server/rpc/interceptors/log.ts';
import { metrics } from '../../../../server/rpc/interceptors/metrics.ts';
import { standardInterceptors } from '../../../../server/rpc/interceptors/standard.ts';
import type { MethodDescription } from '../../../../server/rpc/method-description.ts';
import { RpcError } from '../../../../server/rpc/rpc-error.ts';
import { ServerCall } from '../../../../server/rpc/server-call.ts';
import type { AnyHandler } from '../../../../server/rpc/service-definition.ts';
import { UnsentAnswers } from '../../../../server/rpc/unsent-answers.ts';

const method: MethodDescription = { name: 'M', path: '/s.S/M', kind: 'unary' };

const unsent = new UnsentAnswers({ perConnectionBytes: 1_000_000, totalBytes: 1_000_000 });

class Call extends ServerCall {
  readonly peer = '192.0.2.1:99';
  metadata(): undefined {
    return undefined;
  }
  metadataEntries(): [] {
    return [];
  }
  protected flushHeaders(): void {}
}

const callWith = (deadlineMs = Number.POSITIVE_INFINITY) => new Call(method, performance.now(), deadlineMs, unsent);

/** A logger that keeps what it is told. */
function recordingLogger(level: string) {
  const lines: Record<string, unknown>[] = [];
  return {
    lines,
    isLevelEnabled: (asked: string) => asked === level,
    debug: (fields: object, msg: string) => void lines.push({ ...fields, msg }),
  };
}

test('log writes the start and the end of a call with id, method, peer, duration and code', () => {
  const logger = recordingLogger('debug');
  const call = callWith();
  log(logger)((request) => request, method)('x', call);
  call.settle('ABORTED', new RpcError('ABORTED', 'because', { cause: new Error('of that') }));
  call.transportDone();
  const [started, ended] = logger.lines;
  const fields = { callId: call.id, method: '/s.S/M', peer: '192.0.2.1:99', identity: 'anonymous' };
  assert.equal(started, { ...fields, msg: 'call started' });
  const { durationMs, ...rest } = ended ?? {};
  assert.ok(Number(durationMs) >= 0);
  assert.equal(rest, { ...fields, code: 'ABORTED', reason: 'because', cause: 'of that', msg: 'call ended' });
});

test('log adds no layer when debug is off', () => {
  const handler: AnyHandler = (request) => request;
  assert.is(log(recordingLogger('info'))(handler, method), handler);
});

test('metrics sees the start and the one end, with the code that the client saw', () => {
  const seen: string[] = [];
  const recorder = {
    started: () => void seen.push('started'),
    ended: (code: string, durationMs: number) => void seen.push(`${code} ${durationMs >= 0}`),
  };
  const handler = metrics(() => recorder)((request) => request, method);
  const answered = callWith();
  handler('x', answered);
  answered.settle('OK', null);
  assert.equal(seen, ['started'], 'not before the answer has left');
  answered.transportDone();
  answered.transportDone();
  assert.equal(seen, ['started', 'OK true']);
  const cancelled = callWith();
  handler('x', cancelled);
  cancelled.transportDone();
  assert.is(seen.length, 3, 'not before the handler has settled');
  cancelled.settle('OK', null);
  assert.is(seen[3], 'CANCELLED true');
});

test('deadline lets through what is in time and refuses what is late', () => {
  const handler = deadline()((request) => request, method);
  assert.is(handler('x', callWith(performance.now() + 1000)), 'x');
  assert.throws(() => handler('x', callWith(performance.now())), 'the deadline had passed');
});

test('identity is known to what comes after it', () => {
  const root = { name: 'root', roles: ['admin'] };
  const handler = identity(() => root)((_, context: CallContext) => context.identity, method);
  assert.is(handler('x', callWith()), root);
});

test('the standard layers record and log calls that they refuse', () => {
  const logger = recordingLogger('debug');
  const seen: string[] = [];
  const layers = standardInterceptors({
    recorderOf: () => ({ started: () => void seen.push('started'), ended: (code) => void seen.push(code) }),
    logger,
    limits: { maxConcurrentCalls: 0 },
  });
  const call = callWith();
  assert.throws(() => intercept(layers, () => assert.unreachable(), method)('x', call), /0 at a time/);
  call.settle('RESOURCE_EXHAUSTED', null);
  call.transportDone();
  assert.equal(seen, ['started', 'RESOURCE_EXHAUSTED']);
  assert.is(logger.lines.length, 2);
});

test('a stream that is one call too many is told to come again, in the code that watches of Go come again for', () => {
  const layer = limits({ maxConcurrentCalls: 0 });
  const codeOf = (kind: MethodDescription['kind']) => {
    try {
      return layer(() => assert.unreachable(), { ...method, kind })('x', callWith());
    } catch (error) {
      return (error as RpcError).code;
    }
  };
  assert.equal(
    ['unary', 'bidi', 'serverStream', 'clientStream'].map((kind) => codeOf(kind as 'unary')),
    ['RESOURCE_EXHAUSTED', 'UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE'],
  );
});

test.run();
