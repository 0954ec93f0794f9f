import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CatchUp } from '../../../cli/cluster/members/catch-up.ts';

test('on a quiet log a learner has nearly all when it has all', () => {
  const catchUp = new CatchUp();
  assert.not(catchUp.hasNearlyAll(5));
  catchUp.note(0, 10);
  assert.not(catchUp.hasNearlyAll(9));
  assert.ok(catchUp.hasNearlyAll(10));
});

test('on a log that grows it must have what was there half a second ago, at any rate', () => {
  for (const perSecond of [10, 100_000]) {
    const catchUp = new CatchUp();
    for (let atMs = 0; atMs <= 3_000; atMs += 100) catchUp.note(atMs, (atMs / 1_000) * perSecond);
    assert.ok(catchUp.hasNearlyAll(2.5 * perSecond));
    assert.not(catchUp.hasNearlyAll(2.3 * perSecond));
  }
});

test.run();
