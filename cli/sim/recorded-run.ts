import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { add, type ExplorationProgress } from '../../bench/sim/explore.ts';
import type { ExplorationResult } from '../../bench/sim/explore-in-threads.ts';
import { withLock } from '../cluster/lock.ts';
import { locksDir } from '../cluster/paths.ts';
import type { Clock, Context } from '../context.ts';
import { CliError, messageOf } from '../errors.ts';
import { openRecord, type RunGoal, type RunRecord, writeRecord } from './run-record.ts';

/** So much of the work is done again, at most, when the command is killed. */
const writeEveryMs = 10_000;

/** The part of a long run that this command does, with its account on the disk. */
export class RecordedRun {
  readonly #path: string;
  readonly #before: RunRecord;
  readonly #clock: Clock;
  readonly #startedAtMs: number;
  readonly #startedAt: string;
  #writing: Promise<void> = Promise.resolve();
  #writtenAtMs: number;
  readonly #broken = new AbortController();

  private constructor(path: string, before: RunRecord, clock: Clock) {
    this.#path = path;
    this.#before = before;
    this.#clock = clock;
    this.#startedAtMs = clock.nowMs();
    this.#writtenAtMs = this.#startedAtMs;
    this.#startedAt = new Date(clock.wallTimeMs()).toISOString();
  }

  static async open(path: string, goal: RunGoal, clock: Clock): Promise<RecordedRun> {
    return new RecordedRun(path, await openRecord(path, goal), clock);
  }

  /** What was done before, by thread. */
  get parts(): readonly ExplorationProgress[] {
    return this.#before.parts;
  }

  /** By the commands before. */
  get durationMs(): number {
    return this.#before.durationMs;
  }

  /** Aborts when the account cannot be written any more. */
  get signal(): AbortSignal {
    return this.#broken.signal;
  }

  /** To be called as often as there is something new. */
  note(parts: readonly ExplorationProgress[]): void {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#writtenAtMs < writeEveryMs) return;
    this.#writtenAtMs = nowMs;
    this.#write(this.#recordOf(parts, null));
  }

  /** Rejects when any write failed. */
  async end({ parts, failed }: ExplorationResult): Promise<void> {
    this.#write(this.#recordOf(parts, failed?.failure.seed ?? null));
    await this.#writing;
  }

  #write(record: RunRecord): void {
    this.#writing = this.#writing.then(() => writeRecord(this.#path, record));
    this.#writing.catch((error: unknown) => this.#broken.abort(error));
  }

  #recordOf(parts: readonly ExplorationProgress[], failedSeed: number | null): RunRecord {
    const before = this.#before;
    const durationMs = Math.round(this.#clock.nowMs() - this.#startedAtMs);
    const schedules = parts.reduce(add).schedules - before.parts.reduce(add).schedules;
    const leg = { startedAt: this.#startedAt, durationMs, schedules, nodeVersion: process.version };
    return {
      ...before,
      parts: parts.slice(),
      durationMs: before.durationMs + durationMs,
      failedSeed,
      legs: schedules === 0 ? before.legs : [...before.legs, leg],
    };
  }
}

/**
 * Runs `body` as the only one that keeps an account in this file: two would each write what they have done over what the other
 * has. @throws CliError `locked` at once when another one does
 */
export async function withRecord<T>(
  context: Context,
  path: string,
  goal: RunGoal,
  body: (run: RecordedRun) => Promise<T>,
): Promise<T> {
  const hash = createHash('sha256')
    .update(await realPathOf(path))
    .digest('hex');
  const lock = {
    dir: locksDir(context.stateDir),
    // No name of a cluster has an underscore, so it is in nobody's way.
    name: `_sim-${hash.slice(0, 16)}`,
    what: path,
    purpose: 'sim --resume',
    ...{ timeoutMs: 0, clock: context.clock },
  };
  let isHeld = false;
  const hold = async (): Promise<T> => {
    isHeld = true;
    return body(await RecordedRun.open(path, goal, context.clock));
  };
  return withLock(lock, hold).catch((error: unknown) => {
    throw isHeld || (error instanceof CliError && error.exit === 'busy') ? error : cannotHold(lock.dir, error);
  });
}

/** The exit code of what else cannot be written would say that an invariant was broken. */
function cannotHold(dir: string, cause: unknown): CliError {
  return new CliError({
    code: 'cannot-lock',
    exit: 'usage',
    message: `the record of the run cannot be held in ${dir}: ${messageOf(cause)}`,
    hint: 'use another place for the state with the environment variable SCALECTL_HOME',
    cause,
  });
}

/** One for all ways to name the file, which may not be there yet, nor its folder. */
async function realPathOf(path: string): Promise<string> {
  const folder = dirname(path);
  return realpath(path).catch(async () => join(await realpath(folder).catch(() => folder), basename(path)));
}
