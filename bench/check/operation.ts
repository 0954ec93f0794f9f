/** What one client asked of one key, when, and what it was told: one line of a history. */
export interface Operation {
  /** Operations of one client never overlap. */
  readonly client: number;
  readonly kind: OperationKind;
  readonly key: string;
  /** When the client asked and when it had the answer, in microseconds on one clock; infinite while the outcome is unknown. */
  readonly callUs: number;
  readonly returnUs: number;
  readonly outcome: Outcome;
  /** put, cas: what is written; get: what was read; null: nothing (a cas to null deletes). */
  readonly value: Value | null;
  /** cas: what must be there; null: nothing. */
  readonly expected: Value | null;
  /** get: the mod revision of what was read; else the revision of the change. Null: not known. */
  readonly revision: number | null;
  /** cas: whether it was carried out; delete: whether there was something to delete. Null: not known. */
  readonly took: boolean | null;
  /** The node that was asked, for the eye. */
  readonly node: string | null;
}

/** cas is a transaction that compares the value of one key, and puts or deletes the same key. */
export const operationKinds = ['get', 'put', 'delete', 'cas'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** ok: answered; fail: surely without effect; unknown: a write that may or may not happen, at any time after its call. */
export const outcomes = ['ok', 'fail', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** Values stand for what was written: small and, where possible, a different one for each write. */
export type Value = number | string;

/** The operations of each key, in the order of their calls: linearizability is local, so each key is judged by itself. */
export function partitionByKey(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const parts = new Map<string, Operation[]>();
  for (const operation of operations) {
    const part = parts.get(operation.key);
    if (part === undefined) parts.set(operation.key, [operation]);
    else part.push(operation);
  }
  for (const part of parts.values()) part.sort(byCall);
  return parts;
}

export function byCall(a: Operation, b: Operation): number {
  return a.callUs - b.callUs || Number(a.returnUs > b.returnUs) - Number(a.returnUs < b.returnUs);
}
