import { AnswerEstimate } from './answer-estimate.ts';
import { type AnswerTerms, asRead, type Reader } from './answer-terms.ts';
import type {
  Applied,
  Command,
  DeleteRangeOperation,
  LeaseCheckpointOperation,
  Operation,
  OperationResult,
  PutOperation,
  RangeQuery,
  RangeResult,
  RefusedResult,
  TxnOperation,
  TxnResult,
} from './command.ts';
import { type Digest, mixOperation, mixOutcome } from './digest.ts';
import type { KeyHash } from './key-hash.ts';
import type { Events, KeyValueStore } from './kv.ts';
import type { Leases, LeaseTable } from './leases.ts';
import { type StateMachineLimits, stateMachineLimitsDefault } from './limits.ts';
import { emptyState, type MachineState } from './machine-state.ts';
import { answerTooLarge, leaseNotFound } from './refusals.ts';
import type { Sessions } from './sessions.ts';
import { Snapshot } from './snapshot/snapshot.ts';
import { SnapshotRestorer } from './snapshot/snapshot-restorer.ts';
import { executeTxn, whyNotPut } from './txn.ts';

/**
 * What the log means: applying the same commands in the same order gives the same keys, revisions, results and digest
 * on every node. Commands may be views of larger buffers; what is kept is copied (see ByteString).
 */
export class StateMachine {
  #leases: Leases;
  #store: KeyValueStore;
  #sessions: Sessions;
  #digest: Digest;
  readonly #rangesBytesMax: number;

  /** @param state one that a snapshot gave; an empty one when left out. */
  constructor(limits: Partial<StateMachineLimits> = {}, state: MachineState = emptyState(withDefaults(limits))) {
    this.#leases = state.leases;
    this.#store = state.store;
    this.#sessions = state.sessions;
    this.#digest = state.digest;
    this.#rangesBytesMax = withDefaults(limits).rangesBytesMax;
  }

  /** Takes the chunks of a snapshot one by one and gives the machine at the end. The limits are those of the cluster. */
  static restorer(limits: Partial<StateMachineLimits> = {}): SnapshotRestorer<StateMachine> {
    return new SnapshotRestorer(withDefaults(limits), (state) => new StateMachine(limits, state));
  }

  /** @throws SnapshotError when the chunks are not a whole snapshot. */
  static restore(chunks: Iterable<Uint8Array>, limits: Partial<StateMachineLimits> = {}): StateMachine {
    const restorer = StateMachine.restorer(limits);
    for (const chunk of chunks) restorer.push(chunk);
    return restorer.finish();
  }

  /** Of the key-value store: 1 when nothing was written. */
  get revision(): number {
    return this.#store.revision;
  }

  /** Reads at revisions below it are refused. 0: nothing was compacted. */
  get compactRevision(): number {
    return this.#store.compactRevision;
  }

  /** From which revision on memory is kept for a snapshot or hash that was begun and not ended; null when there is none. */
  get heldBackRevision(): number | null {
    return this.#store.pinnedRevision;
  }

  /** Equal on replicas that applied the same commands. */
  get digest(): number {
    return this.#digest.value;
  }

  /** Number of keys. */
  get size(): number {
    return this.#store.size;
  }

  /** What keys, their readable past and leases take in memory: an estimate, the same on all nodes. What sessions take is bounded. */
  get sizeBytes(): number {
    return this.#store.sizeBytes + this.#leases.sizeBytes;
  }

  /** The latest time that the log carried, in the leader's milliseconds; 0: none yet. */
  get timeMs(): number {
    return this.#sessions.timeMs;
  }

  get leases(): LeaseTable {
    return this.#leases;
  }

  /**
   * A command of a session that was applied before changes nothing and gives the first result again.
   *
   * @param isRead false: nobody here waits for the result, and it may lack the key-values. What becomes of this machine is
   * the same.
   */
  apply(command: Command, isRead = true): Applied {
    const applied = this.#applyOnce(command, isRead ? 'client' : 'nobody');
    this.#digest.mixNumber(command.origin.sequence);
    this.#digest.mixNumber(applied.revision);
    return applied;
  }

  /** Sees every command that was applied; refused when the asked revision is compacted or yet to come. */
  range(query: RangeQuery): RangeResult | RefusedResult {
    return this.#store.range(query);
  }

