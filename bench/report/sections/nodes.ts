import type { NodeSeries } from '../../result.ts';
import { nodeLoadPlots } from '../charts/node-load.ts';
import { heldMs, heldSamples, isUp, type NodeSample } from '../charts/node-samples.ts';
import { plot } from '../charts/plot.ts';
import { type TimeAxis, timeStack } from '../charts/time-axis.ts';
import { absent, bytes, count, duration, instant, quantity } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, type Row, table, words } from '../page/table.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import type { ChartSection } from './timeline.ts';

/** What the load cost each node, on the same axis as the charts above; nothing when no node was sampled. */
export function nodesSection(timeline: Timeline, axis: TimeAxis): ChartSection | null {
  if (timeline.nodes.length === 0) return null;
  const plots = nodeLoadPlots(timeline, axis);
  const stack = timeStack(
    axis,
    'CPU and memory of each node over the time of the run',
    plots.map((chart) => plot(chart, axis.backdrop)),
  );
  return {
    markup: section(
      'nodes',
      'Nodes',
      'Sampled while the load ran; gaps are times when a node was away.',
      html`${stack}${nodeTable(timeline)}`,
    ),
    series: plots.flatMap((chart) => chart.series),
  };
}

function nodeTable(timeline: Timeline): Markup {
  const columns = [
    words('Node'),
    words('Data centre'),
    figures('Led for'),
    figures('Away for'),
    figures('CPU mean'),
    figures('CPU max'),
    figures('Memory max'),
    figures('Disk max'),
    figures('Loop delay p99, max'),
    figures('Commit index, last'),
  ];
  return table(
    'Nodes',
    columns,
    timeline.nodes.map((node) => nodeRow(node, timeline)),
  );
}

function nodeRow(node: NodeSeries, timeline: Timeline): Row {
  const up = node.samples.filter(isUp);
  const most = (pick: (sample: NodeSample) => number, format: (value: number) => string): string =>
    up.length === 0 ? absent : format(maxOf(up.map(pick)));
  return {
    cells: [
      node.name,
      node.dc,
      instant(heldMs(node, timeline, (sample) => isUp(sample) && sample.leader)),
      instant(heldMs(node, timeline, (sample) => !isUp(sample))),
      share(meanCpu(node, timeline)),
      most(({ cpuPercent }) => cpuPercent, share),
      most(({ rssBytes }) => rssBytes, bytes),
      most(({ dataBytes = Number.NaN }) => dataBytes, bytes),
      most(({ eventLoopDelayP99Ms }) => eventLoopDelayP99Ms, duration),
      most(({ commitIndex }) => commitIndex, count),
    ],
  };
}

/** Weighted by how long each sample was held; NaN for a node that was never up. */
function meanCpu(node: NodeSeries, timeline: Timeline): number {
  const up = heldSamples(node, timeline).filter(({ sample }) => isUp(sample));
  const busy = up.reduce((sum, held) => sum + held.sample.cpuPercent * (held.endMs - held.startMs), 0);
  return busy / heldMs(node, timeline, isUp);
}

function share(percent: number): string {
  return quantity(percent, '%');
}
