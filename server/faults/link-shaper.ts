import { isSevered, type LinkEffect } from './link-effect.ts';

/** Two random numbers in [0, 1), drawn for one frame. */
export interface Chance {
  readonly loss: number;
  readonly jitter: number;
}

/**
 * Decides when each frame of one direction of a link leaves. Pure but for what it remembers of the frames before: the
 * line is busy until they are through, and none overtakes another.
 */
export class LinkShaper {
  #lineFreeMs = 0;
  #lastReleaseMs = 0;

  /** When a frame that is ready at `nowMs` leaves; null when it is lost. */
  releaseMs(effect: LinkEffect, sizeBytes: number, nowMs: number, chance: Chance): number | null {
    if (isSevered(effect) || chance.loss < effect.lossRatio) return null;
    const sentMs = this.#throughLine(effect.bandwidthBytesPerS, sizeBytes, nowMs);
    const delayMs = Math.max(0, effect.delayMs + effect.jitterMs * (2 * chance.jitter - 1));
    this.#lastReleaseMs = Math.max(this.#lastReleaseMs, sentMs + delayMs);
    return this.#lastReleaseMs;
  }

  /** What was under way is gone, or was let go. */
  reset(): void {
    this.#lineFreeMs = 0;
    this.#lastReleaseMs = 0;
  }

  #throughLine(bytesPerS: number, sizeBytes: number, nowMs: number): number {
    if (bytesPerS === 0) return nowMs;
    this.#lineFreeMs = Math.max(nowMs, this.#lineFreeMs) + (sizeBytes / bytesPerS) * 1000;
    return this.#lineFreeMs;
  }
}
