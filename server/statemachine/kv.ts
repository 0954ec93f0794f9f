import { type ByteString, toByteString, toBytes } from './byte-string.ts';
import type {
  DeleteRangeOperation,
  DeleteRangeResult,
  KeyValue,
  PutOperation,
  PutResult,
  RangeQuery,
  RangeResult,
} from './command.ts';
import { keyRange } from './key-range.ts';
import { OrderedMap } from './ordered-map.ts';
import { passesFilters, type StoredKey, selectKeys } from './range-query.ts';

/** A key's present value and etcd's three counters. Changed in place; keys and results never share it. */
export interface StoredValue {
  value: ByteString;
  createRevision: number;
  modRevision: number;
  version: number;
}

/**
 * Keys with etcd v3 revisions, at the present only. Writes belong to an open transaction: all of them carry the revision
 * after the last committed one, reads see them at once, and `commit` moves the revision if anything was written.
 */
export class KeyValueStore {
  readonly #map = new OrderedMap<StoredValue>();
  /** An empty store is at revision 1, as etcd's. */
  #revision = 1;
  #written = false;

  /** The last committed one. */
  get revision(): number {
    return this.#revision;
  }

  /** Number of keys. */
  get size(): number {
    return this.#map.size;
  }

  /** Ends the open transaction and returns the revision after it. */
  commit(): number {
    if (this.#written) this.#revision++;
    this.#written = false;
    return this.#revision;
  }

  has(key: Uint8Array): boolean {
    return this.#map.get(toByteString(key)) !== undefined;
  }

  /** @throws when `ignoreValue` is set and the key is absent: the caller checks before the transaction writes anything. */
  put(operation: PutOperation): PutResult {
    const key = toByteString(operation.key);
    const stored = this.#map.get(key);
    if (operation.ignoreValue && stored === undefined) throw new Error('ignoreValue needs a key that exists');
    const prevKv = operation.prevKv && stored !== undefined ? toKeyValue(key, stored) : null;
    this.#write(key, stored, operation);
    return prevKv === null ? putWithoutPrevKv : { type: 'put', prevKv };
  }

  deleteRange(operation: DeleteRangeOperation): DeleteRangeResult {
    const { from, to } = keyRange(operation.key, operation.rangeEnd);
    const prevKvs = operation.prevKv ? this.#collect(from, to) : [];
    const isOneKey = operation.rangeEnd.length === 0;
    const deleted = isOneKey ? Number(this.#map.delete(from)) : this.#map.deleteRange(from, to);
    if (deleted > 0) this.#written = true;
    return { type: 'deleteRange', deleted, prevKvs };
  }

  range(query: RangeQuery): RangeResult {
    if (query.rangeEnd.length === 0) return this.#rangeOfOne(query);
    const { from, to } = keyRange(query.key, query.rangeEnd);
    const count = this.#map.count(from, to);
    if (query.countOnly) return { type: 'range', kvs: [], more: false, count };
    const { selected, more } = selectKeys(query, (visit) => this.#map.scan(from, to, visit));
    const kvs = selected.map(({ key, stored }) => toKeyValue(key, stored, query.keysOnly));
    return { type: 'range', kvs, more, count };
  }

  /** Visits the keys of a range in order until `visit` returns false. Returns whether there was any. */
  scan(key: Uint8Array, rangeEnd: Uint8Array, visit: (stored: StoredValue) => boolean): boolean {
    const { from, to } = keyRange(key, rangeEnd);
    let any = false;
    this.#map.scan(from, to, (_, stored) => {
      any = true;
      return visit(stored);
    });
    return any;
  }

  #write(key: ByteString, stored: StoredValue | undefined, operation: PutOperation): void {
    const revision = this.#revision + 1;
    this.#written = true;
    if (stored === undefined) {
      const value = toByteString(operation.value);
      this.#map.set(key, { value, createRevision: revision, modRevision: revision, version: 1 });
      return;
    }
    if (!operation.ignoreValue) stored.value = toByteString(operation.value);
    stored.modRevision = revision;
    stored.version++;
  }

  #rangeOfOne(query: RangeQuery): RangeResult {
    const key = toByteString(query.key);
    const stored = this.#map.get(key);
    if (stored === undefined) return { type: 'range', kvs: [], more: false, count: 0 };
    const isWanted = !query.countOnly && passesFilters(query, stored);
    return { type: 'range', kvs: isWanted ? [toKeyValue(key, stored, query.keysOnly)] : [], more: false, count: 1 };
  }

  #collect(from: ByteString, to: ByteString | null): KeyValue[] {
    const kvs: KeyValue[] = [];
    this.#map.scan(from, to, (key, stored) => {
      kvs.push(toKeyValue(key, stored));
      return true;
    });
    return kvs;
  }
}

/** The answer to nearly every put: one object for all of them. */
const putWithoutPrevKv: PutResult = Object.freeze({ type: 'put', prevKv: null });
const noBytes = new Uint8Array(0);

function toKeyValue(key: StoredKey['key'], stored: StoredValue, keysOnly = false): KeyValue {
  return {
    key: toBytes(key),
    value: keysOnly ? noBytes : toBytes(stored.value),
    createRevision: stored.createRevision,
    modRevision: stored.modRevision,
    version: stored.version,
  };
}
