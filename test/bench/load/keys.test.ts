import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keyPicker } from '../../../bench/load/keys.ts';
import { methodPicker } from '../../../bench/load/mix.ts';
import { seededRandom } from '../../../bench/load/random.ts';

function drawn(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

test('sequential: the workers together write every key once a round', () => {
  const keys = { count: 10, distribution: 'sequential', prefix: '' } as const;
  const all = [0, 1].flatMap((worker) => drawn(5, keyPicker(keys, Math.random, worker, 2)));
  assert.equal(
    all.sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
});

test('uniform: every key is as likely, within five standard deviations', () => {
  const keys = { count: 10, distribution: 'uniform', prefix: '' } as const;
  const draws = drawn(100_000, keyPicker(keys, seededRandom(4), 0, 1));
  for (let key = 0; key < 10; key++) {
    const share = draws.filter((each) => each === key).length;
    assert.ok(Math.abs(share - 10_000) < 5 * Math.sqrt(9000), `key ${key}: ${share}`);
  }
});

test('zipf: key i is drawn in proportion to 1 / (i + 1)^0.99, and none is outside', () => {
  const count = 1000;
  const draws = drawn(200_000, keyPicker({ count, distribution: 'zipf', prefix: '' }, seededRandom(4), 0, 1));
  assert.ok(draws.every((key) => key >= 0 && key < count));
  const zeta = Array.from({ length: count }, (_, i) => (i + 1) ** -0.99).reduce((a, b) => a + b);
  const shareBelow = (limit: number) => draws.filter((key) => key < limit).length / draws.length;
  const expectedBelow = (limit: number) =>
    Array.from({ length: limit }, (_, i) => (i + 1) ** -0.99 / zeta).reduce((a, b) => a + b);
  // The closed form is an approximation: its sums stay within two points of the exact ones.
  for (const limit of [1, 2, 10, 100, 500]) {
    assert.ok(Math.abs(shareBelow(limit) - expectedBelow(limit)) < 0.02, `below ${limit}: ${shareBelow(limit)}`);
  }
});

test('zipf over one or two keys stays within them', () => {
  for (const count of [1, 2]) {
    const draws = drawn(1000, keyPicker({ count, distribution: 'zipf', prefix: '' }, seededRandom(9), 0, 1));
    assert.equal([...new Set(draws)].sort(), count === 1 ? [0] : [0, 1]);
  }
});

test('methods are drawn by their weights, and one without weight never', () => {
  const draws = drawn(100_000, methodPicker({ put: 3, get: 0, range: 1, delete: 0, cas: 0 }, seededRandom(2)));
  const puts = draws.filter((method) => method === 0).length;
  assert.ok(Math.abs(puts - 75_000) < 5 * Math.sqrt(18_750), `puts: ${puts}`);
  assert.equal([...new Set(draws)].sort(), [0, 2]);
});

test('streams of one seed differ, and the same stream repeats', () => {
  const first = drawn(5, seededRandom(1, 1));
  assert.equal(drawn(5, seededRandom(1, 1)), first);
  assert.not.equal(drawn(5, seededRandom(1, 2)), first);
  assert.not.equal(drawn(5, seededRandom(2, 1)), first);
});

test.run();
