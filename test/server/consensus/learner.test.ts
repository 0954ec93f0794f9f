import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Acceptor } from '../../../server/consensus/acceptor.ts';
import { type Ballot, roundIn, zeroBallot } from '../../../server/consensus/ballot.ts';
import { Learner } from '../../../server/consensus/learner.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Outbox } from '../../../server/consensus/outbox.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { encodeStopSign } from '../../../server/consensus/stop-sign.ts';
import { emptyState } from './empty-state.ts';

const resendTicks = 3;
const config = { nodeId: 1, isWitness: false, resendTicks, maxMessageBytes: 1_000 };
const members = [1, 2, 3].map((nodeId) => ({
  ...{ nodeId, role: 'voter' as const, name: `n${nodeId}`, dc: '', host: '', port: 0 },
}));
function begin(): { learner: Learner; outbox: Outbox } {
  const outbox = new Outbox();
  const acceptor = new Acceptor(config, emptyState, withMajorities(0, members), outbox);
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

function beginCore(firstRoundTicks: number): Paxos {
  return new Paxos(
    {
      ...{ ...config, boot: 0, priority: 0, lease: null, maxInflightMessages: 4, maxInflightBytes: 10_000 },
      ...{ electionRoundTicks: 5, unhappyRoundTicks: 5, firstRoundTicks, stallTicks: 100, deafTicks: 100 },
      orderMaxAgeMs: 1_000,
    },
    emptyState,
    withMajorities(0, members),
  );
}

test('a candidate asks a teacher that knows less than it promised once in a tick, and not as fast as that one answers', () => {
  const core = beginCore(2);
  core.tick(0);
  const zeros = {
    configId: 0,
    decidedIndex: 0,
    ballot: zeroBallot,
    leader: zeroBallot,
    receivedIndex: 0,
    durableIndex: 0,
  };
  core.receive(2, { type: 'heartbeatReply', round: 0, ...zeros, happy: false, lease: false }, 0);
  core.tick(0);
  assert.is(core.role, 'candidate');
  core.persisted(core.takeEffects(0).persist!.token);
  // Node 2 cannot read what it may have chosen with node 3, and has forgotten how much of it it knew to be decided.
  const log = {
    acceptedBallot: { round: 1, priority: 0, node: 3 },
    lastIndex: 30,
    readableIndex: 20,
    decidedIndex: 20,
  };
  core.receive(2, { type: 'promise', ballot: core.ballot, ...log, isDamaged: true }, 0);
  const answer = { ballot: core.ballot, fromIndex: 0, entries: [], decidedIndex: 0, compactedIndex: 0 };
  const ticks = 5;
  let questions = 0;
  for (let turn = 0; turn < 20 * ticks; turn++) {
    const { messages } = core.takeEffects(0);
    const asked = messages.filter(({ message }) => message.type === 'learnRequest').length;
    questions += asked;
    for (let i = 0; i < asked; i++) core.receive(2, { type: 'learnResponse', ...answer }, 0);
    if (turn % 20 === 19) core.tick(0);
  }
  assert.is(questions, ticks);
});

/** A voter that gets a snapshot of the first 50 entries from node 3, its leader. */
function beginBehind() {
  const core = beginCore(5);
  const ballot = { round: roundIn(0, 1), priority: 0, node: 3 };
  const heartbeat = { type: 'heartbeatRequest' as const, round: 1, configId: 0, ballot: zeroBallot, hasGivenUp: false };
  const behind = (from: number) => core.receive(from, { type: 'behind', decidedIndex: 60 }, 0);
  /** Who is asked what was decided. */
  const asked = () =>
    core.takeEffects(0).messages.flatMap(({ to, message }) => (message.type === 'learnRequest' ? [to] : []));
  behind(3);
  const answer = { type: 'learnResponse' as const, ballot, fromIndex: 0, entries: [], decidedIndex: 60 };
  core.receive(3, { ...answer, compactedIndex: 50 }, 0);
  assert.equal(core.takeEffects(0).snapshotWanted, { from: 3, index: 50 });
  return { core, asked, behind, isAhead: (from: number) => core.receive(from, { ...heartbeat, decidedIndex: 60 }, 0) };
}

test('the donor of a damaged snapshot is left out for a while, and any member that knows more is asked instead', () => {
  const { core, asked, behind, isAhead } = beginBehind();
  isAhead(2);
  assert.equal(asked(), [], 'a voter is told by its leader');
  core.snapshotRefused(3);
  assert.is(core.takeEffects(0).snapshotWanted, null);
  behind(3);
  isAhead(3);
  assert.equal(asked(), []);
  isAhead(2);
  assert.equal(asked(), [2]);
});

test('the donor of a damaged snapshot is asked again when nobody else is there: it may have made another one', () => {
  const { core, asked, behind } = beginBehind();
  core.snapshotRefused(2); // somebody who is not asked any more
  assert.equal(core.takeEffects(0).snapshotWanted, { from: 3, index: 50 });
  core.snapshotRefused(3);
  const isAsked = Array.from({ length: 10 * resendTicks }, () => {
    core.tick(0);
    behind(3);
    return asked().includes(3);
  });
  assert.ok(isAsked.indexOf(true) >= 3 * resendTicks, `${isAsked.indexOf(true)}`);
});

test('what an older configuration chose is taught up to its end, in a ballot of it: whoever is left alone then can vote in it', () => {
  const [old, later] = [0, 1].map((configId) => ({ round: roundIn(configId, 1), priority: 0, node: 1 })) as [
    Ballot,
    Ballot,
  ];
  const outbox = new Outbox();
  const entries = [Buffer.from('put'), encodeStopSign(withMajorities(1, members))];
  const indices = { decidedIndex: 0, compactedIndex: 0, lastIndex: 2 };
  const state = { promised: old, acceptedBallot: old, ...indices, entries, departures: [] };
  const acceptor = new Acceptor(config, state, withMajorities(0, members), outbox);
  acceptor.decide(2);
  acceptor.promise(later);
  acceptor.adopt(2, [Buffer.from('another')]);
  acceptor.decide(3);
  const teacher = new Learner(config, acceptor, outbox);
  for (const fromIndex of [0, 2]) teacher.teach(2, fromIndex);
  const lessons = outbox.takeMessages().map(({ message }) => {
    assert.is(message.type, 'learnResponse');
    return message as Extract<Message, { type: 'learnResponse' }>;
  });
  assert.equal(
    lessons.map(({ ballot, entries, decidedIndex }) => [ballot, entries.length, decidedIndex]),
    [
      [old, 2, 3],
      [later, 1, 3],
    ],
  );
});

test('an answer without entries binds nobody: its donor may die before the snapshot has come that it named instead', () => {
  const { learner } = begin();
  learner.learnFrom(3, false);
  const ballot = { round: roundIn(1, 0), priority: 0, node: 3 };
  const answer = { type: 'learnResponse', ballot, fromIndex: 0, decidedIndex: 9, compactedIndex: 9 } as const;
  assert.not(learner.isNews({ ...answer, entries: [] }));
  assert.not(
    learner.isNews({ ...answer, fromIndex: 4, entries: [Buffer.from('late')] }),
    'nor one that was not asked for',
  );
  assert.ok(learner.isNews({ ...answer, compactedIndex: 0, entries: [Buffer.from('put')] }));
});

test.run();
