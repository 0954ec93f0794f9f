import type { Ballot } from '../consensus/ballot.ts';
import type { CoreEvent } from '../consensus/effects.ts';
import type { Membership } from '../consensus/membership.ts';
import type { Paxos } from '../consensus/paxos.ts';
import type { Applied, Command, RangeQuery, RangeResult, RefusedResult } from '../statemachine/command.ts';
import type { ReplicatedState } from './contract.ts';
import type { DurableLog } from './disk-writer.ts';
import type { Clock } from './lease-clock.ts';
import type { LogTime } from './log-clock.ts';
import type { PeerMessage } from './peer-message.ts';
import type { ProposalLimits } from './proposals.ts';
import type { Scheduler } from './scheduler.ts';
import type { SnapshotHost, SnapshotService } from './snapshots/snapshots.ts';

export interface ReplicaLimits extends ProposalLimits {
  readonly maxReads: number;
  /** Entries at the leader that are not decided yet, its own and forwarded ones; more are refused as overload. */
  readonly maxUndecided: number;
  readonly maxUndecidedBytes: number;
  /** Entries of one proposal batch or forward. */
  readonly maxBatchBytes: number;
  /** How long a request without a deadline of its own waits. */
  readonly maxWaitMs: number;
  /** Entries that a snapshot covers and that are kept in memory nevertheless, for followers that are a little behind. */
  readonly tailEntries: number;
  readonly tailBytes: number;
}

export const defaultReplicaLimits: ReplicaLimits = Object.freeze({
  // Ten times what 10,000 rps have in flight at 40 ms; at 100 B it is a few megabytes.
  maxCount: 8_192,
  // What waits for longer than its client does is done for nobody. Three nodes on two cores, offered twice the values of 10 KB that
  // they can take: of 80,000 in 40 s 31,000 to 38,000 were answered in time, and 8,000 to 14,000 with 64 MiB here and below.
  maxBytes: 16 * 1024 * 1024,
  maxReads: 16_384,
  maxUndecided: 65_536,
  // As much as the clients of one node may have waiting. Values of 1 MB over a slow link reach the number above with 64 GB.
  maxUndecidedBytes: 16 * 1024 * 1024,
  maxBatchBytes: 1024 * 1024,
  // etcd's own limit for a request.
  maxWaitMs: 7_000,
  // A few seconds of heavy load: a follower that was away for so long needs no snapshot.
  tailEntries: 50_000,
  tailBytes: 8 * 1024 * 1024,
});

export interface PeerTransport {
  /** False while there is no link to `peer`: what is sent then is lost. */
  isConnected(peer: number): boolean;
  /** False while so much waits for `peer` that what can wait should: beyond a bound it would be lost. */
  hasRoom(peer: number): boolean;
  send(to: number, message: PeerMessage): void;
  /** Passes on what was sent since the last flush. */
  flush(): void;
}

export interface StateMachineLike extends ReplicatedState {
  /** @param isRead false: nobody here waits for the result. */
  apply(command: Command, isRead: boolean): Applied;
  range(query: RangeQuery): RangeResult | RefusedResult;
}

export interface ReplicaObserver {
  /** Role, leader or ballot changed. */
  coreEvent(event: CoreEvent): void;
  leaderChanged(leaderId: number, ballot: Ballot): void;
  /** As of what is applied on this node. */
  membershipChanged(membership: Membership): void;
  durable(durationMs: number, operationCount: number): void;
  /** Writes are refused until there is space; `error` is null when there is still a little. */
  diskFull(error: unknown): void;
  diskFree(): void;
  /** Nothing is acknowledged any more. */
  diskFailed(error: unknown): void;
  /** Entries proposed together by this node as leader. */
  proposed(batchSize: number): void;
}

export interface ReplicaParts {
  readonly nodeId: number;
  /** Random per start of the process: origins, questions and batches of two lives do not share numbers. */
  readonly boot: number;
  /** Keeps no data: it votes, and serves nobody. */
  readonly isWitness: boolean;
  readonly core: Paxos;
  /** As of the first entry that is to be applied. */
  readonly membership: Membership;
  readonly log: DurableLog & { readonly sizeBytes: number };
  readonly stateMachine: StateMachineLike;
  /** Left out: none are made, and the log is never compacted. */
  readonly snapshots?: (host: SnapshotHost) => SnapshotService;
  readonly transport: PeerTransport;
  readonly scheduler: Scheduler;
  /** For the core: the scheduler's, or one that also counts the time for which the machine slept. */
  readonly clock: Clock;
  /** Left out: the log carries no time, and no session ends by it. */
  readonly logTime?: LogTime;
  readonly encode: (command: Command) => Uint8Array;
  /** The command is the bytes from `start` to before `end`. */
  readonly decode: (bytes: Uint8Array, start: number, end: number) => Command;
  readonly limits: ReplicaLimits;
  readonly observer: ReplicaObserver;
  /** Whether a failed append means a full disk or a failed one. */
  readonly diskStateOf: (error: unknown) => 'full' | 'failed';
}
