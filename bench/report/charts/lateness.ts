import { duration } from '../format.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import { stepLine } from './path.ts';
import { line, type Plot } from './plot.ts';
import { linearScale } from './scale.ts';
import { bucketSeries, bucketSteps } from './steps.ts';
import type { TimeAxis } from './time-axis.ts';

/** How late the generator sent: flat and small in a valid run, whatever the cluster did. */
export function latenessPlot({ buckets }: Timeline, axis: TimeAxis): Plot {
  const peak = maxOf(buckets.map((bucket) => bucket.latenessP99));
  const y = linearScale(Math.max(peak, 0.1), duration);
  return {
    title: 'Lateness of sending',
    note: 'p99, the generator’s own',
    heightPx: 60,
    y,
    summary: `How late the generator sent, p99 over time; at most ${duration(peak)}.`,
    series: [
      bucketSeries(
        { id: 'lateness', label: 'late', style: 's-quiet' },
        buckets,
        ({ latenessP99 }) => latenessP99,
        duration,
      ),
    ],
    drawing: line('s-quiet', stepLine(bucketSteps(buckets, axis.scale, y, (bucket) => bucket.latenessP99))),
  };
}
