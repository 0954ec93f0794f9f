import { ConnectionError } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { clientPreface, FrameType, frameHeaderBytes, readUint31 } from './frames.ts';

/** Gets every frame in order. The payload is `bytes[start, end)`, valid during the call only. */
export interface FrameSink {
  onFrame(type: number, flags: number, streamId: number, bytes: Buffer, start: number, end: number): void;
}

const preface = Buffer.from(clientPreface);

/**
 * Cuts a byte stream into frames (RFC 9113 §4.1). Frames that lie whole in a chunk are passed on in place; only a frame
 * that crosses chunks is copied, into a buffer that is made once it is known how long the frame is. (Appending chunk by
 * chunk would be quadratic under a peer that dribbles single bytes.) At most one frame is ever buffered.
 */
export class FrameReader {
  readonly #sink: FrameSink;
  readonly #maxFrameBytes: number;
  /** Bytes of the client preface that are still to come; a client's reader expects none. */
  #prefaceMissing: number;
  readonly #header = Buffer.alloc(frameHeaderBytes);
  #headerFilled = 0;
  #payload: Buffer | null = null;
  #payloadFilled = 0;

  constructor(sink: FrameSink, maxFrameBytes: number, expectsPreface: boolean) {
    this.#sink = sink;
    this.#maxFrameBytes = maxFrameBytes;
    this.#prefaceMissing = expectsPreface ? preface.length : 0;
  }

  /** Whether the last chunk ended within a frame of a header block. */
  get isWithinHeaderFrame(): boolean {
    const type = this.#header[3];
    return this.#payload !== null && (type === FrameType.HEADERS || type === FrameType.CONTINUATION);
  }

  /** @throws ConnectionError for a wrong preface or a frame above the size that we announced. */
  read(chunk: Buffer): void {
    let at = this.#prefaceMissing > 0 ? this.#readPreface(chunk) : 0;
    if (this.#headerFilled > 0) at = this.#completeFrame(chunk, at);
    at = this.#readWholeFrames(chunk, at);
    if (at < chunk.length) this.#completeFrame(chunk, at);
  }

  #readPreface(chunk: Buffer): number {
    const count = Math.min(this.#prefaceMissing, chunk.length);
    const from = preface.length - this.#prefaceMissing;
    if (chunk.compare(preface, from, from + count, 0, count) !== 0) {
      throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'The peer does not speak HTTP/2: its preface is wrong');
    }
    this.#prefaceMissing -= count;
    return count;
  }

  #readWholeFrames(chunk: Buffer, from: number): number {
    const length = chunk.length;
    let at = from;
    while (length - at >= frameHeaderBytes) {
      const start = at + frameHeaderBytes;
      const end = start + this.#payloadBytes(chunk, at);
      if (end > length) break;
      this.#sink.onFrame(chunk[at + 3]!, chunk[at + 4]!, readUint31(chunk, at + 5), chunk, start, end);
      at = end;
    }
    return at;
  }

  /** Adds to the frame that began in an earlier chunk, or begins to keep one; returns the first byte after it. */
  #completeFrame(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#headerFilled < frameHeaderBytes) {
      const copied = chunk.copy(this.#header, this.#headerFilled, at, at + frameHeaderBytes - this.#headerFilled);
      this.#headerFilled += copied;
      at += copied;
      if (this.#headerFilled < frameHeaderBytes) return at;
      this.#payload = Buffer.allocUnsafe(this.#payloadBytes(this.#header, 0));
      this.#payloadFilled = 0;
    }
    const payload = this.#payload!;
    const copied = chunk.copy(payload, this.#payloadFilled, at, at + payload.length - this.#payloadFilled);
    this.#payloadFilled += copied;
    if (this.#payloadFilled === payload.length) this.#passOn(payload);
    return at + copied;
  }

  #passOn(payload: Buffer): void {
    this.#headerFilled = 0;
    this.#payload = null;
    const header = this.#header;
    this.#sink.onFrame(header[3]!, header[4]!, readUint31(header, 5), payload, 0, payload.length);
  }

  #payloadBytes(header: Buffer, at: number): number {
    const length = (header[at]! << 16) | (header[at + 1]! << 8) | header[at + 2]!;
    if (length > this.#maxFrameBytes) {
      throw new ConnectionError(
        ErrorCode.FRAME_SIZE_ERROR,
        `A frame of ${length} bytes exceeds ${this.#maxFrameBytes}`,
      );
    }
    return length;
  }
}
