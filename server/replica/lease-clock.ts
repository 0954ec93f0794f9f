/** Milliseconds that never go back. */
export interface Clock {
  nowMs(): number;
  /** Since this was asked last the machine slept, as far as can be told: time has passed that `nowMs` did not count. */
  takeSlept(): boolean;
}

/** For cores without leases: what a machine slept through changes nothing for them. */
export function clockWithoutSleep(nowMs: () => number): Clock {
  return { nowMs, takeSlept: () => false };
}

/** Smaller differences between the two clocks are corrections of the wall clock. */
const jumpMs = 50;

/**
 * The clock that leases are counted on: the monotonic one, which does not go on while a virtual machine is stopped or
 * suspended. The wall clock jumps ahead then. But it does so too when it is set; so a jump is told apart, and not counted: a leader
 * must take its lease for over, and who granted it must not.
 */
export class LeaseClock implements Clock {
  readonly #monotonicMs: () => number;
  readonly #wallMs: () => number;
  #lastMonotonicMs: number;
  #lastWallMs: number;

  constructor(monotonicMs: () => number, wallMs: () => number) {
    this.#monotonicMs = monotonicMs;
    this.#wallMs = wallMs;
    this.#lastMonotonicMs = monotonicMs();
    this.#lastWallMs = wallMs();
  }

  nowMs(): number {
    return this.#monotonicMs();
  }

  takeSlept(): boolean {
    const monotonicMs = this.#monotonicMs();
    const wallMs = this.#wallMs();
    const jumpedMs = wallMs - this.#lastWallMs - (monotonicMs - this.#lastMonotonicMs);
    if (Math.abs(jumpedMs) > jumpMs || monotonicMs - this.#lastMonotonicMs > jumpMs) {
      this.#lastMonotonicMs = monotonicMs;
      this.#lastWallMs = wallMs;
    }
    return jumpedMs > jumpMs;
  }
}
