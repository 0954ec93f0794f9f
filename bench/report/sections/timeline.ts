import type { BenchResult } from '../../result.ts';
import { failuresPlot } from '../charts/failures.ts';
import { inFlightPlot } from '../charts/in-flight.ts';
import { latenciesPlot } from '../charts/latencies.ts';
import { latenessPlot } from '../charts/lateness.ts';
import { leaderLanes, leaderSeries } from '../charts/leader-lanes.ts';
import { plot, type Series } from '../charts/plot.ts';
import { ratesPlot } from '../charts/rates.ts';
import { type TimeAxis, timeStack } from '../charts/time-axis.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import type { Timeline } from '../timeline.ts';

/** A section with charts, and the series that the page's cursor reads from them. */
export interface ChartSection {
  readonly markup: Markup;
  readonly series: readonly Series[];
}

/** Load, latency, failures and leadership on one axis: cause and effect stand below each other. */
export function timelineSection(result: BenchResult, timeline: Timeline, axis: TimeAxis): ChartSection {
  const plots = [
    ratesPlot(timeline, axis),
    latenciesPlot(timeline, axis, result.thresholds),
    failuresPlot(timeline, axis),
    inFlightPlot(timeline, axis),
    latenessPlot(timeline, axis),
  ];
  const hasNodes = timeline.nodes.length > 0;
  const charts = [
    ...plots.map((chart) => plot(chart, axis.backdrop)),
    ...(hasNodes ? [leaderLanes(timeline, axis)] : []),
  ];
  const body =
    timeline.buckets.length === 0
      ? html`<p>No second of this run was recorded.</p>\n`
      : timeStack(axis, 'Charts over the time of the run; arrow keys read out values', charts);
  return {
    markup: section('timeline', 'Over time', timeline.buckets.length === 0 ? null : noteOf(result), body),
    series: [...plots.flatMap((chart) => chart.series), ...(hasNodes ? leaderSeries(timeline) : [])],
  };
}

function noteOf(result: BenchResult): Content {
  const parts: string[] = [];
  if (result.stages.some((stage) => stage.warmup)) parts.push('Hatched: warm-up.');
  if (result.faults.length > 0) parts.push('Numbered lines: faults.');
  if (result.faults.some(({ p99BackMs, p99NotBack }) => p99BackMs !== null || p99NotBack !== undefined))
    parts.push('Tinted: until p99 was back within 10 %.');
  return html`<span class="on-screen">Move over the charts, or focus them and use the arrow keys, to read values. </span>${parts.join(' ')}`;
}
