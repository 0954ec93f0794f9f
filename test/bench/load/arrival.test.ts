import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type ArrivalOptions, ArrivalSchedule } from '../../../bench/load/arrival.ts';
import type { RateShape, Stage } from '../../../profiles/profile.ts';

const constant: ArrivalOptions = { process: 'constant', seed: 1, worker: 0, workers: 1 };

function stage(durationMs: number, rate: RateShape): Stage {
  return { name: 'x', durationMs, warmup: false, rate };
}

function timesOf(stages: readonly Stage[], options: ArrivalOptions): { ms: number; stage: number }[] {
  const schedule = new ArrivalSchedule(stages, options);
  const times = [];
  for (; schedule.nextMs < Number.POSITIVE_INFINITY; schedule.advance()) {
    times.push({ ms: schedule.nextMs, stage: schedule.nextStage });
  }
  return times;
}

test('constant rate: call i is due at i / rate, with no drift after an hour', () => {
  const times = timesOf([stage(3_600_000, { shape: 'constant', rate: 333 })], constant);
  assert.is(times.length, 333 * 3600);
  for (const i of [0, 1, 1000, 333 * 3600 - 1])
    assert.ok(Math.abs(times[i]!.ms - (i / 333) * 1000) < 1e-6, `call ${i}`);
});

test('ramp: the calls due until t are the integral of the rate until t', () => {
  const times = timesOf([stage(10_000, { shape: 'ramp', from: 100, to: 900 })], constant);
  assert.is(times.length, 5000);
  times.forEach(({ ms }, i) => {
    const t = ms / 1000;
    assert.ok(Math.abs(100 * t + 40 * t * t - i) < 1e-6, `call ${i} at ${ms}`);
  });
});

test('a ramp from zero, a ramp to zero and a stage at rate zero have finite, ordered times', () => {
  const stages = [
    stage(1000, { shape: 'ramp', from: 0, to: 100 }),
    stage(1000, { shape: 'constant', rate: 0 }),
    stage(1000, { shape: 'ramp', from: 100, to: 0 }),
  ];
  const times = timesOf(stages, constant);
  assert.is(times.length, 100);
  assert.ok(times.every(({ ms }, i) => Number.isFinite(ms) && ms >= (times[i - 1]?.ms ?? 0)));
  assert.is(times.filter(({ stage: s }) => s === 1).length, 0);
});

test('step: each level lasts equally long at its own rate', () => {
  const times = timesOf([stage(3000, { shape: 'step', from: 100, to: 300, steps: 3 })], constant);
  const perSecond = [0, 1, 2].map((s) => times.filter(({ ms }) => Math.floor(ms / 1000) === s).length);
  assert.equal(perSecond, [100, 200, 300]);
});

test('spike: the peak lies in the middle', () => {
  const rate: RateShape = { shape: 'spike', rate: 10, peak: 1000, peakDurationMs: 1000 };
  const times = timesOf([stage(5000, rate)], constant);
  assert.is(times.length, 40 + 1000);
  assert.is(times.filter(({ ms }) => ms >= 2000 && ms < 3000).length, 1000);
});

test('calls belong to the stage in which they are due', () => {
  const stages = [stage(1000, { shape: 'constant', rate: 10 }), stage(500, { shape: 'constant', rate: 20 })];
  const times = timesOf(stages, constant);
  assert.equal(
    times.map((t) => t.stage),
    [...Array(10).fill(0), ...Array(10).fill(1)],
  );
  assert.ok(times.every((t) => (t.stage === 0 ? t.ms < 1000 : t.ms >= 1000 - 1e-6)));
});

for (const process of ['constant', 'poisson'] as const) {
  test(`${process}: the workers' calls together are those of one worker`, () => {
    const stages = [stage(2000, { shape: 'ramp', from: 10, to: 500 }), stage(2000, { shape: 'constant', rate: 500 })];
    const whole = timesOf(stages, { ...constant, process });
    const parts = [0, 1, 2].flatMap((worker) => timesOf(stages, { process, seed: 1, worker, workers: 3 }));
    assert.equal(
      parts.map((t) => t.ms).sort((a, b) => a - b),
      whole.map((t) => t.ms),
    );
  });
}

test('poisson: mean and variance of the gaps are those of the exponential distribution', () => {
  for (const seed of [1, 2, 3]) {
    const times = timesOf([stage(100_000, { shape: 'constant', rate: 1000 })], {
      ...constant,
      process: 'poisson',
      seed,
    });
    const gaps = times.slice(1).map(({ ms }, i) => ms - times[i]!.ms);
    const mean = gaps.reduce((a, b) => a + b) / gaps.length;
    const variance = gaps.reduce((a, b) => a + (b - mean) ** 2, 0) / gaps.length;
    // 100,000 draws: the mean is within five of its standard errors (0.3 % each).
    assert.ok(Math.abs(mean - 1) < 0.016, `seed ${seed}: mean ${mean}`);
    assert.ok(Math.abs(variance - 1) < 0.06, `seed ${seed}: variance ${variance}`);
  }
});

test('poisson: the same seed gives the same times, another seed gives others', () => {
  const stages = [stage(1000, { shape: 'constant', rate: 100 })];
  const first = timesOf(stages, { ...constant, process: 'poisson', seed: 7 });
  assert.equal(timesOf(stages, { ...constant, process: 'poisson', seed: 7 }), first);
  assert.not.equal(timesOf(stages, { ...constant, process: 'poisson', seed: 8 }), first);
});

test.run();
