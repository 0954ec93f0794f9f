import type { BenchResult, NodeSeries } from '../../result.ts';
import { cpuPlot, loopDelayPlot, memoryPlot } from '../charts/node-load.ts';
import { heldSamples, isUp } from '../charts/node-samples.ts';
import { plot } from '../charts/plot.ts';
import { type TimeAxis, timeStack } from '../charts/time-axis.ts';
import { absent, bytes, count, duration, instant, significant } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, type Row, table, words } from '../page/table.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import type { ChartSection } from './timeline.ts';

/** What the load cost each node, on the same axis as the charts above; nothing when no node was sampled. */
export function nodesSection(result: BenchResult, timeline: Timeline, axis: TimeAxis): ChartSection | null {
  if (result.nodes.length === 0) return null;
  const plots = [cpuPlot, memoryPlot, loopDelayPlot].map((build) => build(result.nodes, timeline, axis));
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
      html`${stack}${nodeTable(result.nodes, timeline)}`,
    ),
    series: plots.flatMap((chart) => chart.series),
  };
}

function nodeTable(nodes: readonly NodeSeries[], timeline: Timeline): Markup {
  const columns = [
    words('Node'),
    words('Data centre'),
    figures('Led for'),
    figures('Away for'),
    figures('CPU mean'),
    figures('CPU max'),
    figures('Memory max'),
    figures('Loop delay p99, max'),
    figures('Commit index, last'),
  ];
  return table(
    'Nodes',
    columns,
    nodes.map((node) => nodeRow(node, timeline)),
  );
}

function nodeRow(node: NodeSeries, timeline: Timeline): Row {
  const up = node.samples.filter(isUp);
  const held = heldSamples(node, timeline.endMs);
  const lasting = (matching: (sample: NodeSeries['samples'][number]) => boolean): number =>
    held.reduce((sum, { sample, startMs, endMs }) => sum + (matching(sample) ? endMs - startMs : 0), 0);
  const mean = up.reduce((sum, sample) => sum + sample.cpuPercent, 0) / up.length;
  const most = (values: readonly number[], format: (value: number) => string): string =>
    values.length === 0 ? absent : format(maxOf(values));
  return {
    cells: [
      node.name,
      node.dc,
      instant(lasting((sample) => isUp(sample) && sample.leader)),
      instant(lasting((sample) => !isUp(sample))),
      up.length === 0 ? absent : `${significant(mean)} %`,
      most(
        up.map((sample) => sample.cpuPercent),
        (value) => `${significant(value)} %`,
      ),
      most(
        up.map((sample) => sample.rssBytes),
        bytes,
      ),
      most(
        up.map((sample) => sample.eventLoopDelayP99Ms),
        duration,
      ),
      most(
        up.map((sample) => sample.commitIndex),
        count,
      ),
    ],
  };
}
