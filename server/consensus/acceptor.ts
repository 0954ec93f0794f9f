import { type Ballot, compareBallots, configOf, sameBallot } from './ballot.ts';
import type { Departure, HardState } from './hard-state.ts';
import { Log } from './log.ts';
import { type Membership, memberOf } from './membership.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { decodeStopSign, hollow, isStopSign } from './stop-sign.ts';

type Prepare = Extract<Message, { type: 'prepare' }>;
type ReadProbe = Extract<Message, { type: 'readProbe' }>;
type LogRequest = Extract<Message, { type: 'logRequest' }>;
type AcceptSync = Extract<Message, { type: 'acceptSync' }>;
type Accept = Extract<Message, { type: 'accept' }>;

interface Staged {
  readonly ballot: Ballot;
  readonly syncIndex: number;
  readonly entries: Uint8Array[];
}

/** How far the log of a node goes. */
export interface LogReach {
  readonly decidedIndex: number;
  /** Its end, when it is that of a certain ballot; else 0. */
  readonly receivedIndex: number;
  /** So much of that is on the disk. */
  readonly durableIndex: number;
}

export interface AcceptorConfig {
  readonly nodeId: number;
  readonly maxMessageBytes: number;
  /** Keeps the number of entries and not their bytes. */
  readonly isWitness: boolean;
}

/**
 * The part of a node that promises and accepts (Sequence Paxos). It keeps one accepted ballot for the whole log: within
 * a ballot there is one leader and its log only grows, so two logs accepted in the same ballot are prefixes of one
 * another, and an index alone says whether a message fits.
 */
export class Acceptor {
  readonly log: Log;
  promised: Ballot;
  acceptedBallot: Ballot;
  #decidedIndex: number;
  #membership: Membership;
  /** The stop-sign that brought `membership`; 0 for the first one. */
  #stopSignIndex = 0;
  /** What earlier processes of this node were bound to when configurations ended. */
  readonly #departures: readonly Departure[];
  /** Where configurations ended, and what this node was bound to then; if it does not know, what it was bound to when it started. */
  readonly #ends: { readonly index: number; readonly ballot: Ballot }[] = [];
  #staged: Staged | null = null;
  readonly #outbox: Outbox;
  readonly #config: AcceptorConfig;

  /** @param membership as of `state.compactedIndex`. */
  constructor(config: AcceptorConfig, state: HardState, membership: Membership, outbox: Outbox) {
    this.log = new Log(state.compactedIndex, state.entries, state.lastIndex);
    this.promised = state.promised;
    this.acceptedBallot = state.acceptedBallot;
    this.#decidedIndex = state.compactedIndex;
    this.#departures = state.departures;
    this.#membership = membership;
    this.#config = config;
    this.#outbox = outbox;
    // The hint may be older than the log, never newer than what the log holds. It covers the stop-sign of every configuration
    // that this node knowingly entered (`promise`). A stop-sign behind it may never have been chosen, also when the node is
    // bound to a later configuration: a learner is bound before it has learned.
    this.decide(state.decidedIndex);
  }

  get decidedIndex(): number {
    return this.#decidedIndex;
  }

  /** As of `decidedIndex`. */
  get membership(): Membership {
    return this.#membership;
  }

  get stopSignIndex(): number {
    return this.#stopSignIndex;
  }

  /** The log ends with a stop-sign that is not decided yet: nothing may follow it. */
  get isSealed(): boolean {
    const { lastIndex } = this.log;
    return lastIndex > this.#decidedIndex && this.log.isWhole && isStopSign(this.log.entry(lastIndex));
  }

  /** `ballot` is of a configuration that this node does not know yet. */
  isOutdatedBy(ballot: Ballot): boolean {
    return configOf(ballot) > this.#membership.configId;
  }

  /** Binds this node to `ballot`; the caller makes sure that it is higher than the last one. */
  promise(ballot: Ballot): void {
    // With no other promise of its configuration a node must find, when it starts, that it is in it: nobody else may be.
    const isFirstOfConfig = configOf(ballot) > configOf(this.promised);
    if (isFirstOfConfig) this.#outbox.persist({ type: 'decide', index: this.#decidedIndex });
    this.promised = ballot;
    this.#staged = null;
    this.#outbox.persist({ type: 'promise', ballot });
  }

