import type { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, configOf, maxBallot, roundIn, sameBallot, zeroBallot } from './ballot.ts';
import { Candidate } from './candidate.ts';
import type { CoreEvent, Effects, StepDownReason } from './effects.ts';
import { Election } from './election.ts';
import { Leader } from './leader.ts';
import { leaderConfigOf, restTicksOf } from './leader-config.ts';
import { LeaseGuard } from './lease.ts';
import { type Member, type Membership, memberOf, votersOf } from './membership.ts';
import type { Message } from './message.ts';
import { Orders } from './orders.ts';
import type { DurablePoint, Outbox } from './outbox.ts';
import type { PaxosConfig } from './paxos-config.ts';
import type { Adopted } from './progress.ts';
import { ReadOutcomes } from './read-outcomes.ts';
import { encodeStopSign, noOperationOf } from './stop-sign.ts';
import { Transfer } from './transfer.ts';

type Role =
  | { readonly name: 'follower' }
  | { readonly name: 'candidate'; readonly candidate: Candidate }
  | { readonly name: 'leader'; readonly leader: Leader };

const follower: Role = { name: 'follower' };

/**
 * Who leads: this node's part in the election, its candidacies and leaderships, their end, and their way from one
 * configuration to the next.
 */
export class Leadership {
  readonly orders: Orders;
  readonly #config: PaxosConfig;
  readonly #acceptor: Acceptor;
  readonly #outbox: Outbox;
  #membership: Membership;
  /** Voters without this node. */
  #peers: readonly number[] = [];
  #election: Election;
  #role: Role = follower;
  #transfer: Transfer | null = null;
  /** The stop-sign that this node proposed in its leadership; 0 for none. */
  #ownStopSignIndex = 0;
  /** The ballot of a configuration that this node was not in yet, in which it was spoken to in vain. */
  #missed: Ballot = zeroBallot;
  readonly #guard: LeaseGuard;
  #nowMs = Number.NEGATIVE_INFINITY;
  #isDiskWritable = true;
  readonly #reads = new ReadOutcomes();
  #events: CoreEvent[] = [];

  constructor(config: PaxosConfig, acceptor: Acceptor, outbox: Outbox) {
    this.#config = config;
    this.#acceptor = acceptor;
    this.#outbox = outbox;
    this.#guard = new LeaseGuard(config.lease);
    this.#membership = acceptor.membership;
    this.#election = this.#newElection(config.firstRoundTicks);
    this.orders = new Orders(config.orderMaxAgeMs);
    acceptor.dropLeftovers();
  }

  get role(): 'follower' | 'candidate' | 'leader' {
    return this.#role.name;
  }

  /** Null when this node does not lead. */
  get leader(): Leader | null {
    return this.#role.name === 'leader' ? this.#role.leader : null;
  }

  get election(): Election {
    return this.#election;
  }

  /** As of what is decided; it lags behind the acceptor's within a step only. */
  get membership(): Membership {
    return this.#membership;
  }

  /** Voters without this node. */
  get peers(): readonly number[] {
    return this.#peers;
  }

  get others(): readonly Member[] {
    return this.#membership.members.filter(({ nodeId }) => nodeId !== this.#config.nodeId);
  }

