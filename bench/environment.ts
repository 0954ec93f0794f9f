import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from './result.ts';

const packageDir = fileURLToPath(new URL('../../', import.meta.url));

/** Where a run happens: figures of different environments are not comparable. */
export async function describeEnvironment(startedAt: Date): Promise<Environment> {
  const { version } = JSON.parse(await readFile(`${packageDir}package.json`, 'utf8')) as { version: string };
  return {
    scalectlVersion: version,
    commit: await currentCommit(),
    nodeVersion: process.versions.node,
    os: `${type()} ${release()} ${arch()}`,
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cpuCount: cpus().length,
    memoryBytes: totalmem(),
    startedAt: startedAt.toISOString(),
  };
}

/** The commit of the sources, with "+" when they were changed since; null outside a git clone or without git. */
async function currentCommit(): Promise<string | null> {
  try {
    const git = (...args: string[]) => promisify(execFile)('git', ['-C', packageDir, ...args]);
    const [head, changes] = await Promise.all([git('rev-parse', 'HEAD'), git('status', '--porcelain', '-uno')]);
    return head.stdout.trim() + (changes.stdout === '' ? '' : '+');
  } catch {
    return null;
  }
}
