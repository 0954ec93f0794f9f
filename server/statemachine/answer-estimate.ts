import { toByteString } from './byte-string.ts';
import type { DeleteRangeOperation, PutOperation, RangeQuery } from './command.ts';
import { type KeyRange, keyRange } from './key-range.ts';
import type { KeyValueStore } from './kv.ts';
import { OrderedMap } from './ordered-map.ts';
import { takesFirstKeys } from './range-query.ts';
import { keyValueSizeBytes, resultOverheadBytes } from './result-size.ts';

/**
 * What the answer to some steps will take at most, told before anything is written: it depends on the state alone, so all
 * nodes refuse alike what is too large. A range counts with all keys that it looks at, so that the work is bounded, too:
 * more than it gives only when it filters or sorts, or after deletions. What earlier steps put counts on top.
 */
export class AnswerEstimate {
  readonly #store: KeyValueStore;
  readonly #maxBytes: number;
  #bytes = 0;
  /** Keys that earlier steps put, and what they take. */
  readonly #put = new OrderedMap<number>();
  /** At most so many keys did earlier steps delete. */
  #deleted = 0;

  constructor(store: KeyValueStore, maxBytes: number) {
    this.#store = store;
    this.#maxBytes = maxBytes;
  }

  get isTooLarge(): boolean {
    return this.#bytes > this.#maxBytes;
  }

  /** In the order in which they will be carried out. */
  add(step: PutOperation | DeleteRangeOperation | RangeQuery): void {
    this.#bytes += resultOverheadBytes;
    if (step.type === 'range') this.#addRange(step);
    else if (step.type === 'put') this.#addPut(step);
    else this.#addDeletion(step);
  }

  addNested(): void {
    this.#bytes += resultOverheadBytes;
  }

  #addPut({ key, value, prevKv }: PutOperation): void {
    if (prevKv) this.#addKeys(key, oneKey);
    this.#put.set(toByteString(key), keyValueSizeBytes(key.length, value.length));
  }

  #addDeletion({ key, rangeEnd, prevKv }: DeleteRangeOperation): void {
    if (prevKv) this.#addKeys(key, rangeEnd);
    this.#deleted += this.#store.count(key, rangeEnd);
  }

  #addRange(query: RangeQuery): void {
    const { key, rangeEnd, countOnly } = query;
    if (countOnly) return;
    if (query.limit === 0 || !takesFirstKeys(query)) this.#addKeys(key, rangeEnd, query);
    else this.#addKeys(key, rangeEnd, query, query.limit + (query.revision === 0 ? this.#deleted : 0));
  }

  /** The first `length` keys there are at the revision, and what earlier steps put. */
  #addKeys(key: Uint8Array, rangeEnd: Uint8Array, { revision, keysOnly } = present, length = Infinity): void {
    let left = length;
    this.#store.scan(key, rangeEnd, revision, (version) => {
      this.#bytes += keyValueSizeBytes(version.key.length, keysOnly ? 0 : version.value.length);
      return --left > 0 && !this.isTooLarge;
    });
    if (revision === 0) this.#addWritten(keyRange(key, rangeEnd));
  }

  #addWritten({ from, to }: KeyRange): void {
    if (this.#put.size === 0) return;
    this.#put.scan(from, to, (_, sizeBytes) => {
      this.#bytes += sizeBytes;
      return !this.isTooLarge;
    });
  }
}

const present = { revision: 0, keysOnly: false };
const oneKey = new Uint8Array(0);
