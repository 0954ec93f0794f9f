import type { Ballot } from './ballot.ts';

/** One change of the state that must survive a crash. The order of operations is the order on disk. */
export type DurableOperation =
  /** Promise not to accept anything below `ballot`. */
  | { readonly type: 'promise'; readonly ballot: Ballot }
  /**
   * Keep the log up to `startIndex` (exclusive end = number of entries kept), append `entries`, and remember that the
   * whole log is accepted in `ballot` (which is also promised). One record: all of it is durable or none.
   */
  | {
      readonly type: 'accept';
      readonly ballot: Ballot;
      readonly startIndex: number;
      readonly entries: readonly Uint8Array[];
    }
  /** A hint that the first `index` entries are chosen. Losing it costs time after a restart, never safety. */
  | { readonly type: 'decide'; readonly index: number };

/** What the disk gave back: the fold of all durable operations. Indices count entries: the first has index 1. */
export interface HardState {
  readonly promised: Ballot;
  /** The ballot in which the whole log was accepted (Sequence Paxos keeps one for the log, not one per entry). */
  readonly acceptedBallot: Ballot;
  readonly decidedIndex: number;
  readonly entries: readonly Uint8Array[];
}
