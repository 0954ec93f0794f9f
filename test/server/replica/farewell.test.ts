import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeStopSign } from '../../../server/consensus/stop-sign.ts';
import type { ReplicaError } from '../../../server/replica/contract.ts';
import { isReady } from '../../../server/replica/readiness.ts';
import { LoneReplica, leadershipOf, membersOf } from './lone-replica.ts';
import { putOf } from './stored-cluster.ts';

const patient = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };
/** Longer than any member is silent. */
const longTicks = 100;
/** Ten seconds of a node's ticks. */
const partingTicks = 500;
const present = { configId: 1, decidedIndex: 1, hasGivenUp: false };

/** A node that has applied its removal, and knows who leads without it. */
async function removed(): Promise<LoneReplica> {
  const node = new LoneReplica();
  await node.follow(leadershipOf(2), [encodeStopSign(membersOf(1, 2, 3))]);
  assert.is(node.replica.appliedIndex, 1);
  await node.hear(2, { type: 'heartbeatRequest', round: 0, ballot: leadershipOf(2, 1), ...present });
  return node;
}

/** How each request ended, by its name; what is missing still waits. */
function outcomes(requests: Readonly<Record<string, Promise<unknown>>>): Record<string, string> {
  const ended: Record<string, string> = {};
  for (const [name, request] of Object.entries(requests)) {
    request.then(
      () => (ended[name] = 'done'),
      ({ code, outcome }: ReplicaError) => (ended[name] = `${code} ${outcome}`),
    );
  }
  return ended;
}

test('a removed node refuses its clients once the others are silent, and says what may have been carried out', async () => {
  const node = await removed();
  const { replica } = node;
  const sent = replica.propose(putOf('sent', ''), null, patient);
  await node.settle();
  assert.is(node.takeSent('forward').length, 1, 'it is served as long as it is spoken to');
  const before = outcomes({ sent, read: replica.readIndex(patient) });
  assert.is(replica.stateRefusal, null);
  // The links break: what it asks gets lost.
  await node.tick(longTicks);
  const after = outcomes({ write: replica.propose(putOf('new', ''), null, patient), read: replica.readIndex(patient) });
  await node.settle();
  assert.is(replica.stateRefusal?.code, 'removed', 'what it holds grows old');
  assert.equal(before, { sent: 'removed unknown', read: 'removed none' });
  assert.equal(after, { write: 'removed none', read: 'removed none' });
});

test('what a removed node could give to nobody has no effect', async () => {
  const node = new LoneReplica();
  await node.follow(leadershipOf(2), [encodeStopSign(membersOf(1, 2, 3))]);
  const ended = outcomes({ write: node.replica.propose(putOf('a', ''), null, patient) });
  await node.tick(longTicks);
  assert.equal(ended, { write: 'removed none' });
});

test('a removed node that is still spoken to lets its clients wait for the leader', async () => {
  const node = await removed();
  const ended = outcomes({ read: node.replica.readIndex(patient) });
  for (let i = 0; i < longTicks; i++) {
    await node.tick();
    await node.hear(3, { type: 'heartbeatRequest', round: i, ballot: leadershipOf(2, 1), ...present });
  }
  assert.equal(ended, {});
  const [asked] = node.takeSent('readIndexRequest').slice(-1);
  await node.hear(2, { type: 'readIndexResponse', id: asked!.message.id, index: 1, refused: false });
  assert.equal(ended, { read: 'done' });
});

test('a removed node ends it when it has been spoken to for ten seconds: it asks nothing more, and answers', async () => {
  const node = await removed();
  const asked = () => [...node.takeSent('heartbeatRequest')].length;
  let round = 0;
  const question = (configId: number) =>
    ({ type: 'heartbeatRequest', round: ++round, ballot: leadershipOf(2, 1), ...present, configId }) as const;
  const spokenTo = async (ticks: number, configId = 1) => {
    for (let i = 0; i < ticks; i++) {
      await node.tick();
      if (i % 20 === 0) await node.hear(2, question(configId));
    }
  };
  await spokenTo(partingTicks - 10);
  assert.is(node.replica.stateRefusal, null);
  assert.ok(asked() > 0);
  await spokenTo(20);
  assert.is(node.replica.stateRefusal?.code, 'removed');
  asked();
  await spokenTo(longTicks);
  assert.is(asked(), 0, 'what is decided would be sent here for ever');
  await spokenTo(1);
  assert.is(node.takeSent('heartbeatReply').length, 1);
  // It was added again, and is about to learn that.
  await spokenTo(longTicks, 2);
  assert.is(node.replica.stateRefusal, null);
  assert.ok(asked() > 0);
});

test('a node that has applied its removal is not ready any more, although it still knows who leads', async () => {
  const node = new LoneReplica();
  await node.follow(leadershipOf(2));
  assert.is(isReady(node.replica.status()), true);
  await node.follow(leadershipOf(2), [encodeStopSign(membersOf(1, 2, 3))]);
  await node.hear(2, { type: 'heartbeatRequest', round: 0, ballot: leadershipOf(2, 1), ...present });
  const status = node.replica.status();
  assert.equal([status.leaderId, isReady(status)], [2, false]);
});

test('a removed node that starts from a snapshot later than its removal knows that it was a member', async () => {
  const node = new LoneReplica(membersOf(1, 2, 3), leadershipOf(2));
  await node.hear(2, { type: 'heartbeatRequest', round: 0, ballot: leadershipOf(2, 1), ...present });
  assert.is(isReady(node.replica.status()), false);
  await node.tick(longTicks);
  const ended = outcomes({ write: node.replica.propose(putOf('a', ''), null, patient) });
  await node.settle();
  assert.equal(ended, { write: 'removed none' });
});

test('a member that hears nobody, and a node that is yet to join, have not been removed', async () => {
  for (const node of [new LoneReplica(), new LoneReplica(membersOf(0, 2, 3))]) {
    const { replica } = node;
    const ended = outcomes({ write: replica.propose(putOf('a', ''), null, patient), read: replica.readIndex(patient) });
    await node.tick(longTicks);
    assert.equal(ended, {});
    assert.is(replica.stateRefusal, null);
  }
});

test.run();
