import type { DurableOperation, HardState } from '../../consensus/hard-state.ts';
import { type Checkpoint, checkpointAfter, emptyCheckpoint } from './checkpoint.ts';

/** How many entries that a snapshot covers are kept nevertheless, for peers that are a little behind. */
export interface TailLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/**
 * Builds the state that a sequence of durable operations leaves behind, also when some of them are lost.
 *
 * The rule for loss: each entry known here equals what the log held at that point of the sequence. Operations that are
 * lost may have changed everything but what was decided before them (agreement), so that is all that stays known. What
 * later operations write is known again. The claims (promise, accepted ballot, end of the log) are certain again with the
 * next accept or checkpoint: ballots only grow in a log, so neither can be below anything that was lost.
 */
export class HardStateFold {
  #checkpoint: Checkpoint = emptyCheckpoint;
  #isCertain = true;
  /** Entries up to here are in the snapshot, and too far back to be kept. */
  readonly #baseIndex: number;
  /** Entries `baseIndex` + 1 …; undefined where one is not known. */
  readonly #entries: (Uint8Array | undefined)[] = [];
  readonly #snapshotIndex: number;
  readonly #tail: TailLimits;

  /**
   * @param snapshotIndex what the newest valid snapshot covers; 0 when there is none.
   */
  constructor(snapshotIndex: number, tail: TailLimits) {
    this.#snapshotIndex = snapshotIndex;
    this.#tail = tail;
    this.#baseIndex = Math.max(0, snapshotIndex - tail.maxEntries);
  }

  /** False after a loss, until an operation or checkpoint tells what is promised and accepted. */
  get isCertain(): boolean {
    return this.#isCertain;
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** @throws RangeError when the operation does not follow from those before it. */
  apply(operation: DurableOperation): void {
    const before = this.#checkpoint;
    this.#checkpoint = checkpointAfter(this.#isCertain ? before : roomFor(before, operation), [operation]);
    switch (operation.type) {
      case 'accept':
        this.#isCertain = true;
        this.#cut(operation.startIndex);
        this.#put(operation.startIndex, operation.entries);
        break;
      case 'learn':
        this.#put(operation.startIndex, operation.entries);
        break;
      case 'snapshot':
        // What was not decided here may differ from what the snapshot holds.
        this.#forget(before.decidedIndex, operation.index);
        break;
    }
  }

  /** Operations are missing at this point. */
  lose(): void {
    const { decidedIndex } = this.#checkpoint;
    this.#isCertain = false;
    this.#cut(decidedIndex);
    this.#checkpoint = { ...this.#checkpoint, lastIndex: decidedIndex };
  }

  /** What was true at this point; entries are as known as they were. */
  resume(checkpoint: Checkpoint): void {
    this.#isCertain = true;
    this.#checkpoint = {
      ...checkpoint,
      decidedIndex: Math.max(this.#checkpoint.decidedIndex, checkpoint.decidedIndex),
    };
  }

  state(): HardState {
    const { promised, acceptedBallot } = this.#checkpoint;
    const lastIndex = Math.max(this.#checkpoint.lastIndex, this.#snapshotIndex);
    const compactedIndex = this.#beginOfTail();
    const entries: Uint8Array[] = [];
    // Entries behind a hole stay on disk, and count again once the hole is filled.
    for (let index = compactedIndex + 1; index <= this.#checkpoint.lastIndex; index++) {
      const entry = this.#entry(index);
      if (entry === undefined) break;
      entries.push(entry);
    }
    const decided = Math.max(this.#checkpoint.decidedIndex, this.#snapshotIndex);
    const decidedIndex = Math.min(decided, compactedIndex + entries.length);
    return { promised, acceptedBallot, decidedIndex, compactedIndex, entries, lastIndex };
  }

  /** The entries before the snapshot's end are of use only if they are the chosen ones and reach it. */
  #beginOfTail(): number {
    const { decidedIndex, lastIndex } = this.#checkpoint;
    let begin = this.#snapshotIndex;
    if (Math.min(decidedIndex, lastIndex) < begin) return begin;
    for (let sizeBytes = 0; begin > this.#baseIndex; begin--) {
      const entry = this.#entry(begin);
      if (entry === undefined) break;
      sizeBytes += entry.length;
      if (sizeBytes > this.#tail.maxBytes) break;
    }
    return begin;
  }

  #entry(index: number): Uint8Array | undefined {
    return this.#entries[index - this.#baseIndex - 1];
  }

  #cut(index: number): void {
    this.#entries.length = Math.min(this.#entries.length, Math.max(0, index - this.#baseIndex));
  }

  #put(startIndex: number, entries: readonly Uint8Array[]): void {
    let at = startIndex - this.#baseIndex;
    while (this.#entries.length < at) this.#entries.push(undefined);
    for (const entry of entries) {
      if (at >= 0) this.#entries[at] = entry;
      at++;
    }
  }

  #forget(afterIndex: number, untilIndex: number): void {
    const end = Math.min(untilIndex - this.#baseIndex, this.#entries.length);
    const start = Math.max(0, afterIndex - this.#baseIndex);
    if (start < end) this.#entries.fill(undefined, start, end);
  }
}

/** After a loss the end of the log is not known, and where an operation begins proves that it reached there. */
function roomFor(checkpoint: Checkpoint, operation: DurableOperation): Checkpoint {
  if (!('startIndex' in operation)) return checkpoint;
  return { ...checkpoint, lastIndex: Math.max(checkpoint.lastIndex, operation.startIndex) };
}
