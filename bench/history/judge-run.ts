import type { Operation } from '../check/operation.ts';
import type { HistoryResult } from '../result.ts';
import { checkHistory } from './check-history.ts';
import { historyResult, operationsOf, type RecordedRun } from './recorded-history.ts';

/** A minute for what takes a second where revisions are known; then the keys that are left are undecided. */
const checkTimeoutMs = 60_000;

export interface JudgedRun {
  readonly operations: readonly Operation[];
  readonly result: HistoryResult;
}

/** Puts together what the workers of a run have recorded, and judges it. Rejects when `signal` fires. */
export async function judgeRun(run: RecordedRun, signal?: AbortSignal): Promise<JudgedRun> {
  const operations = operationsOf(run);
  const check = await checkHistory(operations, { timeoutMs: checkTimeoutMs, signal });
  return { operations, result: historyResult(check, run) };
}
