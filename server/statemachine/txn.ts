import { type ByteString, toByteString } from './byte-string.ts';
import type {
  Comparison,
  PutOperation,
  RangeResult,
  RefusedResult,
  TxnOperation,
  TxnResult,
  TxnStep,
} from './command.ts';
import type { KeyValueStore } from './kv.ts';
import type { Leases } from './leases.ts';
import { duplicateKey, keyNotFound, leaseNotFound } from './refusals.ts';
import { writesConflict } from './txn-conflicts.ts';
import type { Version } from './version.ts';

/**
 * Executes a transaction, or refuses it before anything is written. As in etcd all comparisons, those of nested
 * transactions too, look at the state before the outermost one.
 */
export function executeTxn(store: KeyValueStore, leases: Leases, txn: TxnOperation): TxnResult | RefusedResult {
  if (writesConflict(txn)) return duplicateKey;
  const path = choosePath(store, txn);
  return whyNot(store, leases, path) ?? execute(store, path);
}

/** Why a put cannot be done in the present state; null when it can. */
export function whyNotPut(store: KeyValueStore, leases: Leases, operation: PutOperation): RefusedResult | null {
  const { lease, ignoreValue, ignoreLease } = operation;
  if (lease !== 0 && !leases.has(lease)) return leaseNotFound;
  return (ignoreValue || ignoreLease) && !store.has(operation.key) ? keyNotFound : null;
}

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

type ComparedVersion = Omit<Version, 'key' | 'write'>;
const absent: ComparedVersion = { value: '', createRevision: 0, modRevision: 0, version: 0, lease: 0 };

function satisfies(comparison: Comparison, stored: ComparedVersion, wanted: ByteString): boolean {
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
      return isResult(comparison.result, stored.lease, comparison.number);
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

function whyNot(store: KeyValueStore, leases: Leases, path: Path): RefusedResult | null {
  for (const step of path.steps) {
    const refusal = whyNotStep(store, leases, step);
    if (refusal !== null) return refusal;
  }
  return null;
}

function whyNotStep(store: KeyValueStore, leases: Leases, step: Path['steps'][number]): RefusedResult | null {
  switch (step.type) {
    case 'path':
      return whyNot(store, leases, step);
    case 'put':
      return whyNotPut(store, leases, step);
    case 'range':
      return store.checkRevision(step.revision);
    case 'deleteRange':
      return null;
  }
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
      return store.range(step) as RangeResult; // that it is not refused was checked before
  }
}
