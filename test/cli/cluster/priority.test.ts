/** A process that is put behind the others, and brought forward again. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getPriority, platform, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bringForward, putBehind } from '../../../cli/cluster/priority.ts';
import { skipTest } from '../../support/skip.ts';

const children: ChildProcess[] = [];
test.after(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A Node.js process that has all of its threads. */
async function startProcess(detached = false): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], { detached });
  children.push(child);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child.pid!;
}

function prioritiesOf(pid: number): readonly number[] {
  const threads = platform() === 'linux' ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
  return [...new Set(threads.map((thread) => getPriority(thread)))];
}

/** Null without a group: the kernel knows none, or keeps this process outside (the file is empty then). */
function groupPriority(pid: number | 'self'): number | null {
  const path = `/proc/${pid}/autogroup`;
  const match = existsSync(path) ? /nice (-?\d+)/.exec(readFileSync(path, 'utf8')) : null;
  return match === null ? null : Number(match[1]);
}

function mayRaise(pid: number): boolean {
  try {
    setPriority(pid, getPriority() + 1);
    setPriority(pid, getPriority());
    return true;
  } catch {
    return false;
  }
}

/** A limit (`ulimit -e`) lets a process raise priorities without the right to; scalectl asks for the right. */
function mayRaiseByLimit(): boolean {
  const limits = platform() === 'linux' ? readFileSync('/proc/self/limits', 'utf8') : '';
  const limit = /^Max nice priority +(\d+|unlimited)/m.exec(limits)?.[1] ?? '0';
  return process.getuid?.() !== 0 && (limit === 'unlimited' || Number(limit) >= 20 - getPriority());
}

const behind = 'every thread of a process is put behind, and brought forward again';
if (!mayRaiseByLimit() && mayRaise(await startProcess())) {
  test(behind, async () => {
    const pid = await startProcess();
    await putBehind(pid);
    assert.equal(prioritiesOf(pid), [Math.min(19, getPriority() + 10)]);
    await bringForward(pid);
    assert.equal(prioritiesOf(pid), [getPriority()]);
  });
  const session = 'a process with a session of its own is put behind with its session, one of this session without';
  const own = groupPriority('self');
  if (own !== null) {
    test(session, async () => {
      const [alone, beside] = [await startProcess(true), await startProcess()];
      for (const pid of [alone, beside]) await putBehind(pid);
      assert.equal([groupPriority(alone), groupPriority('self')], [Math.min(19, own + 10), own]);
      for (const pid of [alone, beside]) await bringForward(pid);
      assert.equal([groupPriority(alone), groupPriority('self')], [own, own]);
    });
  } else
    skipTest(session, 'the kernel does not group this process by its session (sched_autogroup, or a control group)');
} else {
  skipTest(behind, 'the right to raise a priority is missing (run as root, or with CAP_SYS_NICE)');
  test('without the right to bring it forward again a process is not put behind', async () => {
    const pid = await startProcess();
    await putBehind(pid);
    await bringForward(pid);
    assert.equal(prioritiesOf(pid), [getPriority()]);
  });
}

const namespace = 'the root of a user namespace puts nothing behind, and what is behind stays there without an error';
/** Without the limit that would let it raise priorities there. */
const inNamespace = ['--nice=0:0', 'unshare', '--user', '--map-root-user'];
if (spawnSync('prlimit', [...inNamespace, 'true']).status === 0) {
  test(namespace, () => {
    const worker = fileURLToPath(new URL('../support/priority-worker.js', import.meta.url));
    const words = [...inNamespace, process.execPath, worker];
    const { stdout, stderr } = spawnSync('prlimit', words, { encoding: 'utf8' });
    assert.is(stderr, '');
    // With the lowest priority of all, nothing can be behind.
    assert.equal(JSON.parse(stdout), { behind: 0, isForward: getPriority() === 19 });
  });
} else
  skipTest(
    namespace,
    'no user namespace can be made here (prlimit and unshare of util-linux, and a kernel that lets it)',
  );

test('a process that is gone is left alone', async () => {
  const pid = await startProcess();
  const child = children.at(-1)!;
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  await putBehind(pid);
  await bringForward(pid);
});

test.run();
