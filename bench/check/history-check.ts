import type { Operation } from './operation.ts';

/** undecided: no fault was found, and time or memory ended before every key was judged. */
export type HistoryVerdict = 'linearizable' | 'not-linearizable' | 'undecided';

/** What the check of a history found. */
export interface HistoryCheck {
  readonly verdict: HistoryVerdict;
  readonly keys: number;
  readonly operations: number;
  /** Writes whose outcome is unknown. */
  readonly unknown: number;
  readonly illegalKeys: number;
  readonly undecidedKeys: number;
  readonly durationMs: number;
  /** Of the illegal key with the fewest operations. */
  readonly violation: Violation | null;
}

export interface Violation {
  readonly key: string;
  /** All operations on the key. */
  readonly operations: number;
  /** Why it cannot be, in one sentence (no full stop); `#n` is the n-th operation of the part. */
  readonly headline: string;
  /** Index in the part of the operation that the sentence is about. */
  readonly culprit: number | null;
  /** A part of the operations that is illegal by itself, in the order of the calls; none can be left out. An endless return is null after JSON. */
  readonly part: readonly Operation[];
  /** Each of them in words. */
  readonly lines: readonly string[];
}
