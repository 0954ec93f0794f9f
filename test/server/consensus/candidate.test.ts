/** Which log a candidate puts together when the disks of those that promise are damaged. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Acceptor } from '../../../server/consensus/acceptor.ts';
import { type Ballot, zeroBallot } from '../../../server/consensus/ballot.ts';
import { Candidate } from '../../../server/consensus/candidate.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Outbox } from '../../../server/consensus/outbox.ts';
import type { Adopted } from '../../../server/consensus/progress.ts';

const [first, second, third] = [1, 2, 3].map((round) => ({ round, priority: 0, node: 2 })) as [Ballot, Ballot, Ballot];
const [stallTicks, resendTicks] = [100, 10];
const bytesOf = (log: string) => [...log].map((entry) => Buffer.from(entry));
const members = [1, 2, 3].map((nodeId) => ({
  ...{ nodeId, role: 'voter' as const, name: `n${nodeId}`, dc: '', host: '', port: 0 },
}));

interface Accepted {
  readonly ballot: Ballot;
  readonly lastIndex: number;
  readonly readableIndex: number;
  readonly decidedIndex: number;
}

function promiseOf({ ballot: acceptedBallot, ...rest }: Accepted): Extract<Message, { type: 'promise' }> {
  const isDamaged = rest.readableIndex < rest.lastIndex;
  return { type: 'promise', ballot: third, acceptedBallot, isDamaged, ...rest };
}

/** Node 2 of three: it has accepted six entries in the second ballot, and can read the four that are decided. */
class Damaged {
  readonly outbox = new Outbox();
  readonly acceptor: Acceptor;
  readonly candidate: Candidate;
  adopted: Adopted | null = null;

  constructor() {
    const decided = { decidedIndex: 4, compactedIndex: 0, entries: bytesOf('abCD'), lastIndex: 6 };
    const state = { promised: third, acceptedBallot: second, departures: [], ...decided };
    const config = { nodeId: 2, maxMessageBytes: 1_000, isWitness: false };
    this.acceptor = new Acceptor(config, state, withMajorities(0, members), this.outbox);
    const quorums = { prepareQuorum: 2, acceptQuorum: 2 };
    const patience = { resendTicks, stallTicks };
    this.candidate = new Candidate(
      { nodeId: 2, peers: [1, 3], ...quorums, ...patience },
      this.acceptor,
      this.outbox,
      zeroBallot,
    );
    this.outbox.takeMessages();
    this.promise(2, { ballot: second, lastIndex: 6, readableIndex: 4, decidedIndex: 4 });
  }

  promise(from: number, accepted: Accepted): void {
    this.adopted = this.candidate.receivePromise(from, promiseOf(accepted)) ?? this.adopted;
  }

  /** Answers what is asked of a node with this log, in parts of two entries; not for ever. */
  give(from: number, log: string): void {
    for (let answers = 0; answers < 10; answers++) {
      const asked = this.outbox.takeMessages().find(({ to, message }) => to === from && message.type === 'logRequest');
      if (asked?.message.type !== 'logRequest') return;
      const { fromIndex } = asked.message;
      const entries = bytesOf(log.slice(fromIndex, fromIndex + 2));
      const done = fromIndex + 2 >= log.length;
      const message = { type: 'logResponse', ballot: third, fromIndex, entries, done } as const;
      this.adopted = this.candidate.receiveLog(from, message) ?? this.adopted;
    }
  }

  get log(): string {
    const { log } = this.acceptor;
    return log.sliceBytes(0, Number.POSITIVE_INFINITY, log.lastIndex).join('');
  }
}

const current: Accepted = { ballot: second, lastIndex: 4, readableIndex: 4, decidedIndex: 2 };
const older: Accepted = { ballot: first, lastIndex: 6, readableIndex: 6, decidedIndex: 2 };

test('what nobody can read and too few hold to be chosen is left out, and what a lower ballot has there taken when its log fits', () => {
  const node = new Damaged();
  node.promise(3, current);
  assert.is(node.adopted, null, 'node 1 may hold what node 2 cannot read');
  node.promise(1, older);
  node.give(1, 'abCDef');
  assert.is(node.log, 'abCDef');
  assert.equal(
    node.adopted,
    { acceptedBallot: second, commonIndex: 4, index: 6 },
    'no log of the lower ballot is taken for its beginning',
  );
});

test('nothing is taken from the log of a lower ballot that differs from what was decided: its leader was replaced', () => {
  const node = new Damaged();
  node.promise(3, current);
  node.promise(1, older);
  node.give(1, 'abcdef');
  assert.is(node.log, 'abCD');
  assert.equal(node.adopted, { acceptedBallot: second, commonIndex: 4, index: 4 });
});

