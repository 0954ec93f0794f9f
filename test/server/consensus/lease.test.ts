import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Ballot, zeroBallot } from '../../../server/consensus/ballot.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';

const tickMs = 10;
const roundTicks = 5;
const durationMs = 150;
const old: Ballot = { round: 2, priority: 0, node: 3 };

/** Node 1 of three: 3 leads and goes on asking for its lease, 2 answers heartbeats and says that it misses its leader. */
class Follower {
  readonly core: Paxos;
  #nowMs = 0;

  constructor() {
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
        isWitness: false,
        priority: 0,
        electionRoundTicks: roundTicks,
        unhappyRoundTicks: roundTicks,
        firstRoundTicks: roundTicks,
        resendTicks: 3,
        stallTicks: 25,
        lease: { durationMs, maxClockDrift: 0, startedAtMs: -durationMs },
        maxMessageBytes: 1_000,
        maxInflightMessages: 4,
        maxInflightBytes: 1_000,
      },
      {
        promised: zeroBallot,
        acceptedBallot: zeroBallot,
        decidedIndex: 0,
        compactedIndex: 0,
        entries: [],
        lastIndex: 0,
      },
      withMajorities(0, members),
    );
    this.receive(3, { type: 'prepare', ballot: old, released: zeroBallot });
  }

  /** Gives what it answers, with a disk that is always ready. */
  receive(from: number, message: Message): readonly Message[] {
    this.core.receive(from, message, this.#nowMs);
    return this.#carryOut();
  }

  /** One round passes. Gives whether the leader got its lease for it. */
  round(): boolean {
    for (let i = 0; i < roundTicks; i++) {
      this.#nowMs += tickMs;
      this.core.tick(this.#nowMs);
      for (const message of this.#carryOut()) if (message.type === 'heartbeatRequest') this.#answer(message.round);
    }
    const answers = this.receive(3, {
      type: 'heartbeatRequest',
      round: 1,
      configId: 0,
      decidedIndex: 0,
      ballot: old,
    });
    return answers.some((answer) => answer.type === 'heartbeatReply' && answer.lease);
  }

  #answer(round: number): void {
    const reply = { type: 'heartbeatReply', round, configId: 0, decidedIndex: 0, lease: false, happy: false } as const;
    this.receive(2, { ...reply, ballot: zeroBallot, leader: old });
  }

  #carryOut(): readonly Message[] {
    const effects = this.core.takeEffects(this.#nowMs);
    const messages = effects.messages.map(({ message }) => message);
    if (effects.persist === null) return messages;
    this.core.persisted(effects.persist.token);
    return [...messages, ...this.core.takeEffects(this.#nowMs).messages.map(({ message }) => message)];
  }
}

test('a follower grants its leader a lease', () => {
  assert.ok(new Follower().round());
});

test('who takes over because a quorum misses its leader grants that one no more leases, and leads when the last is over', () => {
  const follower = new Follower();
  let rounds = 0;
  while (follower.core.role === 'follower' && rounds < 20) {
    follower.round();
    rounds++;
  }
  assert.is(follower.core.role, 'candidate', 'it waits for ever for the end of a lease that it goes on granting');
  assert.ok(rounds * roundTicks * tickMs >= durationMs, 'not before the lease is over');
});

test.run();
