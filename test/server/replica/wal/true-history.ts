import { type Ballot, configOf, roundIn } from '../../../../server/consensus/ballot.ts';
import type { DurableOperation } from '../../../../server/consensus/hard-state.ts';
import type { Random } from '../../../support/random.ts';
import { ballot, stateAfter } from './operations.ts';

/**
 * Appends as a correct node makes them: promises and accepted ballots only grow, what is decided is never accepted or
 * learned otherwise, and a snapshot covers decided entries only. `operations.ts` makes any sequence; here the rules hold
 * on which recovery from damage relies.
 */
export class TrueHistory {
  readonly #random: Random;
  readonly appends: DurableOperation[][] = [];
  #round = 1;
  #acceptedRound = 0;
  #decidedIndex = 0;
  #compactedIndex = 0;
  #written = 0;
  /** Entry `index` at `index` - 1: the true log, compacted or not. */
  readonly #log: Uint8Array[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  get decidedIndex(): number {
    return this.#decidedIndex;
  }

  entry(index: number): Uint8Array {
    return this.#log[index - 1]!;
  }

  /** What bound the node when it first knew the first `index` entries to be chosen. */
  boundTo(index: number): Ballot {
    let end = this.appends.flat().length;
    const operations = this.appends.flat();
    while (end > 0 && stateAfter([operations.slice(0, end - 1)]).decidedIndex >= index) end--;
    return stateAfter([operations.slice(0, end)]).promised;
  }

  next(): DurableOperation[] {
    const append = Array.from({ length: this.#random.int(1, 3) }, () => this.#operations()).flat();
    this.appends.push(append);
    return append;
  }

  #operations(): DurableOperation[] {
    const isCut = this.#acceptedRound > 0 && this.#log.length > this.#decidedIndex && this.#random.chance(0.05);
    return isCut ? this.#cut() : [this.#operation()];
  }

  #operation(): DurableOperation {
    const choice = this.#random.next();
    if (choice < 0.1) return this.#promise();
    if (choice < 0.2) return this.#adopt();
    if (choice < 0.4) return this.#decide();
    if (choice < 0.45) return this.#learn();
    if (choice < 0.48) return this.#snapshot();
    return this.#acceptedRound === this.#round ? this.#extend() : this.#adopt();
  }

  #promise(): DurableOperation {
    if (this.#random.chance(0.2)) this.#round = roundIn(configOf(ballot(this.#round)) + 1, 0);
    this.#round += this.#random.int(1, 3);
    return { type: 'promise', ballot: ballot(this.#round) };
  }

  /** A leader's whole log: it agrees in all that is decided. */
  #adopt(): DurableOperation {
    if (this.#acceptedRound === this.#round) this.#round++;
    const startIndex = this.#random.int(this.#decidedIndex, this.#log.length);
    return this.#accept(startIndex, this.#random.int(0, 4));
  }

  #extend(): DurableOperation {
    return this.#accept(this.#log.length, this.#random.int(1, 4));
  }

  #accept(startIndex: number, count: number): DurableOperation {
    const entries = Array.from({ length: count }, () => this.#entry());
    this.#log.length = startIndex;
    this.#log.push(...entries);
    this.#acceptedRound = this.#round;
    return { type: 'accept', ballot: ballot(this.#round), startIndex, entries };
  }

  #decide(): DurableOperation {
    this.#decidedIndex = this.#random.int(this.#decidedIndex, this.#log.length);
    return { type: 'decide', index: this.#decidedIndex };
  }

  /** Chosen by others, whatever this log holds there. */
  #learn(): DurableOperation {
    const startIndex = this.#random.int(this.#compactedIndex, this.#decidedIndex);
    const known = this.#log.slice(startIndex, this.#decidedIndex);
    const entries = [...known, ...Array.from({ length: this.#random.int(0, 3) }, () => this.#entry())];
    this.#log.splice(startIndex, entries.length, ...entries);
    this.#decidedIndex = Math.max(this.#decidedIndex, startIndex + entries.length);
    return { type: 'learn', startIndex, entries };
  }

  /** What it accepted behind what is decided cannot be chosen any more. It may have promised a higher ballot since. */
  #cut(): DurableOperation[] {
    this.#log.length = this.#decidedIndex;
    const cut = { ballot: ballot(this.#acceptedRound), startIndex: this.#decidedIndex, entries: [] };
    return [
      { type: 'accept', ...cut },
      { type: 'promise', ballot: ballot(this.#round) },
    ];
  }

  /** This node's own, or one from a peer that knows more. */
  #snapshot(): DurableOperation {
    const index = this.#random.chance(0.5)
      ? this.#random.int(this.#compactedIndex, this.#decidedIndex)
      : this.#decidedIndex + this.#random.int(0, 5);
    for (let i = this.#decidedIndex; i < index; i++) this.#log[i] = this.#entry();
    this.#compactedIndex = Math.max(this.#compactedIndex, index);
    this.#decidedIndex = Math.max(this.#decidedIndex, index);
    return { type: 'snapshot', index };
  }

  /** Each is unlike all others. */
  #entry(): Uint8Array {
    const name = Buffer.from(`entry ${++this.#written} `);
    const length = this.#random.chance(0.1) ? this.#random.int(500, 2000) : this.#random.int(0, 100);
    const filling = this.#random.chance(0.3) ? new Uint8Array(length) : this.#random.bytes(length);
    return Buffer.concat([name, filling]);
  }
}
