import type { Membership } from '../../server/consensus/membership.ts';
import type { PeerMessage } from '../../server/replica/peer-message.ts';
import type { ReplicaObserver } from '../../server/replica/replica-parts.ts';
import type { SnapshotObserver } from '../../server/replica/snapshots/snapshots.ts';
import type { AppliedChecks } from './checks/applied-checks.ts';
import type { LeaseChecks } from './checks/lease-checks.ts';
import type { LogChecks } from './checks/log-checks.ts';
import type { SnapshotChecks } from './checks/snapshot-checks.ts';
import type { StateChecks } from './checks/state-checks.ts';
import type { EventQueue } from './event-queue.ts';
import type { Network } from './network.ts';
import type { Settings } from './settings.ts';

/** What a simulated machine stands in. */
export interface World {
  readonly settings: Settings;
  /** As the cluster begins. */
  readonly membership: Membership;
  /** All machines but this one. */
  peersOf(node: number): readonly number[];
  /** Whom a process on `node` is told to speak to first: who began with the others them, who joins the present members. */
  firstContactsOf(node: number): readonly number[];
  readonly queue: EventQueue;
  readonly network: Network;
  readonly logChecks: LogChecks;
  readonly appliedChecks: AppliedChecks;
  readonly snapshotChecks: SnapshotChecks;
  readonly stateChecks: StateChecks;
  /** Null: without leases. */
  readonly leaseChecks: LeaseChecks | null;
  /** Faults are over. */
  readonly isHealed: boolean;
  observerOf(node: number): ReplicaObserver & SnapshotObserver;
  /** The process on `node` serves. */
  started(node: number): void;
  /** It could not start because of its disk. */
  ended(node: number): void;
  ticked(node: number): void;
  /** It sends a message of this kind. */
  sending(node: number, kind: PeerMessage['type']): void;
  /** It asks `donor` for a snapshot. */
  fetching(node: number, donor: number): void;
  /** Its lease is valid now. */
  leased(node: number): void;
  /** An invariant was broken, or something threw that must not. */
  fail(error: unknown): void;
}
