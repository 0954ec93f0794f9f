import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { timelineOf } from '../../../bench/report/timeline.ts';
import type { BenchResult, SecondSample } from '../../../bench/result.ts';
import { emptyRun, leaderKillRun } from './fixture.ts';

const test = suite('bench/report/timeline');

test('a short run keeps each of its seconds', () => {
  const timeline = timelineOf(leaderKillRun());
  assert.is(timeline.endMs, 25_000);
  assert.is(timeline.secondsPerBucket, 1);
  assert.is(timeline.buckets.length, 25);
  assert.is(timeline.buckets[14]?.errors, 41);
});

test('a long run takes seconds together: rates as means, latencies as the worst second', () => {
  const run = leaderKillRun({ seconds: 1795, killAtMs: 900_300, startAtMs: 950_000 });
  const timeline = timelineOf(run);
  const bucket = timeline.buckets.find((candidate) => candidate.errors > 0);
  const seconds = run.seconds.filter(({ atMs }) => atMs >= (bucket?.startMs ?? 0) && atMs < (bucket?.endMs ?? 0));
  assert.is(timeline.secondsPerBucket, 3);
  assert.is(timeline.buckets.length, 600);
  assert.is(seconds.length, 3);
  assert.is(bucket?.errors, 41 / 3);
  assert.is(bucket?.p99, Math.max(...seconds.map((second) => second.p99)));
});

test('a last second that was cut short counts as a rate over its length', () => {
  const run = leaderKillRun();
  const cut: BenchResult = {
    ...run,
    stages: run.stages.map((stage) => ({ ...stage, endMs: stage.endMs === 25_000 ? 24_500 : stage.endMs })),
    seconds: run.seconds.map((second) => (second.atMs === 24_000 ? { ...second, offered: 5000 } : second)),
  };
  const last = timelineOf(cut).buckets.at(-1);
  assert.is(last?.endMs, 24_500);
  assert.is(last?.offered, 10_000);
});

test('failures after the last stage lengthen the run, late answers do not', () => {
  const run = leaderKillRun();
  const late = { ...(run.seconds[24] as SecondSample), atMs: 25_000, offered: 0, sent: 0, errors: 0, unknown: 0 };
  assert.is(timelineOf({ ...run, seconds: [...run.seconds, late] }).endMs, 25_000);
  assert.is(timelineOf({ ...run, seconds: [...run.seconds, { ...late, unknown: 3 }] }).endMs, 26_000);
});

test('an empty run has no buckets', () => {
  assert.equal(timelineOf(emptyRun()).buckets, []);
});

test.run();
