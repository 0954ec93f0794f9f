import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TimerWheel, type WheelEntry } from '../../../server/concurrency/timer-wheel.ts';

class Entry implements WheelEntry {
  wheelNext: WheelEntry | null = null;
  wheelPrevious: WheelEntry | null = null;
  wheelSlot = -1;
  readonly deadlineMs: number;
  readonly expire: () => void;

  constructor(deadlineMs: number, expire: () => void = () => {}) {
    this.deadlineMs = deadlineMs;
    this.expire = expire;
  }
}

/** Deterministic numbers in [0, 1). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

test('every entry expires once, never early, and late by a slot at most', () => {
  const seed = 7;
  const random = numbers(seed);
  const next = () => random.next().value;
  const wheel = new TimerWheel(0);
  let nowMs = 0;
  let expired = 0;
  for (let i = 0; i < 5000; i++) {
    const deadlineMs = next() * 20_000;
    wheel.add(
      new Entry(deadlineMs, () => {
        expired++;
        assert.ok(nowMs >= deadlineMs, `seed ${seed}: ${deadlineMs} expired at ${nowMs}`);
        assert.ok(nowMs - deadlineMs <= TimerWheel.slotMs * 2, `seed ${seed}: ${deadlineMs} expired at ${nowMs}`);
      }),
    );
  }
  for (; nowMs < 20_100; nowMs += TimerWheel.slotMs) wheel.advance(nowMs);
  assert.is(expired, 5000);
  assert.is(wheel.size, 0);
});

test('after a stall everything that is due expires at once', () => {
  const wheel = new TimerWheel(0);
  let expired = 0;
  for (const deadlineMs of [5, 500, 5000, 50_000]) wheel.add(new Entry(deadlineMs, () => expired++));
  wheel.advance(60_000);
  assert.is(expired, 4);
});

test('what was removed does not expire, also when an earlier entry removes it', () => {
  const wheel = new TimerWheel(0);
  const log: string[] = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => new Entry(25, () => log.push(name))) as [Entry, Entry, Entry];
  const remover = new Entry(25, () => wheel.remove(b));
  for (const entry of [a, b, c, remover]) wheel.add(entry);
  wheel.remove(a);
  wheel.remove(a);
  wheel.advance(40);
  assert.equal(log, ['c']);
  assert.is(wheel.size, 0);
});

test('an entry that is due already expires with the next advance', () => {
  const wheel = new TimerWheel(1000);
  let expired = false;
  wheel.add(
    new Entry(1, () => {
      expired = true;
    }),
  );
  wheel.advance(1010);
  assert.ok(expired);
});

test.run();
