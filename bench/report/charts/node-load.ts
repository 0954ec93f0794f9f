import type { NodeSeries } from '../../result.ts';
import { bytes, significant } from '../format.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import { withFaults } from './node-events.ts';
import { isUp, type NodeSample, nodeReadings, nodeSteps, nodeStyle } from './node-samples.ts';
import { stepLine } from './path.ts';
import { line, type Plot, type Series } from './plot.ts';
import { linearScale, type Scale } from './scale.ts';
import type { TimeAxis } from './time-axis.ts';

/** CPU of each node; 100 % is one core. */
export function cpuPlot(nodes: readonly NodeSeries[], timeline: Timeline, axis: TimeAxis): Plot {
  const label = (value: number): string => `${significant(value)} %`;
  const peak = peakOf(nodes, (sample) => sample.cpuPercent);
  return {
    title: 'CPU',
    note: '100 % is one core',
    heightPx: 110,
    summary: `CPU per node over time; at most ${label(peak)}.`,
    ...nodeLines(
      'cpu',
      nodes,
      timeline,
      axis,
      linearScale(Math.max(peak, 1), label),
      (sample) => sample.cpuPercent,
      label,
    ),
  };
}

/** Resident memory of each node, from zero, so that growth is seen in proportion. */
export function memoryPlot(nodes: readonly NodeSeries[], timeline: Timeline, axis: TimeAxis): Plot {
  const peak = peakOf(nodes, (sample) => sample.rssBytes);
  const y = linearScale(Math.max(peak, 1), bytes, 2);
  return {
    title: 'Memory',
    note: 'resident set',
    heightPx: 110,
    summary: `Resident memory per node over time; at most ${bytes(peak)}.`,
    ...nodeLines('memory', nodes, timeline, axis, y, (sample) => sample.rssBytes, bytes),
  };
}

/** The 99th percentile of how late each node's event loop was. */
export function loopDelayPlot(nodes: readonly NodeSeries[], timeline: Timeline, axis: TimeAxis): Plot {
  const label = (value: number): string => `${significant(value)} ms`;
  const pick = (sample: NodeSample): number => sample.eventLoopDelayP99Ms;
  const peak = peakOf(nodes, pick);
  return {
    title: 'Event-loop delay',
    note: 'p99',
    heightPx: 90,
    summary: `Event-loop delay per node over time; at most ${label(peak)}.`,
    ...nodeLines('loop', nodes, timeline, axis, linearScale(Math.max(peak, 0.001), label), pick, label),
  };
}

function peakOf(nodes: readonly NodeSeries[], pick: (sample: NodeSample) => number): number {
  return maxOf(nodes.flatMap((node) => node.samples.filter(isUp).map(pick)));
}

function nodeLines(
  id: string,
  nodes: readonly NodeSeries[],
  timeline: Timeline,
  axis: TimeAxis,
  y: Scale,
  pick: (sample: NodeSample) => number,
  label: (value: number) => string,
): Pick<Plot, 'y' | 'series' | 'drawing'> {
  const series = nodes.map((node, index): Series => {
    const values = nodeReadings(node, timeline, (sample) => (isUp(sample) ? label(pick(sample)) : sample.state));
    return { id: `${id}-${index}`, label: node.name, style: nodeStyle(index), values };
  });
  const drawing = nodes.map((node, index) =>
    line(nodeStyle(index), stepLine(nodeSteps(withFaults(node, axis.faults), axis, y, timeline.endMs, pick))),
  );
  return { y, series, drawing };
}
