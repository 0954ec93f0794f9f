import { type Bucket, maxOf } from '../timeline.ts';
import type { Step } from './path.ts';
import type { Series } from './plot.ts';
import type { Scale } from './scale.ts';

/** One figure of every bucket as steps within the plot; null (not measured) leaves a gap. */
export function bucketSteps(
  buckets: readonly Bucket[],
  x: Scale,
  y: Scale,
  pick: (bucket: Bucket) => number | null,
): readonly Step[] {
  return buckets.map((bucket) => {
    const value = pick(bucket);
    return {
      from: x.position(bucket.startMs),
      to: x.position(bucket.endMs),
      value: value === null ? null : y.position(value),
    };
  });
}

/** One figure of every bucket as a series of the legend, which shows its maximum at rest. */
export function bucketSeries(
  key: Pick<Series, 'id' | 'label' | 'style'>,
  buckets: readonly Bucket[],
  pick: (bucket: Bucket) => number,
  format: (value: number) => string,
): Series {
  const { id, label, style } = key;
  const resting = `max ${format(maxOf(buckets.map(pick)))}`;
  return { id, label, style, resting, values: buckets.map((bucket) => format(pick(bucket))) };
}
