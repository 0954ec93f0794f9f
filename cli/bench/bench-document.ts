import type { Verdict } from '../../bench/result.ts';
import type { ExitName } from '../exit-codes.ts';
import type { FinishedRun } from './run-profile.ts';

export const exitOfVerdict: Readonly<Record<Verdict, ExitName>> = {
  pass: 'ok',
  fail: 'failed',
  void: 'void',
  aborted: 'aborted',
};

/** The document of `bench --json`: the head of the result, and where the whole of it is. Fields are added, never renamed. */
export function benchDocument({ result, files }: FinishedRun) {
  const { schemaVersion, runId, verdict, reasons, warnings, summary, audit, history, faults, thresholds } = result;
  return { schemaVersion, runId, verdict, reasons, warnings, summary, audit, history, faults, thresholds, files };
}
