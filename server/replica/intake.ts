import { type Ballot, sameBallot, zeroBallot } from '../consensus/ballot.ts';
import type { Paxos } from '../consensus/paxos.ts';
import type { ReplicaLimits } from './replica-parts.ts';

/** What this node as leader takes into the log, its own and what others pass on; no more than may be undecided at a time. */
export class Intake {
  readonly #core: Paxos;
  readonly #limits: ReplicaLimits;
  /** The leadership whose entries are counted: after `#decidedIndex`, up to `#lastIndex`. Within one the log only grows. */
  #ballot: Ballot = zeroBallot;
  #decidedIndex = 0;
  #lastIndex = 0;
  #undecidedBytes = 0;

  constructor(core: Paxos, limits: ReplicaLimits) {
    this.#core = core;
    this.#limits = limits;
  }

  /** Of a leader only: what others have is bounded by their leader. */
  get isOverloaded(): boolean {
    if (this.#core.role !== 'leader') return false;
    const { decidedIndex, lastIndex } = this.#core;
    const { maxUndecided, maxUndecidedBytes } = this.#limits;
    return lastIndex - decidedIndex >= maxUndecided || this.#countUndecidedBytes() >= maxUndecidedBytes;
  }

  /** False, and nothing happens, unless the core accepts proposals. */
  propose(entries: readonly Uint8Array[]): boolean {
    return this.#core.propose(entries);
  }

  /** Looks at each entry twice, when it has come and when it is decided: however often this is asked. */
  #countUndecidedBytes(): number {
    const { ballot, decidedIndex, lastIndex, log } = this.#core;
    if (!sameBallot(ballot, this.#ballot) || this.#decidedIndex < log.compactedIndex) {
      this.#ballot = ballot;
      this.#decidedIndex = decidedIndex;
      this.#lastIndex = decidedIndex;
      this.#undecidedBytes = 0;
    }
    while (this.#lastIndex < lastIndex) this.#undecidedBytes += log.sizeBytes(++this.#lastIndex);
    while (this.#decidedIndex < decidedIndex) this.#undecidedBytes -= log.sizeBytes(++this.#decidedIndex);
    return this.#undecidedBytes;
  }
}
