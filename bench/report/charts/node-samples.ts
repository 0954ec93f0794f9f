import type { NodeSeries } from '../../result.ts';
import { absent } from '../format.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import type { Step } from './path.ts';
import type { Scale } from './scale.ts';
import type { TimeAxis } from './time-axis.ts';

export type NodeSample = NodeSeries['samples'][number];

/** A sample, and how long it is taken to hold. */
export interface HeldSample {
  readonly startMs: number;
  readonly endMs: number;
  readonly sample: NodeSample;
}

/** How a node is drawn; more than six nodes repeat the colours, dashed. */
export function nodeStyle(index: number): string {
  return index % 12 < 6 ? `s-${(index % 6) + 1}` : `s-${(index % 6) + 1} dashed`;
}

export function isUp(sample: NodeSample): boolean {
  return sample.state === 'running';
}

/** Nodes are sampled once a second; one that is missing for twice as long, while others are sampled, has left. */
const leftAfterMs = 2000;

/** What the samples of one node are seen against. */
export type SampledRun = Pick<Timeline, 'nodes' | 'endMs'>;

/** Each sample holds until the next one, or the end of the run; the last one of a node that has left ends soon. */
export function heldSamples(node: NodeSeries, run: SampledRun): readonly HeldSample[] {
  const lastEndMs = endOfLastSample(node, run);
  return node.samples.map((sample, index) => {
    const endMs = node.samples[index + 1]?.atMs ?? lastEndMs;
    return { startMs: Math.min(sample.atMs, run.endMs), endMs: Math.min(endMs, run.endMs), sample };
  });
}

function endOfLastSample(node: NodeSeries, { nodes, endMs }: SampledRun): number {
  const leftAtMs = lastSampledMs(node) + leftAfterMs;
  return maxOf(nodes.map(lastSampledMs)) > leftAtMs ? leftAtMs : endMs;
}

function lastSampledMs({ samples }: NodeSeries): number {
  return samples.at(-1)?.atMs ?? 0;
}

/** How long samples that match were held. */
export function heldMs(node: NodeSeries, run: SampledRun, matches: (sample: NodeSample) => boolean): number {
  const matching = heldSamples(node, run).filter(({ sample }) => matches(sample));
  return matching.reduce((sum, held) => sum + held.endMs - held.startMs, 0);
}

/** One figure of a node over time, with gaps while it was not running. */
export function nodeSteps(
  node: NodeSeries,
  axis: TimeAxis,
  y: Scale,
  run: SampledRun,
  pick: (sample: NodeSample) => number,
): readonly Step[] {
  const held = heldSamples(node, run);
  const perStep = Math.max(1, Math.ceil(held.length / maxSteps));
  const steps: Step[] = [];
  for (let index = 0; index < held.length; index += perStep) {
    const group = held.slice(index, index + perStep);
    const running = group.filter(({ sample }) => isUp(sample)).map(({ sample }) => pick(sample));
    const value = running.length === 0 ? null : y.position(maxOf(running));
    const [from, to] = [group[0]?.startMs ?? 0, group.at(-1)?.endMs ?? 0].map(axis.scale.position);
    steps.push({ from: from ?? 0, to: to ?? 0, value });
  }
  return steps;
}

/** Of a longer run, the highest of several samples is drawn: more steps than pixels only make the page heavier. */
const maxSteps = 600;

/** What the cursor says at each bucket: the last sample taken before the bucket's end, if it still holds. */
export function nodeReadings(
  node: NodeSeries,
  timeline: Timeline,
  read: (sample: NodeSample) => string,
): readonly string[] {
  const held = heldSamples(node, timeline);
  let next = 0;
  return timeline.buckets.map((bucket) => {
    while (next < held.length && (held[next]?.sample.atMs ?? 0) < bucket.endMs) next++;
    const last = held[next - 1];
    return last === undefined || last.endMs <= bucket.startMs ? absent : read(last.sample);
  });
}
