import type { LeaseConfig } from '../consensus/lease.ts';

/** Milliseconds that never go back. */
export interface Clock {
  nowMs(): number;
}

/** Where no lease depends on it: less is a correction of the wall clock. */
const unseenMsDefault = 50;

/**
 * For how long the machine may have slept in all without being told. With leases that is half of what clocks may differ by
 * when one ends; the other half is for how fast they run.
 */
export function unseenMsOf(lease: Pick<LeaseConfig, 'durationMs' | 'maxClockDrift'> | null): number {
  return lease === null ? unseenMsDefault : (lease.durationMs * lease.maxClockDrift) / 2;
}

/**
 * The clock that leases are counted on: the monotonic one, which does not go on while a virtual machine is stopped or
 * suspended. The wall clock jumps ahead then. But it does so too when it is set; so a jump is not counted, and told before
 * the time is: a leader must take its lease for over, and who granted it must not. Small jumps add up until they are told;
 * when those were corrections, that costs one round of questions.
 */
export class LeaseClock implements Clock {
  readonly #monotonicMs: () => number;
  readonly #wallMs: () => number;
  readonly #unseenMs: number;
  /** By how much the wall clock was ahead of the monotonic one, at the least since a sleep was told. */
  #leastAheadMs: number;
  /** The machine slept, as far as can be told: time has passed that this clock did not count. */
  onSlept: () => void = () => {};

  /** @param unseenMs see `unseenMsOf`. */
  constructor(monotonicMs: () => number, wallMs: () => number, unseenMs: number) {
    this.#monotonicMs = monotonicMs;
    this.#wallMs = wallMs;
    this.#unseenMs = unseenMs;
    this.#leastAheadMs = wallMs() - monotonicMs();
  }

  nowMs(): number {
    let { monotonicMs, aheadMs } = this.#read();
    // Looked at twice: on a busy machine others run between the reading of one clock and that of the other.
    if (this.#tellsOfSleep(aheadMs)) ({ monotonicMs, aheadMs } = this.#read());
    const hasSlept = this.#tellsOfSleep(aheadMs);
    if (hasSlept || aheadMs < this.#leastAheadMs) this.#leastAheadMs = aheadMs;
    if (hasSlept) this.onSlept();
    return monotonicMs;
  }

  #read(): { monotonicMs: number; aheadMs: number } {
    const monotonicMs = this.#monotonicMs();
    return { monotonicMs, aheadMs: this.#wallMs() - monotonicMs };
  }

  #tellsOfSleep(aheadMs: number): boolean {
    return aheadMs - this.#leastAheadMs > this.#unseenMs;
  }
}
