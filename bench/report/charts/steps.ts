import type { Bucket } from '../timeline.ts';
import type { Step } from './path.ts';
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
