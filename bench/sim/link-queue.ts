import { type PeerMessage, sizeOfMessage } from '../../server/replica/peer-message.ts';

/** As those of production: eight times what makes a link full (`server/replica/peer-link.ts`), and a whole snapshot piece at least. */
const dropsAfterRoomy = 8;
const dropsAfterBytesMin = 1_000_000;

/**
 * What a sender has given to one connection and has not arrived: what it collects, and what is under way. Slow and clogged links
 * fill up; what a cut swallows is gone.
 */
export class LinkQueue {
  readonly #roomyBytes: number;
  #bytes = 0;

  /** @param roomyBytes with so much waiting there is no room; infinite: nothing is counted. */
  constructor(roomyBytes: number) {
    this.#roomyBytes = roomyBytes;
  }

  get hasRoom(): boolean {
    return this.#bytes < this.#roomyBytes;
  }

  /** What these take; for `leave`. */
  enter(messages: readonly PeerMessage[]): number {
    if (this.#roomyBytes === Number.POSITIVE_INFINITY) return 0;
    const bytes = messages.reduce((sum, message) => sum + sizeOfMessage(message), 0);
    this.#bytes += bytes;
    return bytes;
  }

  leave(bytes: number): void {
    this.#bytes -= bytes;
  }

  /** So much waits that the sender drops what comes. */
  get isFull(): boolean {
    return this.#bytes > Math.max(dropsAfterBytesMin, dropsAfterRoomy * this.#roomyBytes);
  }
}
