import { minRunMs } from './fault.ts';
import type { HeldStall } from './fault-table.ts';

/** Sleeping on it blocks the thread that sleeps, and nobody ever wakes it. */
const neverWoken = new Int32Array(new SharedArrayBuffer(4));

/**
 * Lets the whole event loop stand still for a part of each period, as a machine does that is starved of CPU. The thread
 * sleeps: the processor is free for others, sockets stay open, and helper threads (the disk) go on. Between two stalls
 * the loop runs, so the node still hears that the fault is over.
 */
export class DutyCycle {
  #stall: HeldStall | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** Null: the node runs freely. */
  change(stall: HeldStall | null): void {
    const same = (['stallMs', 'periodMs', 'deadlineMs'] as const).every((key) => stall?.[key] === this.#stall?.[key]);
    if (same) return;
    this.#stall = stall;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (stall !== null) this.#runThenStall(stall);
  }

  #runThenStall(stall: HeldStall): void {
    const runMs = Math.max(minRunMs, stall.periodMs - stall.stallMs);
    this.#timer = setTimeout(() => {
      // Nothing wakes it: it must not sleep on when the fault is over.
      const stallMs = Math.min(stall.stallMs, stall.deadlineMs - performance.now());
      if (stallMs > 0) Atomics.wait(neverWoken, 0, 0, stallMs);
      this.#runThenStall(stall);
    }, runMs);
  }
}
