import type { ConnectionTimes, CutReason } from './options.ts';

/** What a connection looks like when it is checked. */
export interface ConnectionState {
  readonly isIntroduced: boolean;
  readonly settingsAcknowledged: boolean;
  readonly isWithinHeaderBlock: boolean;
  readonly streamCount: number;
  /** The socket takes no bytes. */
  readonly isBlocked: boolean;
  /** DATA that waits for windows. */
  readonly hasQueuedData: boolean;
  /** DATA that windows have let pass, ever. */
  readonly sentDataBytes: number;
}

/** What is to be done with a connection now; null: nothing. */
export type Verdict =
  | { readonly act: 'ping' }
  | { readonly act: 'drain' }
  | { readonly act: 'cut'; readonly reason: CutReason }
  | null;

/** A client that lets less pass than this counts as one whose windows are closed: a byte now and then is no progress. */
const minProgressBytes = 1024;

/** Watches how long a connection takes over things. Checked about once a second; knows no clock. */
export class Vigil {
  readonly #times: ConnectionTimes;
  readonly #startedMs: number;
  #receivedMs: number;
  #sentMs: number;
  #activeMs: number;
  /** When windows last let enough pass, and how much it was in all. */
  #progressMs: number;
  #progressBytes = 0;
  #headerBlockMs: number | null = null;
  #pingedMs: number | null = null;
  #drainingMs: number | null = null;

  constructor(times: ConnectionTimes, nowMs: number) {
    this.#times = times;
    this.#startedMs = this.#receivedMs = this.#sentMs = this.#activeMs = this.#progressMs = nowMs;
  }

  received(nowMs: number): void {
    this.#receivedMs = nowMs;
    this.#pingedMs = null;
  }

  /** The client has taken something. */
  sent(nowMs: number): void {
    this.#sentMs = nowMs;
  }

  draining(nowMs: number): void {
    this.#drainingMs ??= nowMs;
  }

  check(state: ConnectionState, nowMs: number): Verdict {
    if (state.streamCount > 0) this.#activeMs = nowMs;
    if (!state.isBlocked) this.#sentMs = nowMs;
    this.#noteProgress(state, nowMs);
    this.#headerBlockMs = state.isWithinHeaderBlock ? (this.#headerBlockMs ?? nowMs) : null;
    const reason = this.#lateness(state, nowMs);
    if (reason !== null) return { act: 'cut', reason };
    if (this.#drainingMs !== null) return null;
    if (nowMs - this.#activeMs > this.#times.idleMs || nowMs - this.#startedMs > this.#times.ageMs) {
      return { act: 'drain' };
    }
    return this.#wantsPing(nowMs) ? { act: 'ping' } : null;
  }

  #lateness(state: ConnectionState, nowMs: number): CutReason | null {
    const times = this.#times;
    const over = (sinceMs: number | null, limitMs: number) => sinceMs !== null && nowMs - sinceMs > limitMs;
    const isNew = over(this.#startedMs, times.handshakeMs);
    if (isNew && !state.isIntroduced) return 'slow-handshake';
    if (isNew && !state.settingsAcknowledged) return 'settings-unacknowledged';
    if (over(this.#headerBlockMs, times.handshakeMs)) return 'slow-headers';
    if (over(this.#pingedMs, times.keepaliveTimeoutMs)) return 'dead';
    if (state.isBlocked && over(this.#sentMs, times.stallMs)) return 'stalled';
    if (state.hasQueuedData && over(this.#progressMs, times.closedWindowMs)) return 'closed-windows';
    return over(this.#drainingMs, times.drainMs) ? 'drain-timeout' : null;
  }

  #noteProgress({ hasQueuedData, sentDataBytes }: ConnectionState, nowMs: number): void {
    if (hasQueuedData && sentDataBytes - this.#progressBytes < minProgressBytes) return;
    this.#progressMs = nowMs;
    this.#progressBytes = sentDataBytes;
  }

  #wantsPing(nowMs: number): boolean {
    if (this.#pingedMs !== null || nowMs - this.#receivedMs <= this.#times.keepaliveMs) return false;
    this.#pingedMs = nowMs;
    return true;
  }
}
