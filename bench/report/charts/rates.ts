import { count, rate } from '../format.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import { stepArea, stepLine } from './path.ts';
import { area, line, type Plot } from './plot.ts';
import { linearScale } from './scale.ts';
import { bucketSeries, bucketSteps } from './steps.ts';
import type { TimeAxis } from './time-axis.ts';

/** Offered against achieved rate: the gap between them is what the cluster did not answer in time. */
export function ratesPlot({ buckets }: Timeline, axis: TimeAxis): Plot {
  const peak = maxOf(buckets.map((bucket) => Math.max(bucket.offered, bucket.ok)));
  const y = linearScale(peak, count);
  const offered = bucketSteps(buckets, axis.scale, y, (bucket) => bucket.offered);
  const achieved = bucketSteps(buckets, axis.scale, y, (bucket) => bucket.ok);
  return {
    title: 'Rate',
    note: 'calls per second',
    heightPx: 120,
    y,
    summary: `Offered and achieved rate over time; at most ${rate(peak)}.`,
    series: [
      bucketSeries(
        { id: 'offered', label: 'offered', style: 's-quiet dashed' },
        buckets,
        ({ offered }) => offered,
        rate,
      ),
      bucketSeries({ id: 'achieved', label: 'answered OK', style: 's-1' }, buckets, ({ ok }) => ok, rate),
    ],
    drawing: [
      area('s-1', stepArea(achieved)),
      line('s-1', stepLine(achieved)),
      line('s-quiet dashed', stepLine(offered)),
    ],
  };
}
