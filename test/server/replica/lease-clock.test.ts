import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LeaseClock } from '../../../server/replica/lease-clock.ts';

function clocks(): { clock: LeaseClock; pass: (ms: number) => void; jump: (ms: number) => void; slept: () => number } {
  let monotonicMs = 1_000;
  let wallMs = 1_700_000_000_000;
  const clock = new LeaseClock(
    () => monotonicMs,
    () => wallMs,
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
  for (let i = 0; i < 100; i++) {
    jump(1);
    pass(100);
    clock.nowMs();
  }
  assert.is(slept(), 0);
});

test.run();
