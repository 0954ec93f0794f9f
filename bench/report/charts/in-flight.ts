import { count } from '../format.ts';
import { maxOf, type Timeline } from '../timeline.ts';
import { stepArea, stepLine } from './path.ts';
import { area, line, type Plot } from './plot.ts';
import { linearScale } from './scale.ts';
import { bucketSeries, bucketSteps } from './steps.ts';
import type { TimeAxis } from './time-axis.ts';

/** Calls sent and not yet answered, the most in each second: grows at once when the cluster stops answering. */
export function inFlightPlot({ buckets }: Timeline, axis: TimeAxis): Plot {
  const peak = maxOf(buckets.map((bucket) => bucket.inFlightMax));
  const y = linearScale(Math.max(peak, 1), count);
  const steps = bucketSteps(buckets, axis.scale, y, (bucket) => bucket.inFlightMax);
  return {
    title: 'In flight',
    note: 'calls, most in the second',
    heightPx: 80,
    y,
    summary: `Calls in flight over time; at most ${count(peak)}.`,
    series: [
      bucketSeries(
        { id: 'in-flight', label: 'in flight', style: 's-2' },
        buckets,
        ({ inFlightMax }) => inFlightMax,
        count,
      ),
    ],
    drawing: [area('s-2', stepArea(steps)), line('s-2', stepLine(steps))],
  };
}
