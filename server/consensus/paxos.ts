import { Acceptor } from './acceptor.ts';
import { type Ballot, configOf, roundIn, sameBallot, zeroBallot } from './ballot.ts';
import type { Effects } from './effects.ts';
import type { HardState } from './hard-state.ts';
import { Heartbeats } from './heartbeats.ts';
import { Leadership } from './leadership.ts';
import { Learner } from './learner.ts';
import type { ReadableLog } from './log.ts';
import { type Membership, memberOf, membershipProblem } from './membership.ts';
import type { LogMessage, Message, MessageOf, ProposerMessage } from './message.ts';
import { Outbox } from './outbox.ts';
import type { PaxosConfig } from './paxos-config.ts';
import type { PeerProgress } from './progress.ts';

/**
 * One node's consensus: Sequence Paxos for the log, Ballot Leader Election for progress, stop-signs for changes of
 * members. Single-threaded and free of IO, clocks and randomness: the host steps it with what happened and carries out
 * what `takeEffects` returns. Any number of steps may be taken before their effects are; no step waits for the disk.
 */
export class Paxos {
  readonly #config: PaxosConfig;
  readonly #outbox = new Outbox();
  readonly #acceptor: Acceptor;
  readonly #learner: Learner;
  readonly #leadership: Leadership;
  readonly #heartbeats: Heartbeats;
  #disk: 'ok' | 'full' | 'failed' = 'ok';
  #persistedDecidedIndex: number;
  /** In this tick. */
  #askedTeacher = 0;

