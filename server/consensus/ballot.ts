/**
 * A ballot names one attempt to lead. Ballots are totally ordered by (round, priority, node), so that two nodes never
 * own the same one (Lamport, "Paxos Made Simple", 2001; order as in Ballot Leader Election, Ng et al., EuroSys 2023).
 */
export interface Ballot {
  readonly round: number;
  /** Breaks ties between nodes that ask in the same round; higher wins. */
  readonly priority: number;
  readonly node: number;
}

/** Below every ballot that a node can own: what a node has promised before it promised anything. */
export const zeroBallot: Ballot = Object.freeze({ round: 0, priority: 0, node: 0 });

/** Negative when a < b, zero when equal, positive when a > b. */
export function compareBallots(a: Ballot, b: Ballot): number {
  return a.round - b.round || a.priority - b.priority || a.node - b.node;
}

export function sameBallot(a: Ballot, b: Ballot): boolean {
  return a.round === b.round && a.node === b.node && a.priority === b.priority;
}

export function maxBallot(a: Ballot, b: Ballot): Ballot {
  return compareBallots(a, b) >= 0 ? a : b;
}

/** As operators read it: "round.priority.node". */
export function formatBallot(ballot: Ballot): string {
  return `${ballot.round}.${ballot.priority}.${ballot.node}`;
}
