import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareBallotTexts } from '../../bench/ballot-text.ts';
import { type Ballot, compareBallots, formatBallot, roundIn } from '../../server/consensus/ballot.ts';
import { chooseSeed, withSeed } from '../support/random.ts';

test('texts of ballots have the order of the ballots, over changes of members too', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const draw = (): Ballot => ({
      round: roundIn(random.int(0, 12), random.int(0, 12)),
      priority: random.int(0, 12),
      node: random.int(1, 12),
    });
    for (let i = 0; i < 1_000; i++) {
      const [a, b] = [draw(), draw()];
      const [texts, ballots] = [compareBallotTexts(formatBallot(a), formatBallot(b)), compareBallots(a, b)];
      assert.is(Math.sign(texts), Math.sign(ballots), `${formatBallot(a)} and ${formatBallot(b)}`);
    }
  });
});

test('what is no ballot is lower than any that is', () => {
  assert.ok(compareBallotTexts('', '0.0.0') < 0);
  assert.ok(compareBallotTexts('1.0.1', 'none') > 0);
});

test.run();
