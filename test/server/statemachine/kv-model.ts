import type {
  Comparison,
  KeyValue,
  OperationResult,
  RangeQuery,
  RangeResult,
  TxnOperation,
  TxnStep,
} from '../../../server/statemachine/command.ts';
import { bytes, text, type WriteOperation } from './commands.ts';

interface ModelValue {
  value: string;
  create: number;
  mod: number;
  version: number;
}
type Model = Map<string, ModelValue>;

const inRange = (key: string, from: string, end: string): boolean =>
  end === '' ? key === from : key >= from && (end === '\0' || key < end);

/** etcd's key-value semantics once more, written for plainness: whole-state copies, sorted lists, no shortcuts. */
export class KvModel {
  #keys: Model = new Map();
  revision = 1;

  apply(operation: WriteOperation): OperationResult {
    const before = new Map([...this.#keys].map(([key, value]) => [key, { ...value }]));
    const changes = { count: 0 };
    try {
      const result = this.#run(operation, before, changes);
      if (changes.count > 0) this.revision++;
      return result as OperationResult;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#keys = before;
      return { type: 'refused', code: 'INVALID_ARGUMENT', message: error.message };
    }
  }

  range(query: RangeQuery): RangeResult {
    const all = this.#sorted(text(query.key), text(query.rangeEnd));
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

  #sorted(from: string, end: string): [string, ModelValue][] {
    return [...this.#keys].filter(([key]) => inRange(key, from, end)).sort(([a], [b]) => compareText(a, b));
  }

  #run(step: TxnStep, before: Model, changes: { count: number }): OperationResult | RangeResult {
    if (step.type === 'range') return this.range(step);
    if (step.type === 'txn') return this.#txn(step, before, changes);
    if (step.type === 'deleteRange') {
      const gone = this.#sorted(text(step.key), text(step.rangeEnd));
      for (const [key] of gone) this.#keys.delete(key);
      changes.count += gone.length;
      const prevKvs = step.prevKv ? gone.map((kv) => toKeyValue(kv)) : [];
      return { type: 'deleteRange', deleted: gone.length, prevKvs };
    }
    const key = text(step.key);
    const old = this.#keys.get(key);
    if (step.ignoreValue && old === undefined) throw new Refusal('etcdserver: key not found');
    const mod = this.revision + 1;
    const value = step.ignoreValue ? old!.value : text(step.value);
    this.#keys.set(key, { value, create: old?.create ?? mod, mod, version: (old?.version ?? 0) + 1 });
    changes.count++;
    return { type: 'put', prevKv: step.prevKv && old !== undefined ? toKeyValue([key, old]) : null };
  }

  #txn(txn: TxnOperation, before: Model, changes: { count: number }): OperationResult {
    if (conflicts(txn.success) || conflicts(txn.failure)) {
      throw new Refusal('etcdserver: duplicate key given in txn request');
    }
    const succeeded = txn.compare.every((comparison) => holds(before, comparison));
    const steps = succeeded ? txn.success : txn.failure;
    const responses = steps.map((step) => this.#run(step, before, changes));
    return { type: 'txn', succeeded, responses } as OperationResult;
  }
}

class Refusal extends Error {}

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
    lease: 0,
  };
}

function holds(before: Model, comparison: Comparison): boolean {
  const [from, end] = [text(comparison.key), text(comparison.rangeEnd)];
  const found = [...before].filter(([key]) => inRange(key, from, end)).map(([, value]) => value);
  if (found.length === 0 && comparison.target === 'value') return false;
  const subjects = found.length === 0 ? [{ value: '', create: 0, mod: 0, version: 0 }] : found;
  return subjects.every((subject) => {
    const { target } = comparison;
    const order =
      target === 'value'
        ? compareText(subject.value, text(comparison.bytes))
        : (target === 'lease' ? 0 : subject[target]) - comparison.number;
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
