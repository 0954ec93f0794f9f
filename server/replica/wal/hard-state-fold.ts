import { type Ballot, maxBallot, zeroBallot } from '../../consensus/ballot.ts';
import type { DurableOperation, HardState } from '../../consensus/hard-state.ts';
import { boundsAfter, type LogBounds } from './log-bounds.ts';

/** Builds the state that a sequence of durable operations leaves behind. */
export class HardStateFold {
  #promised: Ballot = zeroBallot;
  #acceptedBallot: Ballot = zeroBallot;
  #decidedIndex = 0;
  #bounds: LogBounds = { compactedIndex: 0, readableIndex: 0, lastIndex: 0 };
  /** The readable part: entries `compactedIndex` + 1 … `readableIndex`. */
  #entries: Uint8Array[] = [];

  /** @throws RangeError when the operation does not follow from those before it. */
  apply(operation: DurableOperation): void {
    const before = this.#bounds;
    this.#bounds = boundsAfter(before, [operation]);
    switch (operation.type) {
      case 'promise':
        this.#promised = maxBallot(this.#promised, operation.ballot);
        break;
      case 'accept':
        this.#promised = maxBallot(this.#promised, operation.ballot);
        this.#acceptedBallot = operation.ballot;
        this.#accept(before, operation.startIndex, operation.entries);
        break;
      case 'decide':
        this.#decidedIndex = Math.max(this.#decidedIndex, operation.index);
        break;
      case 'learn':
        this.#learn(operation.startIndex, operation.entries);
        this.#decidedIndex = Math.max(this.#decidedIndex, operation.startIndex + operation.entries.length);
        break;
      case 'snapshot':
        this.#entries = this.#entries.slice(this.#bounds.compactedIndex - before.compactedIndex);
        this.#decidedIndex = Math.max(this.#decidedIndex, operation.index);
        break;
    }
  }

  state(): HardState {
    const { compactedIndex, lastIndex } = this.#bounds;
    return {
      promised: this.#promised,
      acceptedBallot: this.#acceptedBallot,
      // A hint, and one append may hold it before the entries that it speaks of.
      decidedIndex: Math.min(this.#decidedIndex, lastIndex),
      compactedIndex,
      entries: this.#entries,
      lastIndex,
    };
  }

  #accept(before: LogBounds, startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex > before.readableIndex) return; // behind a gap
    this.#entries.length = startIndex - before.compactedIndex;
    for (const entry of entries) this.#entries.push(entry);
  }

  #learn(startIndex: number, entries: readonly Uint8Array[]): void {
    const { compactedIndex } = this.#bounds;
    for (const [i, entry] of entries.entries()) {
      const at = startIndex + i - compactedIndex;
      if (at >= 0) this.#entries[at] = entry;
    }
  }
}
