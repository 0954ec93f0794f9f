import type { CurvePoint, LatencySummary } from '../result.ts';
import type { Histogram } from './histogram.ts';

export function summarize(histogram: Histogram): LatencySummary {
  return {
    count: histogram.count,
    mean: histogram.meanMs,
    p50: histogram.percentileMs(50),
    p90: histogram.percentileMs(90),
    p99: histogram.percentileMs(99),
    p999: histogram.percentileMs(99.9),
    max: histogram.maxMs,
  };
}

/**
 * Points for a percentile curve over log(1 / (1 - p)): ten for every halving or so of what lies above, up to the last
 * percentile that the number of calls can tell (one call above it).
 */
export function percentileCurve(response: Histogram, service: Histogram): readonly CurvePoint[] {
  return curvePercentiles(response.count).map((percentile) => ({
    percentile,
    responseMs: response.percentileMs(percentile),
    serviceMs: service.percentileMs(percentile),
  }));
}

const pointsPerDecade = 20;

function curvePercentiles(count: number): readonly number[] {
  if (count === 0) return [];
  const decades = Math.log10(count);
  const steps = Math.max(1, Math.floor(decades * pointsPerDecade));
  const inner = Array.from({ length: steps }, (_, i) => 100 * (1 - 10 ** (-i / pointsPerDecade)));
  return [...inner, 100];
}
