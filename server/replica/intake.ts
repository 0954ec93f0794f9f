import { type Ballot, sameBallot, zeroBallot } from '../consensus/ballot.ts';
import type { Paxos } from '../consensus/paxos.ts';
import type { Operation } from '../statemachine/command.ts';
import { LogClock } from './log-clock.ts';
import type { ReplicaParts } from './replica-parts.ts';

type IntakeParts = Pick<ReplicaParts, 'core' | 'limits' | 'logTime'>;

/**
 * What this node as leader takes into the log: its own, what others pass on, and before it the time; no more than may be
 * undecided at a time.
 */
export class Intake {
  readonly #core: Paxos;
  readonly #limits: ReplicaParts['limits'];
  /** Null: the log carries no time. */
  readonly #clock: LogClock | null;
  readonly #encode: (operation: Operation) => Uint8Array;
  /** The leadership whose entries are counted: after `#decidedIndex`, up to `#lastIndex`. Within one the log only grows. */
  #ballot: Ballot = zeroBallot;
  #decidedIndex = 0;
  #lastIndex = 0;
  #undecidedBytes = 0;

  /** @param encode makes an entry of an operation of this node. */
  constructor({ core, limits, logTime }: IntakeParts, encode: (operation: Operation) => Uint8Array) {
    this.#core = core;
    this.#limits = limits;
    this.#clock = logTime === undefined ? null : new LogClock(logTime);
    this.#encode = encode;
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
    this.carryTime();
    return this.#core.propose(entries);
  }

  /** Has the log carry the time if that is due; also when there is no room for anything else, or it would stand still. */
  carryTime(): void {
    if (this.#clock === null || this.#core.role !== 'leader') return;
    const { ballot } = this.#core;
    const timeMs = this.#clock.due(ballot);
    if (timeMs === null || !this.#core.acceptsProposals) return;
    this.#core.propose([this.#encode({ type: 'advanceTime', timeMs })]);
    this.#clock.carried(ballot, timeMs);
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
