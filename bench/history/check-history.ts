import { explain } from '../check/explain.ts';
import type { HistoryCheck, Violation } from '../check/history-check.ts';
import { compileKey, type KeyHistory } from '../check/key-history.ts';
import type { SearchVerdict } from '../check/linearize.ts';
import { type Operation, partitionByKey } from '../check/operation.ts';
import { CheckPool } from './check-pool.ts';

export interface CheckOptions {
  /** Ends the search; keys that were not judged by then are undecided. */
  readonly timeoutMs: number;
  /** Gives up: the check rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: CheckProgress) => void;
  /** Worker threads; one a core unless told. */
  readonly threads?: number;
}

export interface CheckProgress {
  readonly keysDone: number;
  readonly keys: number;
}

/** Keys go to a thread together until they have so many operations: a message costs as much as judging a few hundred. */
const operationsPerJob = 10_000;

/** A part that is not the smallest helps too; a wait does not. */
const shrinkTimeMs = 10_000;

/** Judges every key, in worker threads, and finds the smallest bad part of one that is not linearizable. */
export async function checkHistory(operations: readonly Operation[], options: CheckOptions): Promise<HistoryCheck> {
  const startedAtMs = performance.now();
  const parts = partitionByKey(operations);
  const pool = new CheckPool(options.threads);
  const abort = (): void => void pool.terminate();
  options.signal?.addEventListener('abort', abort);
  try {
    options.signal?.throwIfAborted();
    const verdicts = await judgeKeys(pool, parts, options, startedAtMs + options.timeoutMs);
    const illegal = [...parts].filter((_, i) => verdicts[i] === 'illegal');
    const undecidedKeys = verdicts.filter((verdict) => verdict === 'undecided').length;
    return {
      verdict: illegal.length > 0 ? 'not-linearizable' : undecidedKeys > 0 ? 'undecided' : 'linearizable',
      keys: parts.size,
      operations: operations.length,
      unknown: operations.filter(({ outcome, kind }) => outcome === 'unknown' && kind !== 'get').length,
      illegalKeys: illegal.length,
      undecidedKeys,
      violation: illegal.length === 0 ? null : await findViolation(pool, illegal),
      durationMs: performance.now() - startedAtMs,
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', abort);
    await pool.terminate();
  }
}

async function judgeKeys(
  pool: CheckPool,
  parts: ReadonlyMap<string, readonly Operation[]>,
  { onProgress }: CheckOptions,
  deadlineMs: number,
): Promise<readonly SearchVerdict[]> {
  let keysDone = 0;
  const judged = inJobs([...parts.values()]).map(async (job) => {
    const answer = await pool.run(() => ({
      type: 'judge',
      histories: job.map((operations): KeyHistory => compileKey(operations).history),
      timeLeftMs: deadlineMs - performance.now(),
    }));
    if (answer.type !== 'judged') throw new Error(`assert: asked to judge, was told ${answer.type}`);
    keysDone += job.length;
    onProgress?.({ keysDone, keys: parts.size });
    return answer.verdicts;
  });
  return (await Promise.all(judged)).flat();
}

function inJobs(parts: readonly (readonly Operation[])[]): readonly (readonly (readonly Operation[])[])[] {
  const jobs: (readonly Operation[])[][] = [];
  let room = 0;
  for (const part of parts) {
    if (room <= 0) {
      jobs.push([]);
      room = operationsPerJob;
    }
    jobs.at(-1)!.push(part);
    room -= part.length;
  }
  return jobs;
}

/** Of the key with the fewest operations, so that the same history always gives the same one. */
async function findViolation(
  pool: CheckPool,
  illegal: readonly (readonly [string, readonly Operation[]])[],
): Promise<Violation> {
  const [key, operations] = [...illegal].sort(
    ([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1),
  )[0]!;
  const answer = await pool.run(() => ({ type: 'shrink', operations, timeLeftMs: shrinkTimeMs }));
  if (answer.type !== 'shrunk') throw new Error(`assert: asked to shrink, was told ${answer.type}`);
  const { headline, culprit, operations: lines } = explain(answer.part);
  return { key, operations: operations.length, headline, culprit, part: answer.part, lines };
}
