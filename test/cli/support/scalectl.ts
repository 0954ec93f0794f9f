import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directoryTag, findTaggedProcesses } from '../../../cli/cluster/identity.ts';
import { clusterPaths, clustersDir } from '../../../cli/cluster/paths.ts';
import type { ClusterRecord } from '../../../cli/cluster/registry.ts';
import type { ClusterStatus } from '../../../cli/cluster/status.ts';
import { tempDir } from '../../support/temp-dir.ts';

const bin = fileURLToPath(new URL('../../../../bin/scalectl.js', import.meta.url));

export interface CliResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
}

export type Environment = Readonly<Record<string, string>>;

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
    const startMs = performance.now();
    const child = spawn(process.execPath, [bin, ...args], {
      env: { ...process.env, SCALECTL_HOME: this.home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { child, result: collect(child, startMs) };
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

  async status(exitCode: number, name = 'default'): Promise<ClusterStatus> {
    return this.json<ClusterStatus>(exitCode, ['status', '--name', name]);
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
    for (const name of names) {
      for (const pid of await this.processes(name)) process.kill(pid, 'SIGKILL');
    }
  }
}

/** A module that stands for a broken node binary. */
export function brokenNode(file: string): Environment {
  return { SCALECTL_NODE_MAIN: join(fileURLToPath(new URL('.', import.meta.url)), `${file}.js`) };
}

function collect(child: ChildProcess, startMs: number): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      resolve({ exitCode, signal, stdout, stderr, durationMs: performance.now() - startMs });
    });
  });
}
