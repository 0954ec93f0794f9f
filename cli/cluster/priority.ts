import { readdir, readFile } from 'node:fs/promises';
import { constants, getPriority, platform, setPriority } from 'node:os';

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
  if (await mayRaise()) await setPriorities(pid, Math.min(niceMax, getPriority() + niceBehind));
}

/** Gives every thread of the process the priority of this one. */
export async function bringForward(pid: number): Promise<void> {
  if (await mayRaise()) await setPriorities(pid, getPriority());
}

/** A process or thread that is gone is left alone. */
async function setPriorities(pid: number, priority: number): Promise<void> {
  for (const thread of await threadsOf(pid)) {
    try {
      setPriority(thread, priority);
    } catch (error) {
      if ((error as { info?: { errno?: number } }).info?.errno !== -constants.errno.ESRCH) throw error;
    }
  }
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
  return (BigInt(`0x${capabilities}`) & sysNice) !== 0n;
}
