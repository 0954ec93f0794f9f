import { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, configOf, roundIn, sameBallot, zeroBallot } from './ballot.ts';
import { Candidate } from './candidate.ts';
import type { CoreEvent, Effects, StepDownReason } from './effects.ts';
import { Election } from './election.ts';
import type { HardState } from './hard-state.ts';
import { Leader, type LeaderHealth } from './leader.ts';
import { Learner } from './learner.ts';
import { type Member, type Membership, memberOf, membershipProblem, readQuorum, votersOf } from './membership.ts';
import type { Message } from './message.ts';
import { Outbox } from './outbox.ts';
import type { Adopted } from './progress.ts';
import { encodeStopSign, noOperation } from './stop-sign.ts';
import { Transfer } from './transfer.ts';

export interface PaxosConfig {
  readonly nodeId: number;
  /** Keeps the number of entries and not their bytes, votes, and never leads. */
  readonly isWitness: boolean;
  /** Breaks ties when several nodes take over in one round; higher wins. */
  readonly priority: number;
  /**
   * Length of an election round, and of one in which the leader is missed. A leader that hangs is replaced after one to
   * two of the first and one to two of the second; one whose links break after the latter alone.
   */
  readonly electionRoundTicks: number;
  readonly unhappyRoundTicks: number;
  /** When the first round ends; the host draws it at random in [1, electionRoundTicks]. */
  readonly firstRoundTicks: number;
  /** Silence after which something is sent again. */
  readonly resendTicks: number;
  /**
   * A leader that gets nothing decided for so long gives up, however well its heartbeats pass. Several times the longest
   * flush of a disk: a leader that is only slow is better than none.
   */
  readonly stallTicks: number;
  readonly maxMessageBytes: number;
  readonly maxInflightMessages: number;
  readonly maxInflightBytes: number;
}

type Role =
  | { readonly name: 'follower' }
  | { readonly name: 'candidate'; readonly candidate: Candidate }
  | { readonly name: 'leader'; readonly leader: Leader };

const follower: Role = { name: 'follower' };

/** What a leader knows of another member. */
export interface PeerProgress {
  readonly nodeId: number;
  /** Durable there, in this leadership; for a learner what it knows to be decided. */
  readonly matchIndex: number;
  /** Gets new entries as they come, or has got them all. */
  readonly isCurrent: boolean;
}

/**
 * One node's consensus: Sequence Paxos for the log, Ballot Leader Election for progress, stop-signs for changes of
 * members. Single-threaded and free of IO, clocks and randomness: the host steps it with what happened and carries out
 * what `takeEffects` returns. Any number of steps may be taken before their effects are; the disk is never waited for
 * inside.
 */
export class Paxos {
  readonly #config: PaxosConfig;
  readonly #outbox = new Outbox();
  readonly #acceptor: Acceptor;
  readonly #learner: Learner;
  #membership: Membership;
  /** Voters without this node. */
  #peers: readonly number[] = [];
  #election: Election;
  #role: Role = follower;
  #transfer: Transfer | null = null;
  /** The stop-sign that this node proposed in its leadership; 0 for none. */
  #ownStopSignIndex = 0;
  /** Of members without a vote: what they said that they know to be decided. */
  readonly #learned = new Map<number, number>();
  /** Who leads, as a node without a vote hears it. */
  #leaderHint: Ballot = zeroBallot;
  #ticksUntilPoll = 1;
  #disk: 'ok' | 'full' | 'failed' = 'ok';
  #persistedDecidedIndex: number;
  #readsReady: { id: number; index: number }[] = [];
  #readsRefused: number[] = [];
  #events: CoreEvent[] = [];

  /** @param membership as of `state.compactedIndex`: from the snapshot, or the one that the cluster began with. */
  constructor(config: PaxosConfig, state: HardState, membership: Membership) {
    this.#config = config;
    this.#acceptor = new Acceptor(config, state, membership, this.#outbox);
    this.#learner = new Learner(this.#acceptor, this.#outbox, config.resendTicks);
    this.#persistedDecidedIndex = this.#acceptor.decidedIndex;
    this.#membership = this.#acceptor.membership;
    this.#election = this.#newElection(config.firstRoundTicks);
    this.#acceptor.dropLeftovers();
  }

