import type { NodeSeries } from '../../result.ts';
import { bytes, duration, quantity } from '../format.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import { isUp, type NodeSample, nodeReadings, nodeSteps, nodeStyle } from './node-samples.ts';
import { stepLine } from './path.ts';
import { line, type Plot, type Series } from './plot.ts';
import { linearScale } from './scale.ts';
import type { TimeAxis } from './time-axis.ts';

interface NodeMeasure {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly heightPx: number;
  readonly pick: (sample: NodeSample) => number;
  readonly format: (value: number) => string;
  readonly base: 10 | 2;
}

/** All from zero, so that growth is seen in proportion. */
const measures: readonly NodeMeasure[] = [
  {
    id: 'cpu',
    title: 'CPU',
    note: '100 % is one core',
    heightPx: 110,
    pick: (sample) => sample.cpuPercent,
    format: (value) => quantity(value, '%'),
    base: 10,
  },
  {
    id: 'memory',
    title: 'Memory',
    note: 'resident set',
    heightPx: 110,
    pick: (sample) => sample.rssBytes,
    format: bytes,
    base: 2,
  },
  {
    id: 'disk',
    title: 'Disk',
    note: 'log and snapshots',
    heightPx: 90,
    pick: (sample) => sample.dataBytes ?? 0,
    format: bytes,
    base: 2,
  },
  {
    id: 'loop',
    title: 'Event-loop delay',
    note: 'p99',
    heightPx: 90,
    pick: (sample) => sample.eventLoopDelayP99Ms,
    format: duration,
    base: 10,
  },
];

/** What the load cost the nodes: a chart for each measure, with a line for each node. */
export function nodeLoadPlots(timeline: Timeline, axis: TimeAxis): readonly Plot[] {
  // Results of old do not tell what was on the disk.
  const told = measures.filter(({ id, pick }) => id !== 'disk' || peakOf(timeline.nodes, pick) > 0);
  return told.map((measure) => nodeLoadPlot(measure, timeline, axis));
}

function nodeLoadPlot(measure: NodeMeasure, timeline: Timeline, axis: TimeAxis): Plot {
  const { title, note, heightPx, pick, format, base } = measure;
  const peak = peakOf(timeline.nodes, pick);
  const y = linearScale(peak === 0 ? 1 : peak, format, base);
  return {
    title,
    note,
    heightPx,
    y,
    summary: `${title} per node over time; at most ${format(peak)}.`,
    series: timeline.nodes.map((node, index) => nodeSeries(measure, node, index, timeline)),
    drawing: timeline.nodes.map((node, index) =>
      line(nodeStyle(index), stepLine(nodeSteps(node, axis, y, timeline, pick))),
    ),
  };
}

function nodeSeries({ id, pick, format }: NodeMeasure, node: NodeSeries, index: number, timeline: Timeline): Series {
  return {
    id: `${id}-${index}`,
    label: node.name,
    style: nodeStyle(index),
    resting: `max ${format(peakOf([node], pick))}`,
    values: nodeReadings(node, timeline, (sample) => (isUp(sample) ? format(pick(sample)) : sample.state)),
  };
}

function peakOf(nodes: readonly NodeSeries[], pick: (sample: NodeSample) => number): number {
  return maxOf(nodes.flatMap((node) => node.samples.filter(isUp).map(pick)));
}
