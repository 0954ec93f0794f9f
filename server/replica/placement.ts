/** A difference below this is the noise of one machine or one data centre, and gains nobody anything. */
const minGainMs = 1;
/** A move costs every write a pause of about a round trip: a tenth less latency is not worth it, a third is. */
const maxShareOfRtt = 0.7;
/** A node must be better so often in a row: a busy second or a lost frame moves nobody. */
const evaluationsNeeded = 5;
/** After a change of leaders, whoever wanted it, the next automatic one waits: so an operator's word stands, too. */
const holdMs = 30_000;
/** Evaluations after which a leader counts as settled: before that, the cluster is still finding one after a start. */
const evaluationsUntilSettled = 3;

/** How good a place to lead from a node is. */
export interface PlaceToLead {
  /** As configured, 0 to 100; it counts before everything else. */
  readonly priority: number;
  /** The time in which a quorum answers the node; null when none does, or it cannot lead for another reason. */
  readonly quorumRttMs: number | null;
}

export interface PlacementView {
  /** On any monotonic clock. */
  readonly nowMs: number;
  /** 0 when none is known. */
  readonly leaderId: number;
  /** Of this node. */
  readonly own: PlaceToLead;
  /** Those that could take over now: voters that keep data and are current. Of no matter when this node does not lead. */
  readonly candidates: readonly (PlaceToLead & { readonly nodeId: number })[];
  /** False while the members are changing, or this node's disk is in trouble: then the core has its own reasons. */
  readonly mayMove: boolean;
}

/**
 * Where the leader should be: at the node with the highest priority, and among those at the one whose quorum answers
 * clearly sooner. Pure; every node evaluates about once a second, the one that leads acts on it.
 *
 * It does not flap: who is better must be so by 30 % and 1 ms, five times in a row, and 30 s must have passed since leaders
 * changed (a leader that was there for less than three evaluations does not count: that is a start or a failover).
 */
export class Placement {
  readonly #nodeId: number;
  /** How often in a row each candidate was better. */
  #better: ReadonlyMap<number, number> = new Map();
  #leaderId = 0;
  #evaluationsOfLeader = 0;
  #heldUntilMs = Number.NEGATIVE_INFINITY;

  constructor(nodeId: number) {
    this.#nodeId = nodeId;
  }

  /** @returns the node to hand over to, or 0 to stay. */
  evaluate(view: PlacementView): number {
    this.#noteLeader(view);
    const isBetter = (place: PlaceToLead) => isBetterPlace(place, view.own);
    const candidates = view.leaderId === this.#nodeId ? view.candidates.filter(isBetter) : [];
    this.#better = new Map(candidates.map(({ nodeId }) => [nodeId, (this.#better.get(nodeId) ?? 0) + 1]));
    if (!view.mayMove || view.nowMs < this.#heldUntilMs) return 0;
    const sure = candidates.filter(({ nodeId }) => this.#better.get(nodeId)! >= evaluationsNeeded);
    sure.sort((a, b) => b.priority - a.priority || a.quorumRttMs! - b.quorumRttMs! || a.nodeId - b.nodeId);
    const best = sure[0];
    if (best === undefined) return 0;
    // Held whether or not it succeeds: a node that does not take it is not asked again at once.
    this.#heldUntilMs = view.nowMs + holdMs;
    return best.nodeId;
  }

  #noteLeader({ leaderId, nowMs }: PlacementView): void {
    // While there is none, the last one is still the one to compare with.
    if (leaderId === 0) return;
    if (leaderId === this.#leaderId) {
      this.#evaluationsOfLeader++;
      return;
    }
    if (this.#evaluationsOfLeader >= evaluationsUntilSettled) this.#heldUntilMs = nowMs + holdMs;
    this.#leaderId = leaderId;
    this.#evaluationsOfLeader = 1;
  }
}

function isBetterPlace(place: PlaceToLead, leader: PlaceToLead): boolean {
  if (place.quorumRttMs === null) return false;
  if (place.priority !== leader.priority) return place.priority > leader.priority;
  // A leader that reaches no quorum is the election's affair.
  if (leader.quorumRttMs === null) return false;
  const gainMs = leader.quorumRttMs - place.quorumRttMs;
  return gainMs >= minGainMs && place.quorumRttMs <= maxShareOfRtt * leader.quorumRttMs;
}
