import type { ThresholdResult } from '../../result.ts';
import { duration } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { type Bucket, maxOf, type Timeline } from '../timeline.ts';
import { stepLine } from './path.ts';
import { line, type Plot, share } from './plot.ts';
import { logScale, type Scale } from './scale.ts';
import { bucketSeries, bucketSteps } from './steps.ts';
import type { TimeAxis } from './time-axis.ts';

const percentiles: readonly { id: string; label: string; style: string; pick: (bucket: Bucket) => number }[] = [
  { id: 'p50', label: 'p50', style: 's-2', pick: (bucket) => bucket.p50 },
  { id: 'p99', label: 'p99', style: 's-1 strong', pick: (bucket) => bucket.p99 },
  { id: 'p999', label: 'p99.9', style: 's-4', pick: (bucket) => bucket.p999 },
];

/** Response times per second on a log scale: a fault moves them by decades. */
export function latenciesPlot(timeline: Timeline, axis: TimeAxis, thresholds: readonly ThresholdResult[]): Plot {
  const { buckets, secondsPerBucket } = timeline;
  const limits = thresholds.filter(isResponseLimit);
  const y = latencyScale(buckets, limits);
  return {
    title: 'Response time',
    note: secondsPerBucket === 1 ? 'OK calls, log scale' : `OK calls, log scale, worst second of ${secondsPerBucket}`,
    heightPx: 190,
    y,
    summary: `Response time percentiles per second; p99 at most ${duration(maxOf(buckets.map((bucket) => bucket.p99)))}.`,
    series: percentiles.map(({ pick, ...key }) =>
      bucketSeries(key, buckets, pick, (ms) => (ms > 0 ? duration(ms) : 'none OK')),
    ),
    drawing: percentiles.map(({ style, pick }) =>
      line(style, stepLine(bucketSteps(buckets, axis.scale, y, (bucket) => (pick(bucket) > 0 ? pick(bucket) : null)))),
    ),
    overlay: limits.map((limit) => limitLine(limit, y)),
  };
}

function latencyScale(buckets: readonly Bucket[], limits: readonly ThresholdResult[]): Scale {
  const values = percentiles.flatMap(({ pick }) => buckets.map(pick)).filter((value) => value > 0);
  const all = [...values, ...limits.map((limit) => limit.limit)];
  const low = all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  return Number.isFinite(low) ? logScale(low, maxOf(all), duration) : logScale(1, 10, duration);
}

/** Thresholds on the response time can be seen in the chart; others have no place there. */
function isResponseLimit(threshold: ThresholdResult): boolean {
  return (
    /^response(Ms)?\.p(50|99|999|99\.9)\b/.test(threshold.expression) && threshold.unit === 'ms' && threshold.limit > 0
  );
}

function limitLine(threshold: ThresholdResult, y: Scale): Markup {
  return html`<i class="limit" style="bottom:${share(y.position(threshold.limit))}"><span>${threshold.expression}</span></i>`;
}
