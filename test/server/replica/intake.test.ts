import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { Intake } from '../../../server/replica/intake.ts';
import { defaultReplicaLimits } from '../../../server/replica/replica-parts.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { membersOf } from './lone-replica.ts';

/** A cluster of one, whose disk takes something when it is told to. */
class LoneCore extends Paxos {
  constructor() {
    super(
      {
        ...{ nodeId: 1, boot: 1, isWitness: false, priority: 0, lease: null },
        ...{ electionRoundTicks: 2, unhappyRoundTicks: 2, firstRoundTicks: 2, resendTicks: 10 },
        ...{ stallTicks: 1e9, deafTicks: 1e9, orderMaxAgeMs: 1_000 },
        ...{ maxMessageBytes: 1024, maxInflightMessages: 2, maxInflightBytes: 4096 },
      },
      {
        ...{ promised: zeroBallot, acceptedBallot: zeroBallot, entries: [] },
        ...{ decidedIndex: 0, compactedIndex: 0, lastIndex: 0, departures: [] },
      },
      membersOf(0, 1),
    );
  }

  /** The disk has taken all that there is. */
  sync(): void {
    const { persist } = this.takeEffects(0);
    if (persist !== null) this.persisted(persist.token);
  }

  lead(): void {
    while (this.role !== 'leader') {
      this.tick(0);
      this.sync();
    }
    this.sync();
  }
}

const bytes = (length: number) => Buffer.alloc(length, 'x');

test('a leader takes no more bytes than may be undecided, and more as soon as some are decided', () => {
  const core = new LoneCore();
  const intake = new Intake(core, { ...defaultReplicaLimits, maxUndecidedBytes: 1_000 });
  assert.is(intake.isOverloaded, false, 'nobody leads yet');
  core.lead();
  assert.ok(intake.propose([bytes(600), bytes(399)]));
  assert.is(intake.isOverloaded, false);
  assert.ok(intake.propose([bytes(1)]));
  assert.is(intake.isOverloaded, true);
  core.sync();
  assert.is(intake.isOverloaded, false);
  assert.ok(intake.propose([bytes(5_000)]), 'alone it may be larger');
  assert.is(intake.isOverloaded, true);
});

test('their number is bounded, too', () => {
  const core = new LoneCore();
  const intake = new Intake(core, { ...defaultReplicaLimits, maxUndecided: 3 });
  core.lead();
  for (const isOverloaded of [false, false, true]) {
    intake.propose([bytes(1)]);
    assert.is(intake.isOverloaded, isOverloaded);
  }
});

test('whenever it is asked, what is decided and compacted in between does not confuse the count', () =>
  withSeed(chooseSeed(), (random) => {
    const core = new LoneCore();
    const intake = new Intake(core, { ...defaultReplicaLimits, maxUndecidedBytes: 500 });
    core.lead();
    let undecided = 0;
    for (let step = 0; step < 5_000; step++) {
      const length = random.int(1, 100);
      intake.propose([bytes(length)]);
      undecided += length;
      if (random.chance(0.2)) {
        core.sync();
        undecided = 0;
      }
      if (random.chance(0.1)) core.compact(random.int(core.compactedIndex, core.decidedIndex));
      if (random.chance(0.3)) assert.is(intake.isOverloaded, undecided >= 500, `${undecided} bytes`);
    }
  }));

test.run();
