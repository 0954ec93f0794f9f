export interface EndedSessionLimits {
  /**
   * Ended sessions that are remembered, so that a late request of theirs is refused, not executed again; and so many that
   * began after the time of the log, besides.
   */
  readonly endedMax: number;
  /**
   * A session that begins by more after the time of the log is refused. The leader writes its time before what it is asked
   * for (`replica/log-clock.ts`): so much may clocks of clients be ahead of its own.
   */
  readonly aheadMaxMs: number;
}

/** Why a session may not begin: it did and has ended; its start is too far ahead; or too many like it have ended. */
export type WhyNot = 'ended' | 'ahead' | 'crowded';

/**
 * Sessions that have ended, and which of those that are not remembered any more have. When a session began its id tells, by
 * ending in "@" and milliseconds since 1970, and what is kept of forgotten ones is the latest start.
 *
 * That start comes from the clock of a client. One that is ahead must not make sessions of all others look ended, and a
 * forgotten session must never look new. So a session is forgotten only when the log's time has come to its start: what is
 * kept of those forgotten is never later than the log's time. Those that wait for that are bounded, by taking no more like them.
 */
export class EndedSessions {
  readonly #limits: EndedSessionLimits;
  /** Oldest end first. */
  readonly #remembered = new Set<string>();
  /** Those that began after the time of the log, with their start. */
  readonly #ahead = new Map<string, number>();
  /** Of the log; 0 until it carried one. */
  #timeMs = 0;
  #forgottenMs = 0;

  constructor(limits: EndedSessionLimits) {
    this.#limits = limits;
  }

  /** The latest start of a session that ended and is not remembered. */
  get forgottenMs(): number {
    return this.#forgottenMs;
  }

  /** In the order in which they are forgotten, as far as that is known. */
  get ids(): string[] {
    return [...this.#remembered, ...this.#ahead.keys()];
  }

  /** Asked of a session that is not under way; null: it may begin. */
  whyNotBegin(id: string): WhyNot | null {
    if (this.#remembered.has(id) || this.#ahead.has(id)) return 'ended';
    const startMs = startOf(id);
    if (startMs === 0) return null;
    if (startMs <= this.#forgottenMs) return 'ended';
    if (startMs <= this.#timeMs) return null;
    // Before its first time the log says nothing about clocks.
    if (this.#timeMs > 0 && startMs - this.#timeMs > this.#limits.aheadMaxMs) return 'ahead';
    return this.#ahead.size < this.#limits.endedMax ? null : 'crowded';
  }

  add(id: string): void {
    const startMs = startOf(id);
    if (startMs > this.#timeMs) this.#ahead.set(id, startMs);
    else this.#remember(id);
  }

  /** @param timeMs later than before. */
  advanceTime(timeMs: number): void {
    this.#timeMs = timeMs;
    this.#bound();
    for (const [id, startMs] of this.#ahead) {
      if (startMs > timeMs) continue;
      this.#ahead.delete(id);
      this.#remember(id);
    }
  }

  /** Before those that are remembered are put in their place. */
  load(timeMs: number, forgottenMs: number): void {
    this.#timeMs = timeMs;
    this.#forgottenMs = forgottenMs;
    this.#bound();
  }

  #remember(id: string): void {
    this.#remembered.add(id);
    if (this.#remembered.size <= this.#limits.endedMax) return;
    const [oldest] = this.#remembered;
    this.#remembered.delete(oldest!);
    this.#forgottenMs = Math.max(this.#forgottenMs, startOf(oldest!));
  }

  /**
   * Earlier versions forgot sessions of any start, and a snapshot of theirs may say that all up to next year are. Of those
   * the ones that could begin now stay forgotten. The others are refused for their start until the time of the log is near
   * it, when nobody asks for them any more.
   */
  #bound(): void {
    if (this.#timeMs === 0) return;
    this.#forgottenMs = Math.min(this.#forgottenMs, this.#timeMs + this.#limits.aheadMaxMs);
  }
}

/** 0 when the id does not tell. */
function startOf(id: string): number {
  const told = /@(\d{1,15})$/.exec(id);
  return told === null ? 0 : Number(told[1]);
}
