import { constants } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { Context } from '../context.ts';
import { messageOf, systemErrorCode } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';
import { formatBytes } from '../output/table.ts';
import type { CheckResult, CheckStatus } from './check.ts';

const oldestNode = { major: 20, minor: 11 };
const fewCores = 2;
const littleMemoryBytes = 2 * 1024 ** 3;
const littleDiskBytes = 2 * 1024 ** 3;
/** A node holds a connection per client; a run opens a few hundred. */
const fewOpenFiles = 4_096;

/** What scalectl and its nodes need of the machine itself. */
export async function checkMachine(context: Context): Promise<readonly CheckResult[]> {
  // First, because it creates the directory whose disk is looked at.
  const stateDir = await checkStateDir(context);
  return [checkNode(), checkCores(), checkMemory(), stateDir, await checkDisk(context), await checkOpenFiles()];
}

function checkNode(): CheckResult {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor);
  return {
    name: 'node',
    status: ok ? 'pass' : 'fail',
    found: `v${process.versions.node}`,
    needed: 'everything',
    remedy: ok ? null : `Install Node.js ${oldestNode.major}.${oldestNode.minor} or newer: https://nodejs.org`,
  };
}

function checkCores(): CheckResult {
  const cores = availableParallelism();
  return enough('cores', cores >= fewCores, String(cores), 'nodes and load generator side by side', {
    remedy: `With fewer than ${fewCores} cores, runs at 10,000 rps are likely to be void; use a lower rate.`,
  });
}

function checkMemory(): CheckResult {
  const bytes = totalmem();
  return enough('memory', bytes >= littleMemoryBytes, formatBytes(bytes), 'three nodes and a load generator', {
    remedy: `Use a machine with ${formatBytes(littleMemoryBytes)} or more, or fewer nodes.`,
  });
}

async function checkStateDir({ stateDir }: Context): Promise<CheckResult> {
  const base = { name: 'state directory', needed: 'clusters, their data and the results of runs' };
  try {
    await makeDirectory(stateDir);
    await access(stateDir, constants.W_OK);
    return { ...base, status: 'pass', found: stateDir, remedy: null };
  } catch (error) {
    const remedy = 'Set the environment variable SCALECTL_HOME to a directory that you may write to.';
    return { ...base, status: 'fail', found: `${stateDir}: ${messageOf(error)}`, remedy };
  }
}

async function checkDisk({ stateDir }: Context): Promise<CheckResult> {
  const needed = 'write-ahead logs';
  try {
    const { bavail, bsize } = await statfs(stateDir);
    const freeBytes = bavail * bsize;
    return enough('free disk', freeBytes >= littleDiskBytes, formatBytes(freeBytes), needed, {
      remedy: 'Delete data of clusters that are not needed: scalectl down --purge --name NAME',
    });
  } catch (error) {
    return { name: 'free disk', status: 'warn', found: messageOf(error), needed, remedy: 'See "state directory".' };
  }
}

/** The limit of this process, which nodes inherit. Only Linux tells it without a shell. */
async function checkOpenFiles(): Promise<CheckResult> {
  const limit = await openFileLimit();
  const needed = 'a connection per client';
  if (limit === null) return { name: 'open files', status: 'pass', found: 'not known here', needed, remedy: null };
  return enough('open files', limit >= fewOpenFiles, String(limit), needed, {
    remedy: `Raise it in the shell that starts scalectl: ulimit -n ${fewOpenFiles * 4}`,
  });
}

async function openFileLimit(): Promise<number | null> {
  try {
    const limits = await readFile('/proc/self/limits', 'utf8');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function enough(
  name: string,
  ok: boolean,
  found: string,
  needed: string,
  { remedy }: { readonly remedy: string },
): CheckResult {
  const status: CheckStatus = ok ? 'pass' : 'warn';
  return { name, status, found, needed, remedy: ok ? null : remedy };
}
