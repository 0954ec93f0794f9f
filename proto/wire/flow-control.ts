import { maxWindowBytes } from './frames.ts';

/** What every window starts with (RFC 9113 §6.9.2). */
export const defaultWindowBytes = 65_535;

/** How much DATA the peer lets us send, on one stream or on the connection (RFC 9113 §6.9). */
export class SendWindow {
  /** Signed: a smaller SETTINGS_INITIAL_WINDOW_SIZE may put an open stream in debt (RFC 9113 §6.9.2). */
  available: number;

  constructor(available: number) {
    this.available = available;
  }

  /** A WINDOW_UPDATE, or a change of the initial size; false when the window would exceed 2^31-1. */
  grow(delta: number): boolean {
    this.available += delta;
    return this.available <= maxWindowBytes;
  }
}

/**
 * How much DATA we let the peer send. What has arrived but was not yet taken by the application stays charged, so a slow
 * reader slows its sender. The window is given back in halves: one WINDOW_UPDATE per frame would double the packets.
 */
export class ReceiveWindow {
  #sizeBytes: number;
  /** What the peer may still send. */
  #available: number;
  /** Taken by the application, not yet announced to the peer. */
  #taken = 0;

  constructor(sizeBytes: number) {
    this.#sizeBytes = sizeBytes;
    this.#available = sizeBytes;
  }

  /** Charges bytes that arrived; false when the peer sent more than it was allowed to. */
  receive(byteCount: number): boolean {
    this.#available -= byteCount;
    return this.#available >= 0;
  }

  /** The peer is being told that it may send more at a time. */
  enlarge(delta: number): void {
    this.#sizeBytes += delta;
    this.#available += delta;
  }

  /** The application took bytes. Returns the increment to announce now, 0 when it is not worth a frame yet. */
  release(byteCount: number): number {
    this.#taken += byteCount;
    if (this.#taken * 2 < this.#sizeBytes) return 0;
    const increment = this.#taken;
    this.#taken = 0;
    this.#available += increment;
    return increment;
  }
}
