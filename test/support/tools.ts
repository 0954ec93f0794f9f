import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a tool from outside is, or why this machine does not have it (with the way to get it). */
export type Tool = { readonly path: string } | { readonly reason: string };

/** A tool that a test may put on the machine when it is missing. */
interface Installable {
  /** Shown in the reason when it cannot be had. */
  readonly how: string;
  install(): Promise<void>;
}

const installables: Readonly<Record<string, Installable>> = {
  etcdctl: { how: 'apt-get install etcd-client', install: () => installPackage('etcd-client') },
  grpcurl: {
    how: 'go install github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4',
    install: () => installWithGo('github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4'),
  },
};

const installTimeoutMs = 150_000;

/** Looks on PATH, and where `go install` puts things. Null when it is nowhere. */
export function findTool(name: string): string | null {
  const dirs = [...(process.env.PATH ?? '').split(delimiter), goBinDir(), '/usr/local/go/bin'];
  return dirs.map((dir) => join(dir, name)).find(isExecutable) ?? null;
}

/** Finds a tool, or installs it where that can be done without asking anybody. Never throws: the reason says what went wrong. */
export async function ensureTool(name: string): Promise<Tool> {
  const path = findTool(name);
  if (path !== null) return { path };
  const installable = installables[name];
  if (installable === undefined) return { reason: `${name} is not on PATH` };
  try {
    await installable.install();
  } catch (error) {
    return { reason: `${name} is not on PATH (${installable.how}) and could not be installed: ${firstLine(error)}` };
  }
  const installed = findTool(name);
  return installed === null ? { reason: `${name} is not on PATH even after: ${installable.how}` } : { path: installed };
}

async function installPackage(name: string): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('that takes root');
  // Test files run side by side: wait for the package manager's lock instead of failing on it.
  const args = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', name];
  const options = { timeout: installTimeoutMs, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', args, options);
}

async function installWithGo(module: string): Promise<void> {
  const go = findTool('go');
  if (go === null) throw new Error('that takes go');
  await run(go, ['install', module], { timeout: installTimeoutMs });
}

function goBinDir(): string {
  const { GOBIN, GOPATH } = process.env;
  return GOBIN ?? join(GOPATH ?? join(homedir(), 'go'), 'bin');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
