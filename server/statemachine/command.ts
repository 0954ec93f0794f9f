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

export type TxnStep = RangeQuery | PutOperation | DeleteRangeOperation | TxnOperation;
export type Operation = PutOperation | DeleteRangeOperation | TxnOperation;

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
}
/** The command was refused by the state machine: it was decided, it changed nothing. */
export interface RefusedResult {
  readonly type: 'refused';
  readonly code: 'INVALID_ARGUMENT' | 'FAILED_PRECONDITION';
  readonly message: string;
}
export type OperationResult = PutResult | DeleteRangeResult | TxnResult | RefusedResult;

/** What applying one log entry gave: the result and the store's revision after it. */
export interface Applied {
  readonly revision: number;
  readonly result: OperationResult;
}
