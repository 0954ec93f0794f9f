import { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, sameBallot } from './ballot.ts';
import { Candidate } from './candidate.ts';
import type { CoreEvent, Effects } from './effects.ts';
import { Election } from './election.ts';
import type { HardState } from './hard-state.ts';
import { Leader } from './leader.ts';
import type { Message } from './message.ts';
import { Outbox } from './outbox.ts';
import type { Adopted } from './progress.ts';
import { majority } from './quorum.ts';

export interface PaxosConfig {
  readonly nodeId: number;
  /** All voters, this node included. */
  readonly nodeIds: readonly number[];
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
  readonly maxMessageBytes: number;
  readonly maxInflightMessages: number;
  readonly maxInflightBytes: number;
}

type Role =
  | { readonly name: 'follower' }
  | { readonly name: 'candidate'; readonly candidate: Candidate }
  | { readonly name: 'leader'; readonly leader: Leader };

const follower: Role = { name: 'follower' };

/**
 * One node's consensus: Sequence Paxos for the log, Ballot Leader Election for progress. Single-threaded and free of
 * IO, clocks and randomness: the host steps it with what happened and carries out what `takeEffects` returns. Any
 * number of steps may be taken before their effects are; the disk is never waited for inside.
 */
export class Paxos {
  readonly #config: PaxosConfig;
  readonly #peers: readonly number[];
  readonly #quorum: number;
  readonly #outbox = new Outbox();
  readonly #acceptor: Acceptor;
  readonly #election: Election;
  #role: Role = follower;
  #diskFailed = false;
  #persistedDecidedIndex: number;
  #readsReady: { id: number; index: number }[] = [];
  #readsRefused: number[] = [];
  #events: CoreEvent[] = [];

