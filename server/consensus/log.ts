import { type EntryPlace, EntryStore } from './entry-store.ts';

/**
 * The replicated log in memory. Index n means "after the first n entries".
 * Entries up to `compactedIndex` are gone: a snapshot holds what they did. Entries are opaque bytes, encoded once and
 * never modified; the log keeps a copy, packed.
 */
export class Log {
  /** The entry with index n is at n - 1. */
  readonly #store = new EntryStore();
  #readableIndex: number;
  /** What was appended last, as it came: most is sent on at once, and needs no new views then. */
  #newest: readonly Uint8Array[] = [];
  #compactedIndex: number;
  /** Accepted up to here although the bytes are damaged; 0 when the log is whole. */
  #claimedIndex: number;

  /** @param lastIndex what was accepted: more than the entries reach when some of them cannot be read any more. */
  constructor(compactedIndex: number, entries: readonly Uint8Array[], lastIndex: number) {
    this.#compactedIndex = compactedIndex;
    this.#readableIndex = compactedIndex;
    this.#claimedIndex = 0;
    this.append(entries);
    this.#claimedIndex = lastIndex > this.readableIndex ? lastIndex : 0;
  }

  get compactedIndex(): number {
    return this.#compactedIndex;
  }

  /** End of what can be read. */
  get readableIndex(): number {
    return this.#readableIndex;
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
    for (const entry of entries) {
      this.#store.set(this.#readableIndex, entry);
      this.#readableIndex++;
    }
    this.#newest = entries;
  }

  /** Drops everything after `index`, and with it the claim to more. */
  truncate(index: number): void {
    if (index < this.#compactedIndex) throw new Error(`truncating to ${index}, compacted to ${this.#compactedIndex}`);
    if (index < this.#readableIndex) this.#readableIndex = index;
    this.#newest = [];
    this.#claimedIndex = 0;
  }

  /** Puts chosen entries in their places, after `startIndex`; a longer log keeps its rest. */
  replace(startIndex: number, entries: readonly Uint8Array[]): void {
    let index = startIndex;
    for (const entry of entries) {
      if (index >= this.#compactedIndex) this.#store.set(index, entry);
      index++;
    }
    this.#readableIndex = Math.max(this.#readableIndex, index);
    this.#newest = [];
    if (this.readableIndex >= this.#claimedIndex) this.#claimedIndex = 0;
  }

  /** Forgets entries up to `index`; a log that ends before it goes on, empty, after it. */
  compact(index: number): void {
    if (index <= this.#compactedIndex) return;
    this.#store.dropBefore(index);
    this.#compactedIndex = index;
    if (index > this.#readableIndex) {
      this.#readableIndex = index;
      this.#newest = [];
    }
    if (this.readableIndex >= this.#claimedIndex) this.#claimedIndex = 0;
  }

  /** The entry whose index is `index` (from 1). */
  entry(index: number): Uint8Array {
    this.#mustHave(index);
    return this.#store.view(index - 1);
  }

  /** As `entry`, without a view of it. The object is used again by the next call. */
  place(index: number): EntryPlace {
    this.#mustHave(index);
    return this.#store.place(index - 1);
  }

  /** Of the entry whose index is `index`. */
  sizeBytes(index: number): number {
    this.#mustHave(index);
    return this.#store.sizeBytes(index - 1);
  }

  /** Entries from `from` on, at least one if there is any, and no more than `maxBytes` of them. */
  sliceBytes(from: number, maxBytes: number, to: number = this.readableIndex): readonly Uint8Array[] {
    if (from < this.#compactedIndex) throw new Error(`reading from ${from}, compacted to ${this.#compactedIndex}`);
    let end = from;
    let size = 0;
    while (end < to) {
      size += this.#store.sizeBytes(end);
      if (size > maxBytes && end > from) break;
      end++;
    }
    return this.#views(from, end);
  }

  #views(from: number, end: number): readonly Uint8Array[] {
    const newestFrom = this.#readableIndex - this.#newest.length;
    if (from >= newestFrom) return this.#newest.slice(from - newestFrom, end - newestFrom);
    const views: Uint8Array[] = [];
    for (let at = from; at < end; at++) views.push(this.#store.view(at));
    return views;
  }

  #mustHave(index: number): void {
    if (index > this.#compactedIndex && index <= this.#readableIndex) return;
    throw new Error(`log has no entry ${index} (it holds ${this.#compactedIndex + 1} … ${this.#readableIndex})`);
  }
}

/** The log for those who only read it. */
export type ReadableLog = Pick<Log, 'compactedIndex' | 'entry' | 'place' | 'sizeBytes'>;
