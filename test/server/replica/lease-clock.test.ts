import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readLeaseMsMin } from '../../../server/config.ts';
import { LeaseClock, unseenMsOf } from '../../../server/replica/lease-clock.ts';

function clocks(unseenMs = 50): {
  clock: LeaseClock;
  pass: (ms: number) => void;
  jump: (ms: number) => void;
  slept: () => number;
} {
  let monotonicMs = 1_000;
  let wallMs = 1_700_000_000_000;
  const clock = new LeaseClock(
    () => monotonicMs,
    () => wallMs,
    unseenMs,
  );
  let slept = 0;
  clock.onSlept = () => slept++;
  return {
    clock,
    slept: () => slept,
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
  const { clock, pass, slept } = clocks();
  const start = clock.nowMs();
  for (let i = 0; i < 1_000; i++) {
    pass(7);
    clock.nowMs();
  }
  assert.equal([clock.nowMs() - start, slept()], [7_000, 0]);
});

test('that the machine slept is told once; it is not counted, for a wall clock that was set looks the same', () => {
  const { clock, pass, jump, slept } = clocks();
  const start = clock.nowMs();
  pass(10);
  jump(5_000);
  assert.equal([clock.nowMs() - start, slept()], [10, 1]);
  pass(10);
  assert.equal([clock.nowMs() - start, slept()], [20, 1]);
});

test('a wall clock that is set back, or corrected a little, changes nothing', () => {
  const { clock, pass, jump, slept } = clocks();
  jump(-3_600_000);
  pass(100);
  clock.nowMs();
  for (let i = 0; i < 50; i++) {
    jump(1);
    pass(100);
    clock.nowMs();
    jump(-1);
    clock.nowMs();
  }
  assert.is(slept(), 0);
});

test('short sleeps add up: together they take no more of a lease than is allowed for them', () => {
  const { clock, pass, jump, slept } = clocks(unseenMsOf({ durationMs: 400, maxClockDrift: 0.01 }));
  for (let i = 0; i < 20; i++) {
    jump(1);
    pass(60);
    clock.nowMs();
  }
  assert.is(slept(), 6);
});

test('a wall clock of whole milliseconds, as all are here, tells of no sleep with the shortest lease', () => {
  let monotonicMs = 1_000;
  const unseenMs = unseenMsOf({ durationMs: readLeaseMsMin, maxClockDrift: 0.01 });
  const wallMs = () => Math.floor(1_700_000_000_000.7 + monotonicMs);
  const clock = new LeaseClock(() => monotonicMs, wallMs, unseenMs);
  let slept = 0;
  clock.onSlept = () => slept++;
  for (let i = 0; i < 1_000; i++) {
    monotonicMs += 0.37;
    clock.nowMs();
  }
  assert.is(slept, 0);
});

test.run();
