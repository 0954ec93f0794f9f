/** What waits for a disk that hangs or is full, while the others ask again and again. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Acceptor } from '../../../server/consensus/acceptor.ts';
import { type Ballot, zeroBallot } from '../../../server/consensus/ballot.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Envelope } from '../../../server/consensus/message.ts';
import { Outbox } from '../../../server/consensus/outbox.ts';

const [old, current] = [1, 2].map((round) => ({ round, priority: 0, node: 2 })) as [Ballot, Ballot];
const members = [1, 2, 3].map((nodeId) => ({
  ...{ nodeId, role: 'voter' as const, name: `n${nodeId}`, dc: '', host: '', port: 0 },
}));
const point = { promised: current, acceptedBallot: current, lastIndex: 0 };

/** Node 1 of three, bound to `current`, with three entries of that ballot. */
function start() {
  const outbox = new Outbox();
  const entries = ['a', 'b', 'c'].map((entry) => Buffer.from(entry));
  const log = { decidedIndex: 0, compactedIndex: 0, entries, lastIndex: 3, departures: [] };
  const config = { nodeId: 1, maxMessageBytes: 1, isWitness: false };
  const state = { promised: current, acceptedBallot: current, ...log };
  return { outbox, acceptor: new Acceptor(config, state, withMajorities(0, members), outbox) };
}

/** What leaves when the disk has taken everything. */
function released(outbox: Outbox): readonly Envelope[] {
  const batch = outbox.takeOperations(point);
  outbox.persisted(batch?.token ?? Number.MAX_SAFE_INTEGER, zeroBallot, 0);
  return outbox.takeMessages();
}

const accept = (startIndex: number, ...entries: string[]) => ({
  ...{ type: 'accept' as const, ballot: current, startIndex, decidedIndex: 0 },
  entries: entries.map((entry) => Buffer.from(entry)),
});
const accepted = (index: number, ballot = current) => ({ type: 'accepted' as const, ballot, index, staged: false });

test('however often a leader sends again what the disk does not take, one acknowledgement waits: the latest', () => {
  const { outbox, acceptor } = start();
  acceptor.handleAccept(2, accept(3, 'd'));
  outbox.takeOperations(point);
  for (let times = 0; times < 1_000; times++) acceptor.handleAccept(2, accept(3, 'd'));
  const messages = released(outbox);
  assert.is(messages.length, 1);
  assert.equal(messages, [{ to: 2, message: accepted(4) }]);
});

test('each batch has an acknowledgement of its own, which leaves as soon as that is durable', () => {
  const { outbox, acceptor } = start();
  acceptor.handleAccept(2, accept(3, 'd'));
  const first = outbox.takeOperations(point)!;
  for (let times = 0; times < 3; times++) acceptor.handleAccept(2, accept(4, 'e'));
  const second = outbox.takeOperations(point)!;
  outbox.persisted(first.token, zeroBallot, 0);
  assert.equal(outbox.takeMessages(), [{ to: 2, message: accepted(4) }]);
  outbox.persisted(second.token, zeroBallot, 0);
  assert.equal(outbox.takeMessages(), [{ to: 2, message: accepted(5) }]);
});

test('a promise that is asked for again and again waits once, and so does each part of the log', () => {
  const { outbox, acceptor } = start();
  outbox.persist({ type: 'promise', ballot: current });
  for (let times = 0; times < 100; times++) {
    acceptor.handlePrepare(2, { type: 'prepare', ballot: current, released: zeroBallot });
    for (const fromIndex of [0, 1]) acceptor.handleLogRequest(2, { type: 'logRequest', ballot: current, fromIndex });
  }
  const kinds = released(outbox).map(({ message }) =>
    message.type === 'logResponse' ? `${message.type} ${message.fromIndex}` : message.type,
  );
  assert.is(kinds.length, 3);
  assert.equal(kinds, ['promise', 'logResponse 0', 'logResponse 1']);
});

test('nothing takes the place of what is for another node, of another ballot, or of another kind', () => {
  const outbox = new Outbox();
  const promise = start().acceptor.describe();
  const messages: Envelope[] = [
    { to: 2, message: accepted(3) },
    { to: 3, message: accepted(3) },
    { to: 2, message: accepted(2, old) },
    { to: 2, message: promise },
    { to: 2, message: { type: 'prepare', ballot: current, released: zeroBallot } },
    { to: 2, message: { type: 'prepare', ballot: current, released: old } },
  ];
  outbox.persist({ type: 'promise', ballot: current });
  for (const { to, message } of messages) outbox.afterDurable(to, message);
  assert.equal(released(outbox), messages);
});

test.run();