  get role(): 'follower' | 'candidate' | 'leader' {
    return this.#role.name;
  }

  /** The highest ballot that this node is bound to. */
  get ballot(): Ballot {
    return this.#acceptor.promised;
  }

  /** The ballot to propose in, and by that the node to send proposals and reads to; zero when none is known. */
  get leaderBallot(): Ballot {
    if (this.#role.name === 'leader') return this.#role.leader.ballot;
    const { promised, acceptedBallot } = this.#acceptor;
    if (!this.#isVoter) return this.#leaderHint;
    return promised.node !== this.#config.nodeId && sameBallot(promised, acceptedBallot) ? promised : zeroBallot;
  }

  /** 0 when none is known. */
  get leaderId(): number {
    return this.leaderBallot.node;
  }

  /** As of `decidedIndex`. */
  get membership(): Membership {
    return this.#membership;
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

  get pendingReads(): number {
    return this.#role.name === 'leader' ? this.#role.leader.pendingReads : 0;
  }

  /** This node leads, and what is proposed now goes into the log: no change of members or leaders is under way. */
  get acceptsProposals(): boolean {
    return this.#role.name === 'leader' && this.#disk === 'ok' && this.#transfer === null && !this.#acceptor.isSealed;
  }

  /** What this node as leader knows of the other members; empty when it does not lead. */
  get progress(): readonly PeerProgress[] {
    if (this.#role.name !== 'leader') return [];
    const { leader } = this.#role;
    return this.#others().map(({ nodeId }) => {
      const progress = leader.progressOf(nodeId);
      const matchIndex = progress?.matchIndex ?? this.#learned.get(nodeId) ?? 0;
      const isCurrent = progress === undefined ? this.#learned.has(nodeId) : progress.state === 'stream';
      return { nodeId, matchIndex, isCurrent };
    });
  }

  /** The command at `index` (from 1). */
  entry(index: number): Uint8Array {
    return this.#acceptor.log.entry(index);
  }

  /** One unit of time passed. */
  tick(): void {
    if (this.#role.name === 'candidate') this.#lead(this.#role.candidate, this.#role.candidate.tick());
    else if (this.#role.name === 'leader') this.#tickLeader(this.#role.leader);
    this.#learner.tick();
    if (this.#isVoter) this.#tickElection();
    else if (--this.#ticksUntilPoll <= 0) {
      this.#ticksUntilPoll = this.#config.electionRoundTicks;
      this.#askAll(0);
    }
    this.#settle();
  }

  /** Appends entries to the log; false, and nothing happens, unless `acceptsProposals`. */
  propose(entries: readonly Uint8Array[]): boolean {
    if (this.#role.name !== 'leader' || !this.acceptsProposals) return false;
    this.#role.leader.propose(entries);
    return true;
  }

  /**
   * Proposes the members of the next configuration; they take over when that is decided. Gives the index of the
   * stop-sign, or null when this node does not lead or something else is under way.
   */
  proposeMembership(membership: Membership): number | null {
    if (membership.configId !== this.#membership.configId + 1 || membershipProblem(membership) !== null) {
      throw new Error(`no successor of configuration ${this.#membership.configId}`);
    }
    if (this.#role.name !== 'leader' || !this.#role.leader.knowsDecided) return null;
    if (!this.propose([encodeStopSign(membership)])) return null;
    this.#ownStopSignIndex = this.#acceptor.log.lastIndex;
    return this.#ownStopSignIndex;
  }

  /** Hands the leadership to `nodeId` as soon as that node has the whole log; false when this node cannot. */
  transferLeadership(nodeId: number): boolean {
    if (this.#role.name !== 'leader' || !this.acceptsProposals) return false;
    if (!this.#peers.includes(nodeId) || memberOf(this.#membership, nodeId)?.role !== 'voter') return false;
    this.#transfer = new Transfer(nodeId, this.#config.resendTicks);
    this.#events.push({ type: 'transferring', ballot: this.ballot, to: nodeId });
    this.#tryTransfer(this.#role.leader);
    return true;
  }

  /** Asks for a linearizable read; comes back as readsReady or readsRefused. False when this node does not lead. */
  requestRead(id: number): boolean {
    if (this.#role.name !== 'leader') return false;
    this.#role.leader.requestRead(id);
    return true;
  }

  /** The host made everything up to `token` durable. */
  persisted(token: number): void {
    const point = this.#outbox.persisted(token, this.#acceptor.promised, this.#membership.configId);
    if (point === null) return;
    if (this.#role.name === 'candidate') {
      const { candidate } = this.#role;
      const isOwnLog = sameBallot(point.promised, candidate.ballot) && point.lastIndex === this.#acceptor.log.lastIndex;
      if (!candidate.promises.has(this.#config.nodeId) && isOwnLog) {
        this.#lead(candidate, candidate.receivePromise(this.#config.nodeId, this.#acceptor.describe()));
      }
    } else if (this.#role.name === 'leader' && sameBallot(point.acceptedBallot, this.#role.leader.ballot)) {
      this.#role.leader.ownLogDurable(point.lastIndex);
    }
    this.#settle();
  }

  /**
   * The disk failed to write. Nothing that waits for it will ever be sent; the node hands over if it leads and takes no
   * part in consensus until it is started again: what its disk holds is not known.
   */
  diskFailed(): void {
    this.#disk = 'failed';
    this.#outbox.dropWaiting();
    this.#election.setEligible(false);
    this.#stepDown('disk');
  }

  /** The disk has no room: what waits for it goes on waiting, and another node leads. */
  diskFull(): void {
    if (this.#disk !== 'ok') return;
    this.#disk = 'full';
    this.#election.setEligible(false);
    this.#stepDown('disk');
  }

  /** There is room again. */
  diskFree(): void {
    if (this.#disk !== 'full') return;
    this.#disk = 'ok';
    this.#election.setEligible(true);
  }

  /** A snapshot of this node covers the first `index` entries: they need not be kept. */
  compact(index: number): void {
    this.#acceptor.log.compact(Math.min(index, this.#acceptor.decidedIndex));
  }

  /**
   * The host made a snapshot durable and loaded it: the state after `index` entries.
   *
   * @param ballot what the node that made it had promised then.
   * @param membership as of `index`.
   */
  snapshotInstalled(index: number, ballot: Ballot, membership: Membership): void {
    this.#bindTo(ballot);
    const isNew = this.#acceptor.installSnapshot(index, membership);
    this.#learner.proceed();
    if (isNew) this.#logGrew();
  }

  /** The link from this node to `peer` was (re)established. */
  connected(peer: number): void {
    if (this.#role.name === 'leader') this.#role.leader.reconnected(peer);
  }

  /** The link from this node to `peer` broke. */
  disconnected(peer: number): void {
    this.#election.disconnected(peer);
  }

  receive(from: number, message: Message): void {
    if (this.#role.name === 'leader') this.#role.leader.heard(from);
    switch (message.type) {
      case 'heartbeatRequest':
        this.#receiveHeartbeatRequest(from, message);
        break;
      case 'heartbeatReply':
        this.#election.receive(from, message);
        this.#compareDecided(from, message.configId, message.decidedIndex);
        break;
      case 'readAck':
        this.#receiveReadAck(from, message);
        break;
      case 'behind':
        if (message.decidedIndex > this.#acceptor.decidedIndex) this.#learnFrom(from);
        break;
      case 'learnRequest':
        this.#teach(from, message.fromIndex);
        break;
      default:
        // With a failed disk this node can promise and accept nothing.
        if (this.#disk !== 'failed') this.#receiveLogMessage(from, message);
    }
    this.#settle();
  }

  takeEffects(): Effects {
    if (this.#role.name === 'leader') {
      this.#role.leader.announceDecided();
      this.#readsConfirmed(this.#role.leader.beginReads());
    }
    const { promised, acceptedBallot, decidedIndex, log } = this.#acceptor;
    if (this.#outbox.hasOperations && decidedIndex > this.#persistedDecidedIndex) {
      // Rides along; never worth a sync of its own.
      this.#persistedDecidedIndex = decidedIndex;
      this.#outbox.persist({ type: 'decide', index: decidedIndex });
    }
    const effects: Effects = {
      messages: this.#outbox.takeMessages(),
      persist: this.#outbox.takeOperations({ promised, acceptedBallot, lastIndex: log.lastIndex }),
      decidedIndex,
      readsReady: this.#readsReady,
      readsRefused: this.#readsRefused,
      snapshotWanted: this.#learner.snapshotWanted,
      events: this.#events,
    };
    this.#readsReady = [];
    this.#readsRefused = [];
    this.#events = [];
    return effects;
  }

  get #isVoter(): boolean {
    const role = memberOf(this.#membership, this.#config.nodeId)?.role;
    return role === 'voter' || role === 'witness';
  }

  #others(): readonly Member[] {
    return this.#membership.members.filter(({ nodeId }) => nodeId !== this.#config.nodeId);
  }

  #newElection(firstRoundTicks: number): Election {
    const { nodeId, priority, electionRoundTicks, unhappyRoundTicks, isWitness } = this.#config;
    const { configId, prepareQuorum, acceptQuorum } = this.#membership;
    const voters = votersOf(this.#membership).map((member) => member.nodeId);
    this.#peers = voters.filter((voter) => voter !== nodeId);
    return new Election(
      {
        nodeId,
        priority,
        configId,
        peers: this.#peers,
        quorum: Math.max(prepareQuorum, acceptQuorum),
        mayLead: this.#isVoter && !isWitness,
        roundTicks: electionRoundTicks,
        unhappyRoundTicks,
        firstRoundTicks,
      },
      this.#acceptor.promised,
    );
  }

  #tickElection(): void {
    const outcome = this.#election.tick();
    if (outcome === null) return;
    if (outcome.type === 'lead') this.#campaign(outcome.ballot);
    if (outcome.type === 'quorumLost') this.#stepDown('quorum-lost');
    this.#askAll(this.#election.round);
  }

  #askAll(round: number): void {
    const { configId } = this.#membership;
    const ballot = this.#role.name === 'leader' ? this.#role.leader.ballot : zeroBallot;
    const { decidedIndex } = this.#acceptor;
    for (const { nodeId } of this.#others()) {
      this.#outbox.send(nodeId, { type: 'heartbeatRequest', round, configId, decidedIndex, ballot });
    }
  }

  #tickLeader(leader: Leader): void {
    const health: LeaderHealth = leader.tick();
    if (health === 'stalled') this.#stepDown('stalled');
    else if (this.#transfer !== null) this.#tickTransfer(leader, this.#transfer);
    else if (health === 'slow-disk' && leader.bestSuccessor !== 0) this.transferLeadership(leader.bestSuccessor);
  }

  #tickTransfer(leader: Leader, transfer: Transfer): void {
    // Whoever does not take it in time does not get it: proposals wait for this.
    if (transfer.tick(this.#config.stallTicks)) this.#transfer = null;
    else this.#tryTransfer(leader);
  }

  #tryTransfer(leader: Leader): void {
    const transfer = this.#transfer;
    if (transfer === null || !leader.holdsAll(transfer.to) || !transfer.isDue) return;
    transfer.sent();
    this.#outbox.send(transfer.to, { type: 'takeOver', ballot: leader.ballot });
  }

  #receiveHeartbeatRequest(from: number, message: Extract<Message, { type: 'heartbeatRequest' }>): void {
    this.#outbox.send(from, this.#election.answer(message.round, this.#acceptor.decidedIndex));
    if (!this.#peers.includes(from)) this.#noteLearner(from, message.decidedIndex);
    if (message.ballot.node === from && !this.#isVoter && configOf(message.ballot) >= this.#membership.configId) {
      if (compareBallots(message.ballot, this.#leaderHint) > 0) this.#leaderHint = message.ballot;
    }
    this.#compareDecided(from, message.configId, message.decidedIndex);
  }

  #noteLearner(from: number, decidedIndex: number): void {
    if (memberOf(this.#membership, from) !== undefined) this.#learned.set(from, decidedIndex);
  }

  /** Voters are told by their leader; who has none, is of an older configuration, or has a damaged log, asks. */
  #compareDecided(from: number, configId: number, decidedIndex: number): void {
    const asks = configId > this.#membership.configId || !this.#isVoter || !this.#acceptor.log.isWhole;
    if (decidedIndex > this.#acceptor.decidedIndex && asks) this.#learnFrom(from);
  }

  #learnFrom(from: number): void {
    if (memberOf(this.#membership, from)?.role !== 'witness') this.#learner.learnFrom(from);
    // It cannot teach. It may say that an entry which this node has is decided.
    else this.#outbox.send(from, { type: 'learnRequest', fromIndex: this.#acceptor.decidedIndex });
  }

  #teach(to: number, fromIndex: number): void {
    if (this.#role.name === 'leader') this.#role.leader.noteLearning(to);
    const { log, decidedIndex, promised: ballot } = this.#acceptor;
    const { compactedIndex } = log;
    if (fromIndex > decidedIndex) return;
    if (this.#config.isWitness) {
      // It has no entries to give; who accepted the same ones needs to hear only that they are decided. What it learned
      // may have been decided in a higher ballot than its own log was accepted in: other logs of that one may differ.
      if (sameBallot(ballot, this.#acceptor.acceptedBallot))
        this.#outbox.send(to, { type: 'decide', ballot, decidedIndex });
      return;
    }
    const { maxMessageBytes } = this.#config;
    const entries = fromIndex < compactedIndex ? [] : log.sliceBytes(fromIndex, maxMessageBytes, decidedIndex);
    this.#outbox.send(to, { type: 'learnResponse', ballot, fromIndex, entries, decidedIndex, compactedIndex });
  }

  #receiveLogMessage(from: number, message: LogMessage): void {
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
        if (message.ballot.node === from) this.#receiveFromProposer(from, message);
        return;
      case 'promise':
        this.#receivePromise(from, message);
        return;
      case 'logResponse':
        if (this.#role.name === 'candidate') {
          this.#lead(this.#role.candidate, this.#role.candidate.receiveLog(from, message));
        }
        return;
      case 'accepted':
        if (this.#role.name === 'leader') this.#role.leader.receiveAccepted(from, message);
        return;
      case 'rejected':
        if (this.#role.name === 'leader') this.#role.leader.receiveRejected(from, message);
        return;
      case 'learnResponse':
        if (from !== this.#learner.donor) return;
        this.#bindTo(message.ballot);
        if (this.#learner.receive(message)) this.#logGrew();
        return;
      default:
        message satisfies never;
    }
  }

  #receiveFromProposer(from: number, message: ProposerMessage): void {
    if (!this.#isOfThisConfiguration(from, message.ballot)) return;
    switch (message.type) {
      case 'prepare':
        if (compareBallots(message.ballot, this.#acceptor.promised) > 0) this.#promise(message.ballot);
        this.#acceptor.handlePrepare(from, message);
        return;
      case 'logRequest':
        this.#acceptor.handleLogRequest(from, message);
        return;
      case 'acceptSync':
        // The lowest ballot of a configuration needs no promises: there is nothing that they could tell.
        if (isLowest(message.ballot) && compareBallots(message.ballot, this.#acceptor.promised) > 0) {
          this.#promise(message.ballot);
        }
        if (this.#acceptor.handleAcceptSync(from, message)) this.#synced();
        return;
      case 'accept':
        this.#acceptor.handleAccept(from, message);
        return;
      case 'readProbe':
        if (sameBallot(message.ballot, this.#acceptor.promised)) {
          this.#outbox.send(from, { type: 'readAck', ballot: message.ballot, round: message.round });
        }
        return;
      case 'takeOver':
        this.#takeOver(message.ballot);
        return;
      default:
        message satisfies never;
    }
  }

  /** Leaders of an older configuration are told so; one of a newer configuration tells what this node lacks. */
  #isOfThisConfiguration(from: number, ballot: Ballot): boolean {
    if (this.#acceptor.isOutdatedBy(ballot)) {
      this.#learnFrom(from);
      return false;
    }
    if (configOf(ballot) < this.#membership.configId) {
      this.#outbox.send(from, { type: 'behind', decidedIndex: this.#acceptor.decidedIndex });
      return false;
    }
    return this.#isVoter && this.#peers.includes(from);
  }

  #receivePromise(from: number, message: Extract<Message, { type: 'promise' }>): void {
    if (this.#role.name === 'candidate') {
      this.#lead(this.#role.candidate, this.#role.candidate.receivePromise(from, message));
    } else if (this.#role.name === 'leader') {
      this.#role.leader.receivePromise(from, message);
    }
  }

  #receiveReadAck(from: number, message: Extract<Message, { type: 'readAck' }>): void {
    if (this.#role.name !== 'leader') return;
    this.#readsConfirmed(this.#role.leader.receiveReadAck(from, message.ballot, message.round));
  }

  #readsConfirmed(confirmed: { ids: number[]; index: number } | null): void {
    if (confirmed === null) return;
    for (const id of confirmed.ids) this.#readsReady.push({ id, index: confirmed.index });
  }

  /** Another node asks for a higher ballot than this one has promised. */
  #promise(ballot: Ballot): void {
    this.#stepDown('higher-ballot');
    this.#acceptor.promise(ballot);
    this.#election.promised(ballot);
  }

  /** Decisions of that ballot, or lower ones, are about to be learned. */
  #bindTo(ballot: Ballot): void {
    if (compareBallots(ballot, this.#acceptor.promised) > 0) this.#promise(ballot);
  }

  /** The log holds more that is decided: whoever waits for this node's promise gets a new one. */
  #logGrew(): void {
    this.#settle();
    if (this.#role.name === 'candidate') {
      this.#role.candidate.restart();
    } else if (this.#isVoter && !this.#learner.isLearning && this.#peers.includes(this.ballot.node)) {
      this.#outbox.afterDurable(this.ballot.node, this.#acceptor.describe());
    }
  }

  #campaign(ballot: Ballot): void {
    if (this.#disk !== 'ok' || compareBallots(ballot, this.#acceptor.promised) <= 0) return;
    this.#stepDown('higher-ballot');
    this.#acceptor.promise(ballot);
    const { nodeId, resendTicks } = this.#config;
    const { prepareQuorum, acceptQuorum } = this.#membership;
    const config = { nodeId, resendTicks, peers: this.#peers, prepareQuorum, acceptQuorum };
    this.#role = { name: 'candidate', candidate: new Candidate(config, this.#acceptor, this.#outbox) };
    this.#events.push({ type: 'campaigning', ballot });
  }

  #takeOver(ballot: Ballot): void {
    if (!sameBallot(ballot, this.#acceptor.promised)) return;
    const own = this.#election.takeOverNow();
    if (own !== null) this.#campaign(own);
  }

  #lead(candidate: Candidate, adopted: Adopted | null): void {
    if (adopted === null) return;
    const leader = this.#becomeLeader(adopted);
    leader.begin(candidate.promises);
    this.#events.push({ type: 'elected', ballot: this.ballot, lastIndex: adopted.index });
    this.#synced();
    if (!this.#acceptor.isSealed) leader.propose([noOperation]);
  }

  #becomeLeader(adopted: Adopted): Leader {
    const isWitness = (peer: number) => memberOf(this.#membership, peer)?.role === 'witness';
    const config = {
      ...this.#config,
      peers: this.#peers,
      witnesses: new Set(this.#peers.filter(isWitness)),
      acceptQuorum: this.#membership.acceptQuorum,
      readQuorum: readQuorum(this.#membership),
    };
    const leader = new Leader(config, this.#acceptor, this.#outbox, adopted);
    this.#role = { name: 'leader', leader };
    this.#transfer = null;
    this.#ownStopSignIndex = 0;
    return leader;
  }

  #synced(): void {
    this.#events.push({ type: 'synced', ballot: this.#acceptor.acceptedBallot, index: this.#acceptor.log.lastIndex });
  }

  /** After every step: a stop-sign may have been decided, or the successor be ready. */
  #settle(): void {
    if (this.#acceptor.membership !== this.#membership) this.#enterConfiguration();
    if (this.#role.name === 'candidate' && this.#role.candidate.teacher !== 0) {
      this.#learner.learnFrom(this.#role.candidate.teacher);
    }
    if (this.#transfer !== null && this.#role.name === 'leader') this.#tryTransfer(this.#role.leader);
  }

  #enterConfiguration(): void {
    const index = this.#acceptor.stopSignIndex;
    const wasLeader = this.#role.name === 'leader';
    const isAuthor = wasLeader && this.#ownStopSignIndex === index;
    // Those who leave, and those who stay, hear it from who decided it.
    if (this.#role.name === 'leader') this.#role.leader.announceDecided();
    const before = this.ballot;
    this.#membership = this.#acceptor.membership;
    this.#events.push({ type: 'reconfigured', ballot: before, index, membership: this.#membership });
    this.#acceptor.dropLeftovers();
    this.#learned.clear();
    // Time for the leader to be heard in the new configuration, before anyone misses it.
    this.#election = this.#newElection(2 * this.#config.electionRoundTicks);
    if (this.#disk !== 'ok') this.#election.setEligible(false);
    const mayLead = this.#isVoter && !this.#config.isWitness;
    if (isAuthor && mayLead) this.#continueAsLeader(index);
    else this.#stepDown('reconfigured');
    if (wasLeader && !isAuthor && mayLead) this.#takeOver(this.ballot);
  }

  /**
   * The proposer of a configuration owns its lowest ballot. No other can have chosen anything in it below that one, so
   * there is nothing to ask for, and clients notice nothing.
   */
  #continueAsLeader(index: number): void {
    const { priority, nodeId } = this.#config;
    if (this.#role.name === 'leader') this.#readsRefused.push(...this.#role.leader.takeReads());
    const acceptedBallot = this.#acceptor.acceptedBallot;
    const ballot = { round: roundIn(this.#membership.configId, 0), priority, node: nodeId };
    this.#acceptor.promise(ballot);
    this.#acceptor.adopt(index, []);
    this.#election.inherit(ballot);
    const leader = this.#becomeLeader({ acceptedBallot, commonIndex: index, index });
    leader.beginUnprepared();
    this.#synced();
    leader.propose([noOperation]);
  }

  #stepDown(reason: StepDownReason): void {
    if (this.#role.name === 'follower') return;
    if (this.#role.name === 'leader') this.#readsRefused.push(...this.#role.leader.takeReads());
    this.#role = follower;
    this.#transfer = null;
    // Who could not get its data through lets others try for a while.
    const restTicks = reason === 'stalled' ? 4 * this.#config.electionRoundTicks : 0;
    if (reason !== 'higher-ballot' && reason !== 'reconfigured') this.#election.relinquish(restTicks);
    this.#events.push({ type: 'steppedDown', ballot: this.#acceptor.promised, reason });
  }
}

function isLowest(ballot: Ballot): boolean {
  return ballot.round === roundIn(configOf(ballot), 0);
}

type LogMessage = Exclude<
  Message,
  { type: 'heartbeatRequest' | 'heartbeatReply' | 'readAck' | 'behind' | 'learnRequest' }
>;
type ProposerMessage = Extract<
  Message,
  { type: 'prepare' | 'logRequest' | 'acceptSync' | 'accept' | 'readProbe' | 'takeOver' }
>;
