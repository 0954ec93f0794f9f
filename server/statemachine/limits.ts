import { type HistoryLimits, historyLimitsDefault } from './history.ts';
import { type SessionLimits, sessionLimitsDefault } from './sessions.ts';

/** What is kept, and how long. Part of what the log means: all nodes of a cluster need the same. */
export interface StateMachineLimits extends SessionLimits, HistoryLimits {
  /**
   * When the ranges of a transaction without a session hold so much, an estimate from above, no further ones are carried
   * out, and it has no answer. Only for whoever asked: it changes no state.
   */
  readonly rangesBytesMax: number;
}

export const stateMachineLimitsDefault: StateMachineLimits = Object.freeze({
  ...sessionLimitsDefault,
  ...historyLimitsDefault,
  // A single range gives what a large store holds; a hundred of them must not take a hundred times that.
  rangesBytesMax: 256 * 2 ** 20,
});
