import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LoneReplica, leadershipOf } from './lone-replica.ts';
import { putOf } from './stored-cluster.ts';

const patient = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };

/** A node that has put a read, or a write, to its leader, node 2. */
async function asking(what: 'read' | 'write') {
  const node = new LoneReplica();
  await node.follow(leadershipOf(2));
  if (what === 'read') void node.replica.readIndex(patient);
  else void node.replica.propose(putOf('a', 'b'), null, patient);
  await node.settle();
  const takeAsked = () => node.takeSent(what === 'read' ? 'readIndexRequest' : 'forward');
  const refuse = (from: number, id: number) =>
    what === 'read'
      ? node.hear(from, { type: 'readIndexResponse', id, index: 0, refused: true })
      : node.hear(from, { type: 'forwardRejected', id, overloaded: false });
  return { node, takeAsked, refuse };
}

for (const what of ['read', 'write'] as const) {
  test(`a leader that refuses a ${what} is asked again once per tick, not as fast as it refuses`, async () => {
    const { node, takeAsked, refuse } = await asking(what);
    for (let tick = 0; tick < 3; tick++) {
      const asked = takeAsked();
      assert.equal(
        asked.map(({ to }) => to),
        [2],
      );
      await refuse(2, asked[0]!.message.id);
      assert.equal(takeAsked(), [], 'nothing has changed');
      await node.tick();
    }
  });

  test(`a ${what} that a leader refused goes to the next one as soon as that is known`, async () => {
    const { node, takeAsked, refuse } = await asking(what);
    const [asked] = takeAsked();
    await refuse(2, asked!.message.id);
    await node.follow(leadershipOf(3));
    assert.equal(
      takeAsked().map(({ to }) => to),
      [3],
    );
  });
}

test('the late refusal of a former leader does not keep a write from the present one', async () => {
  const { node, takeAsked, refuse } = await asking('write');
  const [asked] = takeAsked();
  await node.follow(leadershipOf(3));
  await refuse(2, asked!.message.id);
  assert.equal(
    takeAsked().map(({ to }) => to),
    [3],
  );
});

test('writes for which the link to the leader has no room wait here, and leave when it has', async () => {
  const node = new LoneReplica();
  node.linkHasRoom = false;
  await node.follow(leadershipOf(2));
  for (let i = 0; i < 3; i++) void node.replica.propose(putOf(`k${i}`, 'v'), null, patient);
  await node.tick(3);
  assert.equal(node.takeSent('forward'), []);
  node.linkHasRoom = true;
  await node.tick();
  assert.is(node.takeSent('forward').flatMap(({ message }) => message.entries).length, 3);
});

test.run();
