import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { placeFaults, rowCount } from '../../../../bench/report/charts/fault-marks.ts';
import { timeScale } from '../../../../bench/report/charts/scale.ts';
import { leaderKillRun } from '../fixture.ts';

const test = suite('bench/report/charts/fault-marks');

function rowsAt(...timesMs: readonly number[]): readonly number[] {
  const [fault] = leaderKillRun().faults;
  if (fault === undefined) throw new Error('the fixture has faults');
  const faults = timesMs.map((atMs) => ({ ...fault, atMs }));
  return placeFaults(timeScale(100_000), faults).map((mark) => mark.row);
}

test('numbers apart from each other stand in one row', () => {
  assert.equal(rowsAt(10_000, 20_000, 80_000), [0, 0, 0]);
});

test('numbers that would touch go down, and start again after a gap', () => {
  assert.equal(rowsAt(10_000, 12_000, 14_000, 16_000, 50_000), [0, 1, 2, 0, 0]);
});

test('the stack makes room for the rows in use only', () => {
  assert.is(rowCount([]), 0);
  const [fault] = leaderKillRun().faults;
  assert.is(rowCount(placeFaults(timeScale(100_000), fault === undefined ? [] : [fault, fault])), 2);
});

test.run();
