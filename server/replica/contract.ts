import type { Ballot } from '../consensus/ballot.ts';
import type { Membership } from '../consensus/membership.ts';
import type { PeerProgress } from '../consensus/progress.ts';
import type {
  Applied,
  Operation,
  OperationResult,
  RangeQuery,
  RangeResult,
  RefusedResult,
  Session,
  TxnOperation,
  TxnResult,
} from '../statemachine/command.ts';
import type { KeyHash } from '../statemachine/key-hash.ts';
import type { Events } from '../statemachine/kv.ts';
import type { LeaseTable } from '../statemachine/leases.ts';

/** Why a request was not, or not surely, carried out. `outcome` says whether it may still take effect. */
export type ReplicaErrorCode =
  | 'no-leader' /** nobody to send it to within the deadline */
  | 'overloaded' /** a stated bound was reached; nothing was proposed */
  | 'too-large' /** it would not fit into what nodes tell each other */
  | 'cancelled' /** the caller went away while it was queued; nothing was proposed */
  | 'timeout' /** the deadline passed; `outcome` tells whether it had been proposed */
  | 'disk-full' /** this node cannot write its log; nothing was proposed */
  | 'disk-failed'
  | 'witness' /** this node keeps no data */
  | 'removed' /** this node is no member any more, and the others have taken leave of it */
  | 'behind' /** this node gets a snapshot: any other one is faster */
  | 'conflict' /** somebody else changed the members first */
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

/** How long, and for whom, to wait. A call's context is one (`server/rpc/call-context.ts`). */
export interface RequestOptions {
  /** Absolute, on the clock of the replica's scheduler, which is `performance.now()`; Infinity when the client gave none. */
  readonly deadlineMs: number;
  /**
   * The caller went away. Looked at before a queued request is passed on; not an AbortSignal, because a listener per
   * request costs more than the rest of the request does here.
   */
  readonly cancelled: boolean;
}

export interface ReplicaStatus {
  readonly role: 'leader' | 'candidate' | 'follower';
  /** 0 when none is known. */
  readonly leaderId: number;
  readonly ballot: Ballot;
  /** Entries known to be chosen / applied here / in the log. */
  readonly commitIndex: number;
  readonly appliedIndex: number;
  readonly lastIndex: number;
  /** Key-value revision after the applied entries. */
  readonly revision: number;
  readonly disk: 'ok' | 'full' | 'failed';
  /** So far behind that a snapshot of another node is on its way here, or not through with its own log since its start. */
  readonly isBehind: boolean;
  /** It has applied a configuration without itself, after it was a member. */
  readonly isRemoved: boolean;
  /** Bytes of the write-ahead log. */
  readonly logSizeBytes: number;
  readonly queuedProposals: number;
  readonly queuedReads: number;
}

/** Follows what is applied on this node, in order. It is called in the middle of a turn: it must be short and not throw. */
export interface AppliedListener {
  /** After every turn in which entries were applied, and after `stateReplaced`. */
  stateAdvanced(): void;
  /** A snapshot has put a later state in the place of this node's: of the entries between them nobody is told. */
  stateReplaced(): void;
  /** An entry other than a put, a deletion or a transaction is about to be applied. */
  beforeRare(operation: Operation): void;
  /** It was applied, or refused. */
  afterRare(operation: Operation, result: OperationResult): void;
}

/** The state of this node as it is at the moment of each call: what is behind it may be replaced by a snapshot. */
export interface ReplicatedState {
  /** Of the key-value store. */
  readonly revision: number;
  /** Reads at revisions below it are refused. 0: nothing was compacted. */
  readonly compactRevision: number;
  readonly leases: LeaseTable;
  /** What it takes in memory: an estimate, the same on all nodes at one index. */
  readonly sizeBytes: number;
  /** What happened after `revision`: whole revisions in order, about `limit` events; or how far that is compacted. */
  eventsAfter(revision: number, limit: number): Events;
  /** Everything as it is now, in chunks; to be read to the end or given up by `return`. */
  snapshot(): IterableIterator<Uint8Array>;
  /** What a transaction that writes nothing gives. */
  read(txn: TxnOperation): TxnResult | RefusedResult;
  /** A hash over the keys at `revision` (0: the present one), to be computed in steps. */
  hashKv(revision: number): KeyHash | RefusedResult;
}

/** What the RPC services see of the replicated state: one log of writes, linearizable or local reads. */
export interface Replica {
  /** Resolves when the command is decided and applied on this node. Rejects with ReplicaError. */
  propose(operation: Operation, session: Session | null, options: RequestOptions): Promise<Applied>;
  /**
   * Resolves when this node's state holds every write acknowledged anywhere before the call, or, with a bound, more than
   * `maxStalenessMs` before it; then most calls need no question to the leader. Rejects with ReplicaError.
   */
  readIndex(options: RequestOptions, maxStalenessMs?: number): Promise<void>;
  /**
   * Reads this node's own state now; linearizable when `readIndex` resolved just before. Refused
   * when the asked revision is compacted or yet to come.
   */
  range(query: RangeQuery): RangeResult | RefusedResult;
  /** Local, like `range`. */
  readonly state: ReplicatedState;
  /** Why no client may be shown `range` and `state` as they are: a witness has nothing in them, a removed node what grows old. */
  readonly stateRefusal: ReplicaError | null;
  status(): ReplicaStatus;
  /**
   * Proposes something that is right only as long as this node leads with `ballot`: no other leader will propose it, and it
   * is never tried again. Returns false when this node does not lead so, or has too much under way. What became of it
   * shows when it is applied.
   */
  proposeBound(operation: Operation, ballot: Ballot): boolean;
  listen(listener: AppliedListener): void;
  /** As of what is applied on this node. */
  readonly membership: Membership;
  /** How far the other members are, as a leader knows; empty when this node does not lead. */
  readonly progress: readonly PeerProgress[];
  /** How far a learner is, as it told every other member a moment ago; 0 when it was not heard. */
  learnedIndex(nodeId: number): number;
  /**
   * Makes `next` the members, once that is decided; its number must follow that of `membership`. Resolves when it is
   * applied here. New voters should be learners before, and hold nearly all of the log.
   */
  reconfigure(next: Membership, options: RequestOptions): Promise<void>;
  /** Resolves when this node knows `nodeId`, a voter, as leader. No write is lost by it. */
  transferLeadership(nodeId: number, options: RequestOptions): Promise<void>;
}
