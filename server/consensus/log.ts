/**
 * The replicated log in memory. Index n means "after the first n entries"; `slice(from, to)` gives entries from+1 … to.
 * Entries are opaque bytes, encoded once and shared with the wire, the disk and the state machine: never modified.
 */
export class Log {
  readonly #entries: Uint8Array[];

  constructor(entries: readonly Uint8Array[]) {
    this.#entries = [...entries];
  }

  get lastIndex(): number {
    return this.#entries.length;
  }

  append(entries: readonly Uint8Array[]): void {
    // Not push(...entries): a large synchronisation would exceed the argument limit of the call.
    for (const entry of entries) this.#entries.push(entry);
  }

  /** Drops everything after `index`. */
  truncate(index: number): void {
    this.#entries.length = Math.min(this.#entries.length, index);
  }

  /** The entry whose index is `index` (from 1). */
  entry(index: number): Uint8Array {
    const entry = this.#entries[index - 1];
    if (entry === undefined) throw new Error(`log has no entry ${index} (last is ${this.lastIndex})`);
    return entry;
  }

  slice(from: number, to: number): Uint8Array[] {
    return this.#entries.slice(from, to);
  }

  /** Entries from `from` on, at least one if there is any, and no more than `maxBytes` of them. */
  sliceBytes(from: number, maxBytes: number, to: number = this.lastIndex): Uint8Array[] {
    let end = from;
    let size = 0;
    while (end < to) {
      size += this.#entries[end]!.length;
      if (size > maxBytes && end > from) break;
      end++;
    }
    return this.#entries.slice(from, end);
  }
}
