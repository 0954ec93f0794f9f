import type { Applied, Operation, RangeQuery, RangeResult, Session } from '../statemachine/command.ts';

/** Why a request was not, or not surely, carried out. `outcome` says whether it may still take effect. */
export type ReplicaErrorCode =
  | 'no-leader' /** nobody to send it to within the deadline */
  | 'overloaded' /** a stated bound was reached; nothing was proposed */
  | 'cancelled' /** the caller went away or the deadline passed while it was queued; nothing was proposed */
  | 'timeout' /** it was proposed, the deadline passed before it was applied here */
  | 'leader-lost' /** it was proposed, then the leader changed or the link to it broke */
  | 'disk-full' /** this node cannot write its log; nothing was proposed */
  | 'disk-failed'
  | 'stopping';

export class ReplicaError extends Error {
  readonly code: ReplicaErrorCode;
  /** `none`: it did not and will not take effect. `unknown`: it may have. */
  readonly outcome: 'none' | 'unknown';

  constructor(code: ReplicaErrorCode, outcome: 'none' | 'unknown', message: string) {
    super(message);
    this.name = 'ReplicaError';
    this.code = code;
    this.outcome = outcome;
  }
}

export interface RequestOptions {
  /** Aborts when the client cancelled or its deadline passed. */
  readonly signal?: AbortSignal;
  /** Absolute, on the clock of `performance.now()`; Infinity when the client gave none. */
  readonly deadlineMs: number;
}

export interface ReplicaStatus {
  readonly role: 'leader' | 'candidate' | 'follower';
  /** 0 when none is known. */
  readonly leaderId: number;
  readonly ballot: { readonly round: number; readonly priority: number; readonly node: number };
  /** Entries known to be chosen / applied here / in the log. */
  readonly commitIndex: number;
  readonly appliedIndex: number;
  readonly lastIndex: number;
  /** Key-value revision after the applied entries. */
  readonly revision: number;
  readonly disk: 'ok' | 'full' | 'failed';
  /** Bytes of the write-ahead log. */
  readonly logSizeBytes: number;
  readonly queuedProposals: number;
  readonly queuedReads: number;
}

/** What the RPC services see of the replicated state: one log of writes, linearizable or local reads. */
export interface Replica {
  /** Resolves when the command is decided and applied on this node. Rejects with ReplicaError. */
  propose(operation: Operation, session: Session | null, options: RequestOptions): Promise<Applied>;
  /** Resolves when this node's state holds every write acknowledged anywhere before the call. Rejects with ReplicaError. */
  readIndex(options: RequestOptions): Promise<void>;
  /** Reads this node's own state now; linearizable when `readIndex` resolved just before. */
  range(query: RangeQuery): RangeResult;
  status(): ReplicaStatus;
}
