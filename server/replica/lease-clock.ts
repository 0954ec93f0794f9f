/** Milliseconds that never go back. */
export interface Clock {
  nowMs(): number;
}

/** Smaller differences between the two clocks are corrections of the wall clock. */
const jumpMs = 50;

/**
 * The clock that leases are counted on: the monotonic one, which does not go on while a virtual machine is stopped or
 * suspended. The wall clock then jumps ahead, and this clock jumps with it, so that a leader which slept does not take
 * its lease for valid when it wakes. A wall clock that is set back changes nothing.
 */
export class LeaseClock implements Clock {
  readonly #monotonicMs: () => number;
  readonly #wallMs: () => number;
  #lastMonotonicMs: number;
  #lastWallMs: number;
  #offsetMs = 0;

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
    if (jumpedMs > jumpMs) this.#offsetMs += jumpedMs;
    if (Math.abs(jumpedMs) > jumpMs || monotonicMs - this.#lastMonotonicMs > jumpMs) {
      this.#lastMonotonicMs = monotonicMs;
      this.#lastWallMs = wallMs;
    }
    return monotonicMs + this.#offsetMs;
  }
}
