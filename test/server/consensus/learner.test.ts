import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Acceptor } from '../../../server/consensus/acceptor.ts';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { Learner } from '../../../server/consensus/learner.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import { Outbox } from '../../../server/consensus/outbox.ts';

const resendTicks = 3;

function begin(): { learner: Learner; outbox: Outbox } {
  const outbox = new Outbox();
  const members = [1, 2, 3].map((nodeId) => ({
    nodeId,
    role: 'voter' as const,
    name: `n${nodeId}`,
    dc: '',
    host: '',
    port: 0,
  }));
  const state = {
    promised: zeroBallot,
    acceptedBallot: zeroBallot,
    decidedIndex: 0,
    compactedIndex: 0,
    entries: [],
    lastIndex: 0,
  };
  const config = { nodeId: 1, isWitness: false, resendTicks, maxMessageBytes: 1_000 };
  const acceptor = new Acceptor(config, state, withMajorities(0, members), outbox);
  return { learner: new Learner(config, acceptor, outbox), outbox };
}

test('a donor that never answers is not the only one that is asked, even when it always offers itself first', () => {
  const { learner, outbox } = begin();
  const asked = new Set<number>();
  for (let tick = 0; tick < 40 * resendTicks; tick++) {
    learner.tick();
    for (const donor of [3, 2]) learner.learnFrom(donor, false);
    for (const { to } of outbox.takeMessages()) asked.add(to);
  }
  assert.equal([...asked].sort(), [2, 3]);
});

test('a donor that is alone is asked again after a while: its answers may have been lost', () => {
  const { learner, outbox } = begin();
  let questions = 0;
  for (let tick = 0; tick < 40 * resendTicks; tick++) {
    learner.tick();
    learner.learnFrom(3, false);
    questions += outbox.takeMessages().length;
  }
  assert.ok(questions > 10, `${questions}`);
});

test.run();
