import { execFile } from 'node:child_process';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The release that figures are compared with. */
const etcdRelease = 'v3.6.16';
const etcdModule = 'go.etcd.io/etcd/server/v3';

/** The first build downloads and compiles about 60 modules. */
const buildTimeoutMs = 600_000;

export interface EtcdBinary {
  readonly path: string;
  /** "3.6.16", as it says itself. */
  readonly version: string;
  readonly origin: 'path' | 'built';
}

/** Why there is no etcd to compare with; the hint says how to get one. */
export class EtcdUnavailableError extends Error {
  readonly code = 'etcd-unavailable';
  readonly hint =
    'Install Go (https://go.dev/dl) to have it built, put etcd on the PATH, or apt-get install etcd-server';

  constructor(reason: string) {
    super(`There is no etcd to compare with: ${reason}`);
    this.name = 'EtcdUnavailableError';
  }
}

/**
 * The etcd on the PATH (a system package may be old: 3.4 reads far slower, so results print the version); else one built
 * with Go into `cacheDir`, once.
 * @throws EtcdUnavailableError
 */
export async function findEtcd(cacheDir: string, onBuild: () => void, signal?: AbortSignal): Promise<EtcdBinary> {
  const installed = await versionOf('etcd');
  if (installed !== null) return { path: 'etcd', version: installed, origin: 'path' };
  const path = join(cacheDir, `etcd-${etcdRelease}`);
  const known = await versionOf(path);
  if (known !== null) return { path, version: known, origin: 'built' };
  onBuild();
  await build(cacheDir, path, signal);
  const built = await versionOf(path);
  if (built === null) throw new EtcdUnavailableError('the one that was just built does not run');
  return { path, version: built, origin: 'built' };
}

/** Null when it cannot be run. */
async function versionOf(path: string): Promise<string | null> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 10_000 });
    return /etcd Version: (\S+)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** In a scratch module of its own: the server is no library that a project should depend on. */
async function build(cacheDir: string, path: string, signal?: AbortSignal): Promise<void> {
  const module = join(cacheDir, `etcd-module-${etcdRelease}`);
  await mkdir(module, { recursive: true });
  const go = (...args: string[]) =>
    run('go', args, { cwd: module, timeout: buildTimeoutMs, ...(signal && { signal }) });
  try {
    if (!(await exists(join(module, 'go.mod')))) await go('mod', 'init', 'scratch');
    await go('get', `${etcdModule}@${etcdRelease}`);
    // Built beside and renamed: an interrupted build must not look like a finished one.
    await go('build', '-o', `${path}.partial`, etcdModule);
    await rename(`${path}.partial`, path);
  } catch (error) {
    throw new EtcdUnavailableError(`building it with Go failed (${firstLine(error)})`);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function firstLine(error: unknown): string {
  const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
  if (code === 'ENOENT') return 'Go is not installed';
  return (stderr || message).trim().split('\n').at(-1) ?? 'no reason given';
}
