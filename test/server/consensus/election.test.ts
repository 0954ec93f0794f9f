/** What one node makes of the answers to its heartbeats. How whole clusters elect is shown in `test/consensus/scenarios`. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Ballot, roundIn, zeroBallot } from '../../../server/consensus/ballot.ts';
import { Election, type RoundOutcome } from '../../../server/consensus/election.ts';

const roundTicks = 4;

/** Node 1 of five, which follows nobody. */
function election({ boot = 0, promised = zeroBallot, leadingQuorum = 3 } = {}): Election {
  const timing = { roundTicks, unhappyRoundTicks: roundTicks, firstRoundTicks: roundTicks };
  return new Election(
    {
      nodeId: 1,
      boot,
      priority: 0,
      configId: 0,
      peers: [2, 3, 4, 5],
      quorum: 3,
      leadingQuorum,
      mayLead: true,
      ...timing,
    },
    promised,
  );
}

function reply(round: number, { happy = false, leader = zeroBallot, ballot = leader as Ballot, configId = 0 } = {}) {
  return {
    type: 'heartbeatReply',
    round,
    configId,
    decidedIndex: 0,
    ballot,
    leader,
    happy,
    lease: false,
    receivedIndex: 0,
    durableIndex: 0,
  } as const;
}

/** The outcome of the round that is under way. */
function endRound(node: Election): RoundOutcome {
  for (;;) {
    const outcome = node.tick();
    if (outcome !== null) return outcome;
  }
}

test('a node whom a quorum answers takes over, and only then', () => {
  const node = election();
  node.receive(2, reply(node.round));
  assert.is(endRound(node).type, 'nothing');
  for (const peer of [2, 3]) node.receive(peer, reply(node.round));
  const outcome = endRound(node);
  assert.equal(outcome, { type: 'lead', ballot: { round: 1, priority: 0, node: 1 } });
});

test('answers that come twice count once; those of another round, configuration or a stranger never', () => {
  const node = election();
  for (let i = 0; i < 3; i++) node.receive(2, reply(node.round));
  node.receive(3, reply(node.round - 1));
  node.receive(3, reply(node.round, { configId: 1 }));
  node.receive(9, reply(node.round));
  assert.is(endRound(node).type, 'nothing');
});

/** All others answer each question `delayTicks` later. */
function answeredLate(node: Election, delayTicks: number, rounds: number): RoundOutcome[] {
  const underWay: { readonly round: number; readonly atTick: number }[] = [];
  const outcomes: RoundOutcome[] = [];
  let asked = node.round - 1;
  for (let tick = 0; outcomes.length < rounds; tick++) {
    if (node.round !== asked) underWay.push({ round: node.round, atTick: tick + delayTicks });
    asked = node.round;
    for (const { round, atTick } of underWay) {
      if (atTick === tick) for (const peer of [2, 3, 4, 5]) node.receive(peer, reply(round));
    }
    const outcome = node.tick();
    if (outcome !== null) outcomes.push(outcome);
  }
  return outcomes;
}

test('answers that take longer than a round make rounds longer: between distant data centres nobody would ever lead', () => {
  for (const delayTicks of [1, 5, 10, 14]) {
    const outcomes = answeredLate(election(), delayTicks, 12);
    assert.ok(
      outcomes.some(({ type }) => type === 'lead'),
      `after ${delayTicks} ticks`,
    );
  }
});

/** How long the round that is under way takes. */
function ticksOfRound(node: Election): number {
  let ticks = 1;
  while (node.tick() === null) ticks++;
  return ticks;
}

test('rounds are short again a while after answers are, and until then wait for a leader that is as slow as before', () => {
  const leader: Ballot = { round: 7, priority: 0, node: 5 };
  const node = election({ promised: leader });
  const allAnswer = () => {
    for (const peer of [2, 3, 4, 5]) node.receive(peer, reply(node.round, { leader, happy: true }));
  };
  allAnswer();
  endRound(node);
  // The leader stands still for two rounds, and then answers all that it was asked.
  const missed = [node.round, node.round + 1];
  assert.equal([ticksOfRound(node), ticksOfRound(node)], [roundTicks, roundTicks]);
  for (const round of missed) node.receive(5, reply(round, { leader, happy: true, ballot: leader }));
  for (let i = 0; i < 10; i++) {
    allAnswer();
    assert.is(ticksOfRound(node), roundTicks);
  }
  assert.ok(ticksOfRound(node) >= 2 * roundTicks, 'it is waited for');
  for (let i = 0; i < 50; i++) {
    allAnswer();
    endRound(node);
  }
  assert.is(ticksOfRound(node), roundTicks);
});

