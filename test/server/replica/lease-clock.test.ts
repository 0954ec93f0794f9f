import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LeaseClock } from '../../../server/replica/lease-clock.ts';

function clocks(): { clock: LeaseClock; pass: (ms: number) => void; jump: (ms: number) => void } {
  let monotonicMs = 1_000;
  let wallMs = 1_700_000_000_000;
  const clock = new LeaseClock(
    () => monotonicMs,
    () => wallMs,
  );
  return {
    clock,
    pass: (ms) => {
      monotonicMs += ms;
      wallMs += ms;
    },
    jump: (ms) => {
      wallMs += ms;
    },
  };
}

test('a lease clock goes with the monotonic one', () => {
  const { clock, pass } = clocks();
  const start = clock.nowMs();
  for (let i = 0; i < 1_000; i++) {
    pass(7);
    clock.nowMs();
  }
  assert.is(clock.nowMs() - start, 7_000);
});

test('what the monotonic clock slept through, the lease clock counts', () => {
  const { clock, pass, jump } = clocks();
  const start = clock.nowMs();
  pass(10);
  jump(5_000);
  assert.is(clock.nowMs() - start, 5_010);
  pass(10);
  assert.is(clock.nowMs() - start, 5_020);
});

test('a wall clock that is set back, or corrected a little, changes nothing', () => {
  const { clock, pass, jump } = clocks();
  const start = clock.nowMs();
  jump(-3_600_000);
  pass(100);
  assert.is(clock.nowMs() - start, 100);
  for (let i = 0; i < 100; i++) {
    jump(1);
    pass(100);
    clock.nowMs();
  }
  assert.is(clock.nowMs() - start, 10_100);
});

test.run();
