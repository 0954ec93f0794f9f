/** Orders to lead that come late: the process that they are for stood still, or the network held them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Ballot, zeroBallot } from '../../../server/consensus/ballot.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { emptyState } from './empty-state.ts';

const tickMs = 10;
const roundTicks = 5;
const orderMaxAgeMs = 200;
const led: Ballot = { round: 2, priority: 0, node: 3 };

/** Node 1 of three, which follows 3. */
class Follower {
  readonly core: Paxos;
  nowMs = 0;
  /** The round in which it asked last. */
  round = 0;

  constructor() {
    const members = [1, 2, 3].map((nodeId) => ({
      nodeId,
      role: 'voter' as const,
      name: '',
      dc: '',
      host: '',
      port: 0,
    }));
    const times = { electionRoundTicks: roundTicks, unhappyRoundTicks: roundTicks, firstRoundTicks: roundTicks };
    this.core = new Paxos(
      {
        ...{
          nodeId: 1,
          boot: 0,
          isWitness: false,
          priority: 0,
          lease: null,
          ...times,
          resendTicks: 10,
          stallTicks: 20,
          deafTicks: 20,
        },
        ...{ orderMaxAgeMs, maxMessageBytes: 1_000, maxInflightMessages: 4, maxInflightBytes: 1_000 },
      },
      emptyState,
      withMajorities(0, members),
    );
    this.#hear({ type: 'prepare', ballot: led, released: zeroBallot });
  }

  /** Until it has asked the others once more. */
  ask(): this {
    for (const before = this.round; this.round === before; ) {
      this.nowMs += tickMs;
      this.core.tick(this.nowMs);
      this.#takeEffects();
    }
    return this;
  }

  /** 3, which leads, has heard it ask in `round`, and orders it to lead. */
  order(round: number): 'follower' | 'candidate' | 'leader' {
    this.#hear({ type: 'takeOver', ballot: led, round });
    return this.core.role;
  }

  #hear(message: Message): void {
    this.core.receive(3, message, this.nowMs);
    this.#takeEffects();
  }

  #takeEffects(): void {
    for (const { message } of this.core.takeEffects(this.nowMs).messages) {
      if (message.type === 'heartbeatRequest') this.round = message.round;
    }
  }
}

test('an order that names the last round, or one shortly before, is followed', () => {
  const last = new Follower().ask();
  assert.is(last.order(last.round), 'candidate');
  const before = new Follower().ask().ask();
  assert.is(before.order(before.round - 1), 'candidate');
});

test('an order that waited while the process stood still is not followed when it wakes, whatever it does first', () => {
  const woken = new Follower().ask();
  const { round } = woken;
  woken.nowMs += 5_000;
  assert.is(woken.order(round), 'follower');
  woken.ask();
  assert.is(woken.order(round), 'follower');
  assert.is(woken.order(woken.round), 'candidate', 'a new one is');
});

test('an order of a sender that never heard this node is not followed', () => {
  assert.is(new Follower().ask().order(0), 'follower');
});

test.run();
