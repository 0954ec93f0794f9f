import { lateByMs } from '../faults/lateness.ts';
import type {
  BenchResult,
  FaultResult,
  HistoryResult,
  LatencySummary,
  MethodResult,
  ThresholdResult,
} from '../result.ts';
import { figuresOf } from './comparison.ts';
import { notBackWords } from './fault-words.ts';
import { count, duration, instant, plural, rate, significant } from './format.ts';
import { historyFigures, historyFindings, historyWords, revisionFigures } from './history-text.ts';
import { verdictLabels, verdictSentence } from './verdict.ts';

/**
 * About ten plain lines for a terminal or a CI log, no colours, no trailing newline. A label, then figures: easy to read,
 * easy to grep.
 */
export function renderSummary(result: BenchResult): string {
  const { summary } = result;
  return [
    `${verdictLabels[result.verdict].word.toUpperCase()}  ${result.title}. ${verdictSentence(result)}.`,
    ...result.reasons.map((reason) => labelled('because', reason)),
    ...(result.warnings ?? []).map((warning) => labelled('note', warning)),
    labelled(
      'rate',
      `${rate(summary.achievedRps)} achieved of ${rate(summary.offeredRps)} offered, over ${instant(summary.durationMs)}`,
    ),
    labelled('response', latencies(summary.responseMs)),
    labelled('service', latencies(summary.serviceMs)),
    labelled('calls', calls(result)),
    labelled('thresholds', thresholdsLine(result.thresholds)),
    ...result.faults.map((fault) => labelled('fault', faultLine(fault))),
    labelled('audit', auditLine(result)),
    ...historyLines(result.history ?? null),
    labelled('generator', generatorLine(result)),
  ].join('\n');
}

function labelled(label: string, text: string): string {
  return `  ${label.padEnd(10)} ${text}`;
}

function latencies({ count: calls, p50, p90, p99, p999, max }: LatencySummary): string {
  if (calls === 0) return 'no call was answered OK';
  return `p50 ${duration(p50)}, p90 ${duration(p90)}, p99 ${duration(p99)}, p99.9 ${duration(p999)}, max ${duration(max)}`;
}

function calls({ summary, methods }: BenchResult): string {
  const totals = `${count(summary.sent)} sent, ${count(summary.ok)} ok, ${count(summary.errors)} ${plural('error', summary.errors)}, ${count(summary.unknown)} unknown, ${count(summary.dropped)} dropped`;
  const codes = failureCodes(methods);
  return codes === '' ? totals : `${totals} (${codes})`;
}

/** Every code but OK, added up over the methods, the most frequent first. */
function failureCodes(methods: readonly MethodResult[]): string {
  const totals = new Map<string, number>();
  for (const [code, calls] of methods.flatMap((method) => Object.entries(method.codes))) {
    if (code !== 'OK' && calls > 0) totals.set(code, (totals.get(code) ?? 0) + calls);
  }
  const sorted = [...totals].sort(([, a], [, b]) => b - a);
  return sorted.map(([code, calls]) => `${code} ${count(calls)}`).join(', ');
}

function thresholdsLine(thresholds: readonly ThresholdResult[]): string {
  if (thresholds.length === 0) return 'none set';
  const missed = thresholds
    .filter((threshold) => !threshold.ok)
    .map((threshold) => `${threshold.expression} (measured ${figuresOf(threshold).measured})`);
  const held = `${thresholds.length - missed.length} of ${thresholds.length} held`;
  return missed.length === 0 ? held : `${held}; missed: ${missed.join(', ')}`;
}

function faultLine(fault: FaultResult): string {
  const lateMs = lateByMs(fault);
  const late = lateMs === null ? '' : ` (${duration(lateMs)} late)`;
  const what = `${faultName(fault)} at ${instant(fault.atMs)}${late}`;
  if (fault.error !== null) return `${what}: not done, ${fault.error}`;
  const steps = [
    fault.mismatch === undefined ? null : `not as declared (${fault.mismatch})`,
    step('first error', fault.firstErrorMs),
    step(`leader ${fault.newLeader ?? ''}`.trim(), fault.newLeaderMs),
    step('writes', fault.firstWriteOkMs),
    fault.writeGapMs == null ? null : `no write for ${duration(fault.writeGapMs)}`,
    p99Step(fault),
    fault.failed + fault.unknown === 0 ? null : `${count(fault.failed)} failed, ${count(fault.unknown)} unknown`,
  ].filter((text) => text !== null);
  return steps.length === 0 ? what : `${what}: ${steps.join(', ')}`;
}

/** "kill-node n2", "partition isolate n3, drop, for 5 s" */
function faultName({ kind, nodes, target, lasting }: FaultResult): string {
  if (lasting === undefined) return `${kind} ${nodes.join(', ') || target}`;
  return `${kind} ${lasting.summary}, for ${duration(lasting.durationMs)}`;
}

function p99Step({ p99BackMs, p99NotBack }: FaultResult): string | null {
  if (p99NotBack !== undefined) return `p99 back: ${notBackWords[p99NotBack]}`;
  return p99BackMs === 0 ? 'p99 stayed' : step('p99 back', p99BackMs);
}

function step(name: string, ms: number | null): string | null {
  return ms === null ? null : `${name} +${duration(ms)}`;
}

function auditLine({ audit }: BenchResult): string {
  if (audit === null) return 'none';
  const { acknowledged, found, lost, unknown, unknownFound, unjudged = 0, unexplained = 0 } = audit;
  return [
    `${count(acknowledged)} acknowledged`,
    `${count(found)} found`,
    `${count(lost)} lost`,
    ...(unjudged === 0 ? [] : [`${count(unjudged)} not judged`]),
    `${count(unknown)} unknown (${count(unknownFound)} of them there)`,
    ...(unexplained === 0 ? [] : [`${count(unexplained)} unexplained`]),
  ].join(', ');
}

function historyLines(history: HistoryResult | null): readonly string[] {
  if (history === null) return [];
  const { check } = history;
  return [
    labelled('history', `${historyWords[check.verdict]}: ${historyFigures(check)}`),
    ...historyFindings(check).map((line) => labelled('', line)),
    labelled('revisions', revisionFigures(history)),
  ];
}

function generatorLine({ summary, validity, floor }: BenchResult): string {
  if (summary.sent === 0) return 'nothing was sent';
  const failed = validity.filter((check) => !check.ok).length;
  return [
    `lateness p99 ${duration(summary.latenessMs.p99)}`,
    `${significant(summary.generatorCpuUsPerCall)} µs CPU per call`,
    ...(floor === null ? [] : [`floor p99 ${duration(floor.responseMs.p99)}`]),
    ...(failed === 0 ? [] : [`${failed} of ${validity.length} checks failed`]),
  ].join(', ');
}
