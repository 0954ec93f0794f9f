import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directoryTag, findTaggedProcesses } from '../../../cli/cluster/identity.ts';
import { clusterPaths, clustersDir } from '../../../cli/cluster/paths.ts';
import type { ClusterRecord } from '../../../cli/cluster/registry.ts';
import type { ClusterStatus } from '../../../cli/cluster/status.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { waitFor } from '../../support/wait-for.ts';

export const scalectlBin = fileURLToPath(new URL('../../../../bin/scalectl.js', import.meta.url));

export interface CliResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
}

export type Environment = Readonly<Record<string, string>>;

/**
 * What commands get where a test does not say it: much more than a user would give. How quick the machine is must decide
 * no verdict.
 */
const patience: Readonly<Record<string, string>> = {
  up: '2m',
  'start-node': '2m',
  scale: '3m',
  'replace-node': '3m',
  'transfer-leader': '1m',
  'kill-node': '1m',
  'resume-node': '1m',
  kv: '1m',
  status: '3s',
  faults: '10s',
};

function withPatience(args: readonly string[]): readonly string[] {
  const time = patience[args[0] ?? ''];
  return time === undefined || args.includes('--timeout') ? args : [...args, '--timeout', time];
}

/** The real command line in a process of its own, with a state directory that nobody else uses. */
export class Scalectl {
  readonly home = tempDir('scalectl');
  /** Clusters that were asked for; a purged or damaged one is still looked at by cleanUp. */
  readonly #names = new Set<string>();

  run(args: readonly string[], env: Environment = {}): Promise<CliResult> {
    return this.start(args, env).result;
  }

  start(args: readonly string[], env: Environment = {}): RunningCli {
    const at = args.indexOf('--name');
    this.#names.add(at < 0 ? 'default' : args[at + 1]!);
    const child = spawn(process.execPath, [scalectlBin, ...withPatience(args)], {
      env: { ...process.env, SCALECTL_HOME: this.home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { child, result: collect(child) };
  }

  /** Runs, and fails the test with everything that was said when the exit code is not the expected one. */
  async expect(exitCode: number, args: readonly string[], env: Environment = {}): Promise<CliResult> {
    const result = await this.run(args, env);
    if (result.exitCode === exitCode) return result;
    const said = `${result.stdout}${result.stderr}`;
    throw new Error(`scalectl ${args.join(' ')}: exit code ${result.exitCode}, not ${exitCode}\n${said}`);
  }

  /** The one document on stdout of a command with --json. */
  async json<T>(exitCode: number, args: readonly string[], env: Environment = {}): Promise<T> {
    return JSON.parse((await this.expect(exitCode, [...args, '--json'], env)).stdout) as T;
  }

  /** Waits for the health that this exit code stands for: a leader that had no processor for a moment may just be replaced. */
  async status(exitCode: number, name = 'default'): Promise<ClusterStatus> {
    const args = ['status', '--name', name, '--json'];
    const { stdout } = await waitFor(
      async () => {
        const result = await this.run(args);
        return result.exitCode === exitCode && result;
      },
      { what: `exit code ${exitCode} of scalectl ${args.join(' ')}` },
    );
    return JSON.parse(stdout) as ClusterStatus;
  }

  record(name = 'default'): ClusterRecord {
    return JSON.parse(readFileSync(this.stateFile(name), 'utf8')) as ClusterRecord;
  }

  stateFile(name = 'default'): string {
    return clusterPaths(this.home, name).stateFile;
  }

  /** Every living node process of the cluster, recorded or not. */
  async processes(name = 'default'): Promise<readonly number[]> {
    const found = await findTaggedProcesses(directoryTag(clusterPaths(this.home, name).dir));
    return found.map(({ pid }) => pid).sort((a, b) => a - b);
  }

  /** Kills what the tests of this file have left running, recorded or not. */
  async cleanUp(): Promise<void> {
    const dir = clustersDir(this.home);
    const names = new Set([...this.#names, ...(existsSync(dir) ? readdirSync(dir) : [])]);
    // Until they are gone: one that waits for its disk takes a while, and would count as left behind.
    for (const name of names) {
      const kill = async () => {
        const pids = await this.processes(name);
        for (const pid of pids) killNow(pid);
        return pids.length === 0;
      };
      await waitFor(kill, { what: `the processes of cluster ${name} to end` });
    }
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A module that stands for a broken node binary. */
export function brokenNode(file: string): Environment {
  return { SCALECTL_NODE_MAIN: join(fileURLToPath(new URL('.', import.meta.url)), `${file}.js`) };
}

function collect(child: ChildProcess): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      resolve({ exitCode, signal, stdout, stderr });
    });
  });
}
