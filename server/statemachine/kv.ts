import { type ByteString, toByteString } from './byte-string.ts';
import type {
  CompactResult,
  DeleteRangeOperation,
  DeleteRangeResult,
  KeyEvent,
  KeyValue,
  PutOperation,
  PutResult,
  RangeQuery,
  RangeResult,
  RefusedResult,
} from './command.ts';
import { History, type HistoryLimits, historyLimitsDefault } from './history.ts';
import { KeyHash } from './key-hash.ts';
import { keyRange } from './key-range.ts';
import { KeySnapshot } from './key-snapshot.ts';
import { KeySpace } from './key-space.ts';
import type { Leases } from './leases.ts';
import { keyTextOf, valueTextOf } from './logged-put.ts';
import { passesFilters, selectKeys } from './range-query.ts';
import { compacted, futureRevision } from './refusals.ts';
import { isTombstone, toKeyValue, tombstone, type Version, versionAt } from './version.ts';

/** Events of whole revisions, in the order in which they happened; or how far the asked revisions are compacted. */
export type Events =
  | { readonly events: readonly KeyEvent[]; readonly throughRevision: number }
  | { readonly compactRevision: number };

/**
 * Keys with etcd v3 revisions. Writes belong to an open transaction: all of them carry the revision after the last
 * committed one, reads of the present see them at once, and `commit` moves the revision if anything was written.
 */
export class KeyValueStore {
  readonly #keys = new KeySpace();
  readonly #leases: Leases;
  readonly #history: History;
  /** An empty store is at revision 1, as etcd's. */
  #revision: number;
  #written = false;

  /** @param start where a restored store begins. */
  constructor(
    leases: Leases,
    limits: HistoryLimits = historyLimitsDefault,
    start: { readonly revision: number; readonly compactRevision: number } = { revision: 1, compactRevision: 0 },
  ) {
    this.#leases = leases;
    this.#revision = start.revision;
    this.#history = new History(limits, (version) => this.#forget(version), start.compactRevision);
  }

  /** The last committed one. */
  get revision(): number {
    return this.#revision;
  }

  /** Reads at revisions below it are refused. 0: nothing was compacted. */
  get compactRevision(): number {
    return this.#history.compactRevision;
  }

  /** The revision from which on versions are kept for a snapshot or hash under way; null when there is none. */
  get pinnedRevision(): number | null {
    return this.#history.pinnedRevision;
  }

  /** Number of keys. */
  get size(): number {
    return this.#keys.present.size;
  }

