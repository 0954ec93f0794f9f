import type { KeepAliveOptions } from './channel-options.ts';

/** What a keep-alive watches. */
export interface KeptAlive {
  readonly hasCalls: boolean;
  /** When anything was read last, on the clock of `performance.now()`. */
  readonly lastReadAtMs: number;
  ping(): void;
  /** The server did not answer. */
  onDead(): void;
}

/**
 * Asks a silent server for a sign of life. One timer that looks at the clock when it fires: re-arming it at every read
 * would cost more than the pings.
 */
export class KeepAlive {
  readonly #options: KeepAliveOptions;
  readonly #watched: KeptAlive;
  #timer: NodeJS.Timeout | null = null;
  #pingedAtMs = -1;

  constructor(options: KeepAliveOptions, watched: KeptAlive) {
    this.#options = options;
    this.#watched = watched;
    this.#arm(options.timeMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(() => this.#look(), delayMs).unref();
  }

  /** When this process was held up itself, the answer lies in the socket: timers come before reads. */
  #lookAgain(): void {
    setImmediate(() => {
      if (this.#timer === null) return;
      if (this.#pingedAtMs > this.#watched.lastReadAtMs) this.#watched.onDead();
      else this.#look();
    });
  }

  #look(): void {
    const { timeMs, timeoutMs, withoutCalls } = this.#options;
    const { lastReadAtMs, hasCalls } = this.#watched;
    const answered = this.#pingedAtMs <= lastReadAtMs;
    const nowMs = performance.now();
    if (!answered) {
      const leftMs = timeoutMs - (nowMs - this.#pingedAtMs);
      if (leftMs > 0) this.#arm(leftMs);
      else this.#lookAgain();
      return;
    }
    const silentMs = nowMs - lastReadAtMs;
    if (silentMs < timeMs || !(hasCalls || withoutCalls)) {
      this.#arm(silentMs < timeMs ? timeMs - silentMs : timeMs);
      return;
    }
    this.#pingedAtMs = nowMs;
    this.#watched.ping();
    this.#arm(timeoutMs);
  }
}
