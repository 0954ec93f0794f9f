/** Flexible quorums and witnesses, as the command line asks for them and counts with them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EtcdClient, refusalOf } from '../../server/rpc/services/etcd-client.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--nodes', '5', '--write-quorum', '2']);
});
test.after(() => scalectl.cleanUp());

const quorums = async (exitCode = 0) => (await scalectl.status(exitCode)).quorums;
const put = (key: string) => scalectl.expect(0, ['kv', 'put', key, 'yes']);

test('quorums that need not share a node are refused with one sentence, and nothing is changed', async () => {
  const before = scalectl.record();
  for (const args of [
    ['up', '--name', 'other', '--nodes', '5', '--write-quorum', '2', '--election-quorum', '3'],
    ['up', '--name', 'other', '--write-quorum', '4'],
    ['scale', '5', '--write-quorum', '2', '--election-quorum', '3'],
    ['scale', '5', '--write-quorum', '0'],
    ['scale', '5', '--write-quorum', 'majority', '--election-quorum', '3'],
  ]) {
    const { stderr } = await scalectl.expect(2, args);
    assert.not.match(stderr, /\n\s+at /);
  }
  const { stderr } = await scalectl.expect(2, ['scale', '5', '--write-quorum', '2', '--election-quorum', '3']);
  assert.match(stderr, 'need not share a node');
  assert.match((await scalectl.expect(30, ['up', '--write-quorum', '3'])).stderr, 'scalectl scale 5 --write-quorum');
  assert.equal(scalectl.record(), before);
});

/** Followers of whoever leads now: on a busy machine that may change. */
async function killFollower(expected: number): Promise<string> {
  const kill = async () => {
    const { exitCode, stdout } = await scalectl.run(['kill-node', '--target', 'follower']);
    return exitCode === 0 && stdout;
  };
  const said = await waitFor(kill, { what: 'a leader, and one of its followers to be killed' });
  assert.is((await scalectl.processes()).length, expected);
  return said;
}

const serves = async (key: string) =>
  (await scalectl.run(['kv', 'put', key, 'yes', '--timeout', '10s'])).exitCode === 0;

/** Too few are left to elect another leader: if the one there is steps down, as on a busy machine it may, they serve no more. */
async function untilItLasts(attempt: () => Promise<boolean>): Promise<void> {
  for (let left = 5; !(await attempt()); left--) {
    assert.ok(left > 1, 'no leader stayed');
    await scalectl.expect(0, ['up']);
  }
}

test('five nodes with a write quorum of two go on with three, who could elect nobody, and say so before', async () => {
  assert.equal(await quorums(), { voters: 5, election: 4, write: 2 });
  await put('before');
  const plan = await scalectl.expect(0, ['partition', '--shape', 'isolate', '--target', 'follower', '--dry-run']);
  assert.match(plan.stdout, '5 nodes, write quorum 2, election quorum 4');
  await untilItLasts(async () => {
    assert.match(await killFollower(4), 'the quorum holds, with 2 to spare');
    assert.match(await killFollower(3), 'writes go on, with 1 to spare, but no other leader could be elected');
    return serves('with three');
  });
  const refused = await scalectl.expect(30, ['kill-node', '--target', 'leader']);
  assert.match(refused.stderr, '3 run now, 2 after it: the quorum is lost');
  await scalectl.expect(0, ['up']);
  assert.equal(await quorums(), { voters: 5, election: 4, write: 2 });
});

test('a later scale keeps the write quorum, the plan says what follows, and majorities come back when asked for', async () => {
  const { stdout } = await scalectl.expect(0, ['scale', '3']);
  assert.match(stdout, 'plan: 5 → 3 nodes, write quorum 2 → 2, election quorum 4 → 2');
  assert.equal(await quorums(), { voters: 3, election: 2, write: 2 });
  assert.equal(scalectl.record().quorums, { election: null, write: 2 });
  await scalectl.expect(0, ['scale', '3', '--election-quorum', '3']);
  assert.equal(await quorums(), { voters: 3, election: 3, write: 1 });
  await scalectl.expect(0, ['scale', '3', '--write-quorum', 'majority']);
  assert.equal(await quorums(), { voters: 3, election: 2, write: 2 });
  await scalectl.expect(0, ['down']);
  await scalectl.expect(0, ['up']);
  assert.equal(await quorums(), { voters: 3, election: 2, write: 2 });
  assert.equal((await scalectl.expect(0, ['kv', 'get', 'with three'])).stdout, 'with three\nyes\n');
});

test('a witness counts in the quorum and cannot lead: with only it left, writes would stop', async () => {
  await scalectl.expect(0, ['scale', '4', '--witness', '1', '--write-quorum', '2']);
  const { nodes } = await scalectl.status(0);
  let leader: string | null = null;
  const data = nodes.filter(({ role }) => role !== 'witness').map(({ id }) => id);
  await untilItLasts(async () => {
    ({ leader } = await scalectl.status(0));
    for (const id of data.filter((other) => other !== leader)) {
      await scalectl.expect(0, ['kill-node', id, '--allow-quorum-loss']);
    }
    return serves('with the witness');
  });
  await assertServesNobody(nodes.find(({ role }) => role === 'witness')!.endpoint);
  const { stderr } = await scalectl.expect(30, ['kill-node', leader!]);
  assert.match(stderr, '4 nodes, write quorum 2, election quorum 3: 2 run now, 1 after it');
  const cut = await scalectl.expect(30, ['partition', '--shape', 'isolate', '--target', leader!]);
  assert.match(cut.stderr, 'no node that may lead would reach a quorum');
});

async function assertServesNobody(endpoint: string): Promise<void> {
  const client = new EtcdClient(endpoint);
  try {
    const { members } = await client.memberList();
    assert.equal(
      members.filter(({ clientURLs }) => clientURLs?.length === 0).map(({ peerURLs }) => peerURLs),
      [[`http://${endpoint}`]],
    );
    const read = await refusalOf(client.range({ key: Buffer.from('k'), serializable: true }));
    const watch = client.watch();
    await waitFor(() => watch.error !== null, { what: 'the watch to be refused' });
    for (const error of [read, watch.error!])
      assert.match(error.message, /UNAVAILABLE: etcdserver: this node is a witness/);
  } finally {
    client.close();
  }
}

test.run();
