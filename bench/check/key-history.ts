import { byCall, type Operation, type Value } from './operation.ts';

/** What each number in `KeyHistory.kind` means. */
export const kindNumber = { get: 0, put: 1, delete: 2, cas: 3 } as const satisfies Record<Operation['kind'], number>;

/** No value: the key is absent. Values are numbered from 1. */
export const absentValue = 0;
/** A revision that is not known; real ones are above 0. */
export const noRevision = 0;
/** Whether a cas or a delete was carried out is not known. */
const tookUnknown = -1;

/** The operations of one key as columns of numbers, in the order of their calls: what the search runs over. */
export interface KeyHistory {
  readonly size: number;
  readonly kind: Uint8Array;
  readonly value: Int32Array;
  readonly expected: Int32Array;
  readonly revision: Float64Array;
  readonly took: Int8Array;
  readonly callUs: Float64Array;
  /** Infinite for one that may be left out. */
  readonly returnUs: Float64Array;
  readonly optional: Uint8Array;
}

export interface CompiledKey {
  readonly history: KeyHistory;
  /** Where each row came from. */
  readonly operations: readonly Operation[];
}

/**
 * Makes columns of the operations of one key. What cannot change the verdict is left out: failed operations, reads of
 * unknown outcome, and writes of unknown outcome that nothing can have noticed. A write of unknown outcome whose value was
 * read, or found by a cas, did happen, before that had ended, at the revision that a read showed: known like any other. Without these
 * two each such write would double the orders to try; the verdict is the same.
 */
export function compileKey(operations: readonly Operation[]): CompiledKey {
  const relevant = operations.filter(
    ({ kind, outcome }) => outcome === 'ok' || (outcome === 'unknown' && kind !== 'get'),
  );
  const resolved = resolveUnknown(relevant);
  return toColumns(resolved.sort((a, b) => byCall(a.operation, b.operation)));
}

interface Resolved {
  readonly operation: Operation;
  readonly returnUs: number;
  readonly revision: number | null;
  readonly took: boolean | null;
  readonly optional: boolean;
}

interface Sighting {
  returnUs: number;
  revision: number | null;
}

function resolveUnknown(operations: readonly Operation[]): Resolved[] {
  const someUnknown = operations.some(({ outcome }) => outcome === 'unknown');
  const sightings = someUnknown ? findSightings(operations) : new Map<Value, Sighting>();
  const writers = someUnknown ? countWriters(operations) : new Map<Value, number>();
  const unnoticedMatters = operations.some(noticesAnyWrite);
  return operations.flatMap((operation): readonly Resolved[] => {
    const { outcome, value, returnUs, revision, took } = operation;
    if (outcome === 'ok') return [{ operation, returnUs, revision, took, optional: false }];
    const sighting = value === null ? undefined : sightings.get(value);
    if (value !== null && sighting === undefined && !unnoticedMatters) return [];
    if (sighting !== undefined && writers.get(value!) === 1) {
      const shownAtUs = Math.max(operation.callUs, sighting.returnUs);
      const happened = operation.kind === 'cas' ? true : null;
      return [{ operation, returnUs: shownAtUs, revision: sighting.revision, took: happened, optional: false }];
    }
    return [{ operation, returnUs: Number.POSITIVE_INFINITY, revision: null, took, optional: true }];
  });
}

/** Whether the answer depends on a write other than by naming its value: that something was there, or something else. */
function noticesAnyWrite({ kind, took }: Operation): boolean {
  return kind === 'cas' || (kind === 'delete' && took !== null);
}

/** For each value that was seen, when the first who saw it had ended, and the revision that a read of it showed. */
function findSightings(operations: readonly Operation[]): Map<Value, Sighting> {
  const sightings = new Map<Value, Sighting>();
  for (const operation of operations) {
    const { returnUs } = operation;
    const value = valueSeen(operation);
    if (value === null) continue;
    const revision = operation.kind === 'get' ? operation.revision : null;
    const known = sightings.get(value);
    if (known === undefined) sightings.set(value, { returnUs, revision });
    else {
      known.returnUs = Math.min(known.returnUs, returnUs);
      known.revision ??= revision;
    }
  }
  return sightings;
}

/** What the key surely had while this lasted. */
function valueSeen({ kind, outcome, value, expected, took }: Operation): Value | null {
  if (outcome !== 'ok') return null;
  if (kind === 'get') return value;
  return kind === 'cas' && took === true ? expected : null;
}

function countWriters(operations: readonly Operation[]): Map<Value, number> {
  const writers = new Map<Value, number>();
  for (const { kind, value } of operations) {
    if (value !== null && kind !== 'get') writers.set(value, (writers.get(value) ?? 0) + 1);
  }
  return writers;
}

function toColumns(resolved: readonly Resolved[]): CompiledKey {
  const size = resolved.length;
  const numbers = new Map<Value | null, number>([[null, absentValue]]);
  const numberOf = (value: Value | null): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
  const history = {
    size,
    kind: new Uint8Array(size),
    value: new Int32Array(size),
    expected: new Int32Array(size),
    revision: new Float64Array(size),
    took: new Int8Array(size),
    callUs: new Float64Array(size),
    returnUs: new Float64Array(size),
    optional: new Uint8Array(size),
  };
  resolved.forEach(({ operation, returnUs, revision, took, optional }, i) => {
    history.kind[i] = kindNumber[operation.kind];
    history.value[i] = numberOf(operation.value);
    history.expected[i] = numberOf(operation.expected);
    history.revision[i] = revision ?? noRevision;
    history.took[i] = took === null ? tookUnknown : Number(took);
    history.callUs[i] = operation.callUs;
    history.returnUs[i] = returnUs;
    history.optional[i] = Number(optional);
  });
  return { history, operations: resolved.map(({ operation }) => operation) };
}
