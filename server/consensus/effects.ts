import type { Ballot } from './ballot.ts';
import type { DurableOperation } from './hard-state.ts';
import type { Membership } from './membership.ts';
import type { Envelope } from './message.ts';

/**
 * What the host must do after it stepped the core. The fields are independent: messages may leave at once, because
 * those that depend on the disk are kept inside until the host reports `persisted(token)`.
 */
export interface Effects {
  readonly messages: readonly Envelope[];
  /** Make all operations durable, in order, then call `persisted(token)`. Batches of several steps may share one sync. */
  readonly persist: { readonly token: number; readonly operations: readonly DurableOperation[] } | null;
  /** Entries up to here are chosen: apply those not applied yet. Never shrinks. */
  readonly decidedIndex: number;
  /** Reads that may be served once this node has applied `index`. */
  readonly readsReady: readonly { readonly id: number; readonly index: number }[];
  /** Reads that this node can no longer confirm; ask the new leader. */
  readonly readsRefused: readonly number[];
  /** Get a snapshot of `index` or later from that node, then call `snapshotInstalled`. Null: none is wanted (any more). */
  readonly snapshotWanted: SnapshotWanted | null;
  readonly events: readonly CoreEvent[];
}

export interface SnapshotWanted {
  readonly from: number;
  readonly index: number;
}

export type StepDownReason = 'quorum-lost' | 'higher-ballot' | 'disk' | 'stalled' | 'reconfigured';

/** Things worth a log line or a metric. */
export type CoreEvent =
  | { readonly type: 'campaigning'; readonly ballot: Ballot }
  | { readonly type: 'elected'; readonly ballot: Ballot; readonly lastIndex: number }
  | { readonly type: 'steppedDown'; readonly ballot: Ballot; readonly reason: StepDownReason }
  /** The members changed with the stop-sign at `index`. */
  | { readonly type: 'reconfigured'; readonly ballot: Ballot; readonly index: number; readonly membership: Membership }
  /** This node hands its leadership to another one. */
  | { readonly type: 'transferring'; readonly ballot: Ballot; readonly to: number }
  /**
   * The log up to `index` now holds everything that was chosen below `ballot`. When an entry after `index` is decided, a
   * quorum has accepted this log: a command that was proposed under a lower ballot, and is not in it, will never be
   * chosen. Not before: a later leader may have heard of that command and not of this log.
   */
  | { readonly type: 'synced'; readonly ballot: Ballot; readonly index: number };
