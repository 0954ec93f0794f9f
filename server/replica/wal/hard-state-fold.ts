import { configOf } from '../../consensus/ballot.ts';
import type { Departure, DurableOperation, HardState } from '../../consensus/hard-state.ts';
import { type Checkpoint, checkpointAfter, compactedAtMost, emptyCheckpoint } from './checkpoint.ts';
import { KnownEntries } from './known-entries.ts';

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
  /** An accept behind a loss may be of a ballot that was left by then. */
  #isPromiseCertain = true;
  /** Those after the snapshot. */
  readonly #entries = new KnownEntries();
  readonly #departures: Departure[] = [];
  readonly #snapshotIndex: number;

  /** @param snapshotIndex what the newest valid snapshot covers; 0 when there is none. */
  constructor(snapshotIndex: number) {
    this.#snapshotIndex = snapshotIndex;
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
    const known = this.#isCertain ? before : roomFor(before, operation);
    // Cut behind what was compacted, by a process that had to begin with an older snapshot.
    const isCutBack = operation.type === 'accept' && operation.startIndex < known.compactedIndex;
    const opened = isCutBack ? compactedAtMost(known, operation.startIndex) : known;
    this.#checkpoint = checkpointAfter(opened, [operation]);
    this.#noteDeparture(before);
    switch (operation.type) {
      case 'promise':
        this.#isPromiseCertain = true;
        break;
      case 'accept':
        this.#isCertain = true;
        this.#entries.cut(operation.startIndex);
        this.#put(operation.startIndex, operation.entries);
        break;
      case 'learn':
        this.#put(operation.startIndex, operation.entries);
        break;
      case 'snapshot':
        // What was not decided here may differ from what the snapshot holds.
        this.#entries.forget(before.decidedIndex, operation.index);
        break;
    }
  }

  /** Operations are missing at this point. */
  lose(): void {
    const { decidedIndex } = this.#checkpoint;
    this.#isCertain = false;
    this.#isPromiseCertain = false;
    this.#entries.cut(decidedIndex);
    this.#checkpoint = { ...this.#checkpoint, lastIndex: decidedIndex };
  }

  /** What was true at this point; entries are as known as they were. */
  resume(checkpoint: Checkpoint): void {
    this.#isCertain = true;
    this.#isPromiseCertain = true;
    this.#checkpoint = {
      ...checkpoint,
      decidedIndex: Math.max(this.#checkpoint.decidedIndex, checkpoint.decidedIndex),
    };
  }

  state(): HardState {
    const { promised, acceptedBallot } = this.#checkpoint;
    const compactedIndex = this.#snapshotIndex;
    // Entries behind a hole stay on disk, and count again once the hole is filled.
    const entries = this.#entries.after(compactedIndex);
    const decided = Math.max(this.#checkpoint.decidedIndex, compactedIndex);
    const decidedIndex = Math.min(decided, compactedIndex + entries.length);
    const lastIndex = Math.max(this.#checkpoint.lastIndex, compactedIndex);
    const departures = this.#departures;
    return { promised, acceptedBallot, decidedIndex, compactedIndex, entries, lastIndex, departures };
  }

  #noteDeparture({ promised, decidedIndex }: Checkpoint): void {
    const hasLeft = this.#isPromiseCertain && configOf(this.#checkpoint.promised) > configOf(promised);
    if (hasLeft) this.#departures.push({ decidedIndex, ballot: promised });
  }

  #put(startIndex: number, entries: readonly Uint8Array[]): void {
    const covered = Math.max(0, this.#snapshotIndex - startIndex);
    this.#entries.put(startIndex + covered, covered === 0 ? entries : entries.slice(covered));
  }
}

/** After a loss the end of the log is not known, and where an operation begins proves that it reached there. */
function roomFor(checkpoint: Checkpoint, operation: DurableOperation): Checkpoint {
  if (!('startIndex' in operation)) return checkpoint;
  return { ...checkpoint, lastIndex: Math.max(checkpoint.lastIndex, operation.startIndex) };
}
