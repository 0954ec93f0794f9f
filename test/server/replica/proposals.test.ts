import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ReplicaError } from '../../../server/replica/contract.ts';
import { maxEntryBytes, Proposals } from '../../../server/replica/proposals.ts';
import type { Applied } from '../../../server/statemachine/command.ts';

const ballot = { round: 1, priority: 0, node: 2 };
const limits = { maxCount: 10, maxBytes: 1_000 };
const options = { deadlineMs: 100, cancelled: false };

/** A command with a session that was given to a leader before a snapshot replaced the state, and the outcome that it ends with. */
function inDoubt() {
  const proposals = new Proposals(limits, 0);
  const ended = proposals.add(1, Buffer.from('command'), true, 100, options).then(
    () => assert.unreachable(),
    ({ outcome }: ReplicaError) => outcome,
  );
  proposals.takeBatch(ballot, 1_000, 0);
  proposals.stateReplaced();
  assert.is(proposals.queued, 1);
  return { proposals, ended };
}

test('a command that is proposed again after a snapshot never ends with "no effect": the first proposal may have had one', async () => {
  const expired = inDoubt();
  expired.proposals.expire(100);
  assert.is(await expired.ended, 'unknown');

  const stopped = inDoubt();
  stopped.proposals.rejectAll((outcome) => Object.assign(new Error('the node stops'), { outcome }) as ReplicaError);
  assert.is(await stopped.ended, 'unknown');

  const refused = inDoubt();
  const { batchId } = refused.proposals.takeBatch(ballot, 1_000, 0);
  refused.proposals.rejectBatch(batchId, Object.assign(new Error('overloaded'), { outcome: 'none' }) as ReplicaError);
  assert.is(await refused.ended, 'unknown');

  const late = inDoubt();
  late.proposals.takeBatch(ballot, 1_000, 100);
  assert.is(await late.ended, 'unknown');
});

test('a refusal of what an earlier life of the node passed on queues nothing again: it would be decided twice', () => {
  const [earlier, proposals] = [17, 4_711].map((boot) => new Proposals(limits, boot)) as [Proposals, Proposals];
  for (const each of [earlier, proposals]) each.add(1, Buffer.from('command'), false, 100, options).catch(() => {});
  const late = earlier.takeBatch(ballot, 1_000, 0);
  const { batchId } = proposals.takeBatch(ballot, 1_000, 0);
  proposals.refused(late.batchId);
  assert.is(proposals.queued, 0);
  proposals.refused(batchId);
  assert.is(proposals.queued, 1);
});

test('a command that is answered while it is queued to be proposed again is not proposed again', async () => {
  const proposals = new Proposals(limits, 0);
  const answer = proposals.add(1, Buffer.from('command'), false, 100, options);
  const { batchId } = proposals.takeBatch(ballot, 1_000, 0);
  proposals.refused(batchId);
  proposals.applied(1, { revision: 7 } as unknown as Applied);
  assert.equal(await answer, { revision: 7 });
  assert.equal(proposals.takeBatch(ballot, 1_000, 0).entries, []);
});

test('one entry is bounded by itself: what peers do not take must not get into the log', () => {
  const proposals = new Proposals({ maxCount: 10, maxBytes: 10 * maxEntryBytes }, 0);
  proposals.admit(maxEntryBytes);
  assert.throws(
    () => proposals.admit(maxEntryBytes + 1),
    ({ code, outcome }: ReplicaError) => code === 'too-large' && outcome === 'none',
  );
});

test.run();
