import { type Membership, votersOf } from '../consensus/membership.ts';

/** Without an answer for so long nothing is known of a peer any more. */
const forgottenAfterMs = 3_000;
/** Questions to one peer whose answers are waited for; an older one was lost. */
const maxOpenQuestions = 8;
/** Of so many seconds the median counts: a change is seen after three, one or two bad seconds are not seen at all. */
const secondsKept = 5;

interface Peer {
  readonly open: { readonly round: number; readonly askedAtMs: number }[];
  /** Of the answers since the last `fold`; Infinity when there was none. */
  smallestMs: number;
  /** The quickest answers of the last seconds, oldest first. */
  readonly seconds: number[];
  /** Or when the first question was asked. */
  answeredAtMs: number;
}

/**
 * How long each peer takes to answer a heartbeat. Of each second only the quickest answer counts: what the others took
 * longer was work on either side, which moves with the leadership instead of speaking against it. Of the last seconds the
 * median counts, not a moving average: in an average one pause of 40 ms looked for four seconds like a far leader
 * (measured at 15,000 rps on one machine). Pure: rounds and times are told, on any monotonic clock.
 */
export class RoundTrips {
  readonly #peers = new Map<number, Peer>();

  asked(peer: number, round: number, nowMs: number): void {
    const { open } = this.#peer(peer, nowMs);
    open.push({ round, askedAtMs: nowMs });
    if (open.length > maxOpenQuestions) open.shift();
  }

  answered(peer: number, round: number, nowMs: number): void {
    const known = this.#peers.get(peer);
    // Rounds begin anew with a configuration: the latest of that number is meant.
    const at = known?.open.findLastIndex((question) => question.round === round) ?? -1;
    if (known === undefined || at < 0) return;
    const [question] = known.open.splice(at, 1);
    known.smallestMs = Math.min(known.smallestMs, nowMs - question!.askedAtMs);
    known.answeredAtMs = nowMs;
  }

  /** To be called about once a second: takes in what was answered since the last time. */
  fold(nowMs: number): void {
    for (const [id, peer] of this.#peers) {
      const { smallestMs, seconds } = peer;
      peer.smallestMs = Number.POSITIVE_INFINITY;
      if (nowMs - peer.answeredAtMs > forgottenAfterMs) this.#peers.delete(id);
      else if (smallestMs < Number.POSITIVE_INFINITY) seconds.push(smallestMs);
      if (seconds.length > secondsKept) seconds.shift();
    }
  }

  /** Null when it is not known. */
  rttMs(peer: number): number | null {
    const sorted = [...(this.#peers.get(peer)?.seconds ?? [])].sort((a, b) => a - b);
    return sorted[(sorted.length - 1) >> 1] ?? null;
  }

  #peer(id: number, nowMs: number): Peer {
    const known = this.#peers.get(id);
    if (known !== undefined) return known;
    const peer = { open: [], smallestMs: Number.POSITIVE_INFINITY, seconds: [], answeredAtMs: nowMs };
    this.#peers.set(id, peer);
    return peer;
  }
}

/**
 * The time in which a quorum for votes, `nodeId` itself included, answers that node. Null when too few do.
 *
 * Witnesses count only where voters with data do not suffice: they get an entry after those.
 */
export function quorumRttMs(membership: Membership, nodeId: number, roundTrips: RoundTrips): number | null {
  const others = votersOf(membership).filter((voter) => voter.nodeId !== nodeId);
  const timesOf = (wanted: string) =>
    others
      .filter(({ role }) => role === wanted)
      .flatMap((voter) => roundTrips.rttMs(voter.nodeId) ?? [])
      .sort((a, b) => a - b);
  const needed = [...timesOf('voter'), ...timesOf('witness')].slice(0, membership.acceptQuorum - 1);
  return needed.length < membership.acceptQuorum - 1 ? null : Math.max(0, ...needed);
}
