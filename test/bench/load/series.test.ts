import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SecondRecord } from '../../../bench/load/records.ts';
import { SecondSeries } from '../../../bench/load/series.ts';
import { Histogram } from '../../../bench/stats/histogram.ts';
import type { Stage } from '../../../profiles/profile.ts';

/** A second in which one call was answered, after `responseMs`. */
function secondOf(second: number, responseMs: number): SecondRecord {
  const response = new Histogram();
  response.recordMs(responseMs);
  const empty = new Histogram().encode();
  return {
    ...{ second, offered: 1, sent: 1, ok: 1, errors: 0, unknown: 0, dropped: 0, inFlightMax: 1, cpuMicros: 0 },
    ...{ response: response.encode(), lateness: empty, loopDelay: empty },
  };
}

function stageOf(name: string, durationSeconds: number): Stage {
  return { name, durationMs: durationSeconds * 1000, warmup: false, rate: { shape: 'constant', rate: 1 } };
}

/** Each second from `first` up to `end` is answered in as many milliseconds as its number says. */
function seriesOf(
  [first, end]: readonly [number, number],
  faultTimesMs: readonly number[],
  durationSeconds: number,
): SecondSeries {
  const series = new SecondSeries(1, [stageOf('steady', durationSeconds)], faultTimesMs, () => {});
  for (let second = first; second < end; second++) series.add(secondOf(second, second));
  return series;
}

function p99Between(series: SecondSeries, fromMs: number, toMs: number): number | null {
  return series.p99Of(series.finish().filter(({ atMs }) => atMs >= fromMs && atMs < toMs));
}

test('the seconds after the last stage do not count to a stage, whatever that is called', () => {
  const series = new SecondSeries(1, [stageOf('drain', 2)], [], () => {});
  for (let second = 0; second < 3; second++) series.add(secondOf(second, 1));
  assert.equal(
    series.finish().map(({ stage }) => stage === 'drain'),
    [true, true, false],
  );
});

test('p99 of a span is that of the whole seconds that begin in it', () => {
  const series = seriesOf([0, 100], [50_000], 100);
  assert.is(p99Between(series, 10_000, 20_000), 19);
  assert.is(p99Between(series, 9_500, 20_500), 20);
  assert.is(p99Between(series, 100_000, 110_000), null, 'nothing was answered');
});

test('without faults no response times are kept', () => {
  assert.is(p99Between(seriesOf([0, 100], [], 100), 10_000, 20_000), null);
});

test('of a run longer than two hours the response times around its faults are kept, and no others', () => {
  const series = seriesOf([8800, 9800], [9_000_000], 20_000);
  assert.is(p99Between(series, 8_940_000, 8_941_000), 8940);
  assert.is(p99Between(series, 9_599_000, 9_600_000), 9599);
  assert.is(p99Between(series, 8_800_000, 8_940_000), null);
  assert.is(p99Between(series, 9_600_000, 9_800_000), null);
});

test('however many faults there are, the latest two hours of what is near them are all that is kept', () => {
  const everyMinuteMs = Array.from({ length: 130 }, (_, minute) => minute * 60_000);
  const series = seriesOf([0, 7210], everyMinuteMs, 7800);
  assert.is(p99Between(series, 0, 10_000), null);
  assert.is(p99Between(series, 10_000, 11_000), 10);
});

test.run();
