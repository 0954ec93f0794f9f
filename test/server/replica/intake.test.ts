import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { Intake } from '../../../server/replica/intake.ts';
import type { LogTime } from '../../../server/replica/log-clock.ts';
import { defaultReplicaLimits, type ReplicaLimits } from '../../../server/replica/replica-parts.ts';
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

/** Without a clock unless one is given. */
function intakeOf(core: Paxos, limits: Partial<ReplicaLimits>, logTime?: LogTime): Intake {
  const parts = { core, limits: { ...defaultReplicaLimits, ...limits } };
  return new Intake(logTime === undefined ? parts : { ...parts, logTime }, (operation) =>
    Buffer.from(JSON.stringify(operation)),
  );
}

const bytes = (length: number) => Buffer.alloc(length, 'x');

test('a leader takes no more bytes than may be undecided, and more as soon as some are decided', () => {
  const core = new LoneCore();
  const intake = intakeOf(core, { maxUndecidedBytes: 1_000 });
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

test('a leader takes no more entries than may be undecided', () => {
  const core = new LoneCore();
  const intake = intakeOf(core, { maxUndecided: 3 });
  core.lead();
  for (const isOverloaded of [false, false, true]) {
    intake.propose([bytes(1)]);
    assert.is(intake.isOverloaded, isOverloaded);
  }
});

test('whenever it is asked, what is decided and compacted in between does not confuse the count', () =>
  withSeed(chooseSeed(), (random) => {
    const core = new LoneCore();
    const intake = intakeOf(core, { maxUndecidedBytes: 500 });
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

/** What is in the log; of the core's own entries nothing. */
function proposals(core: Paxos): string[] {
  const entries: string[] = [];
  for (let index = 1; index <= core.lastIndex; index++) entries.push(Buffer.from(core.log.entry(index)).toString());
  return entries.filter((entry) => /^[\w{]/.test(entry));
}

test('a new leader writes its time before anything else, and again before what is proposed when that is old', () => {
  const core = new LoneCore();
  let nowMs = 1_700_000_000_000.5;
  const intake = intakeOf(core, {}, { nowMs: () => nowMs, intervalMs: 10_000 });
  const time = () => JSON.stringify({ type: 'advanceTime', timeMs: Math.floor(nowMs) });
  intake.carryTime();
  assert.is(intake.propose([Buffer.from('early')]), false, 'nobody leads');
  core.lead();
  intake.propose([Buffer.from('a')]);
  const expected = [time(), 'a'];
  nowMs += 9_999;
  intake.propose([Buffer.from('b')]);
  intake.carryTime();
  expected.push('b');
  // The machine slept: whoever asks first, its session is from now.
  nowMs += 3_600_000;
  intake.propose([Buffer.from('c')]);
  expected.push(time(), 'c');
  nowMs += 10_000;
  intake.carryTime();
  intake.carryTime();
  expected.push(time());
  assert.equal(proposals(core), expected);
});

test('the time of the log goes on though a leader has no room for anything else', () => {
  const core = new LoneCore();
  let nowMs = 1;
  const intake = intakeOf(core, { maxUndecided: 1 }, { nowMs: () => nowMs, intervalMs: 10_000 });
  core.lead();
  intake.carryTime();
  nowMs = 20_000;
  assert.is(intake.isOverloaded, true);
  intake.carryTime();
  assert.is(proposals(core).length, 2);
});

test.run();
