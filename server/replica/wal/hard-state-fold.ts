import { type Ballot, maxBallot, zeroBallot } from '../../consensus/ballot.ts';
import type { DurableOperation, HardState } from '../../consensus/hard-state.ts';

/** Builds the state that a sequence of durable operations leaves behind. */
export class HardStateFold {
  #promised: Ballot = zeroBallot;
  #acceptedBallot: Ballot = zeroBallot;
  #decidedIndex = 0;
  readonly #entries: Uint8Array[] = [];

  /** @throws RangeError when the operation does not follow from those before it. */
  apply(operation: DurableOperation): void {
    switch (operation.type) {
      case 'promise':
        this.#promised = maxBallot(this.#promised, operation.ballot);
        break;
      case 'accept':
        this.#accept(operation.ballot, operation.startIndex, operation.entries);
        break;
      case 'decide':
        this.#decidedIndex = Math.max(this.#decidedIndex, operation.index);
        break;
    }
  }

  state(): HardState {
    return {
      promised: this.#promised,
      acceptedBallot: this.#acceptedBallot,
      // A hint, and one append may hold it before the entries that it speaks of.
      decidedIndex: Math.min(this.#decidedIndex, this.#entries.length),
      entries: this.#entries,
    };
  }

  #accept(ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex > this.#entries.length) {
      throw new RangeError(`entries from ${startIndex + 1} on follow a log of ${this.#entries.length}`);
    }
    this.#promised = maxBallot(this.#promised, ballot);
    this.#acceptedBallot = ballot;
    this.#entries.length = startIndex;
    for (const entry of entries) this.#entries.push(entry);
  }
}
