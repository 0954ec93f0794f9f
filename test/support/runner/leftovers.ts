import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Name of the environment variable that every process started by a test file inherits. */
export const markVariable = 'SCALECTL_TEST_MARK';

/** A process on its way out (killed by the test just before its end) may need this long. */
const graceMs = 2_000;
const pollMs = 50;

interface Leftover {
  readonly pid: number;
  readonly commandLine: string;
}

/**
 * Kills every process that carries `mark` in its environment and returns their command lines. Linux only (`/proc`);
 * elsewhere it finds nothing. The environment, not the process group: a cluster's nodes are started detached.
 */
export async function killLeftovers(mark: string): Promise<string[]> {
  const deadline = performance.now() + graceMs;
  let found = findMarked(mark);
  while (found.length > 0 && performance.now() < deadline) {
    await sleep(pollMs);
    found = findMarked(mark);
  }
  for (const { pid } of found) killNow(pid);
  return found.map(({ pid, commandLine }) => `${pid} ${commandLine}`);
}

/** Kills at once what carries `mark`: for the end of an interrupted run. */
export function killMarked(mark: string): void {
  for (const { pid } of findMarked(mark)) killNow(pid);
}

function findMarked(mark: string): Leftover[] {
  return processIds()
    .filter((pid) => pid !== process.pid && readProc(pid, 'environ').includes(mark))
    .map((pid) => ({ pid, commandLine: readProc(pid, 'cmdline').replaceAll('\0', ' ').trim() }));
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Empty for a zombie, for a process that ended meanwhile, and for one of another user. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
