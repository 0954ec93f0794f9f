import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { locksDir } from '../../cli/cluster/paths.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { isAlive } from '../support/process.ts';
import { waitFor } from '../support/wait-for.ts';
import { type CliResult, Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c']);
});
test.after(() => scalectl.cleanUp());

/** What commands that hold a lock are doing. */
function heldLocks(): readonly string[] {
  const dir = locksDir(scalectl.home);
  return readdirSync(dir).flatMap((name) => /"purpose":"([^"]+)"/.exec(textOf(join(dir, name)))?.[1] ?? []);
}

/** Nothing when its command has just let go of it. */
function textOf(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

const stateOf = async (exitCode: number, id: string) =>
  (await scalectl.status(exitCode)).nodes.find((node) => node.id === id)!.state;

test('kill-node of a name that does not exist lists the names that do', async () => {
  const { stderr } = await scalectl.expect(3, ['kill-node', 'n9']);
  assert.match(stderr, 'There is no node "n9"');
  assert.match(stderr, 'n1, n2, n3');
});

test('kill-node without a node, or with two ways to say it, is bad input', async () => {
  await scalectl.expect(2, ['kill-node']);
  await scalectl.expect(2, ['kill-node', 'n1', '--target', 'leader']);
});

test('kill-node shows the quorum arithmetic and returns when the process is gone', async () => {
  const before = (await scalectl.status(0)).nodes;
  const { stdout } = await scalectl.expect(0, ['kill-node', '--target', 'follower']);
  assert.match(stdout, '3 nodes, quorum 2: 3 run now, 2 after it: the quorum holds, with 0 to spare');
  const killed = before.find(({ id }) => stdout.includes(`killed ${id} `))!;
  assert.not.ok(isAlive(killed.pid!));
  assert.is(await stateOf(10, killed.id), 'dead');
});

test('kill-node of the next one is refused, because the quorum would be lost', async () => {
  const { stderr } = await scalectl.expect(30, ['kill-node', '--target', 'leader']);
  assert.match(stderr, 'the quorum is lost');
  assert.match(stderr, '--allow-quorum-loss');
  assert.is((await scalectl.processes()).length, 2);
});

test('with --allow-quorum-loss it is done, and status says no quorum', async () => {
  await scalectl.expect(0, ['kill-node', '--target', 'leader', '--allow-quorum-loss']);
  assert.is((await scalectl.status(11)).health, 'no-quorum');
});

test('start-node brings nodes back, one by one', async () => {
  for (const { id, state } of (await scalectl.status(11)).nodes) {
    if (state === 'dead') await scalectl.expect(0, ['start-node', id]);
  }
  await scalectl.status(0);
});

/** Asks for the leader while nobody leads, and lets the followers elect one then. */
async function askDuringElection(): Promise<CliResult> {
  const before = await scalectl.status(0);
  const frozen = before.nodes.filter(({ role }) => role === 'follower').map(({ pid }) => pid!);
  const signal = (name: NodeJS.Signals) => {
    for (const pid of frozen) process.kill(pid, name);
  };
  signal('SIGSTOP');
  try {
    await waitFor(async () => (await scalectl.run(['status', '--json'])).exitCode === 11, {
      what: 'the leader to step down',
    });
    const { result } = scalectl.start([
      ...['partition', '--shape', 'isolate', '--target', 'leader', '--dry-run'],
      // The first look may find a leader and followers that do not answer yet.
      '--allow-quorum-loss',
    ]);
    await waitFor(() => heldLocks().includes('partition'), { what: 'the command to look' });
    signal('SIGCONT');
    return await result;
  } finally {
    signal('SIGCONT');
  }
}

test('--target leader waits for an election that is under way', async () => {
  let result = await askDuringElection();
  // It waits 5 s, which an election may take longer than on a busy machine: then it says that there is no leader.
  for (let again = 0; result.exitCode === exitCodes.unavailable.code && again < 3; again++)
    result = await askDuringElection();
  assert.is(result.exitCode, 0, result.stdout + result.stderr);
});

test('kill-node --signal SIGTERM lets the node end by itself', async () => {
  await scalectl.expect(0, ['kill-node', 'n3', '--signal', 'SIGTERM']);
  await scalectl.expect(0, ['start-node', 'n3']);
});

test('--for and --period without --duty are bad input: nothing would end it', async () => {
  const { stderr } = await scalectl.expect(2, ['pause-node', 'n2', '--for', '5s']);
  assert.match(stderr, '--for goes with --duty only');
  assert.match(
    (await scalectl.expect(2, ['pause-node', 'n2', '--for', '5s', '--period', '1s'])).stderr,
    '--for and --period go',
  );
  await scalectl.status(0);
});

test('a paused node is shown as paused, and no command hangs on it', async () => {
  await scalectl.expect(0, ['pause-node', 'n2']);
  assert.is(await stateOf(10, 'n2'), 'paused');
});

test('pause-node refuses to lose the quorum, too', async () => {
  await scalectl.expect(30, ['pause-node', 'n1']);
});

test('resume-node lets it go on; done twice it is no error', async () => {
  await scalectl.expect(0, ['resume-node', 'n2']);
  assert.match((await scalectl.expect(0, ['resume-node'])).stdout, 'no node was paused');
  await scalectl.expect(0, ['up']);
  await scalectl.status(0);
});

test('down ends a paused node as well', async () => {
  await scalectl.expect(0, ['pause-node', 'n1']);
  const { stdout } = await scalectl.expect(0, ['down', '--grace', '1m']);
  assert.not.match(stdout, 'killed');
  assert.equal(await scalectl.processes(), []);
});

test.run();
