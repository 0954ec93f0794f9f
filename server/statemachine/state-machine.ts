import type { Applied, Command, Operation, OperationResult, RangeQuery, RangeResult, TxnStep } from './command.ts';
import { Digest } from './digest.ts';
import { KeyValueStore } from './kv.ts';
import { type SessionLimits, Sessions } from './sessions.ts';
import { executeTxn, keyNotFound } from './txn.ts';

/**
 * What the log means: applying the same commands in the same order gives the same keys, revisions, results and digest
 * on every node. Commands may be views of larger buffers; what is kept is copied (see ByteString).
 */
export class StateMachine {
  readonly #store = new KeyValueStore();
  readonly #sessions: Sessions;
  readonly #digest = new Digest();

  constructor(limits?: SessionLimits) {
    this.#sessions = new Sessions(limits);
  }

  /** Of the key-value store: 1 when nothing was written. */
  get revision(): number {
    return this.#store.revision;
  }

  /** Equal on replicas that applied the same commands. */
  get digest(): number {
    return this.#digest.value;
  }

  /** Number of keys. */
  get size(): number {
    return this.#store.size;
  }

  /** A command of a session that was applied before changes nothing and gives the first result again. */
  apply(command: Command): Applied {
    const applied = this.#applyOnce(command);
    this.#digest.mixNumber(command.origin.sequence);
    this.#digest.mixNumber(applied.revision);
    return applied;
  }

  /** Sees every command that was applied. */
  range(query: RangeQuery): RangeResult {
    return this.#store.range(query);
  }

  #applyOnce(command: Command): Applied {
    if (command.session === null) return this.#execute(command.operation);
    const found = this.#sessions.lookup(command.session);
    if (found.type === 'seen') return found.applied;
    if (found.type === 'refused') return { revision: this.#store.revision, result: found.result };
    const applied = this.#execute(command.operation);
    this.#sessions.record(command.session, applied);
    return applied;
  }

  #execute(operation: Operation): Applied {
    mixStep(this.#digest, operation);
    const result = executeOperation(this.#store, operation);
    mixOutcome(this.#digest, result);
    return { revision: this.#store.commit(), result };
  }
}

function executeOperation(store: KeyValueStore, operation: Operation): OperationResult {
  switch (operation.type) {
    case 'put':
      if (operation.ignoreValue && !store.has(operation.key)) return keyNotFound;
      return store.put(operation);
    case 'deleteRange':
      return store.deleteRange(operation);
    case 'txn':
      return executeTxn(store, operation);
  }
}

function mixStep(digest: Digest, step: TxnStep): void {
  switch (step.type) {
    case 'put':
      digest.mixBytes(step.key);
      digest.mixBytes(step.value);
      break;
    case 'deleteRange':
      digest.mixBytes(step.key);
      digest.mixBytes(step.rangeEnd);
      break;
    case 'txn':
      for (const inner of step.success) mixStep(digest, inner);
      for (const inner of step.failure) mixStep(digest, inner);
      break;
    case 'range':
      break;
  }
}

/** What a replica in another state would answer differently; puts show in the revision. */
function mixOutcome(digest: Digest, result: OperationResult): void {
  if (result.type === 'deleteRange') digest.mixNumber(result.deleted);
  if (result.type !== 'txn') return;
  digest.mixNumber(Number(result.succeeded));
  for (const response of result.responses) if (response.type !== 'range') mixOutcome(digest, response);
}
