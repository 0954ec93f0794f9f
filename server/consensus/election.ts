import type { LogReach } from './acceptor.ts';
import { type Ballot, compareBallots, configOf, maxBallot, roundIn, sameBallot, zeroBallot } from './ballot.ts';
import type { Message } from './message.ts';

/**
 * Ballot Leader Election: the leader must reach a quorum, its voters need not, and a candidate's log does not matter
 * (Ng, Haridi, Carbone: "Omni-Paxos: Breaking the Barriers of Partial Connectivity", EuroSys 2023; the `happy` rule is
 * that of the authors' later code). It only gives progress; safety is the acceptors' affair.
 *
 * Each round every node asks all others. At its end:
 *  - a node follows the highest ballot that it saw;
 *  - it is happy when its leader says that it reaches a quorum (or, leading, when it does);
 *  - when it and all that answered are unhappy, and they are a quorum, it takes over with a higher ballot.
 * So a node that cannot hear the leader does not disturb those that can ("chained" partition), and a hub that alone
 * reaches a quorum becomes leader even while it still hears the old one ("quorum loss").
 */
export interface ElectionConfig {
  readonly nodeId: number;
  /** Rounds are counted from here: another number in each life of the node. */
  readonly boot: number;
  readonly priority: number;
  /** The configuration that is voted in; each has an election of its own. */
  readonly configId: number;
  /** Voters without this node. */
  readonly peers: readonly number[];
  /** Nodes that must answer, this one included, before one may take over: it needs their promises, and then their votes. */
  readonly quorum: number;
  /** As many as an elected leader needs: their votes. Flexible quorums make it fewer. */
  readonly leadingQuorum: number;
  /** Witnesses vote and do not lead. */
  readonly mayLead: boolean;
  /** Length of a round. */
  readonly roundTicks: number;
  /** Length of the rounds while this node has no leader that it is happy with. */
  readonly unhappyRoundTicks: number;
  /** Ticks before the first round ends: differs between nodes, so that they do not all take over at once. */
  readonly firstRoundTicks: number;
}

type HeartbeatReply = Extract<Message, { type: 'heartbeatReply' }>;

export type RoundOutcome =
  | { readonly type: 'nothing' }
  /** This node should lead with its current ballot. */
  | { readonly type: 'lead'; readonly ballot: Ballot }
  /** This node leads, but reached no quorum for two rounds. */
  | { readonly type: 'quorumLost' };

const roundsUntilQuorumLost = 2;
const roundsUntilLeaderLost = 3;

/** A round waits for answers for at most so many times its length: 480 ms in production. */
const waitRoundsMax = 4;
/** What the slowest answer took counts so much less with each round: half after 22, some 3 s in production. */
const paceKept = 31 / 32;
/** Rounds whose missing answers may still tell something; in those that are older they were lost. */
const endedRoundsKept = 8;

/** A round that is over, for answers that come too late for it. */
interface EndedRound {
  readonly round: number;
  readonly askedAtTick: number;
  /** Too few answered. */
  readonly isShort: boolean;
  /** Whom this node followed. */
  readonly leaderNode: number;
}

export class Election {
  readonly #config: ElectionConfig;
  #ballot: Ballot;
  #leader: Ballot;
  #happy = false;
  #unhappyRounds = 0;
  #round: number;
  #ticksLeft: number;
  #roundsWithoutQuorum = 0;
  /** A leader that was promised during this round could not yet answer as such: it gets until the end of the next. */
  #newLeaderThisRound = false;
  #eligible = true;
  /** Does not lead or take over for so long: others get their chance. */
  #restTicks = 0;
  /** After stepping down, a node leads again only with a new ballot. */
  #relinquished = false;
  /** The ballot of this node has got its promises. */
  #isElected = false;
  readonly #replies = new Map<number, HeartbeatReply>();
  /** What the slowest of the answers took that were needed; those of long ago count less. */
  #slowestTicks = 0;
  #ticks = 0;
  #askedAtTick = 0;
  /** When in this round all had come that it needs; null until then. */
  #completeAfterTicks: number | null = null;
  readonly #endedRounds: EndedRound[] = [];
  /** The latest round that each has answered. */
  readonly #answered = new Map<number, number>();

  /** `promised`: what the node is bound to. It begins without a ballot of its own. */
  constructor(config: ElectionConfig, promised: Ballot) {
    this.#config = config;
    this.#round = config.boot;
    this.#ballot = zeroBallot;
    this.#leader = promised;
    this.#ticksLeft = config.firstRoundTicks;
  }

  get round(): number {
    return this.#round;
  }

  /** The leader has not been heard for several rounds: what is sent to it would be lost, whoever else it serves. */
  get hasLostLeader(): boolean {
    return this.#unhappyRounds >= roundsUntilLeaderLost;
  }

