import { ConnectionError, violation } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { Flag, readUint31 } from './frames.ts';
import { HeaderDecoder } from './hpack/decoder.ts';
import { HeaderBlock } from './hpack/header-block.ts';
import type { ConnectionLimits } from './limits.ts';
import { paddedEnd, paddedStart } from './padding.ts';

const priorityBytes = 5;

/**
 * Puts header blocks together from HEADERS and CONTINUATION frames (RFC 9113 §6.2, §6.10) and decodes them, once each.
 * Between the two kinds of frame no other may come, so there is at most one unfinished block.
 */
export class HeaderAssembler {
  readonly block: HeaderBlock;
  /** Of the block that is being put together, or was completed last. */
  streamId = 0;
  endStream = false;
  readonly #decoder: HeaderDecoder;
  readonly #limits: ConnectionLimits;
  #unfinished = false;
  #parts: Buffer[] = [];
  #partBytes = 0;

  constructor(maxTableBytes: number, limits: ConnectionLimits) {
    this.#decoder = new HeaderDecoder(maxTableBytes);
    this.#limits = limits;
    this.block = new HeaderBlock(limits.maxHeaderListBytes, limits.maxHeaderFields);
  }

  /** Whether only CONTINUATION for `streamId` may come now. */
  get unfinished(): boolean {
    return this.#unfinished;
  }

  /** A HEADERS frame. True when `block` is complete. */
  begin(flags: number, streamId: number, bytes: Buffer, start: number, end: number): boolean {
    const paddingStart = paddedEnd(flags, bytes, start, end);
    const blockStart = paddedStart(flags, start) + ((flags & Flag.PRIORITY) !== 0 ? priorityBytes : 0);
    if (blockStart > paddingStart) {
      throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'HEADERS is too short for its priority fields');
    }
    if ((flags & Flag.PRIORITY) !== 0 && readUint31(bytes, blockStart - priorityBytes) === streamId) {
      throw violation('A stream depends on itself');
    }
    this.streamId = streamId;
    this.endStream = (flags & Flag.END_STREAM) !== 0;
    if ((flags & Flag.END_HEADERS) === 0) {
      this.#unfinished = true;
      this.#keep(bytes, blockStart, paddingStart);
      return false;
    }
    this.#decoder.decode(bytes, blockStart, paddingStart, this.block);
    return true;
  }

  /** A CONTINUATION frame of the same stream. True when `block` is complete. */
  continue(flags: number, bytes: Buffer, start: number, end: number): boolean {
    this.#keep(bytes, start, end);
    if ((flags & Flag.END_HEADERS) === 0) return false;
    const whole = Buffer.concat(this.#parts, this.#partBytes);
    this.#unfinished = false;
    this.#parts = [];
    this.#partBytes = 0;
    this.#decoder.decode(whole, 0, whole.length, this.block);
    return true;
  }

  #keep(bytes: Buffer, start: number, end: number): void {
    this.#parts.push(Buffer.from(bytes.subarray(start, end)));
    this.#partBytes += end - start;
    const tooMany = this.#parts.length > this.#limits.maxContinuationFrames + 1;
    if (tooMany || this.#partBytes > this.#limits.maxHeaderBlockBytes) {
      const message = 'A header block takes too many bytes or frames';
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, message, 'header-block');
    }
  }
}
