import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seededRandom } from '../../../bench/load/random.ts';
import { Histogram } from '../../../bench/stats/histogram.ts';
import { percentileCurve, summarize } from '../../../bench/stats/latency-summary.ts';

const seed = 20260925;
const percentiles = [0, 1, 10, 50, 75, 90, 99, 99.9, 99.99, 100];

/** Durations spread evenly over the decades from 1 µs to 100 s. */
function durationsMs(count: number, stream: number): number[] {
  const random = seededRandom(seed, stream);
  return Array.from({ length: count }, () => 10 ** (random() * 8 - 3));
}

function filled(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.recordMs(value);
  return histogram;
}

test('percentiles differ from those of a sorted list by at most 0.05 % and half a microsecond', () => {
  for (let stream = 0; stream < 20; stream++) {
    const values = durationsMs(5000, stream);
    const histogram = filled(values);
    const sorted = values.toSorted((a, b) => a - b);
    for (const percentile of percentiles) {
      const rank = Math.max(1, Math.ceil((percentile / 100) * sorted.length - 1e-6));
      const exact = sorted[rank - 1]!;
      const error = Math.abs(histogram.percentileMs(percentile) - exact);
      assert.ok(error <= exact * 0.0005 + 0.0005, `seed ${seed}/${stream} p${percentile}: ${exact} off by ${error}`);
    }
  }
});

test('every whole microsecond below 2048 is exact, and every value up to 120 s lands in its own doubling', () => {
  for (let us = 0; us < 2048; us++) assert.is(filled([us / 1000]).percentileMs(50), us / 1000);
  for (let us = 2048; us < 120_000_000; us = Math.ceil(us * 1.0007)) {
    const read = filled([us / 1000, 119_999]).percentileMs(50) * 1000;
    assert.ok(Math.abs(read - us) <= us / 2047 + 1, `${us} read as ${read}`);
  }
});

test('the merge of parts equals the whole', () => {
  const values = durationsMs(9000, 77);
  const whole = filled(values);
  const merged = new Histogram();
  for (let part = 0; part < 3; part++) {
    const histogram = filled(values.filter((_, i) => i % 3 === part));
    merged.addEncoded(structuredClone(histogram.encode()));
  }
  assert.equal({ ...summarize(merged), mean: 0 }, { ...summarize(whole), mean: 0 });
  assert.ok(Math.abs(merged.meanMs - whole.meanMs) < 1e-6);
});

test('an empty histogram, its encoded form and its curve are empty', () => {
  const histogram = new Histogram();
  histogram.addEncoded(new Histogram().encode());
  assert.equal(summarize(histogram), { count: 0, mean: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0 });
  assert.equal(percentileCurve(histogram, histogram), []);
});

test('an empty encoded form adds no buckets: what is encoded again is as small as before', () => {
  const histogram = filled([5, 7]);
  const before = histogram.encode();
  histogram.addEncoded(new Histogram().encode());
  assert.equal(histogram.encode(), before);
});

test('a cleared histogram is as new', () => {
  const histogram = filled(durationsMs(1000, 5));
  histogram.clear();
  for (const value of durationsMs(1000, 6)) histogram.recordMs(value);
  assert.equal(summarize(histogram), summarize(filled(durationsMs(1000, 6))));
});

test('durations beyond the range keep the exact maximum; negative ones count as zero', () => {
  const histogram = filled([500_000, -3]);
  assert.is(histogram.maxMs, 500_000);
  assert.is(histogram.percentileMs(1), 0);
});

test('the percentile curve rises, and ends at the maximum', () => {
  const histogram = filled(durationsMs(10_000, 8));
  const curve = percentileCurve(histogram, histogram);
  assert.is(curve.at(-1)!.responseMs, histogram.maxMs);
  for (let i = 1; i < curve.length; i++) {
    assert.ok(curve[i]!.percentile > curve[i - 1]!.percentile && curve[i]!.responseMs >= curve[i - 1]!.responseMs);
  }
});

test.run();
