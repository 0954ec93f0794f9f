import { type Ballot, compareBallots, sameBallot } from './ballot.ts';
import type { HardState } from './hard-state.ts';
import { Log } from './log.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';

type Prepare = Extract<Message, { type: 'prepare' }>;
type LogRequest = Extract<Message, { type: 'logRequest' }>;
type AcceptSync = Extract<Message, { type: 'acceptSync' }>;
type Accept = Extract<Message, { type: 'accept' }>;

interface Staged {
  readonly ballot: Ballot;
  readonly syncIndex: number;
  readonly entries: Uint8Array[];
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
  decidedIndex: number;
  #staged: Staged | null = null;
  readonly #outbox: Outbox;
  readonly #maxMessageBytes: number;

  constructor(state: HardState, outbox: Outbox, maxMessageBytes: number) {
    if (state.compactedIndex !== 0 || state.lastIndex !== state.entries.length) {
      throw new Error('the core cannot begin with a log that was compacted or damaged');
    }
    this.log = new Log(state.entries);
    this.promised = state.promised;
    this.acceptedBallot = state.acceptedBallot;
    // The hint may be older than the log, never newer than what the log holds.
    this.decidedIndex = Math.min(state.decidedIndex, this.log.lastIndex);
    this.#outbox = outbox;
    this.#maxMessageBytes = maxMessageBytes;
  }

  /** Binds this node to `ballot`; the caller makes sure that it is higher than the last one. */
  promise(ballot: Ballot): void {
    this.promised = ballot;
    this.#staged = null;
    this.#outbox.persist({ type: 'promise', ballot });
  }

  /** The promise as others need to know it. */
  describe(): Extract<Message, { type: 'promise' }> {
    return {
      type: 'promise',
      ballot: this.promised,
      acceptedBallot: this.acceptedBallot,
      lastIndex: this.log.lastIndex,
      decidedIndex: this.decidedIndex,
    };
  }

  /** Answers a prepare for the ballot that is promised (already, or just now). */
  handlePrepare(from: number, message: Prepare): void {
    if (sameBallot(message.ballot, this.promised)) this.#outbox.afterDurable(from, this.describe());
    else this.#refuse(from, message.ballot, false);
  }

  handleLogRequest(from: number, message: LogRequest): void {
    // Bound to that candidate, this log cannot change until a higher ballot comes: parts asked one by one fit together.
    if (!sameBallot(message.ballot, this.promised)) {
      this.#refuse(from, message.ballot, false);
      return;
    }
    const entries = this.log.sliceBytes(message.fromIndex, this.#maxMessageBytes);
    const done = message.fromIndex + entries.length >= this.log.lastIndex;
    this.#outbox.afterDurable(from, {
      type: 'logResponse',
      ballot: message.ballot,
      fromIndex: message.fromIndex,
      entries,
      done,
    });
  }

  /** True when this part completed the synchronisation: the log is now the leader's. */
  handleAcceptSync(from: number, message: AcceptSync): boolean {
    if (!sameBallot(message.ballot, this.promised)) {
      this.#refuse(from, message.ballot, true);
      return false;
    }
    if (sameBallot(message.ballot, this.acceptedBallot)) {
      // Doubled or late: the log has been the leader's since. It may only be extended now, never cut again.
      this.#append(from, message.ballot, message.offset, message.entries, message.decidedIndex);
      return false;
    }
    return this.#stage(from, message);
  }

  handleAccept(from: number, message: Accept): void {
    if (!sameBallot(message.ballot, this.promised) || !sameBallot(message.ballot, this.acceptedBallot)) {
      this.#refuse(from, message.ballot, true);
      return;
    }
    this.#append(from, message.ballot, message.startIndex, message.entries, message.decidedIndex);
  }

  /** The leader of the ballot in which this log was accepted says that so much is chosen. */
  handleDecide(ballot: Ballot, decidedIndex: number): void {
    if (sameBallot(ballot, this.acceptedBallot) && sameBallot(ballot, this.promised)) this.#decide(decidedIndex);
  }

  /** Takes over a log as candidate: keeps the first `startIndex` entries, then `entries`, accepted in `promised`. */
  adopt(startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex < this.decidedIndex || startIndex > this.log.lastIndex) {
      throw new Error(`adopting from ${startIndex}: decided ${this.decidedIndex}, last ${this.log.lastIndex}`);
    }
    this.log.truncate(startIndex);
    this.log.append(entries);
    this.acceptedBallot = this.promised;
    this.#outbox.persist({ type: 'accept', ballot: this.promised, startIndex, entries });
  }

  /** Appends the leader's own proposals. */
  extend(entries: readonly Uint8Array[]): void {
    const startIndex = this.log.lastIndex;
    this.log.append(entries);
    this.#outbox.persist({ type: 'accept', ballot: this.acceptedBallot, startIndex, entries });
  }

  #stage(from: number, message: AcceptSync): boolean {
    if (message.offset === message.syncIndex && !this.#continues(message)) {
      this.#staged = { ballot: message.ballot, syncIndex: message.syncIndex, entries: [] };
    }
    const staged = this.#staged;
    if (staged === null || !this.#continues(message) || message.syncIndex > this.log.lastIndex) {
      this.#refuse(from, message.ballot, true);
      return false;
    }
    const known = staged.syncIndex + staged.entries.length - message.offset;
    if (known < 0) return false; // a part before this one is missing; the leader sends again
    for (let i = known; i < message.entries.length; i++) staged.entries.push(message.entries[i]!);
    if (!message.done) {
      const index = staged.syncIndex + staged.entries.length;
      this.#outbox.send(from, { type: 'accepted', ballot: message.ballot, index, staged: true });
      return false;
    }
    this.#staged = null;
    this.adopt(staged.syncIndex, staged.entries);
    this.#acknowledge(from, message.ballot);
    this.#decide(message.decidedIndex);
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
      this.#refuse(from, ballot, false);
      return;
    }
    // In one ballot an index names one entry: what is known already is equal.
    if (known < entries.length) this.extend(known === 0 ? entries : entries.slice(known));
    this.#acknowledge(from, ballot);
    this.#decide(decided);
  }

  #acknowledge(from: number, ballot: Ballot): void {
    this.#outbox.afterDurable(from, { type: 'accepted', ballot, index: this.log.lastIndex, staged: false });
  }

  #decide(index: number): void {
    this.decidedIndex = Math.max(this.decidedIndex, Math.min(index, this.log.lastIndex));
  }

  #refuse(to: number, ballot: Ballot, needsSync: boolean): void {
    // Leaves at once although a promise may still be on its way to the disk: a refusal binds nobody.
    if (to === this.promised.node && compareBallots(ballot, this.promised) < 0) return;
    this.#outbox.send(to, {
      type: 'rejected',
      ballot,
      promised: this.promised,
      lastIndex: this.log.lastIndex,
      needsSync,
    });
  }
}
