/** Flexible quorums and witnesses, as the command line asks for them and counts with them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--nodes', '5', '--write-quorum', '2']);
});
test.after(() => scalectl.cleanUp());

const quorums = async (exitCode = 0) => (await scalectl.status(exitCode)).quorums;
const put = (key: string) => scalectl.expect(0, ['kv', 'put', key, 'yes']);

async function followersAndLeader(exitCode = 0): Promise<{ followers: readonly string[]; leader: string }> {
  const { nodes, leader } = await scalectl.status(exitCode);
  return { leader: leader!, followers: nodes.filter(({ id }) => id !== leader).map(({ id }) => id) };
}

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

test('five nodes with a write quorum of two go on with two, and say so before', async () => {
  assert.equal(await quorums(), { voters: 5, election: 4, write: 2 });
  await put('before');
  const { followers, leader } = await followersAndLeader();
  const plan = await scalectl.expect(0, ['partition', '--shape', 'isolate', '--target', followers[0]!, '--dry-run']);
  assert.match(plan.stdout, '5 nodes, write quorum 2, election quorum 4');
  for (const id of followers.slice(0, 3)) await scalectl.expect(0, ['kill-node', id]);
  await put('with two');
  assert.equal((await scalectl.status(10)).leader, leader);
  assert.match((await scalectl.expect(30, ['kill-node', followers[3]!])).stderr, 'the quorum is lost');
  assert.match((await scalectl.expect(30, ['kill-node', leader])).stderr, 'the quorum is lost');
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
  assert.equal((await scalectl.expect(0, ['kv', 'get', 'with two'])).stdout, 'with two\nyes\n');
});

test('a witness counts in the quorum and cannot lead: with only it left, writes would stop', async () => {
  await scalectl.expect(0, ['scale', '4', '--witness', '1', '--write-quorum', '2']);
  const { nodes } = await scalectl.status(0);
  const [witness] = nodes.filter(({ role }) => role === 'witness').map(({ id }) => id);
  const { leader, followers } = await followersAndLeader();
  const [first, second] = followers.filter((id) => id !== witness);
  await scalectl.expect(0, ['kill-node', first!]);
  await scalectl.expect(0, ['kill-node', second!]);
  await put('with the witness');
  const { stderr } = await scalectl.expect(30, ['kill-node', leader]);
  assert.match(stderr, '2 run now, 1 after it');
  await scalectl.expect(30, ['partition', '--shape', 'isolate', '--target', leader]);
});

test.run();