  /** The same of a transaction that writes nothing. */
  read(txn: TxnOperation): TxnResult | RefusedResult {
    return executeTxn(this.#store, this.#leases, txn, this.#answerTerms('client'));
  }

  /**
   * What happened after `revision` (not below 0), for watches: whole revisions in order, at least one if there is one,
   * more until there are `limit` events. When a part of it is compacted, only up to where.
   */
  eventsAfter(revision: number, limit: number): Events {
    return this.#store.eventsAfter(revision, limit);
  }

  /** Everything as it is now, as chunks that are made when they are asked for; this machine may go on in between. */
  snapshot(): Snapshot {
    return new Snapshot(this.#state());
  }

  /**
   * Becomes what `restored` is, which must not be used any more: for a node that got a snapshot of a later state. Snapshots
   * under way of the state before stay what they are.
   */
  adopt(restored: StateMachine): void {
    const { leases, store, sessions, digest } = restored.#state();
    this.#leases = leases;
    this.#store = store;
    this.#sessions = sessions;
    this.#digest = digest;
  }

  /** A hash over the keys at `revision` (0: the present one), to be computed in steps; equal on all nodes. */
  hashKv(revision: number): KeyHash | RefusedResult {
    return this.#store.checkRevision(revision) ?? this.#store.hash(revision);
  }

  #state(): MachineState {
    return { leases: this.#leases, store: this.#store, sessions: this.#sessions, digest: this.#digest };
  }

  #applyOnce(command: Command, reader: Reader): Applied {
    if (command.session === null) return this.#execute(command.operation, reader);
    const found = this.#sessions.lookup(command.session);
    if (found.type === 'seen') return found.applied;
    if (found.type === 'refused') return { revision: this.#store.revision, result: found.result };
    const applied = this.#execute(command.operation, 'session');
    this.#sessions.record(command.session, applied);
    return applied;
  }

  #execute(operation: Operation, reader: Reader): Applied {
    mixOperation(this.#digest, operation);
    const result = this.#carryOut(operation, reader);
    mixOutcome(this.#digest, result);
    return { revision: this.#store.commit(), result };
  }

  #carryOut(operation: Operation, reader: Reader): OperationResult {
    switch (operation.type) {
      case 'put':
        return (
          whyNotPut(this.#store, this.#leases, operation) ??
          this.#whyNotKept(operation, reader) ??
          this.#store.put(asRead(operation, reader))
        );
      case 'deleteRange':
        return this.#whyNotKept(operation, reader) ?? this.#store.deleteRange(asRead(operation, reader));
      case 'txn':
        return executeTxn(this.#store, this.#leases, operation, this.#answerTerms(reader));
      case 'compact':
        return this.#store.compact(operation.revision);
      case 'leaseGrant':
        return this.#leases.grant(operation);
      case 'leaseRevoke':
        return this.#revoke(operation.id);
      case 'leaseCheckpoint':
        return this.#checkpoint(operation);
      case 'advanceTime':
        return this.#advanceTime(operation.timeMs);
    }
  }

  #whyNotKept(operation: PutOperation | DeleteRangeOperation, reader: Reader): RefusedResult | null {
    if (reader !== 'session' || !operation.prevKv) return null;
    const estimate = new AnswerEstimate(this.#store, this.#sessions.answerBytesMax);
    estimate.add(operation);
    return estimate.isTooLarge ? answerTooLarge : null;
  }

  #answerTerms(reader: Reader): AnswerTerms {
    return { reader, answerBytesMax: this.#sessions.answerBytesMax, rangesBytesMax: this.#rangesBytesMax };
  }

  #revoke(id: number): OperationResult {
    if (!this.#leases.has(id)) return leaseNotFound;
    const keys = this.#leases.end(id);
    this.#store.deleteKeys(keys);
    return { type: 'leaseRevoke', deleted: keys.length };
  }

  #checkpoint({ checkpoints }: LeaseCheckpointOperation): OperationResult {
    for (const { id, remainingTtlSeconds } of checkpoints) this.#leases.checkpoint(id, remainingTtlSeconds);
    return { type: 'leaseCheckpoint' };
  }

  /** Comes now and then even when nobody writes: a good moment to give back what a compaction left. */
  #advanceTime(timeMs: number): OperationResult {
    this.#sessions.advanceTime(timeMs);
    this.#store.reclaim(reclaimedPerTime);
    return { type: 'advanceTime' };
  }
}

/** About a millisecond of work. */
const reclaimedPerTime = 10_000;

function withDefaults(limits: Partial<StateMachineLimits>): StateMachineLimits {
  return { ...stateMachineLimitsDefault, ...limits };
}