  /** Ends the open transaction and returns the revision after it. */
  commit(): number {
    if (this.#written) this.#revision++;
    this.#written = false;
    this.#history.commit(this.#revision);
    return this.#revision;
  }

  has(key: Uint8Array): boolean {
    return this.#keys.present.get(toByteString(key)) !== undefined;
  }

  /** @throws when `ignoreValue` or `ignoreLease` is set and the key is absent: the caller checks before anything is written. */
  put(operation: PutOperation): PutResult {
    const key = keyTextOf(operation);
    const last = this.#keys.newest(key);
    const prevKv = operation.prevKv && last !== null && !isTombstone(last) ? toKeyValue(last) : null;
    this.#add(this.#overwrite(key, last, operation));
    return prevKv === null ? putWithoutPrevKv : { type: 'put', prevKv };
  }

  deleteRange(operation: DeleteRangeOperation): DeleteRangeResult {
    const { from, to } = keyRange(operation.key, operation.rangeEnd);
    const isOneKey = operation.rangeEnd.length === 0;
    const gone = isOneKey ? this.#takeOne(from) : this.#takeRange(from, to);
    for (const version of gone) this.#bury(version);
    const prevKvs = operation.prevKv ? gone.map((version) => toKeyValue(version)) : [];
    return { type: 'deleteRange', deleted: gone.length, prevKvs };
  }

  /** @param keys that exist. */
  deleteKeys(keys: readonly ByteString[]): void {
    for (const key of keys) for (const version of this.#takeOne(key)) this.#bury(version);
  }

  range(query: RangeQuery): RangeResult | RefusedResult {
    const refusal = this.checkRevision(query.revision);
    if (refusal !== null) return refusal;
    if (query.rangeEnd.length === 0) return this.#rangeOfOne(query);
    return query.revision === 0 ? this.#presentRange(query) : this.#pastRange(query);
  }

  /** Why a read at `revision` (0: the present) cannot be answered; null when it can. */
  checkRevision(revision: number): RefusedResult | null {
    if (revision > this.#revision) return futureRevision;
    return revision > 0 && revision < this.compactRevision ? compacted : null;
  }

  /** Visits the keys of a range in order until `visit` returns false. Returns whether there was any. */
  scan(key: Uint8Array, rangeEnd: Uint8Array, visit: (version: Version) => boolean): boolean {
    const { from, to } = keyRange(key, rangeEnd);
    let any = false;
    this.#keys.present.scan(from, to, (_, version) => {
      any = true;
      return visit(version);
    });
    return any;
  }

  compact(revision: number): CompactResult | RefusedResult {
    if (revision > this.#revision) return futureRevision;
    if (revision <= this.compactRevision && this.compactRevision > 0) return compacted;
    this.#history.compact(revision);
    return { type: 'compact' };
  }

  /**
   * What happened after `revision`: at least one revision if there is one, more until there are `limit` events.
   *
   * @param revision not below 0.
   */
  eventsAfter(revision: number, limit: number): Events {
    const { compactRevision } = this;
    if (revision + 1 < compactRevision) return { compactRevision };
    const events: KeyEvent[] = [];
    const { end } = this.#history;
    let throughRevision = Math.max(revision, this.#revision);
    for (let position = this.#history.find(revision + 1); position < end; position++) {
      const version = this.#history.at(position);
      if (events.length >= limit && version.modRevision > events[events.length - 1]!.kv.modRevision) {
        throughRevision = version.modRevision - 1;
        break;
      }
      events.push(this.#event(version));
    }
    return { events, throughRevision };
  }

  /** The keys and their readable past as they are now; to be released. */
  snapshot(): KeySnapshot {
    return new KeySnapshot(this.#keys, this.#history, this.#revision);
  }

  /**
   * The keys as they are at `revision`, for a hash; to be released.
   *
   * @param revision one that `checkRevision` accepts; 0: the present one.
   */
  hash(revision: number): KeyHash {
    return new KeyHash(this.#keys, this.#history, revision === 0 ? this.#revision : revision);
  }

  /** Puts one version of a restored store in its place; those before the compact revision do not come with the history. */
  load(version: Version): void {
    const last = this.#keys.newest(version.key);
    version.previous = last;
    if (isTombstone(version)) {
      this.#keys.present.delete(version.key);
      this.#keys.deleted.set(version.key, version);
    } else this.#keys.put(version);
    this.#leases.move(version.key, last === null ? 0 : last.lease, version.lease);
    if (version.modRevision >= this.compactRevision) this.#history.append(version);
  }

  /** Gives back memory of what was compacted, of at most so many versions; `commit` does some of it as well. */
  reclaim(versionsMax: number): void {
    this.#history.reclaim(versionsMax);
  }

  #event(version: Version): KeyEvent {
    const { modRevision } = version;
    const previous = modRevision > this.compactRevision ? versionAt(version.previous, modRevision - 1) : null;
    const type = isTombstone(version) ? 'delete' : 'put';
    return { type, kv: toKeyValue(version), prevKv: previous === null ? null : toKeyValue(previous) };
  }

  #overwrite(key: ByteString, last: Version | null, operation: PutOperation): Version {
    const { lease, ignoreValue, ignoreLease } = operation;
    const modRevision = this.#revision + 1;
    const present = last === null || isTombstone(last) ? null : last;
    if (present === null && (ignoreValue || ignoreLease)) throw new Error('there is nothing that could be kept');
    return {
      key: last === null ? key : last.key,
      value: ignoreValue ? present!.value : valueTextOf(operation),
      createRevision: present === null ? modRevision : present.createRevision,
      modRevision,
      version: present === null ? 1 : present.version + 1,
      lease: ignoreLease ? present!.lease : lease,
      previous: last,
    };
  }

  #add(version: Version): void {
    const { previous } = version;
    this.#keys.put(version);
    this.#leases.move(version.key, previous === null ? 0 : previous.lease, version.lease);
    this.#history.append(version);
    this.#written = true;
  }

  #takeOne(key: ByteString): Version[] {
    const version = this.#keys.present.get(key);
    if (version === undefined) return [];
    this.#keys.present.delete(key);
    return [version];
  }

  #takeRange(from: ByteString, to: ByteString | null): Version[] {
    const taken: Version[] = [];
    this.#keys.present.scan(from, to, (_, version) => taken.push(version) > 0);
    this.#keys.present.deleteRange(from, to);
    return taken;
  }

  #bury(last: Version): void {
    const version = tombstone(last, this.#revision + 1);
    this.#keys.deleted.set(version.key, version);
    this.#leases.move(version.key, last.lease, 0);
    this.#history.append(version);
    this.#written = true;
  }

  /** Nobody can read what was before this tombstone: if nothing came after it, the key never was. */
  #forget(version: Version): void {
    if (this.#keys.deleted.get(version.key) === version) this.#keys.deleted.delete(version.key);
  }

  #rangeOfOne(query: RangeQuery): RangeResult {
    const key = toByteString(query.key);
    const version =
      query.revision === 0 ? (this.#keys.present.get(key) ?? null) : versionAt(this.#keys.newest(key), query.revision);
    if (version === null) return { type: 'range', kvs: [], more: false, count: 0 };
    const isWanted = !query.countOnly && passesFilters(query, version);
    return { type: 'range', kvs: isWanted ? [toKeyValue(version, query.keysOnly)] : [], more: false, count: 1 };
  }

  #presentRange(query: RangeQuery): RangeResult {
    const { from, to } = keyRange(query.key, query.rangeEnd);
    const count = this.#keys.present.count(from, to);
    if (query.countOnly) return { type: 'range', kvs: [], more: false, count };
    const { selected, more } = selectKeys<Version>(query, (visit) => this.#keys.present.scan(from, to, visit));
    return { type: 'range', kvs: toKeyValues(selected, query), more, count };
  }

  /** The past has no counts of its own: it costs a walk over the range. */
  #pastRange(query: RangeQuery): RangeResult {
    const range = keyRange(query.key, query.rangeEnd);
    let count = 0;
    this.#keys.scanAt(query.revision, range, () => ++count > 0);
    if (query.countOnly) return { type: 'range', kvs: [], more: false, count };
    const { selected, more } = selectKeys<Version>(query, (visit) => this.#keys.scanAt(query.revision, range, visit));
    return { type: 'range', kvs: toKeyValues(selected, query), more, count };
  }
}

/** The answer to nearly every put: one object for all of them. */
const putWithoutPrevKv: PutResult = Object.freeze({ type: 'put', prevKv: null });

function toKeyValues(selected: readonly { readonly stored: Version }[], { keysOnly }: RangeQuery): KeyValue[] {
  return selected.map(({ stored }) => toKeyValue(stored, keysOnly));
}
