/** Milliseconds that never go back. */
export interface Clock {
  nowMs(): number;
}

/** Smaller differences between the two clocks are corrections of the wall clock. */
const jumpMs = 50;

/**
 * The clock that leases are counted on: the monotonic one, which does not go on while a virtual machine is stopped or
 * suspended. The wall clock jumps ahead then. But it does so too when it is set; so a jump is not counted, and told before
 * the time is: a leader must take its lease for over, and who granted it must not.
 */
export class LeaseClock implements Clock {
  readonly #monotonicMs: () => number;
  readonly #wallMs: () => number;
  #lastMonotonicMs: number;
  #lastWallMs: number;
  /** The machine slept, as far as can be told: time has passed that this clock did not count. */
  onSlept: () => void = () => {};

  constructor(monotonicMs: () => number, wallMs: () => number) {
    this.#monotonicMs = monotonicMs;
    this.#wallMs = wallMs;
    this.#lastMonotonicMs = monotonicMs();
    this.#lastWallMs = wallMs();
  }

  nowMs(): number {
    const monotonicMs = this.#monotonicMs();
    const wallMs = this.#wallMs();
    const jumpedMs = wallMs - this.#lastWallMs - (monotonicMs - this.#lastMonotonicMs);
    if (Math.abs(jumpedMs) > jumpMs || monotonicMs - this.#lastMonotonicMs > jumpMs) {
      this.#lastMonotonicMs = monotonicMs;
      this.#lastWallMs = wallMs;
    }
    if (jumpedMs > jumpMs) this.onSlept();
    return monotonicMs;
  }
}
