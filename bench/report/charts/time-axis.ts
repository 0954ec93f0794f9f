import { disturbs } from '../../../profiles/fault.ts';
import type { FaultResult, StageResult } from '../../result.ts';
import { instant } from '../format.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { Bucket } from '../timeline.ts';
import type { CursorStop } from './cursor.ts';
import { faultLine, placeFaults, rowCount } from './fault-marks.ts';
import { share, xAxis } from './plot.ts';
import { type Scale, timeScale } from './scale.ts';

/** The one horizontal axis of all charts over time, with all that is drawn across them. */
export interface TimeAxis {
  readonly scale: Scale;
  readonly stops: readonly CursorStop[];
  /** Behind each plot: stages, and the time from each fault until it was recovered from. */
  readonly backdrop: Markup;
  readonly stages: readonly StageResult[];
  readonly faults: readonly FaultResult[];
}

export function timeAxis(
  endMs: number,
  buckets: readonly Bucket[],
  stages: readonly StageResult[],
  faults: readonly FaultResult[],
): TimeAxis {
  const scale = timeScale(endMs);
  const backdrop = html`${stages.map((stage, index) => stageBand(scale, stage, index))}${faults.map((fault, index) =>
    recoveryBand(scale, fault, faults.slice(index + 1), endMs),
  )}`;
  return { scale, stops: buckets.map((bucket) => stopOf(scale, bucket)), backdrop, stages, faults };
}

/** Charts stacked on one axis: stage names and fault numbers on top, fault lines through all of them, time below. */
export function timeStack(axis: TimeAxis, label: string, charts: Content): Markup {
  const marks = placeFaults(axis.scale, axis.faults);
  return html`<div class="stack" data-axis="time" role="group" aria-label="${label}" style="--rows:${rowCount(marks)}">
<div class="stage-names" aria-hidden="true">${axis.stages.map((stage) => stageName(axis.scale, stage))}</div>
${charts}${xAxis(axis.scale.ticks)}<div class="marks">${marks.map(faultLine)}<i class="cursor" hidden><span></span></i></div>
<p class="live" aria-live="polite"></p>
</div>
`;
}

function stopOf(scale: Scale, bucket: Bucket): CursorStop {
  const from = instant(bucket.startMs);
  const label = bucket.stage === '' ? from : `${from} · ${bucket.stage}`;
  return { from: scale.position(bucket.startMs), to: scale.position(bucket.endMs), label };
}

function span(scale: Scale, fromMs: number, toMs: number): string {
  const from = scale.position(fromMs);
  return `left:${share(from)};width:${share(scale.position(toMs) - from)}`;
}

function stageBand(scale: Scale, stage: StageResult, index: number): Markup {
  const kind = stage.warmup ? 'warmup' : index % 2 === 0 ? 'even' : 'odd';
  return html`<i class="band ${kind}" style="${span(scale, stage.startMs, stage.endMs)}"></i>`;
}

function stageName(scale: Scale, stage: StageResult): Markup {
  return html`<span style="${span(scale, stage.startMs, stage.endMs)}"><b>${stage.name}</b></span>`;
}

/** Until p99 was back; where it was not, until the next fault or the end. */
function recoveryBand(scale: Scale, fault: FaultResult, later: readonly FaultResult[], endMs: number): Markup | null {
  const untilMs = recoveredAtMs(fault, later, endMs);
  if (untilMs === null) return null;
  return html`<i class="band recovery" style="${span(scale, fault.atMs, untilMs)}"></i>`;
}

function recoveredAtMs(
  { atMs, p99BackMs, p99NotBack }: FaultResult,
  later: readonly FaultResult[],
  endMs: number,
): number | null {
  if (p99BackMs !== null) return atMs + p99BackMs;
  if (p99NotBack === undefined || p99NotBack === 'nothing-before') return null;
  return later.find(({ kind, error }) => disturbs(kind) && error === null)?.atMs ?? endMs;
}
