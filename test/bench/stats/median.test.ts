import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { median } from '../../../bench/stats/median.ts';

test('the median is the value in the middle, whatever the order', () => {
  assert.is(median([7]), 7);
  assert.is(median([30, 1, 2]), 2);
  assert.is(median([5, 100, 9, 10, 1]), 9);
});

test('of two in the middle the median is their mean', () => {
  assert.is(median([4, 1]), 2.5);
  assert.is(median([100, 2, 1, 4]), 3);
});

test('without values there is no median, and what is sorted is a copy', () => {
  assert.is(median([]), undefined);
  const values = [3, 1, 2];
  median(values);
  assert.equal(values, [3, 1, 2]);
});

test.run();