  constructor(config: PaxosConfig, state: HardState) {
    this.#config = config;
    this.#peers = config.nodeIds.filter((id) => id !== config.nodeId);
    this.#quorum = majority(config.nodeIds.length);
    this.#acceptor = new Acceptor(state, this.#outbox, config.maxMessageBytes);
    this.#persistedDecidedIndex = this.#acceptor.decidedIndex;
    this.#election = new Election(
      {
        nodeId: config.nodeId,
        priority: config.priority,
        peers: this.#peers,
        quorum: this.#quorum,
        roundTicks: config.electionRoundTicks,
        unhappyRoundTicks: config.unhappyRoundTicks,
        firstRoundTicks: config.firstRoundTicks,
      },
      state.promised,
    );
  }

  get role(): 'follower' | 'candidate' | 'leader' {
    return this.#role.name;
  }

  /** The highest ballot that this node is bound to. */
  get ballot(): Ballot {
    return this.#acceptor.promised;
  }

  /** The node to send proposals and reads to; 0 when none is known. */
  get leaderId(): number {
    if (this.#role.name === 'leader') return this.#config.nodeId;
    const { promised, acceptedBallot } = this.#acceptor;
    return promised.node !== this.#config.nodeId && sameBallot(promised, acceptedBallot) ? promised.node : 0;
  }

  get decidedIndex(): number {
    return this.#acceptor.decidedIndex;
  }

  get lastIndex(): number {
    return this.#acceptor.log.lastIndex;
  }

  get acceptedBallot(): Ballot {
    return this.#acceptor.acceptedBallot;
  }

  get pendingReads(): number {
    return this.#role.name === 'leader' ? this.#role.leader.pendingReads : 0;
  }

  /** The command at `index` (from 1). */
  entry(index: number): Uint8Array {
    return this.#acceptor.log.entry(index);
  }

  /** One unit of time passed. */
  tick(): void {
    if (this.#role.name === 'candidate') this.#lead(this.#role.candidate, this.#role.candidate.tick());
    else if (this.#role.name === 'leader') this.#role.leader.tick();
    const outcome = this.#election.tick();
    if (outcome === null) return;
    if (outcome.type === 'lead') this.#campaign(outcome.ballot);
    if (outcome.type === 'quorumLost') this.#stepDown('quorum-lost');
    for (const peer of this.#peers) {
      this.#outbox.send(peer, { type: 'heartbeatRequest', round: this.#election.round });
    }
  }

  /** Appends entries to the log if this node leads; false, and nothing happens, when it does not. */
  propose(entries: readonly Uint8Array[]): boolean {
    if (this.#role.name !== 'leader' || this.#diskFailed) return false;
    this.#role.leader.propose(entries);
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
    const point = this.#outbox.persisted(token, this.#acceptor.promised);
    if (point === null) return;
    if (this.#role.name === 'candidate') {
      const { candidate } = this.#role;
      if (!candidate.promises.has(this.#config.nodeId) && sameBallot(point.promised, candidate.ballot)) {
        this.#lead(candidate, candidate.receivePromise(this.#config.nodeId, this.#acceptor.describe()));
      }
    } else if (this.#role.name === 'leader' && sameBallot(point.acceptedBallot, this.#role.leader.ballot)) {
      this.#role.leader.ownLogDurable(point.lastIndex);
    }
  }

  /**
   * The disk refused to write. Nothing that waits for it will ever be sent; the node hands over if it leads and takes no
   * part in consensus until it is started again.
   */
  diskFailed(): void {
    this.#diskFailed = true;
    this.#outbox.dropWaiting();
    this.#election.setEligible(false);
    this.#stepDown('disk');
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
    if (!this.#peers.includes(from)) return;
    switch (message.type) {
      case 'heartbeatRequest':
        this.#outbox.send(from, this.#election.answer(message.round));
        return;
      case 'heartbeatReply':
        this.#election.receive(from, message);
        return;
      case 'readAck':
        this.#receiveReadAck(from, message);
        return;
      default:
        // With a failed disk this node can promise and accept nothing.
        if (!this.#diskFailed) this.#receiveLogMessage(from, message);
    }
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
      events: this.#events,
    };
    this.#readsReady = [];
    this.#readsRefused = [];
    this.#events = [];
    return effects;
  }

  #receiveLogMessage(from: number, message: LogMessage): void {
    switch (message.type) {
      case 'prepare':
      case 'logRequest':
      case 'acceptSync':
      case 'accept':
      case 'decide':
      case 'readProbe':
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
      default:
        message satisfies never;
    }
  }

  #receiveFromProposer(from: number, message: ProposerMessage): void {
    switch (message.type) {
      case 'prepare':
        if (compareBallots(message.ballot, this.#acceptor.promised) > 0) this.#promise(message.ballot);
        this.#acceptor.handlePrepare(from, message);
        return;
      case 'logRequest':
        this.#acceptor.handleLogRequest(from, message);
        return;
      case 'acceptSync':
        if (this.#acceptor.handleAcceptSync(from, message)) this.#synced();
        return;
      case 'accept':
        this.#acceptor.handleAccept(from, message);
        return;
      case 'decide':
        this.#acceptor.handleDecide(message.ballot, message.decidedIndex);
        return;
      case 'readProbe':
        if (sameBallot(message.ballot, this.#acceptor.promised)) {
          this.#outbox.send(from, { type: 'readAck', ballot: message.ballot, round: message.round });
        }
        return;
      default:
        message satisfies never;
    }
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

  #campaign(ballot: Ballot): void {
    if (this.#diskFailed || compareBallots(ballot, this.#acceptor.promised) <= 0) return;
    this.#stepDown('higher-ballot');
    this.#acceptor.promise(ballot);
    const config = { ...this.#config, peers: this.#peers, quorum: this.#quorum };
    this.#role = { name: 'candidate', candidate: new Candidate(config, this.#acceptor, this.#outbox) };
    this.#events.push({ type: 'campaigning', ballot });
  }

  #lead(candidate: Candidate, adopted: Adopted | null): void {
    if (adopted === null) return;
    const config = { ...this.#config, peers: this.#peers, quorum: this.#quorum };
    const leader = new Leader(config, this.#acceptor, this.#outbox, adopted, candidate.promises);
    this.#role = { name: 'leader', leader };
    this.#events.push({ type: 'elected', ballot: leader.ballot, lastIndex: adopted.index });
    this.#synced();
  }

  #synced(): void {
    this.#events.push({ type: 'synced', ballot: this.#acceptor.acceptedBallot, index: this.#acceptor.log.lastIndex });
  }

  #stepDown(reason: 'quorum-lost' | 'higher-ballot' | 'disk'): void {
    if (this.#role.name === 'follower') return;
    if (this.#role.name === 'leader') this.#readsRefused.push(...this.#role.leader.takeReads());
    this.#role = follower;
    if (reason !== 'higher-ballot') this.#election.relinquish();
    this.#events.push({ type: 'steppedDown', ballot: this.#acceptor.promised, reason });
  }
}

type LogMessage = Exclude<Message, { type: 'heartbeatRequest' | 'heartbeatReply' | 'readAck' }>;
type ProposerMessage = Extract<
  Message,
  { type: 'prepare' | 'logRequest' | 'acceptSync' | 'accept' | 'decide' | 'readProbe' }
>;
