import { type AbuseKind, ConnectionError } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import type { ConnectionLimits } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * Counts what a peer can do cheaply and we pay for. Each method throws a ConnectionError (ENHANCE_YOUR_CALM) when it was
 * too much. Time is what the shell last told.
 */
export class AbuseGuard {
  nowMs = 0;
  readonly #limits: ConnectionLimits;
  readonly #resets: TokenBucket;
  readonly #glitches: TokenBucket;
  #pendingReplies = 0;
  #pingStrikes = 0;
  #sentFrames = 0;
  #lastPingMs = -Infinity;
  #emptyDataFrames = 0;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
    this.#resets = new TokenBucket(limits.resetBurst, limits.resetsPerSecond);
    this.#glitches = new TokenBucket(limits.glitchBurst, limits.glitchesPerSecond);
  }

  /** An answer that the peer provokes; it could fill our memory by never reading them. */
  countReply(): void {
    this.#pendingReplies++;
    if (this.#pendingReplies > this.#limits.maxPendingReplies) {
      throw tooMuch('The peer asks for answers faster than it reads them', 'replies');
    }
  }

  /** The answers have left. */
  repliesTaken(): void {
    this.#pendingReplies = 0;
  }

  /** A stream whose work was for nothing: reset by the peer, or by us for the peer's error. */
  countReset(): void {
    if (!this.#resets.take(this.nowMs)) throw tooMuch('The peer wastes streams', 'resets');
  }

  countGlitch(): void {
    if (!this.#glitches.take(this.nowMs)) throw tooMuch('The peer sends frames without use', 'glitches');
  }

  countData(byteCount: number, endStream: boolean): void {
    this.#emptyDataFrames = byteCount === 0 && !endStream ? this.#emptyDataFrames + 1 : 0;
    if (this.#emptyDataFrames > this.#limits.maxEmptyDataFrames)
      throw tooMuch('The peer sends DATA without data', 'empty-data');
  }

  /**
   * A PING of the peer. Only those that come closer together than allowed count, and only while we send no messages:
   * grpc-go measures the round trip with a PING for nearly every piece of an answer that it reads.
   * @param sentFrames how many HEADERS and DATA frames we have sent
   */
  countPing(sentFrames: number): void {
    if (sentFrames !== this.#sentFrames) this.#pingStrikes = 0;
    else if (this.nowMs - this.#lastPingMs < this.#limits.minPingIntervalMs) this.#pingStrikes++;
    this.#sentFrames = sentFrames;
    this.#lastPingMs = this.nowMs;
    // The text is the one that gRPC clients look for: they then ping half as often (gRFC A8).
    if (this.#pingStrikes > this.#limits.maxPingStrikes) throw tooMuch('too_many_pings', 'pings');
  }
}

function tooMuch(message: string, kind: AbuseKind): ConnectionError {
  return new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, message, kind);
}
