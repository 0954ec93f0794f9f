import { add, type ExplorationProgress } from '../../bench/sim/explore.ts';
import type { ExplorationResult } from '../../bench/sim/explore-in-threads.ts';
import type { Clock } from '../context.ts';
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
