/** Bytes held for others, with a bound; within the bound of a parent when there is one. */
export class ByteBudget {
  readonly #limitBytes: number;
  readonly #parent: ByteBudget | null;
  #usedBytes = 0;

  constructor(limitBytes: number, parent: ByteBudget | null = null) {
    this.#limitBytes = limitBytes;
    this.#parent = parent;
  }

  /** False when there is no room, and nothing was taken. */
  take(byteCount: number): boolean {
    if (this.#usedBytes + byteCount > this.#limitBytes) return false;
    if (this.#parent !== null && !this.#parent.take(byteCount)) return false;
    this.#usedBytes += byteCount;
    return true;
  }

  giveBack(byteCount: number): void {
    this.#usedBytes -= byteCount;
    this.#parent?.giveBack(byteCount);
  }
}
