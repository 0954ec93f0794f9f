import { type ByteString, toBytes } from './byte-string.ts';
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
import { History, type HistoryLimits, historyLimitsDefault, writeOverheadBytes } from './history.ts';
import { KeyHash } from './key-hash.ts';
import { keyRange } from './key-range.ts';
import { KeySnapshot } from './key-snapshot.ts';
import { KeySpace } from './key-space.ts';
import type { Leases } from './leases.ts';
import { keyTextOf, LoggedPut, valueTextOf } from './logged-put.ts';
import { passesFilters, selectKeys } from './range-query.ts';
import { compacted, futureRevision } from './refusals.ts';
import { type Head, isTombstone, newHead, toKeyValue, type Version } from './version.ts';

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
  /** What the keys that are there take. */
  #presentBytes = 0;

  /** @param start where a restored store begins. */
  constructor(
    leases: Leases,
    limits: HistoryLimits = historyLimitsDefault,
    start: { readonly revision: number; readonly compactRevision: number } = { revision: 1, compactRevision: 0 },
  ) {
    this.#leases = leases;
    this.#revision = start.revision;
    this.#history = new History(limits, (head) => this.#keys.forget(head), start.compactRevision);
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

  /** What the keys and their readable past take in memory: an estimate, from above where values are of 100 bytes and more. */
  get sizeBytes(): number {
    return this.#presentBytes + this.#history.sizeBytes;
  }

  /** Ends the open transaction and returns the revision after it. */
  commit(): number {
    if (this.#written) this.#revision++;
    this.#written = false;
    this.#history.commit(this.#revision);
    return this.#revision;
  }

  has(key: Uint8Array): boolean {
    return this.#keys.presentAt(key) !== null;
  }

  /** @throws when `ignoreValue` or `ignoreLease` is set and the key is absent: the caller checks before anything is written. */
  put(operation: PutOperation): PutResult {
    const head = this.#headOf(operation) ?? newHead(keyTextOf(operation));
    const prevKv = operation.prevKv && !isTombstone(head) ? toKeyValue(head) : null;
    this.#overwrite(head, operation);
    return prevKv === null ? putWithoutPrevKv : { type: 'put', prevKv };
  }

  deleteRange(operation: DeleteRangeOperation): DeleteRangeResult {
    const { from, to } = keyRange(operation.key, operation.rangeEnd);
    const isOneKey = operation.rangeEnd.length === 0;
    const gone = isOneKey ? this.#takeOne(from) : this.#takeRange(from, to);
    const prevKvs = operation.prevKv ? gone.map((head) => toKeyValue(head)) : [];
    for (const head of gone) this.#bury(head);
    return { type: 'deleteRange', deleted: gone.length, prevKvs };
  }

  /** @param keys that exist. */
  deleteKeys(keys: readonly ByteString[]): void {
    for (const key of keys) for (const head of this.#takeOne(key)) this.#bury(head);
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

  /** Visits the keys of a range as they are at `revision` (0: now), in order, until `visit` returns false. */
  scan(key: Uint8Array, rangeEnd: Uint8Array, revision: number, visit: (version: Version) => boolean): void {
    const range = keyRange(key, rangeEnd);
    if (revision > 0) this.#keys.scanAt(this.#history, revision, range, (_, version) => visit(version));
    else this.#keys.present.scan(range.from, range.to, (_, version) => visit(version));
  }

  /** Number of keys in a range. */
  count(key: Uint8Array, rangeEnd: Uint8Array): number {
    const { from, to } = keyRange(key, rangeEnd);
    return this.#keys.present.count(from, to);
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
      const modRevision = this.#history.revisionAt(position);
      if (events.length >= limit && modRevision > events[events.length - 1]!.kv.modRevision) {
        throughRevision = modRevision - 1;
        break;
      }
      events.push(this.#eventAt(position));
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

  /** Puts one version of a restored store in its place; those before the compact revision are no part of the history. */
  load(version: Omit<Version, 'write'>): void {
    const known = this.#keys.newest(toBytes(version.key));
    const head = known ?? newHead(version.key);
    const { modRevision, value } = version;
    const written = version.version === 0 ? null : value;
    const write = modRevision < this.compactRevision ? -1 : this.#history.append(head, modRevision, written);
    const wasPresent = !isTombstone(head);
    this.#leases.move(head.key, head.lease, version.lease);
    this.#presentBytes -= presentBytesOf(head);
    Object.assign(head, { ...version, key: head.key, write });
    this.#presentBytes += presentBytesOf(head);
    if (isTombstone(head)) {
      if (wasPresent) this.#keys.present.delete(head.key);
      this.#keys.buried(head, known === null);
    } else if (!wasPresent) this.#keys.appeared(head, known === null);
  }

  /** Gives back memory of what was compacted, of at most so many versions; `commit` does some of it as well. */
  reclaim(versionsMax: number): void {
    this.#history.reclaim(versionsMax);
  }

  #eventAt(position: number): KeyEvent {
    const written = this.#history.writtenAt(position);
    const previous = this.#history.previousAt(position);
    const type = isTombstone(written) ? 'delete' : 'put';
    return { type, kv: toKeyValue(written), prevKv: previous === null ? null : toKeyValue(previous) };
  }

  #overwrite(head: Head, operation: PutOperation): void {
    const wasPresent = !isTombstone(head);
    const isNew = head.modRevision === 0;
    if (!wasPresent && (operation.ignoreValue || operation.ignoreLease)) throw new Error('there is nothing to keep');
    const revision = this.#revision + 1;
    const value = operation.ignoreValue ? head.value : valueTextOf(operation);
    const lease = operation.ignoreLease ? head.lease : operation.lease;
    head.write = this.#history.append(head, revision, value);
    if (lease !== head.lease) this.#leases.move(head.key, head.lease, lease);
    this.#presentBytes += value.length - head.value.length;
    head.value = value;
    head.lease = lease;
    head.modRevision = revision;
    head.version++;
    if (!wasPresent) {
      head.createRevision = revision;
      this.#presentBytes += head.key.length + writeOverheadBytes;
      this.#keys.appeared(head, isNew);
    }
    this.#written = true;
  }

  #headOf(operation: PutOperation): Head | null {
    if (!(operation instanceof LoggedPut)) return this.#keys.newest(operation.key);
    return this.#keys.newest(operation.entry, operation.keyStart, operation.keyEnd);
  }

  #takeOne(key: ByteString): Head[] {
    const head = this.#keys.present.get(key);
    if (head === undefined) return [];
    this.#keys.present.delete(key);
    return [head];
  }

  #takeRange(from: ByteString, to: ByteString | null): Head[] {
    const taken: Head[] = [];
    this.#keys.present.scan(from, to, (_, head) => taken.push(head) > 0);
    this.#keys.present.deleteRange(from, to);
    return taken;
  }

  /** @param head one that was taken out of the present. */
  #bury(head: Head): void {
    const revision = this.#revision + 1;
    head.write = this.#history.append(head, revision, null);
    if (head.lease !== 0) this.#leases.move(head.key, head.lease, 0);
    this.#presentBytes -= presentBytesOf(head);
    Object.assign(head, { value: '', createRevision: 0, modRevision: revision, version: 0, lease: 0 });
    this.#keys.buried(head, false);
    this.#written = true;
  }

  #rangeOfOne(query: RangeQuery): RangeResult {
    const newest = this.#keys.newest(query.key);
    const version = this.#history.versionAt(newest, query.revision === 0 ? this.#revision + 1 : query.revision);
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
    this.#keys.scanAt(this.#history, query.revision, range, () => ++count > 0);
    if (query.countOnly) return { type: 'range', kvs: [], more: false, count };
    const { selected, more } = selectKeys<Version>(query, (visit) =>
      this.#keys.scanAt(this.#history, query.revision, range, visit),
    );
    return { type: 'range', kvs: toKeyValues(selected, query), more, count };
  }
}

function presentBytesOf(version: Version): number {
  return isTombstone(version) ? 0 : version.key.length + version.value.length + writeOverheadBytes;
}

/** The answer to nearly every put: one object for all of them. */
const putWithoutPrevKv: PutResult = Object.freeze({ type: 'put', prevKv: null });

function toKeyValues(selected: readonly { readonly stored: Version }[], { keysOnly }: RangeQuery): KeyValue[] {
  return selected.map(({ stored }) => toKeyValue(stored, keysOnly));
}
