import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundOfOutcome, boundOfThreshold, figuresOf, marginOf } from '../../../bench/report/comparison.ts';
import type { ThresholdResult } from '../../../bench/result.ts';

const test = suite('bench/report/comparison');

function threshold(expression: string, measured: number, limit: number, ok: boolean): ThresholdResult {
  return { expression, measured, limit, unit: 'ms', ok };
}

test('the margin is the room left on the good side, as a share of the limit', () => {
  assert.is(marginOf(threshold('response.p99 <= 100ms', 75, 100, true)), 0.25);
  assert.is(marginOf(threshold('response.p99 < 100ms', 125, 100, false)), -0.25);
  assert.is(marginOf(threshold('achievedRps >= 100', 125, 100, true)), 0.25);
  assert.is(marginOf(threshold('achievedRps > 100', 75, 100, false)), -0.25);
});

test('there is no margin to zero, to an equality, or of an unmeasured figure', () => {
  assert.is(marginOf(threshold('errors <= 0', 3, 0, false)), null);
  assert.is(marginOf(threshold('lost == 5', 5, 5, true)), null);
  assert.is(marginOf(threshold('recovery.p99Back <= 5s', Number.POSITIVE_INFINITY, 5000, false)), null);
});

test('the bound is read from the expression, also behind a scope', () => {
  assert.is(boundOfThreshold(threshold('response.p99{method=put} <= 25ms', 1, 25, true)), '≤');
  assert.is(boundOfThreshold(threshold('lost == 0', 0, 0, true)), '=');
});

test('the bound of a check follows from its outcome', () => {
  assert.is(boundOfOutcome({ measured: 0.995, limit: 0.99, ok: true }), '≥');
  assert.is(boundOfOutcome({ measured: 0.9, limit: 0.99, ok: false }), '≥');
  assert.is(boundOfOutcome({ measured: 1, limit: 5, ok: true }), '≤');
  assert.is(boundOfOutcome({ measured: 9, limit: 5, ok: false }), '≤');
});

test('figures without a unit are shares when either side is a fraction, else plain numbers', () => {
  assert.equal(figuresOf({ measured: 1, limit: 0.99, unit: '' }), { measured: '100 %', limit: '99 %' });
  assert.equal(figuresOf({ measured: 0.001, limit: 0, unit: '' }), { measured: '0.1 %', limit: '0 %' });
  assert.equal(figuresOf({ measured: 200_000, limit: 1, unit: '' }), { measured: '200,000', limit: '1' });
  assert.equal(figuresOf({ measured: 31.24, limit: 25, unit: 'ms' }), { measured: '31.2 ms', limit: '25 ms' });
});

test.run();