  /** Who was started as the other thing takes no part: a data node would take what a witness is sent for the entries. */
  get isVoter(): boolean {
    return memberOf(this.#membership, this.#config.nodeId)?.role === (this.#config.isWitness ? 'witness' : 'voter');
  }

  /** This node leads, and what is proposed now goes into the log: no change of members or leaders is under way. */
  get acceptsProposals(): boolean {
    const { isSealed } = this.#acceptor;
    return this.#role.name === 'leader' && this.#isDiskWritable && this.#transfer === null && !isSealed;
  }

  /** Needs decisions that this node knows before it can lead; 0 for none. */
  get teacher(): number {
    return this.#role.name === 'candidate' ? this.#role.candidate.teacher : 0;
  }

  /** True when the others are to be asked: a round of the election has ended, or this node has just given up. */
  tick(nowMs: number): boolean {
    this.#nowMs = nowMs;
    if (this.#role.name === 'candidate')
      this.#lead(this.#role.candidate, this.#role.candidate.tick(this.#guard.mayBindOthers(nowMs)));
    else if (this.#role.name === 'leader') this.#tickLeader(this.#role.leader);
    if (this.#role.name === 'candidate' && this.#role.candidate.isStalled) this.stepDown('stalled');
    if (!this.isVoter) return false;
    const outcome = this.#election.tick();
    if (outcome === null) return this.#events.some(({ type }) => type === 'steppedDown');
    if (outcome.type === 'lead') this.#campaign(outcome.ballot, zeroBallot);
    if (outcome.type === 'quorumLost') this.stepDown('quorum-lost');
    return true;
  }

  propose(entries: readonly Uint8Array[]): boolean {
    if (this.#role.name !== 'leader' || !this.acceptsProposals) return false;
    this.#role.leader.propose(entries);
    return true;
  }

  proposeMembership(membership: Membership): number | null {
    if (this.#role.name !== 'leader' || !this.#role.leader.knowsDecided) return null;
    if (!this.propose([encodeStopSign(membership)])) return null;
    this.#ownStopSignIndex = this.#acceptor.log.lastIndex;
    return this.#ownStopSignIndex;
  }

  transferTo(nodeId: number): boolean {
    if (this.#role.name !== 'leader' || !this.acceptsProposals) return false;
    if (!this.#peers.includes(nodeId) || memberOf(this.#membership, nodeId)?.role !== 'voter') return false;
    this.#transfer = new Transfer(nodeId, this.#config.resendTicks);
    this.#role.leader.lease?.giveUp();
    this.#events.push({ type: 'transferring', ballot: this.#acceptor.promised, to: nodeId });
    this.#tryTransfer(this.#role.leader);
    return true;
  }

  /** What this node had to write is durable. */
  persisted(point: DurablePoint): void {
    if (this.#role.name === 'candidate') {
      const { candidate } = this.#role;
      const isOwnLog = sameBallot(point.promised, candidate.ballot) && point.lastIndex === this.#acceptor.log.lastIndex;
      if (!candidate.promises.has(this.#config.nodeId) && isOwnLog) {
        this.#lead(candidate, candidate.receivePromise(this.#config.nodeId, this.#acceptor.describe()));
      }
    } else if (this.#role.name === 'leader' && sameBallot(point.acceptedBallot, this.#role.leader.ballot)) {
      this.#role.leader.ownLogDurable(point.lastIndex);
    }
  }

  /** Who cannot write does not lead. */
  setDiskWritable(isWritable: boolean): void {
    this.#isDiskWritable = isWritable;
    this.#election.setEligible(isWritable);
    if (!isWritable) this.stepDown('disk');
  }

  receivePromise(from: number, message: Extract<Message, { type: 'promise' }>): void {
    if (this.#role.name === 'candidate') {
      this.#lead(this.#role.candidate, this.#role.candidate.receivePromise(from, message));
    } else if (this.#role.name === 'leader') {
      this.#role.leader.receivePromise(from, message);
    }
  }

  receiveReadAck(from: number, { ballot, round }: Extract<Message, { type: 'readAck' }>): void {
    if (this.#role.name === 'leader') this.#reads.confirmed(this.#role.leader.receiveReadAck(from, ballot, round));
  }

  receiveLog(from: number, message: Extract<Message, { type: 'logResponse' | 'behind' }>): void {
    if (this.#role.name !== 'candidate') return;
    if (message.type === 'behind') this.#role.candidate.receiveBehind(from, message.decidedIndex);
    else this.#lead(this.#role.candidate, this.#role.candidate.receiveLog(from, message));
  }

  /**
   * A leader asks whether this node still follows it. True when it may count on that for the time of a lease from `nowMs`, not
   * older than the question. Not in another configuration: each counts its rounds anew. Nor when a newer leader is sought: as
   * long as the old one has its lease nobody can promise that one anything, and the old one may be unable to decide.
   */
  grantLease(ballot: Ballot, nowMs: number): boolean {
    const isFollowing = sameBallot(ballot, this.#acceptor.promised) && this.#election.follows(ballot);
    const isCurrent = configOf(ballot) === this.#membership.configId;
    return this.isVoter && isCurrent && isFollowing && this.#guard.grant(ballot, nowMs);
  }

  /** Another node asks for a promise. False when it gets none yet: it will ask again. */
  mayPromise(message: Extract<Message, { type: 'prepare' }>, nowMs: number): boolean {
    this.#guard.release(message.released);
    return !this.#guard.forbids(message.ballot.node, nowMs);
  }

  /** Binds this node to `ballot` if it is higher than what it is bound to: somebody asks, or has decided in it. */
  bindTo(ballot: Ballot): void {
    if (compareBallots(ballot, this.#acceptor.promised) <= 0) return;
    this.stepDown('higher-ballot');
    this.#acceptor.promise(ballot);
    this.#election.promised(ballot);
  }

  /** The owner of `ballot` speaks to this node, which is not in that configuration yet. */
  miss(ballot: Ballot): void {
    this.#missed = maxBallot(this.#missed, ballot);
  }

  /** This node asks all others in a round of its election. */
  asked(round: number, nowMs: number): void {
    this.leader?.lease?.asked(round, nowMs);
    this.orders.asked(round, nowMs);
  }

  /** The leader of `ballot` asks this node to take its place. */
  takeOver(ballot: Ballot): void {
    if (!sameBallot(ballot, this.#acceptor.promised)) return;
    this.#guard.release(ballot);
    const own = this.#election.takeOverNow();
    if (own !== null) this.#campaign(own, ballot);
  }

  /** The log holds more that is decided: whoever waits for this node's promise gets a new one. */
  logGrew(isLearning: boolean): void {
    this.settle();
    const { promised } = this.#acceptor;
    if (this.#role.name === 'candidate') this.#role.candidate.restart();
    else if (this.isVoter && !isLearning && this.#peers.includes(promised.node) && this.#isFree(promised.node)) {
      this.#outbox.afterDurable(promised.node, this.#acceptor.describe());
    }
  }

  /** The log has become that of the ballot in which it is accepted now. */
  noteSynced(): void {
    this.#events.push({ type: 'synced', ballot: this.#acceptor.acceptedBallot, index: this.#acceptor.log.lastIndex });
  }

  /** After every step: a stop-sign may have been decided, or the successor be ready. */
  settle(): void {
    if (this.#acceptor.membership !== this.#membership) this.#enterConfiguration();
    if (this.#transfer !== null && this.#role.name === 'leader') this.#tryTransfer(this.#role.leader);
  }

  stepDown(reason: StepDownReason): void {
    if (this.#role.name === 'follower') return;
    if (this.#role.name === 'leader') this.#reads.refused(this.#role.leader.takeReads());
    this.#role = follower;
    this.#transfer = null;
    // Who could not get its data through lets others try for a while.
    const restTicks = reason === 'stalled' ? restTicksOf(this.#config, this.#membership) : 0;
    if (reason !== 'higher-ballot' && reason !== 'reconfigured') this.#election.relinquish(restTicks);
    this.#events.push({ type: 'steppedDown', ballot: this.#acceptor.promised, reason });
  }

  /** @param released the ballot whose leader asked for it; zero when nobody did. */
  #campaign(ballot: Ballot, released: Ballot): void {
    if (!this.#isDiskWritable || this.#guard.forbids(this.#config.nodeId, this.#nowMs)) return;
    if (compareBallots(ballot, this.#acceptor.promised) <= 0) return;
    this.stepDown('higher-ballot');
    this.#acceptor.promise(ballot);
    const { prepareQuorum, acceptQuorum } = this.#membership;
    const config = { ...this.#config, peers: this.#peers, prepareQuorum, acceptQuorum };
    this.#guard.tookOver(this.#nowMs);
    this.#role = { name: 'candidate', candidate: new Candidate(config, this.#acceptor, this.#outbox, released) };
    this.#events.push({ type: 'campaigning', ballot });
  }

  #lead(candidate: Candidate, adopted: Adopted | null): void {
    if (adopted === null) return;
    const leader = this.#becomeLeader(adopted);
    leader.begin(candidate.promises);
    this.#events.push({ type: 'elected', ballot: leader.ballot, lastIndex: adopted.index });
    this.noteSynced();
    if (!this.#acceptor.isSealed) leader.propose([noOperationOf(leader.ballot)]);
  }

  #becomeLeader(adopted: Adopted): Leader {
    const config = leaderConfigOf(this.#config, this.#membership, this.#peers);
    const leader = new Leader(config, this.#acceptor, this.#outbox, adopted);
    this.#guard.tookOver(this.#nowMs);
    this.#role = { name: 'leader', leader };
    this.#election.elected();
    this.#transfer = null;
    this.#ownStopSignIndex = 0;
    return leader;
  }

  #enterConfiguration(): void {
    const index = this.#acceptor.stopSignIndex;
    const wasLeader = this.#role.name === 'leader';
    const isAuthor = wasLeader && this.#ownStopSignIndex === index;
    // Those who leave, and those who stay, hear it from who decided it.
    if (this.#role.name === 'leader') this.#role.leader.announceDecided();
    const before = this.#acceptor.promised;
    this.#membership = this.#acceptor.membership;
    this.#events.push({ type: 'reconfigured', ballot: before, index, membership: this.#membership });
    this.#acceptor.dropLeftovers();
    // Time for the leader to be heard in the new configuration, before anyone misses it.
    this.#election = this.#newElection(2 * this.#config.electionRoundTicks);
    this.orders.clear();
    this.#election.setEligible(this.#isDiskWritable);
    const mayLead = this.isVoter && !this.#config.isWitness;
    if (isAuthor && mayLead) this.#continueAsLeader(index);
    else this.stepDown('reconfigured');
    if (wasLeader && !isAuthor && mayLead) this.takeOver(this.#acceptor.promised);
    this.#answerMissed();
  }

  /** Else it would be spoken to again only when the other's patience is over, and who asks this node waits so long. */
  #answerMissed(): void {
    const { node } = this.#missed;
    const isCurrent = configOf(this.#missed) === this.#membership.configId;
    if (isCurrent && this.isVoter && this.#peers.includes(node)) this.#acceptor.refuse(node, this.#missed, false);
  }

  /**
   * The proposer of a configuration owns its lowest ballot. No other can have chosen anything in it below that one, so
   * there is nothing to ask for, and clients notice nothing.
   */
  #continueAsLeader(index: number): void {
    const { priority, nodeId } = this.#config;
    if (this.#role.name === 'leader') this.#reads.refused(this.#role.leader.takeReads());
    const acceptedBallot = this.#acceptor.acceptedBallot;
    const ballot = { round: roundIn(this.#membership.configId, 0), priority, node: nodeId };
    this.#acceptor.promise(ballot);
    this.#acceptor.adopt(index, []);
    this.#election.inherit(ballot);
    const leader = this.#becomeLeader({ acceptedBallot, commonIndex: index, index });
    leader.beginUnprepared();
    this.noteSynced();
    leader.propose([noOperationOf(leader.ballot)]);
  }

  #newElection(firstRoundTicks: number): Election {
    const { nodeId, boot, priority, electionRoundTicks, unhappyRoundTicks, isWitness } = this.#config;
    const { configId, prepareQuorum, acceptQuorum } = this.#membership;
    const voters = votersOf(this.#membership).map((member) => member.nodeId);
    this.#peers = voters.filter((voter) => voter !== nodeId);
    return new Election(
      {
        nodeId,
        boot,
        priority,
        configId,
        peers: this.#peers,
        quorum: Math.max(prepareQuorum, acceptQuorum),
        leadingQuorum: acceptQuorum,
        mayLead: memberOf(this.#membership, nodeId)?.role === 'voter' && !isWitness,
        roundTicks: electionRoundTicks,
        unhappyRoundTicks,
        firstRoundTicks,
      },
      this.#acceptor.promised,
    );
  }

  #tickLeader(leader: Leader): void {
    const health = leader.tick(this.#guard.mayBindOthers(this.#nowMs));
    if (health === 'stalled') this.stepDown('stalled');
    else if (this.#transfer !== null) this.#tickTransfer(leader, this.#transfer);
    else if (health === 'slow-disk' && leader.bestSuccessor !== 0) this.transferTo(leader.bestSuccessor);
  }

  #tickTransfer(leader: Leader, transfer: Transfer): void {
    // Whoever does not take it in time does not get it: proposals wait for this.
    if (transfer.tick(this.#config.stallTicks)) this.#transfer = null;
    else this.#tryTransfer(leader);
  }

  #tryTransfer(leader: Leader): void {
    const transfer = this.#transfer;
    const round = transfer === null ? 0 : this.orders.roundOf(transfer.to);
    if (transfer === null || round === 0 || !leader.holdsAll(transfer.to) || !transfer.isDue) return;
    transfer.sent();
    this.#outbox.send(transfer.to, { type: 'takeOver', ballot: leader.ballot, round });
  }

  /** Before what happened in this step leaves: followers hear what is decided, waiting reads are taken up. */
  finishStep(nowMs: number): void {
    if (this.#role.name !== 'leader') return;
    this.#role.leader.announceDecided();
    this.#reads.confirmed(this.#role.leader.beginReads(nowMs));
  }

  #isFree(owner: number): boolean {
    return !this.#guard.forbids(owner, this.#nowMs);
  }

  takeReads(): Pick<Effects, 'readsReady' | 'readsRefused'> {
    return this.#reads.take();
  }

  takeEvents(): readonly CoreEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
