import type { BenchResult, Verdict } from '../result.ts';
import { count, plural } from './format.ts';

/** The word for the verdict and the sign beside it: never colour alone. */
export const verdictLabels: Readonly<Record<Verdict, { readonly word: string; readonly sign: string }>> = {
  pass: { word: 'Pass', sign: '✓' },
  fail: { word: 'Fail', sign: '✕' },
  void: { word: 'Void', sign: '∅' },
  aborted: { word: 'Aborted', sign: '■' },
};

/** One sentence (no full stop) that says what the verdict means for this run. */
export function verdictSentence(result: BenchResult): string {
  if (result.verdict === 'void') return 'The generator could not keep up: these figures say nothing about the cluster';
  if (result.verdict === 'aborted') return 'The run was stopped before its end: the figures cover only what ran';
  return result.verdict === 'pass' ? passSentence(result) : failSentence(result);
}

function passSentence(result: BenchResult): string {
  const thresholds = result.thresholds.length === 0 ? 'The run is valid (no thresholds set)' : 'Every threshold held';
  if (result.audit === null) return thresholds;
  const ordered = result.history?.check.verdict === 'linearizable' ? ', and the history is linearizable' : '';
  return `${thresholds}, ${ordered === '' ? 'and ' : ''}no acknowledged write was lost${ordered}`;
}

function failSentence(result: BenchResult): string {
  const missed = result.thresholds.filter((threshold) => !threshold.ok).length;
  const lost = result.audit?.lost ?? 0;
  const unexplained = result.audit?.unexplained ?? 0;
  const stale = result.history?.revisions.violations ?? 0;
  const parts = [
    ...(result.history?.check.verdict === 'not-linearizable' ? ['The history is not linearizable'] : []),
    ...(stale > 0 ? [`${count(stale)} stale ${plural('answer', stale)}`] : []),
    ...(missed > 0 ? [`${missed} of ${result.thresholds.length} thresholds missed`] : []),
    ...(unexplained > 0 ? [`${count(unexplained)} unexplained ${plural('write', unexplained)}`] : []),
    ...(lost > 0 ? [`${count(lost)} acknowledged ${plural('write', lost)} lost`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'The run did not reach what it had to';
}
