import { AnswerEstimate } from './answer-estimate.ts';
import { type AnswerTerms, asRead } from './answer-terms.ts';
import { type ByteString, toByteString } from './byte-string.ts';
import type {
  Comparison,
  PutOperation,
  RangeQuery,
  RangeResult,
  RefusedResult,
  TxnOperation,
  TxnResult,
  TxnStep,
} from './command.ts';
import type { KeyValueStore } from './kv.ts';
import type { Leases } from './leases.ts';
import { answerTooLarge, duplicateKey, keyNotFound, leaseNotFound } from './refusals.ts';
import { keyValueBytes } from './result-size.ts';
import { writesConflict } from './txn-conflicts.ts';
import type { Version } from './version.ts';

/**
 * Executes a transaction, or refuses it before anything is written. As in etcd all comparisons, those of nested
 * transactions too, look at the state before the outermost one.
 */
export function executeTxn(
  store: KeyValueStore,
  leases: Leases,
  txn: TxnOperation,
  terms: AnswerTerms,
): TxnResult | RefusedResult {
  if (writesConflict(txn)) return duplicateKey;
  const path = choosePath(store, txn);
  const refusal = whyNot(store, leases, path) ?? whyNotKept(store, path, terms);
  if (refusal !== null) return refusal;
  const execution = new Execution(store, terms);
  const result = execution.run(path);
  return execution.isCut ? { ...result, isCut: true } : result;
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
  let any = false;
  store.scan(comparison.key, comparison.rangeEnd, 0, (stored) => {
    any = true;
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

/** Only what a session keeps must be bounded before: nobody knows afterwards how to take back what was written. */
function whyNotKept(store: KeyValueStore, path: Path, { reader, answerBytesMax }: AnswerTerms): RefusedResult | null {
  if (reader !== 'session') return null;
  const estimate = new AnswerEstimate(store, answerBytesMax);
  addPath(estimate, path);
  return estimate.isTooLarge ? answerTooLarge : null;
}

function addPath(estimate: AnswerEstimate, { steps }: Path): void {
  for (const step of steps) {
    if (estimate.isTooLarge) return;
    if (step.type === 'path') {
      estimate.addNested();
      addPath(estimate, step);
    } else estimate.add(step);
  }
}

class Execution {
  readonly #store: KeyValueStore;
  readonly #terms: AnswerTerms;
  #rangesBytes = 0;
  #isCut = false;

  constructor(store: KeyValueStore, terms: AnswerTerms) {
    this.#store = store;
    this.#terms = terms;
  }

  /** A range was passed over that the client wanted to have. */
  get isCut(): boolean {
    return this.#isCut;
  }

  run({ succeeded, steps }: Path): TxnResult {
    return { type: 'txn', succeeded, responses: steps.map((step) => this.#step(step)) };
  }

  #step(step: Path['steps'][number]): TxnResult['responses'][number] {
    const { reader } = this.#terms;
    switch (step.type) {
      case 'path':
        return this.run(step);
      case 'put':
        return this.#store.put(asRead(step, reader));
      case 'deleteRange':
        return this.#store.deleteRange(asRead(step, reader));
      case 'range':
        return this.#isWanted() ? this.#range(step) : passedOver;
    }
  }

  #isWanted(): boolean {
    const { reader, rangesBytesMax } = this.#terms;
    if (reader === 'session') return true; // what it may take was counted before
    if (reader === 'client' && this.#rangesBytes > rangesBytesMax) this.#isCut = true;
    return reader === 'client' && !this.#isCut;
  }

  #range(query: RangeQuery): RangeResult {
    const result = this.#store.range(query) as RangeResult; // that it is not refused was checked before
    if (this.#terms.reader === 'client') this.#rangesBytes += keyValueBytes(result);
    return result;
  }
}

const passedOver: RangeResult = Object.freeze({ type: 'range', kvs: Object.freeze([]), more: false, count: 0 });
