import { lateByMs } from './faults/lateness.ts';
import type { Audit, FaultResult, HistoryResult, ThresholdResult, ValidityCheck, Verdict } from './result.ts';
import { explainCheck } from './validity.ts';

export interface Findings {
  readonly aborted: boolean;
  readonly validity: readonly ValidityCheck[];
  readonly thresholds: readonly ThresholdResult[];
  readonly faults: readonly FaultResult[];
  /** What of them could not be ended after the load, in sentences. */
  readonly notHealed: readonly string[];
  readonly audit: Audit | null;
  readonly history: HistoryResult | null;
  /** Why the audit could not be carried out; null when it was, or when there was nothing to audit. */
  readonly auditError: string | null;
}

/**
 * The verdict and the sentences for it. A lost write fails the run whatever else happened: it is a fact about the cluster
 * that no weakness of the generator explains. Otherwise a run that proves nothing is void before it fails. What is left broken
 * is told whatever the verdict.
 */
export function decide(findings: Findings): { readonly verdict: Verdict; readonly reasons: readonly string[] } {
  const unsafe = [...unsafeReasons(findings), ...disorderReasons(findings)];
  const invalid = findings.validity.flatMap((check) => explainCheck(check) ?? []);
  const missed = missedReasons(findings);
  if (findings.aborted) {
    return { verdict: 'aborted', reasons: ['The run was stopped before its end', ...unsafe, ...leftReasons(findings)] };
  }
  if (unsafe.length > 0) return { verdict: 'fail', reasons: [...unsafe, ...invalid, ...missed] };
  if (invalid.length > 0) return { verdict: 'void', reasons: [...invalid, ...leftReasons(findings)] };
  return { verdict: missed.length > 0 ? 'fail' : 'pass', reasons: missed };
}

function unsafeReasons({ audit }: Findings): readonly string[] {
  if (audit === null) return [];
  const reasons: string[] = [];
  if (audit.lost > 0) reasons.push(`${audit.lost} of ${audit.acknowledged} acknowledged writes are lost`);
  if ((audit.unexplained ?? 0) > 0)
    reasons.push(`${audit.unexplained} writes are stored that were never asked for, or twice`);
  return reasons;
}

function disorderReasons({ history }: Findings): readonly string[] {
  if (history === null) return [];
  const { check, revisions } = history;
  return [
    ...(check.verdict === 'not-linearizable'
      ? [`The history is not linearizable: ${check.illegalKeys} of ${check.keys} keys cannot be explained`]
      : []),
    ...(revisions.violations > 0
      ? [`${revisions.violations} operations showed a key older than one that had ended before they began`]
      : []),
  ];
}

function leftReasons({ notHealed }: Findings): readonly string[] {
  return notHealed.map((what) => `Something is left broken: ${what}`);
}

function missedReasons(findings: Findings): readonly string[] {
  const { auditError, faults, thresholds } = findings;
  return [
    ...leftReasons(findings),
    ...(auditError === null ? [] : [auditError]),
    ...faults.flatMap(faultReasons),
    ...thresholds.flatMap(({ ok, expression, measured, unit }) =>
      ok ? [] : [`${expression} does not hold: measured ${formatMeasured(measured, unit)}`],
    ),
  ];
}

function faultReasons({ kind, target, error, mismatch }: FaultResult): readonly string[] {
  if (error !== null) return [`The fault ${kind} ${target} could not be carried out: ${error}`];
  return mismatch === undefined ? [] : [`The fault ${kind} ${target} turned out otherwise: ${mismatch}`];
}

/** What a reader must know that changes no verdict. */
export function warningsOf(faults: readonly FaultResult[]): readonly string[] {
  return faults.flatMap((fault, index) => {
    const lateMs = lateByMs(fault);
    if (lateMs === null) return [];
    const [due, late] = [fault.plannedAtMs, lateMs].map((ms) => `${Number((ms / 1000).toFixed(1))} s`);
    const what = `The fault ${fault.kind} ${fault.target} was due at ${due} and came ${late} late`;
    const before = faults[index - 1];
    const isBehind = before !== undefined && before.doneMs > fault.plannedAtMs;
    return [isBehind ? `${what}, behind ${before.kind} ${before.target}` : what];
  });
}

function formatMeasured(measured: number, unit: string): string {
  if (unit === 'truth') return measured === 0 ? 'false' : 'undecided';
  if (measured === Number.POSITIVE_INFINITY) return 'never (or not at all)';
  return `${Number(measured.toPrecision(4))}${unit === '' || unit === 'calls' ? '' : ` ${unit}`}`;
}