  /** This node seeks or knows no newer leader than that of `ballot`. */
  follows(ballot: Ballot): boolean {
    return compareBallots(this.#leader, ballot) <= 0;
  }

  /** Counts time; at the end of a round gives its outcome, and `#round` is the new one to ask the peers about. */
  tick(): RoundOutcome | null {
    if (this.#restTicks > 0) this.#restTicks--;
    this.#ticksLeft--;
    this.#ticks++;
    if (this.#ticksLeft > 0 && !this.#mayEndEarly()) return null;
    this.#slowestTicks = Math.max(this.#slowestTicks * paceKept, this.#completeAfterTicks ?? 0);
    this.#keepEndedRound();
    const outcome = this.#endRound();
    this.#ticksLeft = Math.max(this.#shortestTicks, this.#waitTicks);
    this.#round++;
    this.#askedAtTick = this.#ticks;
    this.#completeAfterTicks = null;
    this.#replies.clear();
    return outcome;
  }

  /** Whoever misses its leader asks around at a quicker pace. */
  get #shortestTicks(): number {
    return this.#happy ? this.#config.roundTicks : this.#config.unhappyRoundTicks;
  }

  /**
   * A round that lacks answers takes so long at least, because answers do: twice what the slowest took. Between distant data centres one
   * may take longer than a round, and would never count; where processors are short a leader may be silent for as long as it was before.
   * Silence alone changes nothing: who is cut off should notice soon that it no longer is.
   */
  get #waitTicks(): number {
    return Math.min(Math.ceil(2 * this.#slowestTicks), waitRoundsMax * this.#config.roundTicks);
  }

  /** A round that is long, to wait for answers, ends when they have come; not before it has had its usual length. */
  #mayEndEarly(): boolean {
    return this.#ticks - this.#askedAtTick >= this.#shortestTicks && this.#isComplete;
  }

  get #isComplete(): boolean {
    return !this.#isShort && (this.#leads() || this.#replies.has(this.#leader.node));
  }

  get #isShort(): boolean {
    return this.#replies.size + 1 < this.#config.quorum;
  }

