import { Flag, FrameType, frameHeaderBytes, writeUint32 } from './frames.ts';

const initialBytes = 4096;

/** A buffer that a burst has blown up beyond this is given back once it is empty. */
const keptBytes = 256 * 1024;

/** Output of this size leaves without a copy: that would cost more than a second buffer. */
export const lentFromBytes = 32 * 1024;

/**
 * The bytes that a connection has to send, in one buffer, until the shell takes them. One write per batch is what makes
 * the wire cheap: a system call costs about 5 µs, framing a call less than 1 µs (4 × 25 streams: 1.1 µs per call with one
 * write per batch, 5.8 with one write per call).
 */
export class OutputBuffer {
  /** Replaced when it grows: to be read after the room was made, never before. */
  bytes: Buffer = Buffer.allocUnsafeSlow(initialBytes);
  /** Came back, for the next large output. */
  #spare: Buffer | null = null;
  /** How much of `bytes` is filled. */
  length = 0;
  /** HEADERS and DATA frames written so far. */
  messageFrames = 0;

  /** Makes room for `count` more bytes and returns where they go; the caller fills all of them. */
  reserve(count: number): number {
    const at = this.length;
    const needed = at + count;
    if (needed > this.bytes.length) this.#grow(needed);
    this.length = needed;
    return at;
  }

  append(source: Uint8Array): void {
    const at = this.reserve(source.length);
    this.bytes.set(source, at);
  }

  /** Writes a frame header and leaves room for the payload; returns where the payload goes. */
  frame(payloadBytes: number, type: number, flags: number, streamId: number): number {
    const at = this.reserve(frameHeaderBytes + payloadBytes);
    if (type <= FrameType.HEADERS) this.messageFrames++;
    const bytes = this.bytes;
    bytes[at] = payloadBytes >>> 16;
    bytes[at + 1] = payloadBytes >>> 8;
    bytes[at + 2] = payloadBytes;
    bytes[at + 3] = type;
    bytes[at + 4] = flags;
    writeUint32(bytes, at + 5, streamId);
    return at + frameHeaderBytes;
  }

  /** A header block as HEADERS and, when it exceeds the peer's frame size, CONTINUATION frames (RFC 9113 §6.2, §6.10). */
  headers(block: Uint8Array, streamId: number, endStream: boolean, maxFrameBytes: number): void {
    const endStreamFlag = endStream ? Flag.END_STREAM : 0;
    if (block.length <= maxFrameBytes) {
      const at = this.frame(block.length, FrameType.HEADERS, Flag.END_HEADERS | endStreamFlag, streamId);
      this.bytes.set(block, at);
      return;
    }
    for (let start = 0; start < block.length; start += maxFrameBytes) {
      const part = block.subarray(start, start + maxFrameBytes);
      const endHeaders = start + part.length === block.length ? Flag.END_HEADERS : 0;
      const type = start === 0 ? FrameType.HEADERS : FrameType.CONTINUATION;
      const flags = endHeaders | (start === 0 ? endStreamFlag : 0);
      const at = this.frame(part.length, type, flags, streamId);
      this.bytes.set(part, at);
    }
  }

  /** RST_STREAM (RFC 9113 §6.4). */
  reset(streamId: number, code: number): void {
    const at = this.frame(4, FrameType.RST_STREAM, 0, streamId);
    writeUint32(this.bytes, at, code);
  }

  /** WINDOW_UPDATE (RFC 9113 §6.9); stream 0 is the connection. */
  windowUpdate(streamId: number, increment: number): void {
    const at = this.frame(4, FrameType.WINDOW_UPDATE, 0, streamId);
    writeUint32(this.bytes, at, increment);
  }

  /** PING with 8 bytes of payload (RFC 9113 §6.7). */
  ping(payload: Uint8Array, ack: boolean): void {
    const at = this.frame(8, FrameType.PING, ack ? Flag.ACK : 0, 0);
    this.bytes.set(payload, at);
  }

  /** GOAWAY (RFC 9113 §6.8). */
  goAway(lastStreamId: number, code: number, debugText: string): void {
    const debug = Buffer.from(debugText);
    const at = this.frame(8 + debug.length, FrameType.GOAWAY, 0, 0);
    writeUint32(this.bytes, at, lastStreamId);
    writeUint32(this.bytes, at + 4, code);
    this.bytes.set(debug, at + 8);
  }

  /** Hands out everything as a buffer of its own; null when there is nothing. `giveBack` takes it again. */
  take(): Buffer | null {
    if (this.length === 0) return null;
    if (this.length >= lentFromBytes) return this.#lend();
    // A copy, not the buffer itself: the copy comes from the shared pool and has the right size, so the large buffer
    // stays warm in the cache (1.07 µs per call against 1.16 with two buffers in turn).
    const taken = Buffer.allocUnsafe(this.length);
    this.bytes.copy(taken, 0, 0, this.length);
    this.length = 0;
    this.#spare = null;
    if (this.bytes.length > keptBytes) this.bytes = Buffer.allocUnsafeSlow(initialBytes);
    return taken;
  }

  /** Nobody reads these bytes any more: the next large output can be written over them. Once for each `take`. */
  giveBack(taken: Buffer): void {
    // What was copied may lie in the pool that it shares with others.
    if (taken.length < lentFromBytes || taken.buffer.byteLength > keptBytes) return;
    this.#spare = Buffer.from(taken.buffer);
  }

  /** Two buffers in turn for a stream of large messages: allocating and collecting took a third of its time. */
  #lend(): Buffer {
    const lent = this.bytes.subarray(0, this.length);
    const capacity = this.bytes.length <= keptBytes ? this.bytes.length : initialBytes;
    this.bytes = this.#spare ?? Buffer.allocUnsafeSlow(capacity);
    this.#spare = null;
    this.length = 0;
    return lent;
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
