import type {
  Applied,
  Command,
  LeaseCheckpointOperation,
  Operation,
  OperationResult,
  RangeQuery,
  RangeResult,
  RefusedResult,
} from './command.ts';
import { Digest, mixOperation, mixOutcome } from './digest.ts';
import { type HistoryLimits, historyLimitsDefault } from './history.ts';
import { type Events, KeyValueStore } from './kv.ts';
import { Leases, type LeaseTable } from './leases.ts';
import { leaseNotFound } from './refusals.ts';
import { type SessionLimits, Sessions, sessionLimitsDefault } from './sessions.ts';
import { executeTxn, whyNotPut } from './txn.ts';

/** What is kept, and how long. Part of what the log means: all nodes of a cluster need the same. */
export interface StateMachineLimits extends SessionLimits, HistoryLimits {}

const stateMachineLimitsDefault: StateMachineLimits = Object.freeze({
  ...sessionLimitsDefault,
  ...historyLimitsDefault,
});

/**
 * What the log means: applying the same commands in the same order gives the same keys, revisions, results and digest
 * on every node. Commands may be views of larger buffers; what is kept is copied (see ByteString).
 */
export class StateMachine {
  readonly #leases = new Leases();
  readonly #store: KeyValueStore;
  readonly #sessions: Sessions;
  readonly #digest = new Digest();

  constructor(changes: Partial<StateMachineLimits> = {}) {
    const limits = { ...stateMachineLimitsDefault, ...changes };
    this.#store = new KeyValueStore(this.#leases, limits);
    this.#sessions = new Sessions(limits);
  }

  /** Of the key-value store: 1 when nothing was written. */
  get revision(): number {
    return this.#store.revision;
  }

  /** Reads at revisions below it are refused. 0: nothing was compacted. */
  get compactRevision(): number {
    return this.#store.compactRevision;
  }

  /** Equal on replicas that applied the same commands. */
  get digest(): number {
    return this.#digest.value;
  }

  /** Number of keys. */
  get size(): number {
    return this.#store.size;
  }

  /** The latest time that the log carried, in the leader's milliseconds; 0: none yet. */
  get timeMs(): number {
    return this.#sessions.timeMs;
  }

  get leases(): LeaseTable {
    return this.#leases;
  }

  /** A command of a session that was applied before changes nothing and gives the first result again. */
  apply(command: Command): Applied {
    const applied = this.#applyOnce(command);
    this.#digest.mixNumber(command.origin.sequence);
    this.#digest.mixNumber(applied.revision);
    return applied;
  }

  /** Sees every command that was applied; refused when the asked revision is compacted or yet to come. */
  range(query: RangeQuery): RangeResult | RefusedResult {
    return this.#store.range(query);
  }

  /**
   * What happened after `revision` (not below 0), for watches: whole revisions in order, at least one if there is one,
   * more until there are `limit` events. When a part of it is compacted, only up to where.
   */
  eventsAfter(revision: number, limit: number): Events {
    return this.#store.eventsAfter(revision, limit);
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
    mixOperation(this.#digest, operation);
    const result = this.#carryOut(operation);
    mixOutcome(this.#digest, result);
    return { revision: this.#store.commit(), result };
  }

  #carryOut(operation: Operation): OperationResult {
    switch (operation.type) {
      case 'put':
        return whyNotPut(this.#store, this.#leases, operation) ?? this.#store.put(operation);
      case 'deleteRange':
        return this.#store.deleteRange(operation);
      case 'txn':
        return executeTxn(this.#store, this.#leases, operation);
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
