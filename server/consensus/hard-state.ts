import type { Ballot } from './ballot.ts';

/**
 * One change of the state that must survive a crash. The order of operations is the order on disk. Indices are absolute:
 * they count entries since the cluster began, whatever was compacted since; the first entry has index 1.
 */
export type DurableOperation =
  /** Promise not to accept anything below `ballot`. */
  | { readonly type: 'promise'; readonly ballot: Ballot }
  /**
   * Keep the log up to `startIndex` (inclusive; not below what is compacted), append `entries`, and remember that the
   * whole log is accepted in `ballot` (which is also promised). One record: all of it is durable or none.
   */
  | {
      readonly type: 'accept';
      readonly ballot: Ballot;
      readonly startIndex: number;
      readonly entries: readonly Uint8Array[];
    }
  /** A hint that the first `index` entries are chosen. Losing it costs time after a restart, never safety. */
  | { readonly type: 'decide'; readonly index: number }
  /**
   * Entries `startIndex` + 1 … are chosen, whoever told so: they replace what the log holds there, and a longer log keeps
   * its rest. Neither promise nor accepted ballot change. `startIndex` is not beyond the readable part of the log.
   */
  | { readonly type: 'learn'; readonly startIndex: number; readonly entries: readonly Uint8Array[] }
  /**
   * The state after `index` entries, all chosen, is durable elsewhere (a snapshot file). A log that ends there or before
   * begins again, empty, after `index`; a longer one keeps what follows.
   */
  | { readonly type: 'snapshot'; readonly index: number };

/** What the disk gave back: the fold of all durable operations. */
export interface HardState {
  readonly promised: Ballot;
  /** The ballot in which the whole log was accepted (Sequence Paxos keeps one for the log, not one per entry). */
  readonly acceptedBallot: Ballot;
  readonly decidedIndex: number;
  /** Entries up to here are in a snapshot: `entries[0]` has index `compactedIndex` + 1. */
  readonly compactedIndex: number;
  /** The readable part of the log, without gaps. */
  readonly entries: readonly Uint8Array[];
  /**
   * What this node has accepted. That is the end of `entries`, or more when records of the log were damaged: corrupt is
   * not missing, so the claim to have accepted them stays, and their bytes have to come from peers.
   */
  readonly lastIndex: number;
  /** Oldest first; those that the records which are left still tell of. */
  readonly departures: readonly Departure[];
}

/** A node was bound to a ballot of a later configuration for the first time. */
export interface Departure {
  /** What it knew to be chosen by then: perhaps not all that the configuration before chose. */
  readonly decidedIndex: number;
  /** What bound it until then: no entry up to there was chosen in a higher one. */
  readonly ballot: Ballot;
}
