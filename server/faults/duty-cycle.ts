import { minRunMs, type Stall } from './fault.ts';

/** Sleeping on it blocks the thread that sleeps, and nobody ever wakes it. */
const neverWoken = new Int32Array(new SharedArrayBuffer(4));

/**
 * Lets the whole event loop stand still for a part of each period, as a machine does that is starved of CPU. The thread
 * sleeps: the processor is free for others, sockets stay open, and helper threads (the disk) go on. Between two stalls
 * the loop runs, so the node still hears that the fault is over.
 */
export class DutyCycle {
  #stall: Stall | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** Null: the node runs freely. */
  change(stall: Stall | null): void {
    const same = stall?.stallMs === this.#stall?.stallMs && stall?.periodMs === this.#stall?.periodMs;
    if (same) return;
    this.#stall = stall;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (stall !== null) this.#runThenStall(stall);
  }

  #runThenStall(stall: Stall): void {
    const runMs = Math.max(minRunMs, stall.periodMs - stall.stallMs);
    this.#timer = setTimeout(() => {
      Atomics.wait(neverWoken, 0, 0, stall.stallMs);
      this.#runThenStall(stall);
    }, runMs);
  }
}