test('a round that waits for late answers ends when those that are needed have come', () => {
  const node = election();
  answeredLate(node, 10, 12);
  for (const peer of [2, 3, 4, 5]) node.receive(peer, reply(node.round));
  assert.is(ticksOfRound(node), roundTicks);
});

test('answers that come twice, the second time late, make no round longer', () => {
  const node = election({ promised: { round: 7, priority: 0, node: 5 } });
  for (let i = 0; i < 10; i++) {
    for (const peer of [2, 3, 4, 5]) node.receive(peer, reply(node.round));
    endRound(node);
    for (const peer of [2, 3, 4, 5]) node.receive(peer, reply(node.round - 1));
    assert.is(ticksOfRound(node), roundTicks);
  }
});

test('an answer to what an earlier life of the node asked counts for nothing', () => {
  const [earlier, node] = [election({ boot: 17 }), election({ boot: 4_711 })];
  for (const each of [earlier, node]) endRound(each);
  for (const peer of [2, 3]) node.receive(peer, reply(earlier.round));
  assert.is(endRound(node).type, 'nothing');
});

test('while one that answers is happy with its leader nobody takes over, however many are not', () => {
  const node = election();
  const leader: Ballot = { round: 7, priority: 0, node: 5 };
  for (let i = 0; i < 20; i++) {
    for (const peer of [2, 3]) node.receive(peer, reply(node.round));
    node.receive(4, reply(node.round, { leader, happy: true }));
    assert.is(endRound(node).type, 'nothing');
  }
});

test('who hears of a later configuration takes over in its own one: a ballot above that would be of the later one', () => {
  const node = election();
  const later: Ballot = { round: roundIn(1, 0), priority: 0, node: 5 };
  for (const peer of [2, 3]) node.receive(peer, reply(node.round));
  node.receive(4, reply(node.round, { leader: later, ballot: zeroBallot }));
  assert.equal(endRound(node), { type: 'lead', ballot: { round: 1, priority: 0, node: 1 } });
});

test('who is bound to a later configuration does not count towards a quorum, takes over no more, and is not sought to be freed', () => {
  const later: Ballot = { round: roundIn(1, 0), priority: 0, node: 5 };
  const alone = election();
  const bound = election({ promised: later });
  const leading = election();
  for (const peer of [2, 3]) leading.receive(peer, reply(leading.round));
  const outcome = endRound(leading);
  for (let i = 0; i < 20; i++) {
    for (const peer of [2, 3]) alone.receive(peer, reply(alone.round, { leader: later, ballot: zeroBallot }));
    assert.is(endRound(alone).type, 'nothing');
    for (const peer of [2, 3]) bound.receive(peer, reply(bound.round));
    assert.is(endRound(bound).type, 'nothing');
    for (const peer of [2, 3]) leading.receive(peer, reply(leading.round));
    leading.receive(4, reply(leading.round, { leader: later, ballot: zeroBallot }));
    assert.equal(endRound(leading), outcome, 'with the same ballot');
  }
});

test('who is bound above a leader that is happy takes its place when fewer lead than are elected: that leader may not be able to free it', () => {
  const lower: Ballot = { round: 1, priority: 0, node: 2 };
  const promised: Ballot = { round: 2, priority: 0, node: 5 };
  for (const leadingQuorum of [1, 3]) {
    const node = election({ promised, leadingQuorum });
    const outcomes = Array.from({ length: 10 }, () => {
      node.receive(2, reply(node.round, { leader: lower, happy: true }));
      node.receive(3, reply(node.round, { leader: promised, ballot: zeroBallot }));
      return endRound(node);
    });
    const taken = outcomes.findIndex(({ type }) => type === 'lead');
    assert.is(taken, leadingQuorum === 3 ? -1 : 2);
    if (taken >= 0) assert.equal(outcomes[taken], { type: 'lead', ballot: { round: 3, priority: 0, node: 1 } });
  }
});

test('after a long silence, as when the process stood still, nobody campaigns without answers of a round of its own', () => {
  const node = election();
  for (const peer of [2, 3, 4, 5]) node.receive(peer, reply(node.round));
  const stale = node.round;
  assert.is(endRound(node).type, 'lead');
  const other = election();
  for (let i = 0; i < 50; i++) assert.is(endRound(other).type, 'nothing');
  // What was under way when it stood still belongs to rounds that are over.
  for (const peer of [2, 3, 4, 5]) other.receive(peer, reply(stale));
  assert.is(endRound(other).type, 'nothing');
});

test.run();
