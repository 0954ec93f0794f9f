import type {
  Comparison,
  KeyEvent,
  KeyValue,
  Operation,
  OperationResult,
  PutOperation,
  RangeQuery,
  RangeResult,
  RefusedResult,
  TxnOperation,
  TxnStep,
} from '../../../server/statemachine/command.ts';
import { bytes, text } from './commands.ts';

interface ModelValue {
  value: string;
  create: number;
  mod: number;
  version: number;
  lease: number;
}
type Model = Map<string, ModelValue>;

interface ModelEvent {
  type: 'put' | 'delete';
  key: string;
  value: ModelValue;
}

const copy = (model: Model): Model => new Map([...model].map(([key, value]) => [key, { ...value }]));
const inRange = (key: string, from: string, end: string): boolean =>
  end === '' ? key === from : key >= from && (end === '\0' || key < end);

/**
 * etcd's key-value semantics once more, written for plainness: a whole copy of the state per revision, sorted lists, no
 * shortcuts.
 */
export class KvModel {
  #keys: Model = new Map();
  #leases = new Map<number, { granted: number; remaining: number }>();
  readonly #states = new Map<number, Model>([[1, new Map()]]);
  readonly #events: ModelEvent[] = [];
  readonly #historyRevisionsMax: number;
  revision = 1;
  compactRevision = 0;

  constructor(historyRevisionsMax = Number.POSITIVE_INFINITY) {
    this.#historyRevisionsMax = historyRevisionsMax;
  }

