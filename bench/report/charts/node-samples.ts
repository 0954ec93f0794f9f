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

/** Each sample holds until the next one, or the end of the run. */
export function heldSamples(node: NodeSeries, endMs: number): readonly HeldSample[] {
  return node.samples.map((sample, index) => {
    const next = node.samples[index + 1];
    return { startMs: Math.min(sample.atMs, endMs), endMs: Math.min(next?.atMs ?? endMs, endMs), sample };
  });
}

/** How long samples that match were held. */
export function heldMs(node: NodeSeries, endMs: number, matches: (sample: NodeSample) => boolean): number {
  const matching = heldSamples(node, endMs).filter(({ sample }) => matches(sample));
  return matching.reduce((sum, held) => sum + held.endMs - held.startMs, 0);
}

/** One figure of a node over time, with gaps while it was not running. */
export function nodeSteps(
  node: NodeSeries,
  axis: TimeAxis,
  y: Scale,
  endMs: number,
  pick: (sample: NodeSample) => number,
): readonly Step[] {
  const held = heldSamples(node, endMs);
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

/** What the cursor says at each bucket: the last sample taken before the bucket's end. */
export function nodeReadings(
  node: NodeSeries,
  timeline: Timeline,
  read: (sample: NodeSample) => string,
): readonly string[] {
  let next = 0;
  return timeline.buckets.map((bucket) => {
    while (next < node.samples.length && (node.samples[next]?.atMs ?? 0) < bucket.endMs) next++;
    const sample = node.samples[next - 1];
    return sample === undefined ? absent : read(sample);
  });
}