test('who gives less of its log than it promised was started anew: it is asked what it has now, and not for the rest for ever', () => {
  const node = new Damaged();
  node.promise(1, { ballot: second, lastIndex: 8, readableIndex: 8, decidedIndex: 4 });
  node.give(1, 'abCDEF');
  assert.is(node.adopted, null);
  node.promise(3, current);
  assert.is(node.adopted, null, 'what node 2 cannot read node 1 may hold, which has not promised any more');
  node.promise(1, { ballot: second, lastIndex: 8, readableIndex: 6, decidedIndex: 4 });
  node.give(1, 'abCDEF');
  assert.is(node.log, 'abCDEF');
  assert.equal(node.adopted, { acceptedBallot: second, commonIndex: 6, index: 6 });
});

test('who lacks promises though heartbeats pass gives up, so that others may try; not while a lease may keep them back', () => {
  const node = new Damaged();
  for (let tick = 0; tick < 10 * stallTicks; tick++) node.candidate.tick(true);
  assert.not(node.candidate.isStalled);
  for (let tick = 1; tick < stallTicks; tick++) node.candidate.tick(false);
  assert.not(node.candidate.isStalled);
  node.candidate.tick(false);
  assert.ok(node.candidate.isStalled);
});

test('a candidate whose own log is compacted while it fetches another compares only what it still has', () => {
  const node = new Damaged();
  node.promise(3, current);
  node.promise(1, older);
  node.acceptor.log.compact(4);
  node.give(1, 'abCDef');
  assert.equal(node.adopted, { acceptedBallot: second, commonIndex: 4, index: 6 });
});

test('what is decided and too much for one record is learned part by part, and not adopted at once', () => {
  const node = new Damaged();
  node.promise(1, { ballot: second, lastIndex: 8, readableIndex: 8, decidedIndex: 8 });
  const entries = Array.from({ length: 4 }, () => Buffer.alloc(9 * 2 ** 20, 'x'));
  node.adopted = node.candidate.receiveLog(1, {
    type: 'logResponse',
    ballot: third,
    fromIndex: 4,
    entries,
    done: true,
  });
  assert.equal([node.adopted, node.candidate.teacher], [null, 1]);
});

test('a candidate whose donor has compacted what it lacks learns, and gives up when that takes long: others need not learn', () => {
  const node = new Damaged();
  node.promise(1, { ballot: second, lastIndex: 8, readableIndex: 8, decidedIndex: 8 });
  node.candidate.receiveBehind(3, 8);
  assert.is(node.candidate.teacher, 0, 'not the one that was asked');
  node.candidate.receiveBehind(1, 8);
  assert.is(node.candidate.teacher, 1);
  for (let tick = 0; tick < stallTicks; tick++) node.candidate.tick(false);
  assert.ok(node.candidate.isStalled);
});

test('each promise gives a candidate its patience anew: the disks of both flush one after the other', () => {
  const node = new Damaged();
  node.promise(3, current);
  for (let tick = 1; tick < stallTicks; tick++) node.candidate.tick(false);
  node.promise(1, { ...older, lastIndex: 4, readableIndex: 4, decidedIndex: 4 });
  assert.not(node.candidate.isStalled);
});

test('a candidate whose only donor promises again and again and never gives its log gives up: the donor could lead', () => {
  const node = new Damaged();
  const donor = { ballot: second, lastIndex: 8, readableIndex: 8, decidedIndex: 4 };
  node.promise(1, donor);
  let ticks = 0;
  for (; !node.candidate.isStalled && ticks < 3 * stallTicks; ticks++) {
    node.candidate.tick(false);
    const isAsked = node.outbox.takeMessages().some(({ to, message }) => to === 1 && message.type === 'prepare');
    if (isAsked) node.promise(1, donor);
  }
  assert.ok(node.candidate.isStalled, `not after ${ticks} ticks`);
  assert.ok(ticks > 4 * resendTicks, 'it is asked once more: it may have been started anew');
});

test('who has nothing more to tell is no teacher: it was asked again as fast as it answered', () => {
  const node = new Damaged();
  node.promise(1, { ballot: second, lastIndex: 8, readableIndex: 8, decidedIndex: 4 });
  node.candidate.receiveBehind(1, 4);
  assert.is(node.candidate.teacher, 0);
  node.outbox.takeMessages();
  node.candidate.tick(false);
  const asked = node.outbox.takeMessages().map(({ to, message }) => [to, message.type]);
  assert.equal(asked, [[1, 'logRequest']], 'it goes on with the log');
});

test.run();
