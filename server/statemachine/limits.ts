import { type HistoryLimits, historyLimitsDefault } from './history.ts';
import { type SessionLimits, sessionLimitsDefault } from './sessions.ts';

/** What is kept, and how long. Part of what the log means: all nodes of a cluster need the same. */
export interface StateMachineLimits extends SessionLimits, HistoryLimits {}

export const stateMachineLimitsDefault: StateMachineLimits = Object.freeze({
  ...sessionLimitsDefault,
  ...historyLimitsDefault,
});
