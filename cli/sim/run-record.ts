import { readFile } from 'node:fs/promises';
import { type ExplorationProgress, noProgress } from '../../bench/sim/explore.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';
import { codeHash } from './code-hash.ts';

/** A long run of `scalectl sim`, so far: what a later command needs to go on where an earlier one was stopped. */
export interface RunRecord {
  readonly format: 'scalectl-sim-run/1';
  /** SHA-256 over the built modules that are simulated, and that simulate. */
  readonly code: string;
  readonly seed: number;
  readonly schedules: number;
  /** What each thread has done: the one at place i runs the seeds seed + i, seed + i + jobs, … */
  readonly parts: readonly ExplorationProgress[];
  /** By the clock, all commands together. */
  readonly durationMs: number;
  /** The first seed that failed; null as long as none has. */
  readonly failedSeed: number | null;
  /** Each command that took part. */
  readonly legs: readonly RunLeg[];
}

export interface RunLeg {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly schedules: number;
  readonly nodeVersion: string;
}

export interface RunGoal {
  readonly seed: number;
  readonly schedules: number;
  readonly jobs: number;
}

/** Where a run with this file begins. */
export async function openRecord(path: string, { seed, schedules, jobs }: RunGoal): Promise<RunRecord> {
  const code = await codeHash();
  const found = await readRecord(path);
  if (found === null) {
    const parts = Array.from({ length: Math.min(jobs, schedules) }, () => noProgress);
    const record: RunRecord = {
      format: 'scalectl-sim-run/1',
      code,
      seed,
      schedules,
      parts,
      durationMs: 0,
      failedSeed: null,
      legs: [],
    };
    await writeRecord(path, record, true); // found out now, and not after an hour, that it cannot be written
    return record;
  }
  const problem = problemOf(found, { seed, schedules, jobs }, code);
  if (problem === null) return found;
  throw new CliError({
    code: 'other-run',
    exit: 'refused',
    message: `${path} is the record of another run: ${problem}`,
    hint: 'name another file to begin a new run',
  });
}

/** @param isFirst nothing was run yet, so that a place where nothing can be written is no more than bad input */
export async function writeRecord(path: string, record: RunRecord, isFirst = false): Promise<void> {
  try {
    await writeDurably(path, `${JSON.stringify(record, null, 2)}\n`);
  } catch (error) {
    throw new CliError({
      code: 'record-not-written',
      exit: isFirst ? 'usage' : 'aborted',
      message: `cannot write the record of the run: ${messageOf(error)}`,
      hint: isFirst
        ? 'give --resume a file in a directory that exists and can be written'
        : 'when it can be written again, the same command goes on from what was written last',
      cause: error,
    });
  }
}

async function readRecord(path: string): Promise<RunRecord | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw new CliError({
      code: 'record-unreadable',
      exit: 'usage',
      message: `cannot read the record of the run: ${messageOf(error)}`,
      hint: 'name another file to begin a new run',
      cause: error,
    });
  }
  const record = parse(text);
  if (record !== null) return record;
  throw new CliError({
    code: 'no-record',
    exit: 'usage',
    message: `${path} is no record of a run`,
    hint: 'name a file that an earlier sim --resume wrote, or one that does not exist',
  });
}

function parse(text: string): RunRecord | null {
  let record: Partial<RunRecord> | null;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (record?.format !== 'scalectl-sim-run/1' || !Array.isArray(record.parts) || !Array.isArray(record.legs))
    return null;
  const isPart = (part: ExplorationProgress | null) =>
    Object.keys(noProgress).every((name) => isCount(part?.[name as keyof ExplorationProgress]));
  const isWhole = isCount(record.seed) && isCount(record.schedules) && isCount(record.durationMs);
  return isWhole && record.parts.length > 0 && record.parts.every(isPart) ? (record as RunRecord) : null;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

function problemOf(found: RunRecord, goal: RunGoal, code: string): string | null {
  if (found.code !== code) return 'the code has changed since';
  if (found.seed !== goal.seed) return `it began with seed ${found.seed}`;
  if (found.schedules !== goal.schedules) return `it is one of ${found.schedules} schedules`;
  if (found.parts.length !== Math.min(goal.jobs, goal.schedules)) return `it has ${found.parts.length} jobs`;
  if (found.failedSeed !== null) return `it ended when seed ${found.failedSeed} failed`;
  return null;
}
