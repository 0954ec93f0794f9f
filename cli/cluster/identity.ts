import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/**
 * Names one process for ever. A pid alone does not: the kernel gives it to the next process, and a signal then kills a
 * stranger.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the kernel started it. Linux: clock ticks since boot, field 22 of /proc/PID/stat. Elsewhere: `ps -o lstart`. */
  readonly startTime: string;
}

export interface ProcessView extends ProcessIdentity {
  /** SIGSTOPped: it exists and holds its ports, but does nothing. */
  readonly paused: boolean;
}

/** Environment variables that every node process carries, so that it can be found when its pid was never recorded. */
export const clusterIdVariable = 'SCALECTL_CLUSTER_ID';
export const clusterDirVariable = 'SCALECTL_CLUSTER_DIR';
export const nodeNameVariable = 'SCALECTL_NODE_NAME';

export interface ProcessTag {
  readonly variable: string;
  readonly value: string;
}

/** Carried by the nodes of one cluster, and by nothing else ever. */
export function clusterTag(clusterId: string): ProcessTag {
  return { variable: clusterIdVariable, value: clusterId };
}

/** Carried by all nodes whose files are in this directory: for a cluster whose id can no longer be read. */
export function directoryTag(clusterDir: string): ProcessTag {
  return { variable: clusterDirVariable, value: clusterDir };
}

export interface TaggedProcess extends ProcessView {
  readonly nodeName: string;
}

const onLinux = platform() === 'linux';
const execFileAsync = promisify(execFile);

/** The living process with this pid, or null. A zombie is dead: it holds nothing any more. */
export function inspectProcess(pid: number): Promise<ProcessView | null> {
  return onLinux ? inspectByProc(pid) : inspectByPs(pid);
}

/**
 * The process when it is still the one that was recorded, else null. With a tag it must also carry it: pid and start
 * time can repeat after a reboot (ticks count from boot), the id of the cluster cannot.
 */
export async function findProcess(identity: ProcessIdentity, tag?: ProcessTag): Promise<ProcessView | null> {
  for (let looksLeft = 5; ; looksLeft--) {
    const view = await inspectProcess(identity.pid);
    if (view === null || view.startTime !== identity.startTime) return null;
    if (tag === undefined) return view;
    const environment = await environmentOf(view.pid);
    if (environment.get(tag.variable) === tag.value) return view;
    if (environment.size > 0 || looksLeft === 0) return null;
    // Between the moment in which a new process shows and that in which its environment does, the kernel says that it has none.
    await sleep(10);
  }
}

/** Every living process that carries the tag. */
export async function findTaggedProcesses(tag: ProcessTag): Promise<readonly TaggedProcess[]> {
  const found: TaggedProcess[] = [];
  for (const pid of onLinux ? await pidsByProc() : await pidsByPs(`${tag.variable}=${tag.value}`)) {
    const environment = await environmentOf(pid);
    if (environment.get(tag.variable) !== tag.value) continue;
    const view = await inspectProcess(pid);
    if (view !== null) found.push({ ...view, nodeName: environment.get(nodeNameVariable) ?? '' });
  }
  return found;
}

/** Sends the signal only to the process that was recorded. False when it is gone. */
export async function signalProcess(
  identity: ProcessIdentity,
  tag: ProcessTag,
  signal: NodeJS.Signals,
): Promise<boolean> {
  if ((await findProcess(identity, tag)) === null) return false;
  try {
    process.kill(identity.pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  const view = await inspectProcess(process.pid);
  if (view === null) throw new Error(`own process ${process.pid} is not in the process table`);
  return { pid: view.pid, startTime: view.startTime };
}

/** Field 3 (state) and 22 (start time) of proc(5) stat. The name in field 2 may hold spaces and brackets. */
async function inspectByProc(pid: number): Promise<ProcessView | null> {
  const stat = await readProcFile(pid, 'stat');
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0] ?? '';
  const startTime = fields[19] ?? '';
  if (state === 'Z' || state === 'X' || startTime === '') return null;
  return { pid, startTime, paused: state === 'T' || state === 't' };
}

async function inspectByPs(pid: number): Promise<ProcessView | null> {
  const line = await ps(['-o', 'stat=,lstart=', '-p', String(pid)]);
  const match = /^\s*(\S+)\s+(.+?)\s*$/.exec(line);
  if (match === null || match[1]!.startsWith('Z')) return null;
  return { pid, startTime: match[2]!, paused: match[1]!.startsWith('T') };
}

async function pidsByProc(): Promise<number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function pidsByPs(tag: string): Promise<number[]> {
  const lines = (await ps(['-axwwE', '-o', 'pid=,command='])).split('\n');
  return lines.filter((line) => line.includes(tag)).map((line) => Number.parseInt(line, 10));
}

/** The environment that the process was started with; empty when it is gone or belongs to somebody else. */
async function environmentOf(pid: number): Promise<ReadonlyMap<string, string>> {
  const words = onLinux
    ? ((await readProcFile(pid, 'environ')) ?? '').split('\0')
    : (await ps(['-wwE', '-o', 'command=', '-p', String(pid)])).split(' ');
  return new Map(words.filter((word) => word.includes('=')).map(splitAssignment));
}

function splitAssignment(assignment: string): [string, string] {
  const at = assignment.indexOf('=');
  return [assignment.slice(0, at), assignment.slice(at + 1)];
}

/** Null when the process is gone, or is not ours to look at (its environment, for one). */
async function readProcFile(pid: number, file: string): Promise<string | null> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(code)) return null;
    throw error;
  }
}

/** ps answers with exit code 1 and no output when no process matches. */
async function ps(args: readonly string[]): Promise<string> {
  try {
    return (await execFileAsync('ps', [...args], { env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' } })).stdout;
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return '';
    throw error;
  }
}
