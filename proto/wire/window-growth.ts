/** The windows of one connection, as the peer knows them. */
export interface WindowSizes {
  readonly streamWindowBytes: number;
  readonly connectionWindowBytes: number;
}

/** With how much DATA under way a receiver starts, and how far that may grow. */
export interface WindowOptions extends WindowSizes {
  /** The windows do not grow when absent. */
  readonly maxStreamWindowBytes?: number;
  readonly maxConnectionWindowBytes?: number;
}

const mebibyte = 1024 * 1024;

/**
 * What every receiver of ours gives its peer. 1 MiB per stream carries 1 GB/s over a round trip of 1 ms, so within a data
 * centre nothing has to grow; 16 MiB carry 400 MB/s over 40 ms.
 */
export const defaultWindows: Required<WindowOptions> = Object.freeze({
  streamWindowBytes: mebibyte,
  connectionWindowBytes: 16 * mebibyte,
  maxStreamWindowBytes: 16 * mebibyte,
  maxConnectionWindowBytes: 64 * mebibyte,
});

/**
 * A window comes back in halves. When the window is what limits the sender, at least one half arrives in a round trip, less
 * what its application has not come to take yet.
 */
const limitingShare = 1 / 3;

/** One stream never gets more than this share of the connection, so that a slow reader leaves room for others. */
const connectionShare = 1 / 4;

/** So many windows pass after a measurement that found the windows large enough; doubled by each such measurement. */
const firstRestWindows = 4;

/**
 * Windows that follow the bandwidth-delay product, measured without a clock: a PING takes one round trip, and what arrives
 * and is taken between it and its ACK is what the path holds. Only what the application takes counts, so the windows of a
 * slow reader stay as they are. Nothing is measured before one stream has used half of its window, which small calls
 * never do. The PING waits for the DATA after that: what a sender has to wait with until it hears of its window arrives in
 * bursts, and a PING that leaves at the end of one gets its ACK ahead of the next. Each measurement that changes nothing
 * doubles the way to the next one, as peers count PINGs (grpc-go takes two without DATA between them, nginx 100 in a
 * request): a connection that carries 1 PiB sees fewer than 100.
 */
export class WindowGrowth {
  readonly #maxStreamBytes: number;
  readonly #maxConnectionBytes: number;
  #streamBytes: number;
  #connectionBytes: number;
  #receivedBytes = 0;
  #takenBytes = 0;
  #state: 'resting' | 'due' | 'measuring' = 'resting';
  #receivedAtPing = 0;
  #takenAtPing = 0;
  #restUntilBytes = 0;
  #restWindows = firstRestWindows;

  constructor(options: WindowOptions) {
    this.#streamBytes = options.streamWindowBytes;
    this.#connectionBytes = options.connectionWindowBytes;
    this.#maxStreamBytes = options.maxStreamWindowBytes ?? this.#streamBytes;
    this.#maxConnectionBytes = options.maxConnectionWindowBytes ?? this.#connectionBytes;
  }

  get streamWindowBytes(): number {
    return this.#streamBytes;
  }

  get connectionWindowBytes(): number {
    return this.#connectionBytes;
  }

  /** DATA arrived. True when a PING is to leave now. */
  received(byteCount: number): boolean {
    const begins = this.#state === 'due';
    if (begins) this.#begin();
    this.#receivedBytes += byteCount;
    return begins;
  }

  /** The application has taken DATA of a stream that goes on. */
  taken(byteCount: number): void {
    this.#takenBytes += byteCount;
  }

  /** Half of a stream's window has been used and given back. */
  windowUsed(): void {
    const canGrow = this.#streamBytes < this.#maxStreamBytes || this.#connectionBytes < this.#maxConnectionBytes;
    const isDue = canGrow && this.#receivedBytes >= this.#restUntilBytes;
    if (this.#state === 'resting' && isDue) this.#state = 'due';
  }

  /** The ACK of that PING has come. An ACK that nobody waits for changes nothing. */
  endMeasurement(): void {
    if (this.#state !== 'measuring') return;
    this.#state = 'resting';
    const arrivedBytes = this.#receivedBytes - this.#receivedAtPing;
    const grown = this.#grow(Math.min(arrivedBytes, this.#takenBytes - this.#takenAtPing));
    this.#restUntilBytes = this.#receivedBytes + (grown ? 0 : this.#restWindows * this.#streamBytes);
    this.#restWindows = grown ? firstRestWindows : this.#restWindows * 2;
  }

  #begin(): void {
    this.#state = 'measuring';
    this.#receivedAtPing = this.#receivedBytes;
    this.#takenAtPing = this.#takenBytes;
  }

  #grow(roundTripBytes: number): boolean {
    const { streamWindowBytes, connectionWindowBytes } = this.#next(roundTripBytes);
    const grown = streamWindowBytes > this.#streamBytes || connectionWindowBytes > this.#connectionBytes;
    this.#streamBytes = streamWindowBytes;
    this.#connectionBytes = connectionWindowBytes;
    return grown;
  }

  #next(roundTripBytes: number): WindowSizes {
    const stream = doubledIfLimiting(this.#streamBytes, roundTripBytes, this.#maxStreamBytes);
    const connection = doubledIfLimiting(this.#connectionBytes, roundTripBytes, this.#maxConnectionBytes);
    const shared = Math.min(stream / connectionShare, this.#maxConnectionBytes);
    return { streamWindowBytes: stream, connectionWindowBytes: Math.max(connection, shared) };
  }
}

function doubledIfLimiting(windowBytes: number, roundTripBytes: number, maxBytes: number): number {
  if (roundTripBytes < windowBytes * limitingShare) return windowBytes;
  return Math.max(windowBytes, Math.min(windowBytes * 2, maxBytes));
}
