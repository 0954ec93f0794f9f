/**
 * The replicated log in memory. Index n means "after the first n entries"; `slice(from, to)` gives entries from+1 … to.
 * Entries up to `compactedIndex` are gone: a snapshot holds what they did. Entries are opaque bytes, encoded once and
 * shared with the wire, the disk and the state machine: never modified.
 */
export class Log {
  #entries: Uint8Array[];
  #compactedIndex: number;
  /** Accepted up to here although the bytes are damaged; 0 when the log is whole. */
  #claimedIndex: number;

  /** @param lastIndex what was accepted: more than the entries reach when some of them cannot be read any more. */
  constructor(compactedIndex: number, entries: readonly Uint8Array[], lastIndex: number) {
    this.#entries = [...entries];
    this.#compactedIndex = compactedIndex;
    this.#claimedIndex = lastIndex > this.readableIndex ? lastIndex : 0;
  }

  get compactedIndex(): number {
    return this.#compactedIndex;
  }

  /** End of what can be read. */
  get readableIndex(): number {
    return this.#compactedIndex + this.#entries.length;
  }

  /** End of what was accepted. */
  get lastIndex(): number {
    return this.#claimedIndex === 0 ? this.readableIndex : this.#claimedIndex;
  }

  /** Nothing that was accepted is unreadable. */
  get isWhole(): boolean {
    return this.#claimedIndex === 0;
  }

  /** After the last readable entry. */
  append(entries: readonly Uint8Array[]): void {
    // Not push(...entries): a large synchronisation would exceed the argument limit of the call.
    for (const entry of entries) this.#entries.push(entry);
  }

  /** Drops everything after `index`, and with it the claim to more. */
  truncate(index: number): void {
    if (index < this.#compactedIndex) throw new Error(`truncating to ${index}, compacted to ${this.#compactedIndex}`);
    this.#entries.length = Math.min(this.#entries.length, index - this.#compactedIndex);
    this.#claimedIndex = 0;
  }

  /** Puts chosen entries in their places, after `startIndex`; a longer log keeps its rest. */
  replace(startIndex: number, entries: readonly Uint8Array[]): void {
    let at = startIndex - this.#compactedIndex;
    for (const entry of entries) {
      if (at >= 0) this.#entries[at] = entry;
      at++;
    }
    if (this.readableIndex >= this.#claimedIndex) this.#claimedIndex = 0;
  }

  /** Forgets entries up to `index`; a log that ends before it goes on, empty, after it. */
  compact(index: number): void {
    if (index <= this.#compactedIndex) return;
    this.#entries = this.#entries.slice(index - this.#compactedIndex);
    this.#compactedIndex = index;
    if (this.readableIndex >= this.#claimedIndex) this.#claimedIndex = 0;
  }

  /** The entry whose index is `index` (from 1). */
  entry(index: number): Uint8Array {
    const entry = this.#entries[index - this.#compactedIndex - 1];
    if (entry === undefined) {
      throw new Error(`log has no entry ${index} (it holds ${this.#compactedIndex + 1} … ${this.readableIndex})`);
    }
    return entry;
  }

  /** Entries from `from` on, at least one if there is any, and no more than `maxBytes` of them. */
  sliceBytes(from: number, maxBytes: number, to: number = this.readableIndex): Uint8Array[] {
    const offset = this.#compactedIndex;
    if (from < offset) throw new Error(`reading from ${from}, compacted to ${offset}`);
    let end = from;
    let size = 0;
    while (end < to) {
      size += this.#entries[end - offset]!.length;
      if (size > maxBytes && end > from) break;
      end++;
    }
    return this.#entries.slice(from - offset, end - offset);
  }
}
