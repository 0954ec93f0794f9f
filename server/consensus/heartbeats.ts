import type { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, configOf, zeroBallot } from './ballot.ts';
import type { Leadership } from './leadership.ts';
import { memberOf } from './membership.ts';
import type { MessageOf } from './message.ts';
import type { Outbox } from './outbox.ts';

interface HeartbeatParts {
  readonly electionRoundTicks: number;
  readonly acceptor: Acceptor;
  readonly leadership: Leadership;
  readonly outbox: Outbox;
  /** This node can promise and accept nothing for want of space. */
  readonly isDiskFull: () => boolean;
}

/** Who asks whom, round by round, and what members learn about each other by that besides the election. */
export class Heartbeats {
  readonly #parts: HeartbeatParts;
  /** Of members without a vote: what they said that they know to be decided. */
  readonly #learned = new Map<number, number>();
  #leaderHint: Ballot = zeroBallot;
  #ticksUntilPoll = 1;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
  }

  /** Who leads, as a node hears it that cannot promise: without a vote, or without space on its disk. */
  get leaderHint(): Ballot {
    return this.#leaderHint;
  }

  /** What a member without a vote said last that it knows to be decided. */
  learnedIndex(nodeId: number): number | undefined {
    return this.#learned.get(nodeId);
  }

  /** @param roundEnded a round of the election has ended, or this node has just given up. */
  tick(roundEnded: boolean, nowMs: number): void {
    const { isVoter, election } = this.#parts.leadership;
    // Without a vote there are no rounds; who has something to tell is found this way.
    const isDue = isVoter ? roundEnded : --this.#ticksUntilPoll <= 0;
    if (isDue) this.#askAll(isVoter ? election.round : 0, nowMs);
  }

  receiveRequest(from: number, message: MessageOf<'heartbeatRequest'>, nowMs: number): void {
    const { acceptor, leadership, outbox, isDiskFull } = this.#parts;
    const { election, isVoter, peers, membership } = leadership;
    const { ballot, configId, decidedIndex } = message;
    const lease = ballot.node === from && leadership.grantLease(ballot, nowMs);
    outbox.send(from, election.answer(message.round, lease, acceptor.reachIn(ballot)));
    const isMember = memberOf(membership, from) !== undefined;
    if (!peers.includes(from) && isMember) this.#learned.set(from, decidedIndex);
    if (configId === membership.configId) leadership.orders.heard(from, message.round);
    // Who has left, or is yet to hear that it has joined, is not asked with the members: it hears here who leads.
    if (!isMember && leadership.leader !== null) this.#ask(from, 0);
    if (message.hasGivenUp && configId === membership.configId) election.leaderGaveUp(from);
    const isNews = configOf(ballot) >= membership.configId && compareBallots(ballot, this.#leaderHint) > 0;
    if (ballot.node === from && isNews && (!isVoter || isDiskFull())) this.#leaderHint = ballot;
  }

  receiveReply(from: number, message: MessageOf<'heartbeatReply'>): void {
    const { leader, election, peers, membership } = this.#parts.leadership;
    election.receive(from, message);
    const isVote = message.configId === membership.configId && peers.includes(from);
    if (isVote) leader?.receiveHeartbeat(from, message);
  }

  #askAll(round: number, nowMs: number): void {
    const { electionRoundTicks, leadership } = this.#parts;
    this.#ticksUntilPoll = electionRoundTicks;
    leadership.asked(round, nowMs);
    leadership.leader?.asked(round);
    for (const { nodeId } of leadership.others) this.#ask(nodeId, round);
  }

  #ask(nodeId: number, round: number): void {
    const { acceptor, leadership, outbox } = this.#parts;
    const ballot = leadership.leader?.ballot ?? zeroBallot;
    const { configId } = leadership.membership;
    const { hasGivenUp } = leadership.election;
    const { decidedIndex } = acceptor;
    outbox.send(nodeId, { type: 'heartbeatRequest', round, configId, decidedIndex, ballot, hasGivenUp });
  }
}