  #keepEndedRound(): void {
    this.#endedRounds.push({
      round: this.#round,
      askedAtTick: this.#askedAtTick,
      isShort: this.#isShort,
      leaderNode: this.#leader.node,
    });
    if (this.#endedRounds.length > endedRoundsKept) this.#endedRounds.shift();
  }

  /** The first answer of `from` to a round that is over. */
  #learnFromLate(from: number, round: number): void {
    const ended = this.#endedRounds.find((candidate) => candidate.round === round);
    if (ended === undefined || !(ended.isShort || ended.leaderNode === from)) return;
    this.#slowestTicks = Math.max(this.#slowestTicks, this.#ticks - ended.askedAtTick);
  }

  answer(round: number, lease: boolean, { decidedIndex, receivedIndex, durableIndex }: LogReach): Message {
    const { configId } = this.#config;
    const [ballot, leader, happy] = [this.#ballot, this.#leader, this.#happy];
    return {
      type: 'heartbeatReply',
      round,
      configId,
      decidedIndex,
      ballot,
      leader,
      happy,
      lease,
      receivedIndex,
      durableIndex,
    };
  }

  receive(from: number, reply: HeartbeatReply): void {
    if (reply.configId !== this.#config.configId || !this.#config.peers.includes(from)) return;
    const isFirst = reply.round > (this.#answered.get(from) ?? this.#config.boot - 1);
    if (isFirst) this.#answered.set(from, reply.round);
    if (isFirst && reply.round < this.#round) this.#learnFromLate(from, reply.round);
    if (reply.round !== this.#round) return;
    // Keyed by sender: a doubled reply must not count twice towards the quorum.
    this.#replies.set(from, reply);
    if (this.#isComplete) this.#completeAfterTicks ??= this.#ticks - this.#askedAtTick;
  }

  /**
   * The link to `peer` broke, as it does at once when its process dies. If it was the leader, this round ends with the
   * next tick, without its answer; when the link is back by the next round, nothing has happened.
   */
  disconnected(peer: number): void {
    this.#replies.delete(peer);
    if (peer === this.#leader.node) this.#ticksLeft = Math.min(this.#ticksLeft, 1);
  }

  /** This node gave up its leadership, and nobody has led since as far as it knows. */
  get hasGivenUp(): boolean {
    return this.#relinquished;
  }

  /** `peer` says, as often as it asks, that it has given up its leadership: there is nothing to wait for. */
  leaderGaveUp(peer: number): void {
    if (peer !== this.#leader.node || !this.#happy) return;
    this.#newLeaderThisRound = false;
    this.disconnected(peer);
  }

  /** The acceptor is now bound to `ballot`. */
  promised(ballot: Ballot): void {
    if (compareBallots(ballot, this.#leader) <= 0) return;
    this.#leader = ballot;
    this.#happy = true;
    this.#newLeaderThisRound = true;
    this.#relinquished = false;
  }

  /** A node whose disk failed neither leads nor takes over, and says so to those that follow it. */
  setEligible(eligible: boolean): void {
    this.#eligible = eligible;
    if (!eligible && this.#leads()) this.#happy = false;
  }

  /** This node gave up its leadership; to lead again it needs a higher ballot, and may not ask for one so soon. */
  relinquish(restTicks: number): void {
    if (this.#leads()) {
      this.#relinquished = true;
      this.#happy = false;
    }
    this.#isElected = false;
    this.#restTicks = restTicks;
  }

  /** This node has the promises that it asked for: from now on it needs votes only. */
  elected(): void {
    this.#isElected = true;
  }

  /** This node leads with `ballot` without having been elected: it proposed this configuration. */
  inherit(ballot: Ballot): void {
    this.#ballot = ballot;
    this.promised(ballot);
  }

  /** The leader asked this node to take its place. Null when it may not lead. */
  takeOverNow(): Ballot | null {
    if (!this.#mayLead) return null;
    this.#takeOver();
    return this.#ballot;
  }

  get #mayLead(): boolean {
    // Bound to a later configuration, a node can accept nothing in this one.
    const isBound = this.#isLater(this.#leader);
    return this.#config.mayLead && this.#eligible && this.#restTicks === 0 && !isBound;
  }

  /**
   * Answers of those that may still be bound in this configuration. A ballot above one of a later configuration would be of
   * that one, with the members of this. The others may be needed to find out that it has begun: who knew may be damaged.
   */
  get #free(): readonly HeartbeatReply[] {
    return [...this.#replies.values()].filter((reply) => !this.#isLater(reply.leader));
  }

  #isLater(ballot: Ballot): boolean {
    return configOf(ballot) > this.#config.configId;
  }

  #leads(): boolean {
    return this.#ballot.node !== 0 && sameBallot(this.#leader, this.#ballot);
  }

  #endRound(): RoundOutcome {
    for (const reply of this.#replies.values()) {
      this.#leader = maxBallot(this.#leader, reply.ballot);
    }
    if (this.#newLeaderThisRound) this.#newLeaderThisRound = false;
    else this.#happy = this.#isHappy();
    this.#unhappyRounds = this.#happy ? 0 : this.#unhappyRounds + 1;
    if (this.#mayLead && this.#shouldTakeOver()) this.#takeOver();
    return this.#outcome();
  }

  #isHappy(): boolean {
    const replies = [...this.#replies.values()];
    if (!this.#leads()) return replies.some((reply) => reply.happy && isOwner(reply.ballot, this.#leader));
    if (!this.#mayLead) return false;
    if (this.#reachesQuorum()) return true;
    return replies.some((reply) => reply.happy && compareBallots(reply.leader, this.#ballot) > 0);
  }

  /** Counts only those that could accept something from this node. */
  #reachesQuorum(): boolean {
    let count = 1;
    for (const reply of this.#replies.values()) if (compareBallots(reply.leader, this.#ballot) <= 0) count++;
    return count >= (this.#isElected ? this.#config.leadingQuorum : this.#config.quorum);
  }

  #shouldTakeOver(): boolean {
    const free = this.#free;
    if (free.length + 1 < this.#config.quorum) return false;
    if (!this.#happy) return [...this.#replies.values()].every((reply) => !reply.happy || this.#cannotJoin(reply));
    if (!this.#leads() || !this.#reachesQuorum()) return false;
    // A follower bound to a higher ballot whose owner is gone would stay stranded: it can accept nothing from us.
    // Only a ballot above that one frees it. Not while it is happy: then somebody else does lead it.
    return this.#relinquished || free.some((reply) => !reply.happy && compareBallots(reply.leader, this.#ballot) > 0);
  }

  /**
   * Whom `reply` is happy with leads with a ballot that this node cannot follow any more. Where as many lead as are elected,
   * that leader frees this node itself (above). With few that accept and many that promise it may not reach enough for that;
   * this node does, and lets it lose its place after a while.
   */
  #cannotJoin({ leader }: HeartbeatReply): boolean {
    const { leadingQuorum, quorum } = this.#config;
    return leadingQuorum < quorum && this.hasLostLeader && compareBallots(leader, this.#leader) < 0;
  }

  #takeOver(): void {
    const { nodeId: node, priority, configId } = this.#config;
    const highest = this.#free.map(({ leader }) => leader).reduce(maxBallot, this.#leader);
    this.#ballot = { round: Math.max(highest.round, roundIn(configId, 0)) + 1, priority, node };
    this.#leader = this.#ballot;
    this.#happy = true;
    this.#relinquished = false;
    this.#isElected = false;
  }

  #outcome(): RoundOutcome {
    if (!this.#leads()) {
      this.#roundsWithoutQuorum = 0;
      return { type: 'nothing' };
    }
    // Happy without a quorum is who sees a newer leader that others are happy with: it gives up, and does not ask anew.
    if (this.#happy && this.#reachesQuorum()) {
      this.#roundsWithoutQuorum = 0;
      return { type: 'lead', ballot: this.#ballot };
    }
    this.#roundsWithoutQuorum++;
    return this.#roundsWithoutQuorum >= roundsUntilQuorumLost ? { type: 'quorumLost' } : { type: 'nothing' };
  }
}

/** Nodes without a ballot of their own do not lead those without a leader: they would be content with each other. */
function isOwner(ballot: Ballot, leader: Ballot): boolean {
  return leader.node !== 0 && sameBallot(ballot, leader);
}
