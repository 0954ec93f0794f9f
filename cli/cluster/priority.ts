import { readdir, readFile, writeFile } from 'node:fs/promises';
import { constants, getPriority, platform, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A tenth of the weight of the others: it runs in what they leave, and still comes forward when they leave nothing. */
const niceBehind = 10;
const niceMax = 19;

/** CAP_SYS_NICE in the sets of capabilities that /proc/PID/status shows. */
const sysNice = 1n << 23n;

/**
 * Puts a process that was just started behind the others, the threads that it is yet to make included. Only when it can
 * be brought forward again: without the right to do so it would stay behind for ever.
 */
export async function putBehind(pid: number): Promise<void> {
  if (!(await mayRaise())) return;
  await setPriorities(pid, Math.min(niceMax, getPriority() + niceBehind));
  await setGroupPriority(pid, niceBehind);
}

/** Gives every thread of the process the priority of this one. False: it stays behind, for this user may not raise it. */
export async function bringForward(pid: number): Promise<boolean> {
  try {
    await setPriorities(pid, getPriority());
  } catch (error) {
    if (!mayNot.includes(errnoOf(error))) throw error;
    return false;
  }
  await setGroupPriority(pid, 0);
  return true;
}

const mayNot: readonly (number | undefined)[] = [-constants.errno.EACCES, -constants.errno.EPERM];

/** A process or thread that is gone is left alone. */
async function setPriorities(pid: number, priority: number): Promise<void> {
  for (const thread of await threadsOf(pid)) {
    try {
      setPriority(thread, priority);
    } catch (error) {
      if (errnoOf(error) !== -constants.errno.ESRCH) throw error;
    }
  }
}

function errnoOf(error: unknown): number | undefined {
  return (error as { info?: { errno?: number } }).info?.errno;
}

/**
 * Where Linux shares the processors out between sessions first (sched_autogroup, the default of many systems), a priority
 * counts only within its session; a node has a session of its own, whose priority is set beside.
 *
 * @param offset from the priority of the session of this process; a process of that session is left alone.
 */
async function setGroupPriority(pid: number, offset: number): Promise<void> {
  const own = await groupOf('self');
  const other = await groupOf(String(pid));
  if (own === null || other === null || own.id === other.id) return;
  const priority = Math.min(niceMax, own.priority + offset);
  await writeGroupPriority(`/proc/${pid}/autogroup`, String(priority));
}

/**
 * From a user without CAP_SYS_ADMIN the kernel takes one such change in 100 ms, of all processes together: a node that is
 * brought forward beside another one would stay behind.
 */
async function writeGroupPriority(path: string, priority: string): Promise<void> {
  for (let triesLeft = 10; triesLeft > 0; triesLeft--) {
    const code = await writeFile(path, priority).then(
      () => null,
      (error: NodeJS.ErrnoException) => error.code,
    );
    // The process may be gone by now; and a kernel may know the file and not take it: then there is nothing to set.
    if (code !== 'EAGAIN') return;
    await sleep(110);
  }
}

/** Null where processes are not grouped by session, or the process is gone. */
async function groupOf(process: string): Promise<{ readonly id: string; readonly priority: number } | null> {
  if (platform() !== 'linux') return null;
  const text = await readFile(`/proc/${process}/autogroup`, 'utf8').catch(() => '');
  const match = /^\/autogroup-(\d+) nice (-?\d+)$/m.exec(text);
  return match === null ? null : { id: match[1]!, priority: Number(match[2]) };
}

/** On Linux a priority belongs to a thread, and threads are numbered as processes are. */
async function threadsOf(pid: number): Promise<readonly number[]> {
  if (platform() !== 'linux') return [pid];
  return (await readdir(`/proc/${pid}/task`).catch(() => [])).map(Number);
}

async function mayRaise(): Promise<boolean> {
  if (platform() !== 'linux') return process.getuid?.() === 0;
  const status = await readFile('/proc/self/status', 'utf8');
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
  return (BigInt(`0x${capabilities}`) & sysNice) !== 0n && (await isInitialUserNamespace());
}

/**
 * Inside another one (the root of an unprivileged container) the capability is shown, and the kernel does not take it for
 * this. A namespace that maps every id to itself looks alike; so what cannot be brought forward is no error either.
 */
async function isInitialUserNamespace(): Promise<boolean> {
  const map = await readFile('/proc/self/uid_map', 'utf8').catch(() => null);
  // No file: the kernel knows no such namespaces.
  return map === null || /^\s*0\s+0\s+4294967295\s*$/.test(map);
}
