import { count, rate } from '../format.ts';
import { type Bucket, maxOf, type Timeline } from '../timeline.ts';
import { stepArea } from './path.ts';
import { bars, type Plot } from './plot.ts';
import { linearScale } from './scale.ts';
import { bucketSteps } from './steps.ts';
import type { TimeAxis } from './time-axis.ts';

/** In the order they stand on each other, lowest first. */
const kinds: readonly { id: 'errors' | 'unknown' | 'dropped'; label: string; style: string }[] = [
  { id: 'errors', label: 'errors', style: 's-3' },
  { id: 'unknown', label: 'unknown outcome', style: 's-5' },
  { id: 'dropped', label: 'dropped', style: 's-quiet' },
];

/** What did not end well, stacked: errors, writes of unknown outcome, and calls that were never sent. */
export function failuresPlot({ buckets }: Timeline, axis: TimeAxis): Plot {
  const peak = maxOf(buckets.map((bucket) => upTo(bucket, kinds.length)));
  const y = linearScale(Math.max(peak, 1), count);
  const layer = (index: number) => bucketSteps(buckets, axis.scale, y, (bucket) => upTo(bucket, index));
  return {
    title: 'Failures',
    note: 'per second, stacked',
    heightPx: peak === 0 ? 44 : 100,
    y: peak === 0 ? { ...y, ticks: y.ticks.slice(0, 1) } : y,
    summary: peak === 0 ? 'No failures in any second.' : `Failures over time; at most ${rate(peak)}.`,
    series: kinds.map(({ id, label, style }) => {
      return {
        id,
        label,
        style,
        resting: `total ${count(totalOf(buckets, id))}`,
        values: buckets.map((bucket) => count(Math.round(bucket[id]))),
      };
    }),
    drawing: kinds.map(({ style }, index) => {
      const below = layer(index);
      return bars(
        style,
        stepArea(layer(index + 1), (step) => below[step]?.value ?? 0),
      );
    }),
    ...(peak === 0 ? { message: 'No errors, no unknown outcomes, nothing dropped' } : {}),
  };
}

function totalOf(buckets: readonly Bucket[], id: 'errors' | 'unknown' | 'dropped'): number {
  return Math.round(buckets.reduce((sum, bucket) => sum + (bucket[id] * (bucket.endMs - bucket.startMs)) / 1000, 0));
}

function upTo(bucket: Bucket, layers: number): number {
  return kinds.slice(0, layers).reduce((sum, { id }) => sum + bucket[id], 0);
}
