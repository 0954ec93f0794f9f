import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

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
  write(text: string): void;
}

/**
 * What a command may know about the process it runs in. This file is the only reader of the environment, the arguments,
 * the standard streams, the signals and the clock, so that everything else can be run by a test as it is.
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
  /** Aborts at the first Ctrl-C or SIGTERM; the second one ends the process at once. */
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

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    isTty: stream.isTTY === true,
    columns: stream.columns ?? 80,
    write: (text) => void stream.write(text),
  };
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
  const onSignal = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Interrupted(signal));
  };
  // SIGHUP: the terminal was closed. Whoever cleans up on Ctrl-C must clean up then, too.
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

/** A reader that closes the pipe (`scalectl logs | head`) ends the command, it is no error. */
export function endQuietlyWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
