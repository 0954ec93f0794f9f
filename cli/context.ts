import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { exitCodes } from './exit-codes.ts';

/** Monotonic time for measuring, wall time for showing, and waiting. */
export interface Clock {
  nowMs(): number;
  wallTimeMs(): number;
  /** Rejects with the signal's reason when it aborts first. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

export interface Output {
  readonly isTty: boolean;
  /** Width in characters; 80 where it is unknown. */
  readonly columns: number;
  /** Aborts when nobody can read it any more: the pipe or the terminal was closed, the disk is full. */
  readonly closed: AbortSignal;
  /** Once it is closed, what is written is dropped, and the command goes on: it may be in the middle of a change. */
  write(text: string): void;
}

/**
 * What a command may know about the process it runs in. In `cli` this file is the only reader of the environment, the
 * arguments, the standard streams, the signals and the clock, so that everything else can be run by a test as it is.
 */
export interface Context {
  /** Holds `clusters/` and `locks/`. */
  readonly stateDir: string;
  /** For what was built once and can be built again. */
  readonly cacheDir: string;
  /** The module that a node process runs. */
  readonly nodeMain: string;
  /** What node processes and tools inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDir: string;
  /** The words after `scalectl`, for the line "how to reproduce". */
  readonly argv: readonly string[];
  readonly clock: Clock;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Everything on standard input; for `kv put KEY -`. */
  readStdin(): Promise<Uint8Array>;
  /** Aborts at the first Ctrl-C, SIGTERM or SIGHUP; a second Ctrl-C or SIGTERM ends the process at once. */
  interruption(): AbortSignal;
  setExitCode(code: number): void;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: (durationMs, signal) => delay(durationMs, undefined, signal ? { signal } : {}),
};

export function processContext(): Context {
  const env = process.env;
  return {
    stateDir: stateDirOf(env),
    cacheDir: join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'scalectl'),
    nodeMain: env.SCALECTL_NODE_MAIN ?? fileURLToPath(new URL('../server/main.js', import.meta.url)),
    environment: env,
    workingDir: process.cwd(),
    argv: process.argv.slice(2),
    clock: systemClock,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    readStdin,
    interruption,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** SCALECTL_HOME, else the place that the XDG base directory specification gives for state. */
function stateDirOf(env: NodeJS.ProcessEnv): string {
  if (env.SCALECTL_HOME) return env.SCALECTL_HOME;
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'scalectl');
}

const outputs = new Map<NodeJS.WriteStream, Output>();

/** One for each stream: what closes it, all hear who write to it. */
function outputOf(stream: NodeJS.WriteStream): Output {
  const known = outputs.get(stream);
  if (known !== undefined) return known;
  const closed = new AbortController();
  // oclif's own listener throws all but EPIPE.
  stream.removeAllListeners('error').on('error', (error: NodeJS.ErrnoException) => {
    if (closed.signal.aborted) return;
    closed.abort(error);
    if (error.code === 'EIO' && stream.isTTY === true) endByHangup();
    else if (!readerGone.has(error.code ?? '')) failAtExit(error);
  });
  const output: Output = {
    isTty: stream.isTTY === true,
    columns: stream.columns ?? 80,
    closed: closed.signal,
    write: (text) => {
      if (!closed.signal.aborted) stream.write(text);
    },
  };
  outputs.set(stream, output);
  return output;
}

/** A reader that has enough (`scalectl status | head -1`) is no error of the command. */
const readerGone: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET']);

/**
 * The terminal was closed: when all is done, this process ends by the signal that says so. By itself Node.js would abort, with a
 * core dump, because it cannot give the terminal the settings back that it had before.
 */
function endByHangup(): void {
  process.once('exit', () => {
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
}

/** What was written is not all there, as on a full disk; whatever else the command comes to, it has not gone well. */
function failAtExit(error: Error): void {
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  process.once('exit', () => {
    process.exitCode ||= exitCodes.failed.code;
  });
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

let interruptionSignal: AbortSignal | undefined;

function interruption(): AbortSignal {
  interruptionSignal ??= listenForSignals();
  return interruptionSignal;
}

function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  // Asked now: of one that was closed it is no longer said.
  const inTerminal = [0, 1, 2].some(isatty);
  const onSignal = (signal: NodeJS.Signals): void => {
    if (signal === 'SIGHUP' && inTerminal) endByHangup();
    if (!controller.signal.aborted) controller.abort(new Interrupted(signal));
    else if (signal !== 'SIGHUP') process.exit(exitCodes.interrupted.code);
  };
  // SIGHUP: the terminal was closed, which the shell says and then the kernel again. Whoever cleans up on Ctrl-C must clean
  // up then, too, and to its end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return controller.signal;
}

/** The reason of the signal that `interruption` returns. */
export class Interrupted extends Error {
  constructor(signal: string) {
    super(`stopped by ${signal}`);
    this.name = 'Interrupted';
  }
}
