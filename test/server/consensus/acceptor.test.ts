import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Acceptor } from '../../../server/consensus/acceptor.ts';
import { roundIn, type zeroBallot } from '../../../server/consensus/ballot.ts';
import type { HardState } from '../../../server/consensus/hard-state.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import { Outbox } from '../../../server/consensus/outbox.ts';
import { encodeStopSign, isCoreEntry, isStopSign, noOperationOf } from '../../../server/consensus/stop-sign.ts';

const membersOf = (...nodeIds: number[]) =>
  nodeIds.map((nodeId) => ({ nodeId, name: `n${nodeId}`, role: 'voter' as const, dc: '', host: '', port: 0 }));
const first = withMajorities(0, membersOf(1, 2, 3));
const second = withMajorities(1, membersOf(1));
const [old, later] = [0, 1].map((configId) => ({ round: roundIn(configId, 1), priority: 0, node: 2 })) as [
  typeof zeroBallot,
  typeof zeroBallot,
];

function start(state: Partial<HardState>) {
  const outbox = new Outbox();
  const entries = [Buffer.from('put'), encodeStopSign(second)];
  const found = {
    promised: later,
    acceptedBallot: old,
    decidedIndex: 1,
    compactedIndex: 0,
    entries,
    lastIndex: 2,
    departures: [],
  };
  const config = { nodeId: 1, maxMessageBytes: 1_000, isWitness: false };
  return { acceptor: new Acceptor(config, { ...found, ...state }, first, outbox), outbox };
}

test('a stop-sign of its own is not decided because a node is bound to a later configuration: another may have been chosen', () => {
  const { acceptor } = start({});
  assert.equal([acceptor.decidedIndex, acceptor.membership.configId], [1, 0]);
});

test('who binds itself in a configuration that it knows writes first that the stop-sign is decided, and finds that again', () => {
  const { acceptor, outbox } = start({ promised: old, decidedIndex: 2 });
  acceptor.promise(later);
  const { operations } = outbox.takeOperations({ promised: later, acceptedBallot: old, lastIndex: 2 })!;
  assert.equal(operations, [
    { type: 'decide', index: 2 },
    { type: 'promise', ballot: later },
  ]);
  assert.is(start({ decidedIndex: 2 }).acceptor.membership.configId, 1);
});

const commands = (text: string) => [...text].map((command) => Buffer.from(command));

function taught(chosen: string) {
  const { acceptor, outbox } = start({ promised: later, entries: commands('abcd'), lastIndex: 4 });
  acceptor.learn(1, commands(chosen));
  return {
    log: acceptor.log,
    acceptor,
    operations: outbox.takeOperations({ promised: later, acceptedBallot: old, lastIndex: 4 })!.operations,
  };
}

test('who learns that something else was chosen than it accepted drops what it accepted behind it, and says again what binds it', () => {
  const { log, acceptor, operations } = taught('bX');
  assert.equal([log.lastIndex, acceptor.decidedIndex], [3, 3]);
  assert.equal(operations, [
    { type: 'learn', startIndex: 1, entries: commands('bX') },
    { type: 'accept', ballot: old, startIndex: 3, entries: [] },
    { type: 'promise', ballot: later },
  ]);
});

test('who learns that what it accepted was chosen keeps what it accepted behind it: that may be chosen too', () => {
  const { log, acceptor, operations } = taught('bc');
  assert.equal([log.lastIndex, acceptor.decidedIndex], [4, 3]);
  assert.equal(operations, [{ type: 'learn', startIndex: 1, entries: commands('bc') }]);
});

test('who learns from a node is bound by what bound that node in the configuration of these entries, not by a later one', () => {
  const { acceptor } = start({ promised: old, entries: [Buffer.from('put'), encodeStopSign(second)] });
  acceptor.decide(2);
  acceptor.promise(later);
  acceptor.adopt(2, commands('c'));
  acceptor.decide(3);
  assert.equal(acceptor.bindingAfter(0), { ballot: old, untilIndex: 2 });
  assert.equal(acceptor.bindingAfter(2), { ballot: later, untilIndex: 3 });
});

test('who teaches after a start knows from its disk what bound it when it left a configuration', () => {
  const state = { promised: later, decidedIndex: 2, departures: [{ decidedIndex: 2, ballot: old }] };
  assert.equal(start(state).acceptor.bindingAfter(0), { ballot: old, untilIndex: 2 });
});

test('who left a configuration before it knew how that ended binds whom it teaches as it was bound itself', () => {
  const state = { promised: later, decidedIndex: 2, departures: [{ decidedIndex: 1, ballot: old }] };
  assert.equal(start(state).acceptor.bindingAfter(0), { ballot: later, untilIndex: 2 });
});

test('who is sent a part of a log behind a part that it does not have says so, and goes on from what it has', () => {
  const { acceptor, outbox } = start({ promised: later, decidedIndex: 1 });
  const part = (offset: number, text: string, done: boolean) => {
    const indices = { syncIndex: 1, offset, decidedIndex: 1 };
    acceptor.handleAcceptSync(2, { type: 'acceptSync', ballot: later, ...indices, entries: commands(text), done });
    const token = outbox.takeOperations({
      promised: old,
      acceptedBallot: acceptor.acceptedBallot,
      lastIndex: 1,
    })?.token;
    if (token !== undefined) outbox.persisted(token, later, 0);
    return outbox.takeMessages().map(({ message }) => message);
  };
  const staged = { type: 'accepted', ballot: later, index: 3, staged: true };
  assert.equal(part(1, 'bc', false), [staged]);
  assert.equal(part(5, 'f', true), [
    { type: 'rejected', ballot: later, promised: later, lastIndex: 2, needsSync: true },
  ]);
  assert.equal(part(1, 'bc', false), [staged]);
  assert.equal(part(3, 'd', true), [{ ...staged, index: 4, staged: false }]);
});

test('who has learned past the part of a log that it is sent accepts what it knows: bound to that leader, it has its log', () => {
  const { acceptor } = start({ promised: later, decidedIndex: 1, entries: commands('a'), lastIndex: 1 });
  acceptor.learn(1, commands('bcd'));
  const part = { syncIndex: 2, offset: 2, entries: [], done: true, decidedIndex: 2 };
  assert.ok(acceptor.handleAcceptSync(2, { type: 'acceptSync', ballot: later, ...part }));
  assert.equal([acceptor.acceptedBallot, acceptor.log.lastIndex, acceptor.decidedIndex], [later, 4, 4]);
});

test('the first entries of two leaders differ, so that whoever compares their logs sees that one was replaced', () => {
  const [mine, theirs] = [noOperationOf(old), noOperationOf(later)];
  assert.not.equal(mine, theirs);
  for (const entry of [mine, theirs]) assert.equal([isCoreEntry(entry), isStopSign(entry)], [true, false]);
});

test.run();
