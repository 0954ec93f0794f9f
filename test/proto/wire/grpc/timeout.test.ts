import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeTimeout, parseTimeout } from '../../../../proto/wire/grpc/timeout.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';

test('the smallest unit that fits eight digits is taken, rounded up', () => {
  assert.is(encodeTimeout(5), '5000000n');
  assert.is(encodeTimeout(1000), '1000000u');
  assert.is(encodeTimeout(99_999.999), '99999999u');
  assert.is(encodeTimeout(100_000), '100000m');
  assert.is(encodeTimeout(100_000_000.2), '100001S');
  assert.is(encodeTimeout(0), '0n');
  assert.is(encodeTimeout(-3), '0n');
  assert.is(encodeTimeout(Number.MAX_VALUE), '99999999H');
  assert.is(encodeTimeout(Infinity), '99999999H');
});

test('parsing gives back no less than was encoded, and hardly more', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 2000; round++) {
      const timeoutMs = random.next() * 10 ** random.int(-3, 11);
      const parsed = parseTimeout(encodeTimeout(timeoutMs))!;
      assert.ok(
        parsed >= timeoutMs * (1 - 1e-12) && parsed <= timeoutMs * 1.001 + 1e-6,
        `${timeoutMs} became ${parsed}`,
      );
    }
  });
});

test('every unit is understood, anything else is malformed', () => {
  assert.equal(['1H', '1M', '1S', '1m', '1u', '1n'].map(parseTimeout), [3_600_000, 60_000, 1000, 1, 1e-3, 1e-6]);
  for (const value of ['', 'S', '1', '123456789S', '-1S', '1s', '1.5S', ' 1S']) assert.is(parseTimeout(value), null);
});

test.run();