  apply(operation: Operation): OperationResult {
    const before = copy(this.#keys);
    const events: ModelEvent[] = [];
    try {
      const result = this.#runAny(operation, before, events);
      if (events.length > 0) this.#states.set(++this.revision, copy(this.#keys));
      this.#events.push(...events);
      return result as OperationResult;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#keys = before;
      return { type: 'refused', code: error.code, message: error.message };
    } finally {
      this.compactRevision = Math.max(this.compactRevision, this.revision - this.#historyRevisionsMax + 1);
    }
  }

  range(query: RangeQuery): RangeResult | RefusedResult {
    try {
      return this.#range(query);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { type: 'refused', code: error.code, message: error.message };
    }
  }

  /** Every event after `revision`; null when some of them are compacted. */
  eventsAfter(revision: number): KeyEvent[] | null {
    if (revision + 1 < this.compactRevision) return null;
    const later = this.#events.filter(({ value }) => value.mod > revision);
    return later.map(({ type, key, value }) => {
      const previous = value.mod > this.compactRevision ? this.#states.get(value.mod - 1)!.get(key) : undefined;
      return { type, kv: toKeyValue([key, value]), prevKv: previous ? toKeyValue([key, previous]) : null };
    });
  }

  leases(): { id: number; grantedTtlSeconds: number; remainingTtlSeconds: number; keys: string[] }[] {
    return [...this.#leases].map(([id, { granted, remaining }]) => {
      const keys = [...this.#keys].filter(([, { lease }]) => lease === id).map(([key]) => key);
      return { id, grantedTtlSeconds: granted, remainingTtlSeconds: remaining, keys: keys.sort(compareText) };
    });
  }

  #range(query: RangeQuery): RangeResult {
    if (query.revision > this.revision) {
      throw new Refusal('etcdserver: mvcc: required revision is a future revision', 'OUT_OF_RANGE');
    }
    if (query.revision > 0 && query.revision < this.compactRevision) {
      throw new Refusal('etcdserver: mvcc: required revision has been compacted', 'OUT_OF_RANGE');
    }
    const model = query.revision === 0 ? this.#keys : this.#states.get(query.revision)!;
    const all = sorted(model, text(query.key), text(query.rangeEnd));
    let kvs = all;
    const filtered =
      query.minModRevision + query.maxModRevision + query.minCreateRevision + query.maxCreateRevision > 0;
    const byKey = query.sortOrder === 'none' || (query.sortOrder === 'ascend' && query.sortTarget === 'key');
    if (query.limit > 0 && byKey && !filtered) kvs = kvs.slice(0, query.limit + 1);
    if (query.maxModRevision > 0) kvs = kvs.filter(([, v]) => v.mod <= query.maxModRevision);
    if (query.minModRevision > 0) kvs = kvs.filter(([, v]) => v.mod >= query.minModRevision);
    if (query.maxCreateRevision > 0) kvs = kvs.filter(([, v]) => v.create <= query.maxCreateRevision);
    if (query.minCreateRevision > 0) kvs = kvs.filter(([, v]) => v.create >= query.minCreateRevision);
    const sign = query.sortOrder === 'descend' ? -1 : 1;
    const target = query.sortTarget;
    if (target === 'key') kvs = kvs.toSorted(([a], [b]) => sign * compareText(a, b));
    else if (target === 'value') kvs = kvs.toSorted(([, a], [, b]) => sign * compareText(a.value, b.value));
    else kvs = kvs.toSorted(([, a], [, b]) => sign * (a[target] - b[target]));
    const more = !query.countOnly && query.limit > 0 && kvs.length > query.limit;
    if (more) kvs = kvs.slice(0, query.limit);
    if (query.countOnly) kvs = [];
    return { type: 'range', kvs: kvs.map((kv) => toKeyValue(kv, query.keysOnly)), more, count: all.length };
  }

  #runAny(operation: Operation, before: Model, events: ModelEvent[]): OperationResult | RangeResult {
    switch (operation.type) {
      case 'compact':
        return this.#compact(operation.revision);
      case 'leaseGrant':
        if (this.#leases.has(operation.id)) {
          throw new Refusal('etcdserver: lease already exists', 'FAILED_PRECONDITION');
        }
        this.#leases.set(operation.id, { granted: operation.ttlSeconds, remaining: 0 });
        return { type: 'leaseGrant', id: operation.id, ttlSeconds: operation.ttlSeconds };
      case 'leaseRevoke':
        return this.#revoke(operation.id, events);
      case 'leaseCheckpoint':
        for (const { id, remainingTtlSeconds } of operation.checkpoints) {
          if (this.#leases.has(id)) this.#leases.get(id)!.remaining = remainingTtlSeconds;
        }
        return { type: 'leaseCheckpoint' };
      case 'advanceTime':
        return { type: 'advanceTime' };
      default:
        return this.#run(operation, before, events);
    }
  }

  #compact(revision: number): OperationResult {
    if (revision > this.revision) {
      throw new Refusal('etcdserver: mvcc: required revision is a future revision', 'OUT_OF_RANGE');
    }
    if (this.compactRevision > 0 && revision <= this.compactRevision) {
      throw new Refusal('etcdserver: mvcc: required revision has been compacted', 'OUT_OF_RANGE');
    }
    this.compactRevision = Math.max(this.compactRevision, revision);
    return { type: 'compact' };
  }

  #revoke(id: number, events: ModelEvent[]): OperationResult {
    if (!this.#leases.delete(id)) throw leaseNotFound();
    const keys = [...this.#keys].filter(([, { lease }]) => lease === id).map(([key]) => key);
    for (const key of keys.sort(compareText)) this.#delete(key, events);
    return { type: 'leaseRevoke', deleted: keys.length };
  }

  #delete(key: string, events: ModelEvent[]): void {
    this.#keys.delete(key);
    const value = { value: '', create: 0, mod: this.revision + 1, version: 0, lease: 0 };
    events.push({ type: 'delete', key, value });
  }

  #run(step: TxnStep, before: Model, events: ModelEvent[]): OperationResult | RangeResult {
    if (step.type === 'range') return this.#range(step);
    if (step.type === 'txn') return this.#txn(step, before, events);
    if (step.type === 'deleteRange') {
      const gone = sorted(this.#keys, text(step.key), text(step.rangeEnd));
      for (const [key] of gone) this.#delete(key, events);
      const prevKvs = step.prevKv ? gone.map((kv) => toKeyValue(kv)) : [];
      return { type: 'deleteRange', deleted: gone.length, prevKvs };
    }
    return this.#put(step, events);
  }

