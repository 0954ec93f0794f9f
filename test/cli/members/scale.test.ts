import { existsSync, readdirSync } from 'node:fs';
import { getPriority, platform } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

interface ChangeDocument {
  readonly changed: boolean;
  readonly dryRun: boolean;
  readonly resumed: string | null;
  readonly added: readonly { readonly id: string }[];
  readonly removed: readonly { readonly id: string }[];
  readonly leaderBefore: string;
  readonly leaderAfter: string;
  readonly configId: number;
}

const scalectl = new Scalectl();
const change = (args: readonly string[]) => scalectl.json<ChangeDocument>(0, args);
const ids = async () => (await scalectl.status(0)).nodes.map(({ id }) => id);
const dataDirOf = (id: string) => join(scalectl.home, 'clusters', 'default', 'nodes', id);

test.before(async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c']);
  for (const key of ['one', 'two', 'three']) await scalectl.expect(0, ['kv', 'put', key, `value of ${key}`]);
});
test.after(() => scalectl.cleanUp());

/** Nodes that join run behind the others until they count. */
async function assertNobodyBehind(): Promise<void> {
  if (platform() !== 'linux') return;
  const threads = (await scalectl.processes()).flatMap((pid) => readdirSync(`/proc/${pid}/task`).map(Number));
  assert.equal([...new Set(threads.map((thread) => getPriority(thread)))], [getPriority()]);
}

async function assertAllThere(): Promise<void> {
  for (const key of ['one', 'two', 'three']) {
    assert.is((await scalectl.expect(0, ['kv', 'get', key])).stdout, `${key}\nvalue of ${key}\n`);
  }
}

test('bad input is one sentence and changes nothing', async () => {
  const before = scalectl.record();
  for (const args of [
    ['scale'],
    ['scale', 'many'],
    ['scale', '0'],
    ['scale', '10'],
    ['scale', '5', '--witness', '5'],
    ['scale', '5', '--dc', 'A'],
    ['replace-node'],
    ['replace-node', 'n1', 'n2', 'n1'],
    ['replace-node', 'n1', 'n2', 'n3'],
  ]) {
    const { stderr } = await scalectl.expect(2, args);
    assert.not.match(stderr, /\n\s+at /);
  }
  await scalectl.expect(3, ['replace-node', 'n9']);
  assert.match((await scalectl.expect(3, ['replace-node', 'n1', 'n9'])).stderr, 'There is no node "n9"');
  const tooMany = await scalectl.expect(30, ['replace-node', 'n1', 'n2']);
  assert.match(tooMany.stderr, 'of 3 members 1 would stay that run, and the quorum is 2');
  await scalectl.expect(3, ['transfer-leader', 'n9']);
  await scalectl.expect(3, ['scale', '5', '--name', 'nowhere']);
  assert.match((await scalectl.expect(30, ['up', '--nodes', '5'])).stderr, 'scalectl scale 5');
  assert.equal(scalectl.record(), before);
});

test('--dry-run prints the plan and changes nothing', async () => {
  const before = scalectl.record();
  const { stdout } = await scalectl.expect(0, ['scale', '5', '--dry-run']);
  assert.match(stdout, 'plan: 3 → 5 nodes, quorum 2 → 3');
  assert.match(stdout, '+ n4 (dc a)');
  assert.match(stdout, '+ n5 (dc b)');
  assert.equal(scalectl.record(), before);
});

test('scaled up, the new nodes have the data: with both founders but one killed it is all there', async () => {
  const { added, configId } = await change(['scale', '5']);
  assert.equal(
    added.map(({ id }) => id),
    ['n4', 'n5'],
  );
  const status = await scalectl.status(0);
  assert.is(status.configuration, configId);
  assert.equal(status.nodes.filter(({ role }) => role === 'leader').length, 1);
  await assertNobodyBehind();
  await scalectl.expect(0, ['kill-node', 'n1']);
  await scalectl.expect(0, ['kill-node', 'n2']);
  await scalectl.status(10);
  await assertAllThere();
  await scalectl.expect(30, ['kill-node', 'n4']);
});

test('a node that is dead is replaced by one with an id of its own', async () => {
  const { added, removed } = await change(['replace-node', 'n1']);
  assert.equal([added[0]?.id, removed[0]?.id], ['n6', 'n1']);
  assert.not(existsSync(dataDirOf('n1')));
  await scalectl.expect(0, ['start-node', 'n2']);
  assert.equal(await ids(), ['n2', 'n3', 'n4', 'n5', 'n6']);
  await assertAllThere();
});

test('two nodes, of which one leads, are replaced in one step; the plan is said before', async () => {
  const { leader, configuration } = await scalectl.status(0);
  const other = (await ids()).find((id) => id !== leader)!;
  const { stdout } = await scalectl.expect(0, ['replace-node', leader!, other]);
  const lines = stdout.split('\n');
  const at = (words: string) => lines.findIndex((line) => line.includes(words));
  assert.is(at('plan: 5 → 5 nodes'), 0, stdout);
  assert.ok(at('- ') < at('starting n7') && at('+ n8') < at('starting n7'), stdout);
  assert.ok(at('n7, n8: in, and counting') > 0, stdout);
  const after = await scalectl.status(0);
  assert.equal(
    after.nodes.map(({ id }) => id),
    [...['n2', 'n3', 'n4', 'n5', 'n6'].filter((id) => id !== leader && id !== other), 'n7', 'n8'],
  );
  // One for both as learners, one for both as voters.
  assert.is(after.configuration, configuration! + 2);
  await assertAllThere();
});