  /** How much of the log of `ballot` is here. */
  reachIn(ballot: Ballot): LogReach {
    const receivedIndex = sameBallot(ballot, this.acceptedBallot) ? this.log.lastIndex : 0;
    const { durable } = this.#outbox;
    const durableIndex = durable !== null && sameBallot(ballot, durable.acceptedBallot) ? durable.lastIndex : 0;
    return { decidedIndex: this.#decidedIndex, receivedIndex, durableIndex };
  }

  /** The promise as others need to know it. */
  describe(): Extract<Message, { type: 'promise' }> {
    return {
      type: 'promise',
      ballot: this.promised,
      acceptedBallot: this.acceptedBallot,
      lastIndex: this.log.lastIndex,
      readableIndex: this.#config.isWitness ? 0 : this.log.readableIndex,
      decidedIndex: this.#decidedIndex,
      isDamaged: !this.log.isWhole,
    };
  }

  /** Answers a prepare for the ballot that is promised (already, or just now). */
  handlePrepare(from: number, message: Prepare): void {
    if (sameBallot(message.ballot, this.promised)) this.#outbox.afterDurable(from, this.describe());
    else this.refuse(from, message.ballot, false);
  }

  handleReadProbe(from: number, { ballot, round }: ReadProbe): void {
    if (sameBallot(ballot, this.promised)) this.#outbox.send(from, { type: 'readAck', ballot, round });
  }

  handleLogRequest(from: number, message: LogRequest): void {
    // Bound to that candidate, this log cannot change until a higher ballot comes: parts asked one by one fit together.
    if (!sameBallot(message.ballot, this.promised)) {
      this.refuse(from, message.ballot, false);
      return;
    }
    if (message.fromIndex < this.log.compactedIndex) {
      this.#outbox.send(from, { type: 'behind', decidedIndex: this.#decidedIndex });
      return;
    }
    const entries = this.log.sliceBytes(message.fromIndex, this.#config.maxMessageBytes);
    const done = message.fromIndex + entries.length >= this.log.readableIndex;
    const { ballot, fromIndex } = message;
    this.#outbox.afterDurable(from, { type: 'logResponse', ballot, fromIndex, entries, done });
  }

  /** True when this part completed the synchronisation: the log is now the leader's. */
  handleAcceptSync(from: number, message: AcceptSync): boolean {
    if (!sameBallot(message.ballot, this.promised)) {
      this.refuse(from, message.ballot, true);
      return false;
    }
    if (sameBallot(message.ballot, this.acceptedBallot) && this.log.isWhole) {
      // Doubled or late: the log has been the leader's since. It may only be extended now, never cut again.
      this.#append(from, message.ballot, message.offset, message.entries, message.decidedIndex);
      return false;
    }
    return this.#stage(from, message);
  }

  handleAccept(from: number, message: Accept): void {
    const isLeader = sameBallot(message.ballot, this.promised) && sameBallot(message.ballot, this.acceptedBallot);
    if (!isLeader || !this.log.isWhole) {
      this.refuse(from, message.ballot, true);
      return;
    }
    this.#append(from, message.ballot, message.startIndex, message.entries, message.decidedIndex);
  }

  /** So much of the log that was accepted in `ballot` is chosen. */
  handleDecide(ballot: Ballot, decidedIndex: number): void {
    if (sameBallot(ballot, this.acceptedBallot)) this.decide(decidedIndex);
  }

  /** Takes over a log as candidate: keeps the first `startIndex` entries, then `entries`, accepted in `promised`. */
  adopt(startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex < this.#decidedIndex || startIndex > this.log.readableIndex) {
      throw new Error(`adopting from ${startIndex}: decided ${this.#decidedIndex}, readable ${this.log.readableIndex}`);
    }
    const kept = this.#kept(entries);
    this.log.truncate(startIndex);
    this.log.append(kept);
    this.acceptedBallot = this.promised;
    this.#outbox.persist({ type: 'accept', ballot: this.promised, startIndex, entries: kept });
  }

  /** Appends the leader's own proposals. */
  extend(entries: readonly Uint8Array[]): void {
    const startIndex = this.log.lastIndex;
    const kept = this.#kept(entries);
    this.log.append(kept);
    this.#outbox.persist({ type: 'accept', ballot: this.acceptedBallot, startIndex, entries: kept });
  }

  /**
   * Entries after `startIndex` are chosen, whoever says so. False when they do not fit, or nothing is new.
   *
   * The caller has made sure that this node is bound to the ballot in which they were chosen, or a higher one. Else a
   * deposed leader could take them for its own entries at these places, which this node would seem to have accepted.
   */
  learn(startIndex: number, entries: readonly Uint8Array[]): boolean {
    const known = this.#decidedIndex - startIndex;
    if (known < 0 || known >= entries.length) return false;
    const added = this.#kept(entries.slice(known));
    const from = this.#decidedIndex;
    const isOfReplacedLeader = this.#differs(from, added);
    this.log.replace(from, added);
    this.#outbox.persist({ type: 'learn', startIndex: from, entries: added });
    this.decide(from + added.length);
    if (isOfReplacedLeader) this.#dropUndecided();
    return true;
  }

  /** The host holds the state after `index` entries, which brought `membership`. False when that is nothing new. */
  installSnapshot(index: number, membership: Membership): boolean {
    if (index <= this.#decidedIndex) return false;
    this.log.compact(index);
    this.#outbox.persist({ type: 'snapshot', index });
    this.#decidedIndex = index;
    if (membership.configId > this.#membership.configId) this.#enter(membership, index);
    return true;
  }

  /**
   * What must bind somebody who learns from here what follows `index`, and up to where that will do. What an older
   * configuration chose it chose below its end: who was bound by a later one, and never heard that this began (its teacher may
   * die), could vote in neither.
   */
  bindingAfter(index: number): { readonly ballot: Ballot; readonly untilIndex: number } {
    const end = this.#ends.find((each) => each.index > index);
    if (end === undefined) return { ballot: this.promised, untilIndex: this.#decidedIndex };
    return { ballot: end.ballot, untilIndex: end.index };
  }

  /** The first `index` entries are chosen, as far as this node has them. */
  decide(index: number): void {
    const until = Math.min(index, this.log.readableIndex);
    while (this.#decidedIndex < until) {
      const { bytes, start, end } = this.log.place(++this.#decidedIndex);
      if (!isStopSign(bytes, start, end)) continue;
      this.#ends.push({ index: this.#decidedIndex, ballot: this.#bindingAt(this.#decidedIndex) });
      this.#enter(decodeStopSign(bytes.subarray(start, end)), this.#decidedIndex);
    }
  }

  /** What bound this node when it heard that the entry at `index` was chosen, which it takes for decided now. */
  #bindingAt(index: number): Ballot {
    const departure = this.#departures.find(({ decidedIndex }) => decidedIndex >= index);
    return departure === undefined ? this.promised : departure.ballot;
  }

  #enter(membership: Membership, stopSignIndex: number): void {
    this.#membership = membership;
    this.#stopSignIndex = stopSignIndex;
    this.#staged = null;
  }

  /**
   * What follows the stop-sign undecided was accepted from leaders of an old configuration and cannot be chosen any more.
   * Kept, it could be adopted in the new one, and a command be carried out twice whose node saw that it was lost.
   */
  dropLeftovers(): void {
    const isOldLog = configOf(this.acceptedBallot) < this.#membership.configId;
    if (isOldLog) this.#dropUndecided();
  }

  /**
   * Something else was accepted here than what was chosen: then nothing that was accepted behind it was or will be chosen in
   * that ballot. Kept, it could be adopted when logs of higher ballots are damaged, and a command be carried out twice
   * that was proposed anew since. What a witness accepted it cannot compare.
   */
  #differs(startIndex: number, chosen: readonly Uint8Array[]): boolean {
    if (this.#config.isWitness) return false;
    const count = Math.min(chosen.length, this.log.readableIndex - startIndex);
    for (let i = 0; i < count; i++) {
      if (Buffer.compare(this.log.entry(startIndex + i + 1), chosen[i]!) !== 0) return true;
    }
    return false;
  }

  #dropUndecided(): void {
    if (this.log.lastIndex === this.#decidedIndex) return;
    this.log.truncate(this.#decidedIndex);
    const { acceptedBallot: ballot, decidedIndex: startIndex, promised } = this;
    this.#outbox.persist({ type: 'accept', ballot, startIndex, entries: [] });
    // Behind damaged records an accept tells what this node is bound to; this one is of a ballot that it may have left.
    this.#outbox.persist({ type: 'promise', ballot: promised });
  }

  #stage(from: number, message: AcceptSync): boolean {
    if (message.offset === message.syncIndex && !this.#continues(message)) {
      this.#staged = { ballot: message.ballot, syncIndex: message.syncIndex, entries: [] };
    }
    const staged = this.#staged;
    if (staged === null || !this.#continues(message) || message.syncIndex > this.log.readableIndex) {
      this.refuse(from, message.ballot, true);
      return false;
    }
    const known = staged.syncIndex + staged.entries.length - message.offset;
    if (known < 0) {
      // The leader goes by what an earlier life of this node had got: silence would let it send this part for ever.
      this.refuse(from, message.ballot, true);
      return false;
    }
    for (let i = known; i < message.entries.length; i++) staged.entries.push(message.entries[i]!);
    if (!message.done) {
      const index = staged.syncIndex + staged.entries.length;
      this.#outbox.send(from, { type: 'accepted', ballot: message.ballot, index, staged: true });
      return false;
    }
    return this.#adoptStaged(from, staged, message.decidedIndex);
  }

  #adoptStaged(from: number, staged: Staged, decidedIndex: number): boolean {
    const { ballot, syncIndex, entries } = staged;
    this.#staged = null;
    // Meanwhile more was learned: keep that, and take the rest. What is decided, bound to this ballot, is in this leader's log.
    const startIndex = Math.max(syncIndex, this.#decidedIndex);
    const isShorter = Math.max(startIndex, syncIndex + entries.length) < this.log.lastIndex;
    if (isShorter && sameBallot(ballot, this.acceptedBallot)) {
      this.refuse(from, ballot, true);
      return false;
    }
    this.adopt(startIndex, entries.slice(startIndex - syncIndex));
    this.#acknowledge(from, ballot);
    this.decide(decidedIndex);
    return true;
  }

  #continues(message: AcceptSync): boolean {
    return (
      this.#staged !== null &&
      sameBallot(this.#staged.ballot, message.ballot) &&
      this.#staged.syncIndex === message.syncIndex
    );
  }

  #append(from: number, ballot: Ballot, startIndex: number, entries: readonly Uint8Array[], decided: number): void {
    const known = this.log.lastIndex - startIndex;
    if (known < 0) {
      this.refuse(from, ballot, false);
      return;
    }
    // In one ballot an index names one entry: what is known already is equal.
    if (known < entries.length) this.extend(known === 0 ? entries : entries.slice(known));
    this.#acknowledge(from, ballot);
    this.decide(decided);
  }

  #acknowledge(from: number, ballot: Ballot): void {
    this.#outbox.afterDurable(from, { type: 'accepted', ballot, index: this.log.lastIndex, staged: false });
  }

  #kept(entries: readonly Uint8Array[]): readonly Uint8Array[] {
    return this.#config.isWitness ? hollow(entries) : entries;
  }

  /** @param needsSync the owner of the ballot is to begin anew, with what this node holds. */
  refuse(to: number, ballot: Ballot, needsSync: boolean): void {
    // Leaves at once although a promise may still be on its way to the disk: a refusal binds nobody.
    if (to === this.promised.node && compareBallots(ballot, this.promised) < 0) return;
    if (memberOf(this.#membership, to) === undefined) return;
    this.#outbox.send(to, {
      type: 'rejected',
      ballot,
      promised: this.promised,
      lastIndex: this.log.lastIndex,
      needsSync,
    });
  }
}
