/** The commands that the log carries, decoded. Keys and values are bytes; shapes follow etcd's KV requests. */

export interface Origin {
  readonly node: number;
  /** Random per start of the node process: a restarted node must not take old results for its own. */
  readonly boot: number;
  readonly sequence: number;
}

export interface PutOperation {
  readonly type: 'put';
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  readonly prevKv: boolean;
  readonly ignoreValue: boolean;
  /** The lease that the key hangs on from now on; 0: none. */
  readonly lease: number;
  /** Keep the lease that the key has. */
  readonly ignoreLease: boolean;
}

export interface DeleteRangeOperation {
  readonly type: 'deleteRange';
  readonly key: Uint8Array;
  /** Empty: the one key. A single zero byte: every key from `key` on. */
  readonly rangeEnd: Uint8Array;
  readonly prevKv: boolean;
}

export type SortOrder = 'none' | 'ascend' | 'descend';
export type SortTarget = 'key' | 'version' | 'create' | 'mod' | 'value';

export interface RangeQuery {
  readonly type: 'range';
  readonly key: Uint8Array;
  readonly rangeEnd: Uint8Array;
  /** Read the keys as they were at this revision; 0: as they are. */
  readonly revision: number;
  /** 0: no limit. */
  readonly limit: number;
  readonly sortOrder: SortOrder;
  readonly sortTarget: SortTarget;
  readonly keysOnly: boolean;
  readonly countOnly: boolean;
  /** 0: no bound (all four). */
  readonly minModRevision: number;
  readonly maxModRevision: number;
  readonly minCreateRevision: number;
  readonly maxCreateRevision: number;
}

export interface Comparison {
  readonly result: 'equal' | 'greater' | 'less' | 'notEqual';
  readonly target: 'version' | 'create' | 'mod' | 'value' | 'lease';
  readonly key: Uint8Array;
  readonly rangeEnd: Uint8Array;
  /** The number to compare with, for every target but `value`. */
  readonly number: number;
  /** The bytes to compare with, for target `value`. */
  readonly bytes: Uint8Array;
}

export interface TxnOperation {
  readonly type: 'txn';
  readonly compare: readonly Comparison[];
  readonly success: readonly TxnStep[];
  readonly failure: readonly TxnStep[];
}

/** Forgets what was overwritten or deleted before `revision`: reads below it are refused from then on. */
export interface CompactOperation {
  readonly type: 'compact';
  readonly revision: number;
}

export interface LeaseGrantOperation {
  readonly type: 'leaseGrant';
  /** Chosen by whoever grants it; not 0. */
  readonly id: number;
  readonly ttlSeconds: number;
}

/** Ends a lease and deletes the keys that hang on it. That its time is over is known outside, to the leader's clock. */
export interface LeaseRevokeOperation {
  readonly type: 'leaseRevoke';
  readonly id: number;
}

/**
 * Notes how much of their time leases have left, so that the next leader does not give them all of it again. Leases that
 * are gone are passed over.
 */
export interface LeaseCheckpointOperation {
  readonly type: 'leaseCheckpoint';
  readonly checkpoints: readonly LeaseCheckpoint[];
}

export interface LeaseCheckpoint {
  readonly id: number;
  /** 0: all of the granted time, again. */
  readonly remainingTtlSeconds: number;
}

/** The time that the log carries: the leader's clock when it proposed this. It never goes back; sessions expire by it. */
export interface AdvanceTimeOperation {
  readonly type: 'advanceTime';
  readonly timeMs: number;
}

export type TxnStep = RangeQuery | PutOperation | DeleteRangeOperation | TxnOperation;
export type LeaseOperation = LeaseGrantOperation | LeaseRevokeOperation | LeaseCheckpointOperation;
export type Operation =
  | PutOperation
  | DeleteRangeOperation
  | TxnOperation
  | CompactOperation
  | LeaseOperation
  | AdvanceTimeOperation;

export interface Session {
  readonly id: string;
  readonly sequence: number;
}

export interface Command {
  readonly origin: Origin;
  readonly session: Session | null;
  readonly operation: Operation;
}

export interface KeyValue {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  readonly createRevision: number;
  readonly modRevision: number;
  readonly version: number;
  /** 0: none. */
  readonly lease: number;
}

/** One change of one key. A deleted key has its key and the revision of the deletion, everything else 0 or empty. */
export interface KeyEvent {
  readonly type: 'put' | 'delete';
  readonly kv: KeyValue;
  /** What the key was before; null when it was absent, or when that is compacted by now. */
  readonly prevKv: KeyValue | null;
}

export interface RangeResult {
  readonly type: 'range';
  readonly kvs: readonly KeyValue[];
  readonly more: boolean;
  /** Keys in the range before limit was applied. */
  readonly count: number;
}
export interface PutResult {
  readonly type: 'put';
  readonly prevKv: KeyValue | null;
}
export interface DeleteRangeResult {
  readonly type: 'deleteRange';
  readonly deleted: number;
  readonly prevKvs: readonly KeyValue[];
}
export interface TxnResult {
  readonly type: 'txn';
  readonly succeeded: boolean;
  readonly responses: readonly (RangeResult | PutResult | DeleteRangeResult | TxnResult)[];
  /** True: its ranges are too large together, and some of them are not in here. */
  readonly isCut?: boolean;
}
export interface CompactResult {
  readonly type: 'compact';
}
export interface LeaseGrantResult {
  readonly type: 'leaseGrant';
  readonly id: number;
  readonly ttlSeconds: number;
}
export interface LeaseRevokeResult {
  readonly type: 'leaseRevoke';
  /** Keys that went with it. */
  readonly deleted: number;
}
export interface LeaseCheckpointResult {
  readonly type: 'leaseCheckpoint';
}
export interface AdvanceTimeResult {
  readonly type: 'advanceTime';
}
/** The state machine refused: a command that was decided and changed nothing, or a read that cannot be answered. */
export interface RefusedResult {
  readonly type: 'refused';
  readonly code: 'INVALID_ARGUMENT' | 'FAILED_PRECONDITION' | 'NOT_FOUND' | 'OUT_OF_RANGE';
  readonly message: string;
}
export type OperationResult =
  | PutResult
  | DeleteRangeResult
  | TxnResult
  | CompactResult
  | LeaseGrantResult
  | LeaseRevokeResult
  | LeaseCheckpointResult
  | AdvanceTimeResult
  | RefusedResult;

/** What applying one log entry gave: the result and the store's revision after it. */
export interface Applied {
  readonly revision: number;
  readonly result: OperationResult;
}
