import { type ByteString, toByteString } from './byte-string.ts';
import type { Comparison, RefusedResult, TxnOperation, TxnResult, TxnStep } from './command.ts';
import type { KeyValueStore, StoredValue } from './kv.ts';
import { writesConflict } from './txn-conflicts.ts';

/**
 * Executes a transaction, or refuses it before anything is written. As in etcd all comparisons, those of nested
 * transactions too, look at the state before the outermost one.
 */
export function executeTxn(store: KeyValueStore, txn: TxnOperation): TxnResult | RefusedResult {
  if (writesConflict(txn)) return duplicateKey;
  const path = choosePath(store, txn);
  if (!canPutAll(store, path)) return keyNotFound;
  return execute(store, path);
}

/** Also the answer to a single put with `ignoreValue` on an absent key. */
export const keyNotFound: RefusedResult = Object.freeze({
  type: 'refused',
  code: 'INVALID_ARGUMENT',
  message: 'etcdserver: key not found',
});

const duplicateKey: RefusedResult = Object.freeze({
  type: 'refused',
  code: 'INVALID_ARGUMENT',
  message: 'etcdserver: duplicate key given in txn request',
});

/** The branch that the comparisons chose; nested transactions are replaced by their own path. */
interface Path {
  readonly type: 'path';
  readonly succeeded: boolean;
  readonly steps: readonly (Exclude<TxnStep, TxnOperation> | Path)[];
}

function choosePath(store: KeyValueStore, txn: TxnOperation): Path {
  const succeeded = txn.compare.every((comparison) => holds(store, comparison));
  const steps = succeeded ? txn.success : txn.failure;
  return {
    type: 'path',
    succeeded,
    steps: steps.map((step) => (step.type === 'txn' ? choosePath(store, step) : step)),
  };
}

/** Over a range, every key must satisfy it. */
function holds(store: KeyValueStore, comparison: Comparison): boolean {
  const wanted = toByteString(comparison.bytes);
  let all = true;
  const any = store.scan(comparison.key, comparison.rangeEnd, (stored) => {
    all = satisfies(comparison, stored, wanted);
    return all;
  });
  return any ? all : holdsForAbsent(comparison);
}

/** An absent key has version and revisions 0. It has no value: comparing that is false, whatever is asked. */
function holdsForAbsent(comparison: Comparison): boolean {
  return comparison.target !== 'value' && satisfies(comparison, absent, '');
}

const absent: StoredValue = { value: '', createRevision: 0, modRevision: 0, version: 0 };

function satisfies(comparison: Comparison, stored: StoredValue, wanted: ByteString): boolean {
  switch (comparison.target) {
    case 'value':
      return isResult(comparison.result, stored.value, wanted);
    case 'version':
      return isResult(comparison.result, stored.version, comparison.number);
    case 'create':
      return isResult(comparison.result, stored.createRevision, comparison.number);
    case 'mod':
      return isResult(comparison.result, stored.modRevision, comparison.number);
    case 'lease':
      return isResult(comparison.result, 0, comparison.number); // there are no leases: every key has lease 0
  }
}

function isResult<T extends number | ByteString>(result: Comparison['result'], actual: T, wanted: T): boolean {
  switch (result) {
    case 'equal':
      return actual === wanted;
    case 'notEqual':
      return actual !== wanted;
    case 'greater':
      return actual > wanted;
    case 'less':
      return actual < wanted;
  }
}

function canPutAll(store: KeyValueStore, path: Path): boolean {
  return path.steps.every((step) => {
    if (step.type === 'path') return canPutAll(store, step);
    return step.type !== 'put' || !step.ignoreValue || store.has(step.key);
  });
}

function execute(store: KeyValueStore, path: Path): TxnResult {
  return {
    type: 'txn',
    succeeded: path.succeeded,
    responses: path.steps.map((step) => executeStep(store, step)),
  };
}

function executeStep(store: KeyValueStore, step: Path['steps'][number]): TxnResult['responses'][number] {
  switch (step.type) {
    case 'path':
      return execute(store, step);
    case 'put':
      return store.put(step);
    case 'deleteRange':
      return store.deleteRange(step);
    case 'range':
      return store.range(step);
  }
}
