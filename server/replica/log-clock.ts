import { type Ballot, sameBallot, zeroBallot } from '../consensus/ballot.ts';

/** What the log is told of time. */
export interface LogTime {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /**
   * How often the leader writes its time into the log. Sessions expire by that time on all nodes at the same entry, so what it
   * costs them is that they live up to so much longer.
   */
  readonly intervalMs: number;
}

export const defaultLogTime: LogTime = Object.freeze({ nowMs: () => Date.now(), intervalMs: 10_000 });

/**
 * When the log is to carry the time of its leader: before anything else of a new leadership, and again when what it carries
 * is old. So no request comes behind a time that is from before the cluster, or the machine, stood still: by that the sessions
 * which begin now would seem to come from clocks that are ahead.
 */
export class LogClock {
  readonly #time: LogTime;
  #carriedIn: Ballot = zeroBallot;
  #carriedMs = 0;

  constructor(time: LogTime) {
    this.#time = time;
  }

  /** The time that the log of `ballot` is to carry now; null: it has it. */
  due(ballot: Ballot): number | null {
    const nowMs = Math.floor(this.#time.nowMs());
    const isOld = nowMs - this.#carriedMs >= this.#time.intervalMs;
    return isOld || !sameBallot(ballot, this.#carriedIn) ? nowMs : null;
  }

  carried(ballot: Ballot, timeMs: number): void {
    this.#carriedIn = ballot;
    this.#carriedMs = timeMs;
  }
}