test('the leader moves to the node that is named, or to the best; asked for again it is no change', async () => {
  interface Transfer {
    readonly changed: boolean;
    readonly leaderBefore: string;
    readonly leaderAfter: string;
  }
  const transfer = (...args: string[]) => scalectl.json<Transfer>(0, ['transfer-leader', ...args]);
  // An election may come between two commands on a busy machine: then the look at what the first one did says nothing.
  const stays = async () => {
    const { leader } = await scalectl.status(0);
    const { stdout } = await scalectl.expect(0, ['transfer-leader', '--dry-run']);
    assert.match(stdout, /n\d+ would lead instead of n\d+; nothing was changed/);
    return stdout.includes(`instead of ${leader};`) && (await scalectl.status(0)).leader === leader && leader;
  };
  const leader = await waitFor(stays, { what: 'a dry run that changes nothing' });
  const best = await transfer();
  assert.ok(best.changed);
  assert.is.not(best.leaderAfter, best.leaderBefore);
  const leadsAgain = async () => {
    assert.is((await transfer(leader)).leaderAfter, leader);
    return (await scalectl.status(0)).leader === leader;
  };
  await waitFor(leadsAgain, { what: `${leader} to lead again` });
  await waitFor(async () => !(await transfer(leader)).changed, { what: 'no change, since it leads' });
});

test('scaled down, nodes that left are gone with their data, and the leader stays', async () => {
  let { removed, leaderBefore, leaderAfter } = await change(['scale', '3']);
  // Not for the change's sake: an election comes now and then when the machine is busy.
  for (let again = 0; leaderAfter !== leaderBefore && again < 3; again++) {
    await change(['scale', '5']);
    ({ removed, leaderBefore, leaderAfter } = await change(['scale', '3']));
  }
  assert.is(removed.length, 2);
  assert.is(leaderAfter, leaderBefore);
  for (const { id } of removed) assert.not(existsSync(dataDirOf(id)), id);
  assert.is((await scalectl.processes()).length, 3);
  await assertAllThere();
});

test('a leader that is replaced hands over first, and keeps its data when asked', async () => {
  const { leader } = await scalectl.status(0);
  const { leaderAfter } = await change(['replace-node', leader!, '--keep-data']);
  assert.is.not(leaderAfter, leader);
  assert.ok(existsSync(dataDirOf(leader!)));
  await assertAllThere();
});

test('a scale that was killed at any moment is finished by the next one', async () => {
  for (const [target, marker] of [
    ['5', 'plan:'],
    ['3', 'out'],
    ['5', 'starting'],
  ] as const) {
    const { child, result } = scalectl.start(['scale', target]);
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const what = `"${marker}" in what scale ${target} says`;
    await waitFor(() => said.includes(marker) || child.exitCode !== null, { what });
    child.kill('SIGKILL');
    await result;
    // Nodes that are yet to join answer and do not serve: that must not keep the others down.
    if (marker === 'starting') {
      const { stdout } = await scalectl.expect(0, ['up']);
      assert.match(stdout, '"scale 5" is not finished: run "scalectl scale 5 --name default" again');
    }
    const done = await change(['scale', target]);
    assert.ok(done.configId > 0);
    const { nodes, unfinished } = await scalectl.status(0);
    assert.equal([nodes.length, unfinished], [Number(target), null], `killed at "${marker}" of scale ${target}`);
    assert.is((await scalectl.processes()).length, Number(target));
    await assertNobodyBehind();
  }
  await assertAllThere();
});

test('a replace-node that was killed is finished by the same command, which names nodes that are gone then', async () => {
  const followers = (await scalectl.status(0)).nodes.filter(({ role }) => role === 'follower').map(({ id }) => id);
  const [one, other] = followers.sort() as [string, string];
  const { child, result } = scalectl.start(['replace-node', one, other]);
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitFor(() => said.includes('learners') || child.exitCode !== null, { what: 'the new node to be a learner' });
  child.kill('SIGKILL');
  await result;
  // In whatever order they are named.
  const plan = await scalectl.json<ChangeDocument>(0, ['replace-node', other, one, '--dry-run']);
  const done = await change(['replace-node', other, one]);
  assert.equal([plan.added, plan.removed], [done.added, done.removed]);
  assert.equal([done.resumed, done.changed], [`replace-node ${one} ${other}`, true]);
  assert.equal(done.removed.map(({ id }) => id).sort(), [one, other]);
  for (const id of await ids()) assert.ok(id !== one && id !== other);
  await assertAllThere();
});

test('down and up bring the scaled cluster back', async () => {
  const before = await ids();
  await scalectl.expect(0, ['down']);
  await scalectl.expect(0, ['up']);
  assert.equal(await ids(), before);
  await assertAllThere();
});

test('scale to the number that is there changes nothing', async () => {
  const { configuration, nodes } = await scalectl.status(0);
  assert.not((await change(['scale', String(nodes.length)])).changed);
  assert.is((await scalectl.status(0)).configuration, configuration);
});

test('a change that would leave no quorum is refused', async () => {
  await scalectl.expect(0, ['scale', '3']);
  const follower = (await scalectl.status(0)).nodes.find(({ role }) => role === 'follower')!;
  await scalectl.expect(0, ['kill-node', follower.id]);
  const other = (await scalectl.status(10)).nodes.find(({ role }) => role === 'leader')!;
  const { dc } = (await scalectl.status(10)).nodes.find(({ id }) => id === other.id)!;
  const refused = await scalectl.run(['scale', '2', '--dc', dc]);
  if (refused.exitCode === 30) assert.match(refused.stderr, 'the quorum is 2');
  assert.is(refused.exitCode, 30, refused.stderr);
});

test.run();
