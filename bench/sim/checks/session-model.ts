import type { Session } from '../../../server/statemachine/command.ts';
import type { SessionLimits } from '../settings.ts';
import { Violation } from '../violation.ts';

interface Live {
  floor: number;
  mentionedMs: number;
  /** What the result of each takes. */
  readonly results: Map<number, number>;
}

/** What `result-size.ts` says of them, once more. */
export const [keptAtLeastBytes, keyValueBytes] = [160, 320];
const pagesBytes = 16_384;

/** Which requests of sessions are executed: the rules of `server/statemachine/sessions.ts`, written down once more. */
export class SessionModel {
  readonly #limits: SessionLimits;
  /** Least recently mentioned first. */
  readonly #live = new Map<string, Live>();
  /** All that ever did: nothing is forgotten here. */
  readonly #ended = new Set<string>();
  /** Those of them that the nodes remember: oldest end first, and those that began after the time of the log. */
  readonly #remembered: string[] = [];
  #ahead: string[] = [];
  #forgottenMs = 0;
  #timeMs = 0;

  constructor(limits: SessionLimits) {
    this.#limits = limits;
  }

  /** A request comes out of the log. `new`: it is executed now, for the first and only time; `record` follows. */
  take({ id, sequence }: Session): 'new' | 'seen' | 'refused' {
    if (!this.#live.has(id) && !this.#mayBegin(id)) return 'refused';
    const live = this.#mention(id);
    if (live.results.has(sequence)) return 'seen';
    return sequence < live.floor ? 'refused' : 'new';
  }

  /** @param bytes what responses and key-values of the answer may take: more is refused, and not executed. */
  isTooLarge(bytes: number): boolean {
    return bytes > Math.min(this.#limits.answerBytesMax, this.#limits.resultBytesMax - keptAtLeastBytes - pagesBytes);
  }

  /** @param bytes what responses and key-values of the result take. */
  record({ id, sequence }: Session, bytes: number): void {
    const live = this.#live.get(id)!;
    live.results.set(sequence, keptAtLeastBytes + (bytes === 0 ? 0 : pagesBytes + bytes));
    this.#raise(live, sequence - this.#limits.windowLength + 1);
    for (let [oldest] = this.#live.keys(); this.#isFull; [oldest] = this.#live.keys()) {
      if (oldest !== id) this.#end(oldest!);
      else this.#raise(live, Math.min(...live.results.keys()) + 1);
    }
  }

  advanceTime(timeMs: number): void {
    if (timeMs <= this.#timeMs) return;
    // Before the first time that the log carries nobody knows how long ago it was.
    if (this.#timeMs === 0) for (const live of this.#live.values()) live.mentionedMs = timeMs;
    this.#timeMs = timeMs;
    const waiting = this.#ahead;
    this.#ahead = [];
    for (const id of waiting) this.#keep(id);
    for (const [id, { mentionedMs }] of this.#live) if (timeMs - mentionedMs > this.#limits.idleMaxMs) this.#end(id);
  }

  get #isFull(): boolean {
    if (this.#live.size > this.#limits.sessionsMax) return true;
    const kept = [...this.#live.values()].flatMap(({ results }) => [...results.values()]);
    return kept.reduce((sum, bytes) => sum + bytes, 0) > this.#limits.resultBytesMax;
  }

  #raise(live: Live, floor: number): void {
    live.floor = Math.max(live.floor, floor);
    for (const kept of live.results.keys()) if (kept < live.floor) live.results.delete(kept);
  }

  #mayBegin(id: string): boolean {
    if (this.#remembered.includes(id) || this.#ahead.includes(id)) return false;
    const startMs = startOf(id);
    const aheadMs = startMs - this.#timeMs;
    if (aheadMs <= 0 && startMs <= this.#forgottenMs) return false;
    if (aheadMs > 0 && this.#timeMs > 0 && aheadMs > this.#limits.aheadMaxMs) return false;
    if (aheadMs > 0 && this.#ahead.length >= this.#limits.endedMax) return false;
    if (!this.#ended.has(id)) return true;
    throw new Violation('I11 exactly once', `the session ${id} has ended, and would begin again`);
  }

  #mention(id: string): Live {
    const live = this.#live.get(id) ?? { floor: 0, mentionedMs: 0, results: new Map() };
    live.mentionedMs = this.#timeMs;
    this.#live.delete(id);
    this.#live.set(id, live);
    return live;
  }

  #end(id: string): void {
    this.#live.delete(id);
    this.#ended.add(id);
    this.#keep(id);
  }

  #keep(id: string): void {
    if (startOf(id) > this.#timeMs) this.#ahead.push(id);
    else this.#remembered.push(id);
    if (this.#remembered.length <= this.#limits.endedMax) return;
    this.#forgottenMs = Math.max(this.#forgottenMs, startOf(this.#remembered.shift()!));
  }
}

/** Ids of simulated sessions tell it. */
function startOf(id: string): number {
  return Number(id.slice(id.indexOf('@') + 1));
}
