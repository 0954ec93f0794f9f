import type { Applied, RefusedResult, Session } from './command.ts';
import { type EndedSessionLimits, EndedSessions, type WhyNot } from './ended-sessions.ts';
import { keptBytes, keptOverheadBytes } from './result-size.ts';

export interface SessionLimits extends EndedSessionLimits {
  /** Sessions whose results are kept; beyond it the one that the log mentioned least recently ends. */
  readonly sessionsMax: number;
  /** Results kept per session, and so how far its requests may overtake each other. */
  readonly windowLength: number;
  /** Memory of all kept results, an estimate from above. */
  readonly resultBytesMax: number;
  /** Responses and key-values of one result, an estimate from above: what may become larger is refused, and not carried out. */
  readonly answerBytesMax: number;
  /** A session that the log did not mention for longer than this, in the time that the log carries, ends. */
  readonly idleMaxMs: number;
}

export const sessionLimitsDefault: SessionLimits = Object.freeze({
  sessionsMax: 4096,
  windowLength: 1024,
  resultBytesMax: 64 * 2 ** 20,
  // Four times what gRPC clients take by default. One result ends few other sessions, and is a small part of a snapshot: a
  // part above 256 MiB (`frame.ts`) could not be read back.
  answerBytesMax: 16 * 2 ** 20,
  endedMax: 65_536,
  aheadMaxMs: 10 * 60_000,
  idleMaxMs: 3_600_000,
});

/** Both in the order in which they matter: what would go first comes first. */
export interface CapturedSessions {
  readonly live: readonly {
    readonly id: string;
    readonly floor: number;
    readonly mentionedMs: number;
    readonly results: readonly { readonly sequence: number; readonly applied: Applied }[];
  }[];
  readonly ended: readonly string[];
}

export type SessionLookup =
  | { readonly type: 'new' }
  | { readonly type: 'seen'; readonly applied: Applied }
  | { readonly type: 'refused'; readonly result: RefusedResult };

/**
 * Makes retries harmless: a request (session, sequence) is executed once, and answered with the first result again.
 *
 * Part of the state machine: what it keeps and what it forgets depends on the log alone, never on a clock, so that all
 * replicas decide alike (a session table that expires by wall clock drops or repeats committed requests on replay).
 * Idle sessions end by the time that the log carries. What was forgotten is refused, never executed again: ended sessions
 * are remembered, up to a limit, and of those before no session that began so early begins again (`EndedSessions`). One
 * whose id does not tell when it began is taken for new when it is not remembered any more.
 */
export class Sessions {
  readonly #limits: SessionLimits;
  /** Least recently mentioned first. */
  readonly #live = new Map<string, SessionState>();
  readonly #ended: EndedSessions;
  #resultBytes = 0;
  /** 0 until the log carried one. */
  #timeMs = 0;

  constructor(limits: SessionLimits = sessionLimitsDefault) {
    this.#limits = limits;
    this.#ended = new EndedSessions(limits);
  }

  /** The latest time that the log carried; 0: none yet. */
  get timeMs(): number {
    return this.#timeMs;
  }

  /** No session that began up to then begins again. */
  get forgottenMs(): number {
    return this.#ended.forgottenMs;
  }

  get size(): number {
    return this.#live.size;
  }

  /** An estimate from above. */
  get resultBytes(): number {
    return this.#resultBytes;
  }

