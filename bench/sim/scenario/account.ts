import type { SimulatedCluster } from '../cluster.ts';

/** What happened since a moment: who led, how often, how far ballots and decisions went. */
export class Account {
  readonly #cluster: SimulatedCluster;
  #startedAtMs = 0;
  #elections = 0;
  #decided = 0;
  #highestRound = 0;
  /** Nodes that led with a quorum behind them, in order, without repetitions in a row. */
  #leaders: number[] = [];
  #firstLeaderAfterMs: number | null = null;
  #lastLeaderAfterMs: number | null = null;

  constructor(cluster: SimulatedCluster) {
    this.#cluster = cluster;
    this.mark();
  }

  mark(): void {
    this.#startedAtMs = this.#cluster.queue.nowMs;
    this.#elections = this.#cluster.elections;
    this.#decided = this.#cluster.logChecks.decided.length;
    this.#highestRound = this.#roundNow();
    this.#leaders = [];
    this.#firstLeaderAfterMs = null;
    this.#lastLeaderAfterMs = null;
    this.look();
  }

  /** To be called after every event. */
  look(): void {
    const leader = establishedLeader(this.#cluster);
    if (leader === null || this.#leaders.at(-1) === leader) return;
    this.#leaders.push(leader);
    this.#lastLeaderAfterMs = this.#cluster.queue.nowMs - this.#startedAtMs;
    this.#firstLeaderAfterMs ??= this.#lastLeaderAfterMs;
  }

  get leaders(): readonly number[] {
    return this.#leaders;
  }

  get elections(): number {
    return this.#cluster.elections - this.#elections;
  }

  get decided(): number {
    return this.#cluster.logChecks.decided.length - this.#decided;
  }

  get ballotGrowth(): number {
    return this.#roundNow() - this.#highestRound;
  }

  /** From the mark until a node led with a quorum behind it; null when none did. */
  get firstLeaderAfterMs(): number | null {
    return this.#firstLeaderAfterMs;
  }

  /** From the mark until the newest leader led. */
  get lastLeaderAfterMs(): number | null {
    return this.#lastLeaderAfterMs;
  }

  #roundNow(): number {
    return Math.max(this.#highestRound, ...this.#cluster.nodes.map(({ core }) => core?.ballot.round ?? 0));
  }
}

/** The leader whose ballot a majority of all nodes has accepted; null when there is none. */
export function establishedLeader({ leaders, nodes }: SimulatedCluster): number | null {
  for (const leader of leaders) {
    const { round, node: owner } = leader.core!.ballot;
    const followers = nodes.filter(({ core }) => {
      const accepted = core?.acceptedBallot;
      return accepted?.round === round && accepted.node === owner;
    });
    if (!leader.isPaused && followers.length * 2 > nodes.length) return leader.id;
  }
  return null;
}
