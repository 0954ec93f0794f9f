/**
 * The calls that wait for an answer, as columns of numbers under a slot index (the call's id on the wire). No object per
 * call: at 100,000 calls a second those would be the generator's largest cost, and their collection its longest pauses.
 */
export class CallTable {
  /** Times in ms since the start of the run. */
  readonly intendedMs: Float64Array;
  readonly sentMs: Float64Array;
  readonly stamp: Float64Array;
  /** Number of the write whose value a compare-and-set expects. */
  readonly expected: Float64Array;
  readonly key: Uint32Array;
  readonly stage: Uint16Array;
  readonly method: Uint8Array;
  readonly attempts: Uint8Array;
  private readonly free: Uint32Array;
  private freeCount: number;

  constructor(capacity: number) {
    this.intendedMs = new Float64Array(capacity);
    this.sentMs = new Float64Array(capacity);
    this.stamp = new Float64Array(capacity);
    this.expected = new Float64Array(capacity);
    this.key = new Uint32Array(capacity);
    this.stage = new Uint16Array(capacity);
    this.method = new Uint8Array(capacity);
    this.attempts = new Uint8Array(capacity);
    this.free = Uint32Array.from({ length: capacity }, (_, i) => capacity - 1 - i);
    this.freeCount = capacity;
  }

  get used(): number {
    return this.free.length - this.freeCount;
  }

  /** A free slot, or -1. */
  take(): number {
    return this.freeCount === 0 ? -1 : this.free[--this.freeCount]!;
  }

  usedSlots(): readonly number[] {
    const free = new Set(this.free.subarray(0, this.freeCount));
    return Array.from(this.method.keys()).filter((slot) => !free.has(slot));
  }

  release(slot: number): void {
    this.free[this.freeCount++] = slot;
  }
}