  /** Every result within it can be kept. */
  get answerBytesMax(): number {
    return Math.min(this.#limits.answerBytesMax, this.#limits.resultBytesMax - keptOverheadBytes);
  }

  /** Asked once per log entry with a session, before it is executed. */
  lookup(session: Session): SessionLookup {
    const state = this.#live.get(session.id);
    if (state === undefined) return this.#lookupNew(session.id);
    this.#touch(session.id, state);
    const kept = state.results.get(session.sequence);
    if (kept !== undefined) return { type: 'seen', applied: kept.applied };
    return session.sequence < state.floor ? refusedOld : isNew;
  }

  /** Keeps the result of a request that `lookup` called new; its responses take at most `answerBytesMax`. */
  record(session: Session, applied: Applied): void {
    const state = this.#live.get(session.id) ?? this.#begin(session.id);
    this.#keep(state, session.sequence, applied);
    this.#raiseFloor(state, session.sequence - this.#limits.windowLength + 1);
    this.#evict(session.id, state);
  }

  /** Time never goes back: an earlier one, of a leader whose clock is behind, changes nothing. */
  advanceTime(timeMs: number): void {
    if (timeMs <= this.#timeMs) return;
    // Before its first time the log tells nothing about how long ago a session was mentioned.
    if (this.#timeMs === 0) for (const state of this.#live.values()) state.mentionedMs = timeMs;
    this.#timeMs = timeMs;
    this.#ended.advanceTime(timeMs);
    for (const [id, state] of this.#live) {
      if (timeMs - state.mentionedMs <= this.#limits.idleMaxMs) return;
      this.#end(id, state);
    }
  }

  /** What is kept now, while this goes on: a copy of the tables, not of the results. */
  capture(): CapturedSessions {
    const live = Array.from(this.#live, ([id, { results, floor, mentionedMs }]) => {
      const kept = Array.from(results, ([sequence, { applied }]) => ({ sequence, applied }));
      return { id, floor, mentionedMs, results: kept };
    });
    return { live, ended: this.#ended.ids };
  }

  /** These put a restored table in its place, in the order in which it was captured. */
  loadTime(timeMs: number, forgottenMs: number): void {
    this.#timeMs = timeMs;
    this.#ended.load(timeMs, forgottenMs);
  }

  loadSession(id: string, floor: number, mentionedMs: number): void {
    this.#live.set(id, { results: new Map(), floor, sizeBytes: 0, mentionedMs });
  }

  loadResult(id: string, sequence: number, applied: Applied): void {
    const state = this.#live.get(id)!;
    this.#keep(state, sequence, applied);
  }

  loadEnded(id: string): void {
    this.#ended.add(id);
  }

  #keep(state: SessionState, sequence: number, applied: Applied): void {
    const sizeBytes = keptBytes(applied.result);
    state.results.set(sequence, { applied, sizeBytes });
    state.sizeBytes += sizeBytes;
    this.#resultBytes += sizeBytes;
  }

  #begin(id: string): SessionState {
    const state: SessionState = { results: new Map(), floor: 0, sizeBytes: 0, mentionedMs: this.#timeMs };
    this.#live.set(id, state);
    return state;
  }

  #touch(id: string, state: SessionState): void {
    this.#live.delete(id);
    this.#live.set(id, state);
    state.mentionedMs = this.#timeMs;
  }

  #raiseFloor(state: SessionState, floor: number): void {
    if (floor <= state.floor) return;
    // The gap may be of any length, the results are at most a window: walk the shorter one.
    if (floor - state.floor > state.results.size) {
      for (const sequence of state.results.keys()) if (sequence < floor) this.#forget(state, sequence);
    } else {
      for (let sequence = state.floor; sequence < floor; sequence++) this.#forget(state, sequence);
    }
    state.floor = floor;
  }

  #forget(state: SessionState, sequence: number): void {
    const kept = state.results.get(sequence);
    if (kept === undefined) return;
    state.results.delete(sequence);
    state.sizeBytes -= kept.sizeBytes;
    this.#resultBytes -= kept.sizeBytes;
  }

  /** Other sessions end first; a session that is too large alone loses its own oldest results. */
  #evict(currentId: string, current: SessionState): void {
    while (this.#live.size > this.#limits.sessionsMax || this.#resultBytes > this.#limits.resultBytesMax) {
      const [id, state] = this.#live.entries().next().value!;
      if (id !== currentId) this.#end(id, state);
      else if (current.results.size > 1) this.#raiseFloor(current, Math.min(...current.results.keys()) + 1);
      else return;
    }
  }

  #end(id: string, state: SessionState): void {
    this.#live.delete(id);
    this.#resultBytes -= state.sizeBytes;
    this.#ended.add(id);
  }

  #lookupNew(id: string): SessionLookup {
    const why = this.#ended.whyNotBegin(id);
    return why === null ? isNew : refusedBegin[why];
  }
}

interface SessionState {
  readonly results: Map<number, { readonly applied: Applied; readonly sizeBytes: number }>;
  /** Sequences below it are refused. */
  floor: number;
  sizeBytes: number;
  /** In the time that the log carries. */
  mentionedMs: number;
}

const isNew: SessionLookup = Object.freeze({ type: 'new' });
const refusedOld = refusal(
  'scalectl: this request is too far behind its session to be executed safely; read the key to learn its outcome',
);
const refusedBegin: Readonly<Record<WhyNot, SessionLookup>> = Object.freeze({
  ended: refusal('scalectl: this session has ended; read the key to learn the outcome, then start a new session'),
  ahead: refusal(
    'scalectl: this session began long after the time of the cluster; set the clock of the client, or that of the leader, then start a new session',
  ),
  crowded: refusal(
    'scalectl: too many sessions have ended that began after the time of the cluster; ask again in some seconds',
  ),
});

function refusal(message: string): SessionLookup {
  return Object.freeze({
    type: 'refused',
    result: Object.freeze({ type: 'refused', code: 'FAILED_PRECONDITION', message }),
  });
}
