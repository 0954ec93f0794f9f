import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFile } from './discover.ts';
import { killLeftovers, killMarked, markVariable } from './leftovers.ts';
import { type Outcome, readOutcome } from './outcome.ts';

export interface FileResult {
  readonly file: TestFile;
  readonly outcome: Outcome;
  readonly output: string;
  readonly durationMs: number;
}

export interface RunFileOptions {
  /** Unique among all runs on this machine; it ends up in the environment of every process that the file starts. */
  readonly mark: string;
  /** Becomes the file's TMPDIR and SCALECTL_HOME; removed afterwards. */
  readonly scratchDir: string;
  readonly timeLimitMs: number;
}

/** Runs one test file in a process of its own and cleans up behind it. */
export async function runFile(file: TestFile, options: RunFileOptions): Promise<FileResult> {
  const startedMs = performance.now();
  mkdirSync(options.scratchDir, { recursive: true });
  // A file, not a pipe: a process that was left behind would keep a pipe open, and the runner waiting for its end.
  const outputPath = `${options.scratchDir}.log`;
  const end = await runProcess(file.path, outputPath, options);
  const leftovers = await killLeftovers(options.mark);
  const output = readFileSync(outputPath, 'utf8');
  rmSync(options.scratchDir, { recursive: true, force: true, maxRetries: 3 });
  const outcome = readOutcome(output, { ...end, leftovers });
  return { file, outcome, output, durationMs: performance.now() - startedMs };
}

interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOutAfterMs: number | null;
}

function runProcess(path: string, outputPath: string, options: RunFileOptions): Promise<ProcessEnd> {
  const output = openSync(outputPath, 'a');
  const child = spawn(process.execPath, ['--enable-source-maps', path], {
    env: environmentOf(options),
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return waitForEnd(child, options);
}

function environmentOf({ mark, scratchDir }: RunFileOptions): NodeJS.ProcessEnv {
  const { [markVariable]: outerMark, FORCE_COLOR: _, ...inherited } = process.env;
  // A run inside a test of another run carries both marks: the outer run finds what the inner one left behind.
  const marks = outerMark === undefined ? mark : `${outerMark} ${mark}`;
  const home = join(scratchDir, 'home');
  return { ...inherited, NO_COLOR: '1', TMPDIR: scratchDir, SCALECTL_HOME: home, [markVariable]: marks };
}

function waitForEnd(child: ChildProcess, { mark, timeLimitMs }: RunFileOptions): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    let timedOutAfterMs: number | null = null;
    const timer = setTimeout(() => {
      timedOutAfterMs = timeLimitMs;
      killMarked(mark);
      child.kill('SIGKILL');
    }, timeLimitMs);
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ exitCode, signal, timedOutAfterMs });
    });
  });
}
