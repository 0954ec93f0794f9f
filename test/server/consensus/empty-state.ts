import { zeroBallot } from '../../../server/consensus/ballot.ts';
import type { HardState } from '../../../server/consensus/hard-state.ts';

/** What a node finds on a disk that nothing was written to. */
export const emptyState: HardState = {
  promised: zeroBallot,
  acceptedBallot: zeroBallot,
  decidedIndex: 0,
  compactedIndex: 0,
  entries: [],
  lastIndex: 0,
  departures: [],
};
