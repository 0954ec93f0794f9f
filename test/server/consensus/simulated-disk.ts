import type { Ballot } from '../../../server/consensus/ballot.ts';
import { configOf, maxBallot, sameBallot, zeroBallot } from '../../../server/consensus/ballot.ts';
import type { Departure, DurableOperation, HardState } from '../../../server/consensus/hard-state.ts';
import type { Membership } from '../../../server/consensus/membership.ts';

export interface SimulatedSnapshot {
  readonly index: number;
  /** What its maker had promised. */
  readonly ballot: Ballot;
  readonly membership: Membership;
}

/** A disk that knows what is durable. What was handed over but not synced is lost, from some batch on, in a crash. */
export class SimulatedDisk {
  promised: Ballot = zeroBallot;
  acceptedBallot: Ballot = zeroBallot;
  /** How far the log was accepted in `acceptedBallot`; what was learned counts for nothing. */
  acceptedIndex = 0;
  /** How far the log ever went in `acceptedBallot`, what was cut since included. */
  reachedIndex = 0;
  decidedIndex = 0;
  compactedIndex = 0;
  readonly departures: Departure[] = [];
  entries: Uint8Array[] = [];
  snapshot: SimulatedSnapshot | null = null;
  /** Entries from here on cannot be read; 0 for none. */
  damagedIndex = 0;
  #pending: { token: number; operations: readonly DurableOperation[] }[] = [];

  get lastIndex(): number {
    return Math.max(this.compactedIndex + this.entries.length, this.snapshot?.index ?? 0);
  }

  write(token: number, operations: readonly DurableOperation[]): void {
    this.#pending.push({ token, operations });
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Makes all that is pending durable (group commit) and gives the newest token. */
  sync(): number {
    let token = 0;
    for (const batch of this.#pending) {
      for (const operation of batch.operations) this.#apply(operation);
      token = batch.token;
    }
    this.#pending = [];
    return token;
  }

  /** Power cut: the first `operationsKept` pending operations reached the platter, the rest did not. */
  crash(operationsKept: number): void {
    const pending = this.#pending.flatMap((batch) => batch.operations);
    for (const operation of pending.slice(0, operationsKept)) this.#apply(operation);
    this.#pending = [];
  }

  /** What recovery finds: records first, the snapshot over them. */
  state(): HardState {
    const index = this.snapshot?.index ?? 0;
    const compactedIndex = Math.max(this.compactedIndex, index);
    const entries = this.entries.slice(compactedIndex - this.compactedIndex);
    this.compactedIndex = compactedIndex;
    this.entries = [...entries];
    const lastIndex = compactedIndex + entries.length;
    const damaged = this.damagedIndex > compactedIndex && this.damagedIndex <= lastIndex;
    return {
      promised: this.promised,
      acceptedBallot: this.acceptedBallot,
      decidedIndex: Math.max(this.decidedIndex, index),
      compactedIndex,
      entries: damaged ? entries.slice(0, this.damagedIndex - compactedIndex - 1) : entries,
      lastIndex,
      departures: this.departures,
    };
  }

  #apply(operation: DurableOperation): void {
    switch (operation.type) {
      case 'promise':
        this.#promise(operation.ballot);
        break;
      case 'accept':
        this.#accept(operation.ballot, operation.startIndex, operation.entries);
        break;
      case 'decide':
        this.decidedIndex = operation.index;
        break;
      case 'learn':
        this.#learn(operation.startIndex, operation.entries);
        break;
      case 'snapshot':
        this.entries = this.entries.slice(Math.max(0, operation.index - this.compactedIndex));
        this.compactedIndex = Math.max(this.compactedIndex, operation.index);
        this.decidedIndex = Math.max(this.decidedIndex, operation.index);
        if (operation.index >= this.damagedIndex) this.damagedIndex = 0;
        break;
      default:
        operation satisfies never;
    }
  }

  #promise(ballot: Ballot): void {
    const { promised, decidedIndex } = this;
    this.promised = maxBallot(promised, ballot);
    if (configOf(this.promised) > configOf(promised)) this.departures.push({ decidedIndex, ballot: promised });
  }

  #accept(ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    this.#promise(ballot);
    const end = startIndex + entries.length;
    const isShorter = sameBallot(ballot, this.acceptedBallot) && end < this.acceptedIndex;
    // What cannot be chosen any more is dropped without a new ballot.
    this.acceptedIndex = isShorter && entries.length > 0 ? this.acceptedIndex : end;
    if (!sameBallot(ballot, this.acceptedBallot)) this.reachedIndex = 0;
    this.acceptedBallot = ballot;
    if (startIndex < this.compactedIndex) throw new Error('an accept below what is compacted');
    if (startIndex > this.compactedIndex + this.entries.length) throw new Error('an accept after a gap');
    this.entries.length = startIndex - this.compactedIndex;
    this.entries.push(...entries);
    this.reachedIndex = Math.max(this.reachedIndex, this.lastIndex);
    if (this.damagedIndex > startIndex) this.damagedIndex = 0;
  }

  #learn(startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex > this.compactedIndex + this.entries.length) throw new Error('learned entries leave a gap');
    const end = startIndex + entries.length;
    const known = Math.max(0, this.compactedIndex - startIndex);
    const at = startIndex + known - this.compactedIndex;
    this.entries.splice(at, entries.length - known, ...entries.slice(known));
    this.decidedIndex = Math.max(this.decidedIndex, end);
    this.reachedIndex = Math.max(this.reachedIndex, this.lastIndex);
    if (this.damagedIndex > startIndex && this.damagedIndex <= end) {
      // The bad entry is overwritten; those after it are on the same bad ground unless they were overwritten too.
      this.damagedIndex = end < this.compactedIndex + this.entries.length ? end + 1 : 0;
    }
  }
}
