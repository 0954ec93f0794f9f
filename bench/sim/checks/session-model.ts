import type { Session } from '../../../server/statemachine/command.ts';
import type { SessionLimits } from '../settings.ts';

interface Live {
  floor: number;
  mentionedMs: number;
  readonly sequences: Set<number>;
}

/** Which requests of sessions are executed: the rules of `server/statemachine/sessions.ts`, written down once more. */
export class SessionModel {
  readonly #limits: SessionLimits;
  /** Least recently mentioned first. */
  readonly #live = new Map<string, Live>();
  readonly #ended = new Set<string>();
  #timeMs = 0;

  constructor(limits: SessionLimits) {
    this.#limits = limits;
  }

  /** A request comes out of the log. `new`: it is executed now, for the first and only time. */
  take({ id, sequence }: Session): 'new' | 'seen' | 'refused' {
    if (this.#ended.has(id)) return 'refused';
    const live = this.#mention(id);
    if (live.sequences.has(sequence)) return 'seen';
    if (sequence < live.floor) return 'refused';
    live.sequences.add(sequence);
    live.floor = Math.max(live.floor, sequence - this.#limits.windowLength + 1);
    for (const kept of live.sequences) if (kept < live.floor) live.sequences.delete(kept);
    const [oldest] = this.#live.keys();
    if (this.#live.size > this.#limits.sessionsMax) this.#end(oldest!);
    return 'new';
  }

  advanceTime(timeMs: number): void {
    if (timeMs <= this.#timeMs) return;
    for (const [id, live] of this.#live) {
      // Before the first time that the log carries nobody knows how long ago it was.
      if (this.#timeMs === 0) live.mentionedMs = timeMs;
      else if (timeMs - live.mentionedMs > this.#limits.idleMaxMs) this.#end(id);
    }
    this.#timeMs = timeMs;
  }

  #mention(id: string): Live {
    const live = this.#live.get(id) ?? { floor: 0, mentionedMs: 0, sequences: new Set() };
    live.mentionedMs = this.#timeMs;
    this.#live.delete(id);
    this.#live.set(id, live);
    return live;
  }

  #end(id: string): void {
    this.#live.delete(id);
    this.#ended.add(id);
  }
}
