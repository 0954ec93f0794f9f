import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Ballot, zeroBallot } from '../../../server/consensus/ballot.ts';
import { Lease } from '../../../server/consensus/lease.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { emptyState } from './empty-state.ts';

const tickMs = 10;
const roundTicks = 5;
const stallTicks = 25;
const nowhere = { receivedIndex: 0, durableIndex: 0 };
const old: Ballot = { round: 2, priority: 0, node: 3 };

/** Node 1 of three. The others answer its heartbeats, and that they miss their leader; they accept nothing. */
class Node {
  readonly core: Paxos;
  nowMs = 0;

  constructor(
    durationMs: number,
    quorums: { prepareQuorum: number; acceptQuorum: number },
    startedAtMs: number = -durationMs,
    { configId, promised } = { configId: 0, promised: zeroBallot },
  ) {
    const members = [1, 2, 3].map((nodeId) => ({
      nodeId,
      role: 'voter' as const,
      name: `n${nodeId}`,
      dc: '',
      host: '',
      port: 0,
    }));
    this.core = new Paxos(
      {
        nodeId: 1,
        boot: 0,
        isWitness: false,
        priority: 0,
        electionRoundTicks: roundTicks,
        unhappyRoundTicks: roundTicks,
        firstRoundTicks: roundTicks,
        resendTicks: 3,
        stallTicks,
        orderMaxAgeMs: stallTicks * tickMs,
        deafTicks: stallTicks,
        lease: { durationMs, maxClockDrift: 0, startedAtMs },
        maxMessageBytes: 1_000,
        maxInflightMessages: 4,
        maxInflightBytes: 1_000,
      },
      { ...emptyState, promised },
      { ...withMajorities(configId, members), ...quorums },
    );
  }

  /** 3 has become its leader. */
  follow(): this {
    this.receive(3, { type: 'prepare', ballot: old, released: zeroBallot });
    return this;
  }

  /** Gives what it answers, with a disk that is always ready. */
  receive(from: number, message: Message): readonly Message[] {
    this.core.receive(from, message, this.nowMs);
    return this.#carryOut();
  }

  round(): void {
    for (let i = 0; i < roundTicks; i++) {
      this.nowMs += tickMs;
      this.core.tick(this.nowMs);
      for (const message of this.#carryOut()) if (message.type === 'heartbeatRequest') this.#answer(message.round);
    }
  }

  /** 3 asks for its lease. */
  grants(): boolean {
    const answers = this.receive(3, {
      type: 'heartbeatRequest',
      round: 1,
      configId: 0,
      decidedIndex: 0,
      hasGivenUp: false,
      ballot: old,
    });
    return answers.some((answer) => answer.type === 'heartbeatReply' && answer.lease);
  }

  #answer(round: number): void {
    const reply = {
      type: 'heartbeatReply',
      round,
      configId: 0,
      decidedIndex: 0,
      lease: false,
      happy: false,
      ...nowhere,
    } as const;
    for (const peer of [2, 3]) this.receive(peer, { ...reply, ballot: zeroBallot, leader: old });
  }

  #carryOut(): readonly Message[] {
    const effects = this.core.takeEffects(this.nowMs);
    const messages = effects.messages.map(({ message }) => message);
    if (effects.persist === null) return messages;
    this.core.persisted(effects.persist.token);
    return [...messages, ...this.core.takeEffects(this.nowMs).messages.map(({ message }) => message)];
  }
}

const majorities = { prepareQuorum: 2, acceptQuorum: 2 };

test('a follower grants its leader a lease', () => {
  assert.ok(new Node(150, majorities).follow().grants());
});

test('a process that began just now promises nobody anything for the time of a lease: an earlier life may have granted one', () => {
  const node = new Node(150, majorities, 0);
  const prepare = { type: 'prepare', ballot: old, released: zeroBallot } as const;
  const promises = () => node.receive(3, prepare).some(({ type }) => type === 'promise');
  assert.not(promises(), 'its log says nothing of leases');
  node.nowMs = 149;
  assert.not(promises(), 'the lease may be valid still');
  node.nowMs = 150;
  assert.ok(promises());
});

test('who takes over because a quorum misses its leader grants that one no more leases, and leads when the last is over', () => {
  const node = new Node(150, majorities).follow();
  for (let rounds = 0; node.core.role === 'follower' && rounds < 20; rounds++) {
    node.round();
    node.grants();
  }
  assert.is(node.core.role, 'candidate', 'it waits for ever for the end of a lease that it goes on granting');
  assert.ok(node.nowMs >= 150, 'not before the lease is over');
});

test('a leader gives up when nothing is decided, but not before the lease of the one before it must be over', () => {
  const node = new Node(1_000, { prepareQuorum: 1, acceptQuorum: 3 });
  while (node.core.role !== 'leader') node.round();
  const electedAtMs = node.nowMs;
  while (node.core.role === 'leader') node.round();
  const ledMs = node.nowMs - electedAtMs;
  assert.ok(ledMs >= 1_000, `those who are bound by that lease cannot follow yet: gave up after ${ledMs} ms`);
  assert.ok(ledMs <= 1_000 + 2 * stallTicks * tickMs, `${ledMs} ms`);
});

test('a question of the configuration before gets no lease: its round would be taken for one of the next', () => {
  assert.ok(new Node(1_000, majorities, undefined, { configId: 0, promised: old }).grants());
  assert.not(new Node(1_000, majorities, undefined, { configId: 1, promised: old }).grants());
});

test('after a time that no clock counted a leader has no lease, and gets none for questions from before', () => {
  const lease = new Lease({ durationMs: 100, maxClockDrift: 0, startedAtMs: 0 }, 2);
  lease.asked(1, 0);
  lease.granted(2, 1);
  assert.ok(lease.isValid(50));
  lease.forget();
  assert.not(lease.isValid(50));
  lease.granted(3, 1);
  assert.not(lease.isValid(50));
  lease.asked(2, 60);
  lease.granted(2, 2);
  assert.ok(lease.isValid(150));
});

test.run();
