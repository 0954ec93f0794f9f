import type { FaultResult, StageResult } from '../../result.ts';
import { instant } from '../format.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { Bucket } from '../timeline.ts';
import type { CursorStop } from './cursor.ts';
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
  const backdrop = html`${stages.map((stage, index) => stageBand(scale, stage, index))}${faults.map((fault) =>
    recoveryBand(scale, fault),
  )}`;
  return { scale, stops: buckets.map((bucket) => stopOf(scale, bucket)), backdrop, stages, faults };
}

/** Charts stacked on one axis: stage names and fault numbers on top, fault lines through all of them, time below. */
export function timeStack(axis: TimeAxis, label: string, charts: Content): Markup {
  return html`<div class="stack" data-axis="time" role="group" aria-label="${label}">
<div class="stage-names" aria-hidden="true">${axis.stages.map((stage) => stageName(axis.scale, stage))}</div>
${charts}${xAxis(axis.scale.ticks)}<div class="marks">${faultMarks(axis)}<i class="cursor" hidden><span></span></i></div>
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
  return html`<span style="${span(scale, stage.startMs, stage.endMs)}">${stage.name}</span>`;
}

function recoveryBand(scale: Scale, fault: FaultResult): Markup | null {
  if (fault.p99BackMs === null) return null;
  return html`<i class="band recovery" style="${span(scale, fault.atMs, fault.atMs + fault.p99BackMs)}"></i>`;
}

/** Numbers that would touch go to the next row down. */
function faultMarks(axis: TimeAxis): Markup[] {
  let row = 0;
  let previous = Number.NEGATIVE_INFINITY;
  return axis.faults.map((fault, index) => {
    const at = axis.scale.position(fault.atMs);
    row = at - previous < 0.06 ? (row + 1) % 3 : 0;
    previous = at;
    const title = `${fault.kind} ${fault.nodes.join(', ')} at ${instant(fault.atMs)}`;
    return html`<i class="fault row-${row}" style="left:${share(at)}"><span title="${title}">${index + 1}</span></i>`;
  });
}
