import {
  type Ballot,
  compareBallots,
  formatBallot,
  maxBallot,
  sameBallot,
  zeroBallot,
} from '../../../server/consensus/ballot.ts';
import type { DurableOperation, HardState } from '../../../server/consensus/hard-state.ts';
import { hashOf } from '../entry-hash.ts';
import { Violation } from '../violation.ts';

type Accept = Extract<DurableOperation, { type: 'accept' }>;

/** What a medium changed behind the back of its node. */
export interface Losses {
  readonly isDamaged: boolean;
  /** A snapshot cannot be read any more. What a start added to the log because of it is there still. */
  readonly hasLostSnapshot: boolean;
}

/** A witness keeps the place of a command, and not the command. */
const hollowBytes = 0;

/**
 * What a node's log must be after the operations that it was given: the simulator's own account, by hashes. Indices are
 * absolute, and nothing is ever forgotten here; null stands for what only a snapshot holds, or a witness does not hold.
 */
export class ShadowLog {
  promised: Ballot = zeroBallot;
  acceptedBallot: Ballot = zeroBallot;
  hashes: (number | null)[] = [];
  /** So much of it was accepted in `acceptedBallot`; what follows was only learned to be decided. */
  acceptedIndex = 0;
  /** How far it ever went in `acceptedBallot`, what was cut since included. */
  reachedIndex = 0;
  /** So much of it is decided, and that is written down, by a record or by a snapshot. */
  decidedIndex = 0;

  get lastIndex(): number {
    return this.hashes.length;
  }

  apply(node: number, operation: DurableOperation): void {
    switch (operation.type) {
      case 'promise':
        this.#promise(node, operation.ballot);
        return;
      case 'accept':
        this.#accept(node, operation);
        return;
      case 'learn':
        this.#put(node, operation.startIndex, operation.entries);
        this.#decide(operation.startIndex + operation.entries.length);
        return;
      case 'snapshot':
        // What it held there may have been something that was never chosen.
        for (let i = 0; i < operation.index; i++) this.hashes[i] = null;
        this.#decide(operation.index);
        return;
      case 'decide':
        this.#decide(Math.min(operation.index, this.lastIndex));
        return;
      default:
        operation satisfies never;
    }
  }

  copy(): ShadowLog {
    const copy = new ShadowLog();
    copy.promised = this.promised;
    copy.acceptedBallot = this.acceptedBallot;
    copy.hashes = this.hashes.slice();
    copy.acceptedIndex = this.acceptedIndex;
    copy.reachedIndex = this.reachedIndex;
    copy.decidedIndex = this.decidedIndex;
    return copy;
  }

  /**
   * Whether a node may find this state when it starts again. What is compacted cannot be compared; entries that are
   * claimed and cannot be read are allowed where the medium lied.
   */
  allows(state: HardState, { isDamaged, hasLostSnapshot }: Losses): boolean {
    const readable = state.compactedIndex + state.entries.length;
    // A snapshot may hold entries that never reached this log.
    const lastIndex = Math.max(this.lastIndex, state.compactedIndex);
    const foundIndex = Math.max(state.lastIndex, state.compactedIndex);
    const isGrown = compareBallots(state.promised, this.promised) >= 0 && foundIndex >= lastIndex;
    const isSame = sameBallot(state.promised, this.promised) && foundIndex === lastIndex;
    return (
      (hasLostSnapshot ? isGrown : isSame) &&
      sameBallot(this.acceptedBallot, state.acceptedBallot) &&
      (isDamaged || readable === lastIndex) &&
      (isDamaged || hasLostSnapshot || state.decidedIndex <= Math.max(this.decidedIndex, state.compactedIndex)) &&
      state.entries.every((entry, i) => isAlike(this.hashes[state.compactedIndex + i], hashOf(entry)))
    );
  }

  /** The disk holds what the promise tells of the log, or held it, or holds a later ballot's: one append may hold both. */
  covers({ acceptedBallot, lastIndex }: { readonly acceptedBallot: Ballot; readonly lastIndex: number }): boolean {
    const order = compareBallots(this.acceptedBallot, acceptedBallot);
    return order > 0 || (order === 0 && Math.max(this.lastIndex, this.reachedIndex) >= lastIndex);
  }

  /** What a start had added to the log before it was interrupted. */
  grownTo(state: HardState): void {
    this.promised = maxBallot(this.promised, state.promised);
    while (this.hashes.length < state.lastIndex) this.hashes.push(null);
  }

  /** How much a node that found this state has forgotten to be decided; where the medium lied it may, and is held to what is left. */
  forgotten({ decidedIndex }: HardState, { isDamaged, hasLostSnapshot }: Losses): number {
    const forgotten = Math.max(0, this.decidedIndex - decidedIndex);
    this.decidedIndex = decidedIndex;
    return isDamaged || hasLostSnapshot ? 0 : forgotten;
  }

  #decide(index: number): void {
    this.decidedIndex = Math.max(this.decidedIndex, index);
  }

  #promise(node: number, ballot: Ballot): void {
    if (compareBallots(ballot, this.promised) < 0) {
      throw new Violation('I4 promise survives', `node ${node} promises a ballot below the one that it is bound to`);
    }
    this.promised = ballot;
  }

  #accept(node: number, { ballot, startIndex, entries }: Accept): void {
    // Cutting what can not be chosen any more is no vote: it says nothing new of that ballot.
    const isCut = entries.length === 0 && sameBallot(ballot, this.acceptedBallot);
    if (!isCut && compareBallots(ballot, this.promised) < 0) {
      throw new Violation('I4 promise survives', `node ${node} accepts in a ballot below its promise`);
    }
    this.promised = maxBallot(this.promised, ballot);
    if (!sameBallot(ballot, this.acceptedBallot)) this.reachedIndex = 0;
    this.acceptedBallot = ballot;
    this.#put(node, startIndex, entries);
    this.hashes.length = startIndex + entries.length;
    this.acceptedIndex = isCut ? Math.min(this.acceptedIndex, startIndex) : startIndex + entries.length;
  }

  #put(node: number, startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex > this.lastIndex) {
      const detail = `node ${node} writes after entry ${startIndex} to a log of ${this.lastIndex} entries`;
      throw new Violation('I16 no gap', detail);
    }
    entries.forEach((entry, i) => {
      this.hashes[startIndex + i] = entry.length === hollowBytes ? null : hashOf(entry);
    });
    this.reachedIndex = Math.max(this.reachedIndex, this.lastIndex);
  }
}

function isAlike(known: number | null | undefined, found: number): boolean {
  return known === null || known === found;
}

export function describe({ promised, acceptedBallot, lastIndex }: ShadowLog | HardState): string {
  return `promised ${formatBallot(promised)}, accepted ${formatBallot(acceptedBallot)}, ${lastIndex} entries`;
}
