import type { ByteString } from './byte-string.ts';
import type { RangeQuery } from './command.ts';

/** What a range query looks at. */
export interface StoredKey {
  readonly key: ByteString;
  readonly stored: {
    readonly value: ByteString;
    readonly createRevision: number;
    readonly modRevision: number;
    readonly version: number;
  };
}

type Visit<S> = (key: ByteString, stored: S) => boolean;
type Compare = (a: StoredKey, b: StoredKey) => number;

/**
 * Filters, sorts and cuts as etcd does (server/etcdserver/txn, 3.6): revision filters and an explicit order look at the
 * whole range and the limit comes last; without them the first `limit` keys are taken, and only those are sorted when a
 * target other than the key was named without an order.
 *
 * @param scan gives the keys of the range in key order until told to stop.
 */
export function selectKeys<S extends StoredKey['stored']>(
  query: RangeQuery,
  scan: (visit: Visit<S>) => void,
): { selected: { key: ByteString; stored: S }[]; more: boolean } {
  const wanted = takesFirstKeys(query) && query.limit > 0 ? query.limit + 1 : Number.POSITIVE_INFINITY;
  const selected: { key: ByteString; stored: S }[] = [];
  scan((key, stored) => {
    if (passesFilters(query, stored)) selected.push({ key, stored });
    return selected.length < wanted;
  });
  const compare = order(query);
  if (compare !== null) selected.sort(compare);
  const more = query.limit > 0 && selected.length > query.limit;
  if (more) selected.length = query.limit;
  return { selected, more };
}

/** The first `limit` keys of the range are what is wanted; otherwise all of them are looked at. */
export function takesFirstKeys(query: RangeQuery): boolean {
  const keyOrder = query.sortOrder === 'none' || (query.sortTarget === 'key' && query.sortOrder === 'ascend');
  return keyOrder && !hasRevisionFilters(query);
}

function hasRevisionFilters(query: RangeQuery): boolean {
  return (
    query.minModRevision !== 0 ||
    query.maxModRevision !== 0 ||
    query.minCreateRevision !== 0 ||
    query.maxCreateRevision !== 0
  );
}

export function passesFilters(query: RangeQuery, stored: StoredKey['stored']): boolean {
  return (
    isWithin(stored.modRevision, query.minModRevision, query.maxModRevision) &&
    isWithin(stored.createRevision, query.minCreateRevision, query.maxCreateRevision)
  );
}

function isWithin(revision: number, min: number, max: number): boolean {
  return revision >= min && (max === 0 || revision <= max);
}

/** Null when the keys are in the asked order as they come. Equal elements stay in key order. */
function order(query: RangeQuery): Compare | null {
  const ascending = ascendingBy[query.sortTarget];
  if (query.sortOrder === 'descend') return (a, b) => ascending(b, a);
  return query.sortTarget === 'key' ? null : ascending;
}

const ascendingBy: Record<RangeQuery['sortTarget'], Compare> = {
  key: (a, b) => compareByteStrings(a.key, b.key),
  version: (a, b) => a.stored.version - b.stored.version,
  create: (a, b) => a.stored.createRevision - b.stored.createRevision,
  mod: (a, b) => a.stored.modRevision - b.stored.modRevision,
  value: (a, b) => compareByteStrings(a.stored.value, b.stored.value),
};

function compareByteStrings(a: ByteString, b: ByteString): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** All that a range has now, in the order of its keys; one key when no end is given. The rest is for the caller to set. */
export function rangeQuery(key: Uint8Array, rangeEnd: Uint8Array = nothing): RangeQuery {
  return {
    type: 'range',
    key,
    rangeEnd,
    revision: 0,
    limit: 0,
    sortOrder: 'none',
    sortTarget: 'key',
    keysOnly: false,
    countOnly: false,
    minModRevision: 0,
    maxModRevision: 0,
    minCreateRevision: 0,
    maxCreateRevision: 0,
  };
}

const nothing = new Uint8Array(0);
