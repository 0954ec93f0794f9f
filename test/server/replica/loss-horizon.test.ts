import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LossHorizon } from '../../../server/replica/loss-horizon.ts';

const [earlier, later] = [1, 2].map((round) => ({ round, priority: 0, node: 1 })) as [
  { round: number; priority: number; node: number },
  { round: number; priority: number; node: number },
];
const follows = (ballot: typeof earlier) => ({ ballot, acceptedBallot: ballot });

function synced(index: number): LossHorizon {
  const horizon = new LossHorizon();
  horizon.note({ type: 'synced', ballot: earlier, index });
  return horizon;
}

test('what lower ballots were given is lost once an entry behind the synchronisation is applied, and said once', () => {
  const horizon = synced(10);
  assert.is(horizon.passed(follows(earlier), 10), null);
  assert.equal(horizon.passed(follows(earlier), 11), earlier);
  assert.is(horizon.passed(follows(earlier), 12), null);
});

test('an entry that was learned from a later leader tells nothing: that one may have taken up what the earlier one lacked', () => {
  const horizon = synced(10);
  assert.is(horizon.passed({ ballot: later, acceptedBallot: earlier }, 11), null);
  horizon.note({ type: 'synced', ballot: later, index: 20 });
  assert.is(horizon.passed(follows(later), 20), null);
  assert.equal(horizon.passed(follows(later), 21), later);
});

test.run();
