/** The pure parts: when to come back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { backoffDelayMs } from '../../../../server/rpc/channel/backoff.ts';
import { countsAsFailure, retryDelayMs } from '../../../../server/rpc/channel/retry-policy.ts';
import { RetryThrottle } from '../../../../server/rpc/channel/retry-throttle.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';

const backoff = { firstDelayMs: 100, maxDelayMs: 1000, multiplier: 2, jitter: 0.2 };

test('back-off grows by its factor up to its limit', () => {
  const delays = [1, 2, 3, 4, 5, 6, 2000].map((failures) => backoffDelayMs(backoff, failures, 0.5));
  assert.equal(delays, [100, 200, 400, 800, 1000, 1000, 1000]);
});

test('jitter keeps within its share, whatever the chance', () =>
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 1000; i++) {
      const failures = random.int(1, 20);
      const plainMs = backoffDelayMs(backoff, failures, 0.5);
      const delayMs = backoffDelayMs(backoff, failures, random.next());
      assert.ok(delayMs >= plainMs * 0.8 && delayMs <= plainMs * 1.2, `${delayMs} for ${plainMs}`);
    }
  }));

const retry = {
  maxAttempts: 3,
  initialBackoffMs: 10,
  maxBackoffMs: 15,
  backoffMultiplier: 2,
  retryableCodes: ['UNAVAILABLE' as const],
};
const unavailable = { code: 'UNAVAILABLE' as const, attempts: 1, pushback: undefined };

test('a retry waits a random part of a growing, bounded delay', () => {
  assert.is(retryDelayMs(retry, unavailable, 0), 0);
  assert.is(retryDelayMs(retry, unavailable, 0.5), 5);
  assert.is(retryDelayMs(retry, { ...unavailable, attempts: 2 }, 0.5), 7.5);
});

test('no retry after the last attempt, for other codes, or against the will of the server', () => {
  assert.is(retryDelayMs(retry, { ...unavailable, attempts: 3 }, 0), null);
  assert.is(retryDelayMs(retry, { ...unavailable, code: 'ABORTED' }, 0), null);
  for (const pushback of ['-1', '', 'soon', '1e3']) {
    assert.is(retryDelayMs(retry, { ...unavailable, pushback }, 0), null, pushback);
  }
  assert.is(retryDelayMs(retry, { ...unavailable, pushback: '70000' }, 0), 70_000);
});

test('retries are throttled when half of the tokens are gone, and come back as calls succeed', () => {
  const throttle = new RetryThrottle({ maxTokens: 10, tokenRatio: 0.5 });
  for (let i = 0; i < 4; i++) throttle.failed();
  assert.ok(throttle.allowsRetry, '6 of 10 are left');
  throttle.failed();
  assert.not(throttle.allowsRetry, '5 of 10');
  throttle.succeeded();
  assert.ok(throttle.allowsRetry);
  for (let i = 0; i < 100; i++) throttle.failed();
  for (let i = 0; i < 10; i++) throttle.succeeded();
  assert.not(throttle.allowsRetry, 'never below none');
  for (let i = 0; i < 100; i++) throttle.succeeded();
  for (let i = 0; i < 5; i++) throttle.failed();
  assert.not(throttle.allowsRetry, 'never above all');
});

test('what counts as a failure is what could be tried again, or what the server forbids to', () => {
  assert.ok(countsAsFailure(retry, { ...unavailable, attempts: 3 }), 'the last attempt too');
  assert.not(countsAsFailure(retry, { ...unavailable, code: 'INVALID_ARGUMENT' }));
  assert.ok(countsAsFailure(retry, { ...unavailable, code: 'INVALID_ARGUMENT', pushback: '-1' }));
});

test('a throttling that makes no sense is refused', () => {
  for (const policy of [
    { maxTokens: 0, tokenRatio: 1 },
    { maxTokens: 1001, tokenRatio: 1 },
    { maxTokens: 10, tokenRatio: 0 },
  ]) {
    assert.throws(() => new RetryThrottle(policy), RangeError);
  }
});

test.run();