  #put(step: PutOperation, events: ModelEvent[]): OperationResult {
    const key = text(step.key);
    const old = this.#keys.get(key);
    if (step.lease !== 0 && !this.#leases.has(step.lease)) throw leaseNotFound();
    if ((step.ignoreValue || step.ignoreLease) && old === undefined) throw new Refusal('etcdserver: key not found');
    const mod = this.revision + 1;
    const value = step.ignoreValue ? old!.value : text(step.value);
    const lease = step.ignoreLease ? old!.lease : step.lease;
    const now = { value, create: old?.create ?? mod, mod, version: (old?.version ?? 0) + 1, lease };
    this.#keys.set(key, now);
    events.push({ type: 'put', key, value: now });
    return { type: 'put', prevKv: step.prevKv && old !== undefined ? toKeyValue([key, old]) : null };
  }

  #txn(txn: TxnOperation, before: Model, events: ModelEvent[]): OperationResult {
    if (conflicts(txn.success) || conflicts(txn.failure)) {
      throw new Refusal('etcdserver: duplicate key given in txn request');
    }
    const succeeded = txn.compare.every((comparison) => holds(before, comparison));
    const steps = succeeded ? txn.success : txn.failure;
    const responses = steps.map((step) => this.#run(step, before, events));
    return { type: 'txn', succeeded, responses } as OperationResult;
  }
}

function sorted(model: Model, from: string, end: string): [string, ModelValue][] {
  return [...model].filter(([key]) => inRange(key, from, end)).sort(([a], [b]) => compareText(a, b));
}

class Refusal extends Error {
  readonly code: RefusedResult['code'];

  constructor(message: string, code: RefusedResult['code'] = 'INVALID_ARGUMENT') {
    super(message);
    this.code = code;
  }
}

const leaseNotFound = () => new Refusal('etcdserver: requested lease not found', 'NOT_FOUND');

function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1'));
}

function toKeyValue([key, stored]: [string, ModelValue], keysOnly = false): KeyValue {
  return {
    key: bytes(key),
    value: keysOnly ? new Uint8Array(0) : bytes(stored.value),
    createRevision: stored.create,
    modRevision: stored.mod,
    version: stored.version,
    lease: stored.lease,
  };
}

function holds(before: Model, comparison: Comparison): boolean {
  const [from, end] = [text(comparison.key), text(comparison.rangeEnd)];
  const found = [...before].filter(([key]) => inRange(key, from, end)).map(([, value]) => value);
  if (found.length === 0 && comparison.target === 'value') return false;
  const subjects = found.length === 0 ? [{ value: '', create: 0, mod: 0, version: 0, lease: 0 }] : found;
  return subjects.every((subject) => {
    const { target } = comparison;
    const order =
      target === 'value' ? compareText(subject.value, text(comparison.bytes)) : subject[target] - comparison.number;
    return { equal: order === 0, notEqual: order !== 0, greater: order > 0, less: order < 0 }[comparison.result];
  });
}

interface Writes {
  puts: string[];
  deletes: (readonly [string, string])[];
}

/** Null: a key could be written twice. */
function writesOf(steps: readonly TxnStep[]): Writes | null {
  const deletes = steps.flatMap((step) =>
    step.type === 'deleteRange' ? [[text(step.key), text(step.rangeEnd)] as const] : [],
  );
  const puts: string[] = [];
  const clash = (key: string) => puts.includes(key) || deletes.some(([from, end]) => inRange(key, from, end));
  for (const step of steps.filter((step) => step.type === 'txn')) {
    const [then, other] = [writesOf(step.success), writesOf(step.failure)];
    if (then === null || other === null) return null;
    const nested = [...new Set([...then.puts, ...other.puts])];
    if (nested.some(clash)) return null;
    puts.push(...nested);
    deletes.push(...then.deletes, ...other.deletes);
  }
  for (const step of steps.filter((step) => step.type === 'put')) {
    if (clash(text(step.key))) return null;
    puts.push(text(step.key));
  }
  return { puts, deletes };
}

function conflicts(steps: readonly TxnStep[]): boolean {
  return writesOf(steps) === null;
}
