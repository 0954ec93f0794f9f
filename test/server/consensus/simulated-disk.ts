import type { Ballot } from '../../../server/consensus/ballot.ts';
import { maxBallot, zeroBallot } from '../../../server/consensus/ballot.ts';
import type { DurableOperation, HardState } from '../../../server/consensus/hard-state.ts';

/** A disk that knows what is durable. What was handed over but not synced is lost, from some batch on, in a crash. */
export class SimulatedDisk {
  promised: Ballot = zeroBallot;
  acceptedBallot: Ballot = zeroBallot;
  decidedIndex = 0;
  compactedIndex = 0;
  entries: Uint8Array[] = [];
  #pending: { token: number; operations: readonly DurableOperation[] }[] = [];

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

  state(): HardState {
    return {
      promised: this.promised,
      acceptedBallot: this.acceptedBallot,
      decidedIndex: this.decidedIndex,
      compactedIndex: this.compactedIndex,
      entries: [...this.entries],
      lastIndex: this.compactedIndex + this.entries.length,
    };
  }

  #apply(operation: DurableOperation): void {
    switch (operation.type) {
      case 'promise':
        this.promised = maxBallot(this.promised, operation.ballot);
        break;
      case 'accept':
        this.promised = maxBallot(this.promised, operation.ballot);
        this.acceptedBallot = operation.ballot;
        if (operation.startIndex < this.compactedIndex) throw new Error('an accept below what is compacted');
        this.entries.length = operation.startIndex - this.compactedIndex;
        this.entries.push(...operation.entries);
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
        break;
      default:
        operation satisfies never;
    }
  }
  #learn(startIndex: number, entries: readonly Uint8Array[]): void {
    if (startIndex > this.compactedIndex + this.entries.length) throw new Error('learned entries leave a gap');
    const known = Math.max(0, this.compactedIndex - startIndex);
    const at = startIndex + known - this.compactedIndex;
    this.entries.splice(at, entries.length - known, ...entries.slice(known));
    this.decidedIndex = Math.max(this.decidedIndex, startIndex + entries.length);
  }
}