  /** @param membership as of `state.compactedIndex`: from the snapshot, or the one that the cluster began with. */
  constructor(config: PaxosConfig, state: HardState, membership: Membership) {
    this.#config = config;
    this.#acceptor = new Acceptor(config, state, membership, this.#outbox);
    this.#learner = new Learner(config, this.#acceptor, this.#outbox);
    this.#leadership = new Leadership(config, this.#acceptor, this.#outbox);
    const parts = { acceptor: this.#acceptor, leadership: this.#leadership, outbox: this.#outbox };
    const { electionRoundTicks } = config;
    this.#heartbeats = new Heartbeats({ ...parts, electionRoundTicks, isDiskFull: () => this.#disk === 'full' });
    this.#persistedDecidedIndex = this.#acceptor.decidedIndex;
  }

  get role(): 'follower' | 'candidate' | 'leader' {
    return this.#leadership.role;
  }

  /** The highest ballot that this node is bound to. */
  get ballot(): Ballot {
    return this.#acceptor.promised;
  }

  /** The ballot to propose in, and by that the node to send proposals and reads to; zero, of node 0, when none is known. */
  get leaderBallot(): Ballot {
    const { leader, isVoter, election } = this.#leadership;
    if (leader !== null) return leader.ballot;
    if (!isVoter || this.#disk === 'full') return this.#heartbeats.leaderHint;
    const { promised, acceptedBallot } = this.#acceptor;
    const isFollowing = promised.node !== this.#config.nodeId && sameBallot(promised, acceptedBallot);
    return isFollowing && !election.hasLostLeader ? promised : zeroBallot;
  }

  get leaderId(): number {
    return this.leaderBallot.node;
  }

  /** As of `decidedIndex`. */
  get membership(): Membership {
    return this.#leadership.membership;
  }

  get decidedIndex(): number {
    return this.#acceptor.decidedIndex;
  }

  get lastIndex(): number {
    return this.#acceptor.log.lastIndex;
  }

  get compactedIndex(): number {
    return this.#acceptor.log.compactedIndex;
  }

  get acceptedBallot(): Ballot {
    return this.#acceptor.acceptedBallot;
  }

  /** This node leads, and what is proposed now goes into the log: no change of members or leaders is under way. */
  get acceptsProposals(): boolean {
    return this.#leadership.acceptsProposals;
  }

  /** This node leads and answers reads without asking anybody. */
  holdsLease(nowMs: number): boolean {
    return this.#leadership.leader?.holdsLease(nowMs) === true;
  }

  /** What this node as leader knows of the other members; empty when it does not lead. */
  get progress(): readonly PeerProgress[] {
    const { leader, others } = this.#leadership;
    return leader === null
      ? []
      : others.map(({ nodeId }) => leader.describe(nodeId, this.#heartbeats.learnedIndex(nodeId)));
  }

  /** What a member without a vote said last that it knows to be decided; 0 when it was not heard. */
  learnedIndex(nodeId: number): number {
    return this.#heartbeats.learnedIndex(nodeId) ?? 0;
  }

  /** No entry up to `index` was chosen in a higher ballot; of an older configuration, if `index` is before its end. */
  boundAt(index: number): Ballot {
    return this.#acceptor.bindingAfter(index).ballot;
  }

  get log(): ReadableLog {
    return this.#acceptor.log;
  }

  /** One unit of time passed. `nowMs`: the host's clock, which may jump ahead and never goes back. */
  tick(nowMs: number): void {
    const roundEnded = this.#leadership.tick(nowMs);
    this.#learner.tick();
    this.#askedTeacher = 0;
    this.#heartbeats.tick(roundEnded, nowMs);
    this.#settle();
  }

  /** The machine slept, and nobody knows for how long: what was asked before holds no more. */
  stoodStill(): void {
    this.#leadership.leader?.lease?.forget();
    this.#leadership.orders.clear();
  }

  /** Appends entries to the log; false, and nothing happens, unless `acceptsProposals`. */
  propose(entries: readonly Uint8Array[]): boolean {
    return this.#leadership.propose(entries);
  }

  /**
   * Proposes the members of the next configuration; they take over when that is decided. Gives the index of the
   * stop-sign, or null when this node does not lead or something else is under way.
   */
  proposeMembership(next: Membership): number | null {
    if (next.configId !== this.membership.configId + 1 || membershipProblem(next) !== null) {
      throw new Error(`no successor of configuration ${this.membership.configId}`);
    }
    return this.#leadership.proposeMembership(next);
  }

  /** Hands the leadership to `nodeId` as soon as that node has the whole log; false when this node cannot. */
  transferLeadership(nodeId: number): boolean {
    return this.#leadership.transferTo(nodeId);
  }

  /** A linearizable read of `from`, bound to `ballot` when it asked: becomes ready or refused. False unless leading. */
  requestRead(id: number, from: number, ballot: Ballot): boolean {
    this.#leadership.leader?.requestRead(id, from, ballot);
    return this.#leadership.leader !== null;
  }

  /** The host made everything up to `token` durable. */
  persisted(token: number): void {
    const point = this.#outbox.persisted(token, this.#acceptor.promised, this.membership.configId);
    if (point === null) return;
    this.#leadership.persisted(point);
    this.#settle();
  }

  /** The disk failed to write, and what it holds is not known: until its next start this node takes no part in consensus. */
  diskFailed(): void {
    this.#disk = 'failed';
    this.#outbox.dropWaiting();
    this.#leadership.setDiskWritable(false);
  }

  /** The disk has no room: what waits for it goes on waiting, and another node leads. */
  diskFull(): void {
    if (this.#disk !== 'ok') return;
    this.#disk = 'full';
    this.#leadership.setDiskWritable(false);
  }

  /** There is room again. */
  diskFree(): void {
    if (this.#disk !== 'full') return;
    this.#disk = 'ok';
    this.#leadership.setDiskWritable(true);
  }

  /** A snapshot of this node covers the first `index` entries: they need not be kept. */
  compact(index: number): void {
    this.#acceptor.log.compact(Math.min(index, this.#acceptor.decidedIndex));
  }

  /**
   * The host made a snapshot durable and loaded it: the state, and the members, after `index` entries.
   *
   * @param ballot what the node that made it had promised then.
   */
  snapshotInstalled(index: number, ballot: Ballot, membership: Membership): void {
    if (index > this.#acceptor.decidedIndex) this.#leadership.bindTo(ballot);
    const isNew = this.#acceptor.installSnapshot(index, membership);
    this.#learner.proceed();
    if (isNew) this.#leadership.logGrew(this.#learner.isLearning);
  }

  /** That node's snapshot is damaged, or does not come: another one is to be asked. */
  snapshotRefused(from: number): void {
    this.#learner.refuse(from);
  }

  /** The link from this node to `peer` was (re)established. */
  connected(peer: number): void {
    this.#leadership.leader?.reconnected(peer);
  }

  /** The link from this node to `peer` broke. */
  disconnected(peer: number): void {
    this.#leadership.election.disconnected(peer);
  }

  /** @param nowMs the host's clock when it takes the message up: an older one would make leases overlap. */
  receive(from: number, message: Message, nowMs: number): void {
    this.#leadership.leader?.heard(from);
    switch (message.type) {
      case 'heartbeatRequest':
        this.#heartbeats.receiveRequest(from, message, nowMs);
        this.#compareDecided(from, message);
        break;
      case 'heartbeatReply':
        this.#heartbeats.receiveReply(from, message);
        this.#compareDecided(from, message);
        break;
      case 'readAck':
        this.#leadership.receiveReadAck(from, message);
        break;
      case 'behind':
        this.#leadership.receiveLog(from, message);
        if (message.decidedIndex > this.#acceptor.decidedIndex) this.#learnFrom(from);
        break;
      case 'learnRequest':
        this.#leadership.leader?.noteLearning(from);
        this.#learner.teach(from, message.fromIndex);
        break;
      default:
        // With a failed disk this node can promise and accept nothing.
        if (this.#disk !== 'failed') this.#receiveLogMessage(from, message, nowMs);
    }
    this.#settle();
  }

  /** @param nowMs the host's clock now: a lease may have run out. */
  takeEffects(nowMs: number): Effects {
    this.#leadership.finishStep(nowMs);
    const { promised, acceptedBallot, decidedIndex, log } = this.#acceptor;
    if (this.#outbox.hasOperations && decidedIndex > this.#persistedDecidedIndex) {
      this.#persistedDecidedIndex = decidedIndex; // rides along; never worth a sync of its own
      this.#outbox.persist({ type: 'decide', index: decidedIndex });
    }
    const { readsReady, readsRefused } = this.#leadership.takeReads(); // V8 makes objects out of spreads on a slow path
    return {
      messages: this.#outbox.takeMessages(),
      persist: this.#outbox.takeOperations({ promised, acceptedBallot, lastIndex: log.lastIndex }),
      decidedIndex,
      readsReady,
      readsRefused,
      snapshotWanted: this.#learner.snapshotWanted,
      events: this.#leadership.takeEvents(),
    };
  }

  /** Voters are told by their leader; asks who has none, an old configuration, a damaged or full disk, or gave up a donor. */
  #compareDecided(from: number, { configId, decidedIndex }: MessageOf<'heartbeatRequest' | 'heartbeatReply'>): void {
    const canFollow = this.#leadership.isVoter && this.#acceptor.log.isWhole && this.#disk !== 'full';
    const mustAsk = !canFollow || configId > this.membership.configId || this.#learner.seeksDonor;
    if (mustAsk && decidedIndex > this.#acceptor.decidedIndex) this.#learnFrom(from);
  }

  #learnFrom(from: number): void {
    this.#learner.learnFrom(from, memberOf(this.membership, from)?.role === 'witness');
  }

  #receiveLogMessage(from: number, message: LogMessage, nowMs: number): void {
    switch (message.type) {
      case 'decide':
        // True whoever says it: what is chosen in a ballot stays so, and logs of one ballot do not differ.
        this.#acceptor.handleDecide(message.ballot, message.decidedIndex);
        return;
      case 'prepare':
      case 'logRequest':
      case 'acceptSync':
      case 'accept':
      case 'readProbe':
      case 'takeOver':
        // Only its owner speaks for a ballot.
        if (message.ballot.node === from) this.#receiveFromProposer(from, message, nowMs);
        return;
      case 'promise':
        this.#leadership.receivePromise(from, message);
        return;
      case 'logResponse':
        this.#leadership.receiveLog(from, message);
        return;
      case 'accepted':
        this.#leadership.leader?.receiveAccepted(from, message);
        return;
      case 'rejected':
        this.#leadership.leader?.receiveRejected(from, message);
        return;
      case 'learnResponse':
        this.#receiveLearnResponse(from, message);
        return;
      default:
        message satisfies never;
    }
  }

  #receiveLearnResponse(from: number, message: MessageOf<'learnResponse'>): void {
    if (from !== this.#learner.donor) return;
    if (this.#learner.isNews(message)) this.#leadership.bindTo(message.ballot);
    if (this.#learner.receive(message)) this.#leadership.logGrew(this.#learner.isLearning);
  }

  #receiveFromProposer(from: number, message: ProposerMessage, nowMs: number): void {
    if (!this.#isOfThisConfiguration(from, message.ballot)) return;
    switch (message.type) {
      case 'prepare':
        if (!this.#leadership.mayPromise(message, nowMs)) return;
        this.#leadership.bindTo(message.ballot);
        this.#acceptor.handlePrepare(from, message);
        return;
      case 'logRequest':
        this.#acceptor.handleLogRequest(from, message);
        return;
      case 'acceptSync':
        // The lowest ballot of a configuration needs no promises: there is nothing that they could tell.
        if (message.ballot.round === roundIn(this.membership.configId, 0)) this.#leadership.bindTo(message.ballot);
        if (this.#acceptor.handleAcceptSync(from, message)) this.#leadership.noteSynced();
        return;
      case 'accept':
        this.#acceptor.handleAccept(from, message);
        return;
      case 'readProbe':
        this.#acceptor.handleReadProbe(from, message);
        return;
      case 'takeOver':
        if (this.#leadership.orders.isFresh(message.round, nowMs)) this.#leadership.takeOver(message.ballot);
        return;
      default:
        message satisfies never;
    }
  }

  /** Leaders of an older configuration are told so; one of a newer configuration tells what this node lacks. */
  #isOfThisConfiguration(from: number, ballot: Ballot): boolean {
    if (this.#acceptor.isOutdatedBy(ballot)) {
      this.#leadership.miss(ballot);
      this.#learnFrom(from);
      return false;
    }
    if (configOf(ballot) < this.membership.configId) {
      this.#outbox.send(from, { type: 'behind', decidedIndex: this.#acceptor.decidedIndex });
      return false;
    }
    return this.#leadership.isVoter && this.#leadership.peers.includes(from);
  }

  #settle(): void {
    this.#leadership.settle();
    const { teacher } = this.#leadership;
    // It may have been started anew, and know less than it promised: it would be asked again as fast as it answers.
    if (teacher === 0 || teacher === this.#askedTeacher) return;
    this.#askedTeacher = teacher;
    this.#learnFrom(teacher);
  }
}
