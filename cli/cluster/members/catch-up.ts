/** What the leader said of the log at one moment. */
interface Moment {
  readonly atMs: number;
  readonly lastIndex: number;
}

/** A learner that has what the log had so long ago counts as having nearly all of it, at any rate of writes. */
const nearMs = 500;

/**
 * Whether learners have nearly all of the log, from what the leader tells again and again: made voters before that, they
 * would hold up every write that needs their vote.
 */
export class CatchUp {
  #moments: Moment[] = [];

  /** What the log had `nearMs` ago; all that it has when nothing older is known. */
  note(nowMs: number, lastIndex: number): void {
    this.#moments.push({ atMs: nowMs, lastIndex });
    const lastOld = this.#moments.findLastIndex(({ atMs }) => atMs <= nowMs - nearMs);
    if (lastOld > 0) this.#moments = this.#moments.slice(lastOld);
  }

  hasNearlyAll(matchIndex: number): boolean {
    const latest = this.#moments.at(-1);
    const oldest = this.#moments[0];
    if (latest === undefined || oldest === undefined) return false;
    return matchIndex >= (latest.atMs - oldest.atMs >= nearMs ? oldest.lastIndex : latest.lastIndex);
  }
}
