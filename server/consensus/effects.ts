import type { Ballot } from './ballot.ts';
import type { DurableOperation } from './hard-state.ts';
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
  readonly events: readonly CoreEvent[];
}

/** Things worth a log line or a metric. */
export type CoreEvent =
  | { readonly type: 'campaigning'; readonly ballot: Ballot }
  | { readonly type: 'elected'; readonly ballot: Ballot; readonly lastIndex: number }
  | { readonly type: 'steppedDown'; readonly ballot: Ballot; readonly reason: 'quorum-lost' | 'higher-ballot' | 'disk' }
  /**
   * The log up to `index` now holds everything that was chosen below `ballot`. A command that was proposed under a lower
   * ballot and is not among these entries will never be chosen.
   */
  | { readonly type: 'synced'; readonly ballot: Ballot; readonly index: number };
