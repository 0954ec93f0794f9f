import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SlowStart } from '../../../bench/load/slow-start.ts';

/** Of a thousand calls at that moment, how many the node takes. */
function takenAt(start: SlowStart, nowMs: number): number {
  let taken = 0;
  for (let i = 0; i < 1000; i++) if (start.takes(nowMs)) taken++;
  return taken;
}

test('a node that joins gets a tenth of its share at first, all of it after five seconds', () => {
  const start = new SlowStart(1000);
  const taken = [1000, 3500, 5750, 6000].map((nowMs) => takenAt(start, nowMs));
  assert.ok(Math.abs(taken[0]! - 100) <= 1, `${taken[0]}`);
  assert.equal(taken.slice(1), [500, 950, 1000]);
  assert.equal(
    [1000, 5999, 6000].map((nowMs) => start.isOver(nowMs)),
    [false, false, true],
  );
});

test.run();
