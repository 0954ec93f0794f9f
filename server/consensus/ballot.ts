/**
 * A ballot names one attempt to lead. Ballots are totally ordered by (round, priority, node), so that two nodes never
 * own the same one (Lamport, "Paxos Made Simple", 2001; order as in Ballot Leader Election, Ng et al., EuroSys 2023).
 */
export interface Ballot {
  /**
   * The configuration and a count within it (see `roundIn`): every ballot of a configuration is above every one of those
   * before it, so nothing that was accepted in an old configuration can outvote what a newer one chose.
   */
  readonly round: number;
  /** Breaks ties between nodes that ask in the same round; higher wins. */
  readonly priority: number;
  readonly node: number;
}

/**
 * V8 keeps objects whose numbers fit 31 bits in another shape than those with larger ones. Rounds are small in the first
 * configuration and large in all others: were the shape of ballots to change with the first change of members, everything
 * compiled for them would be thrown away in that moment. So the first ballot that there is has a large round.
 */
const shapeOfBallots: Ballot = { round: 2 ** 40, priority: 0, node: 0 };

/** Below every ballot that a node can own: what a node has promised before it promised anything. */
export const zeroBallot: Ballot = Object.freeze({ ...shapeOfBallots, round: 0 });

/** Rounds per configuration. Rounds stay below 2^48 on disk, which leaves 65,536 configurations. */
const roundsPerConfiguration = 2 ** 32;

/** The round number of the `count`-th attempt in a configuration. Count 0 belongs to who proposed the configuration. */
export function roundIn(configId: number, count: number): number {
  return configId * roundsPerConfiguration + count;
}

/** The configuration in which `ballot` leads. */
export function configOf(ballot: Ballot): number {
  return Math.floor(ballot.round / roundsPerConfiguration);
}

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

/** As operators read it: "round.priority.node", after a change of members "configuration/round.priority.node". */
export function formatBallot(ballot: Ballot): string {
  const configId = configOf(ballot);
  const round = ballot.round - roundIn(configId, 0);
  return `${configId === 0 ? '' : `${configId}/`}${round}.${ballot.priority}.${ballot.node}`;
}
