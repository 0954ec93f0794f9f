import { ConnectionError, violation } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { Flag, FrameType, readUint31, readUint32 } from './frames.ts';
import type { HeaderAssembler } from './header-assembler.ts';
import { paddedEnd, paddedStart } from './padding.ts';
import type { FrameSink } from './reader.ts';

/** What frames mean, once their form is known to be right. Bytes are valid during the call only. */
export interface FrameHandler {
  /** A header block is complete in the assembler. */
  onHeaderBlock(streamId: number, endStream: boolean): void;
  /** @param flowBytes what counts for flow control: the content, the padding and its length */
  onData(streamId: number, bytes: Buffer, start: number, end: number, flowBytes: number, endStream: boolean): void;
  onWindowUpdate(streamId: number, increment: number): void;
  onReset(streamId: number, code: number): void;
  /** `bytes[start, end)` is the list of settings. */
  onSettings(bytes: Buffer, start: number, end: number): void;
  onPing(payload: Buffer, ack: boolean): void;
  onGoAway(lastStreamId: number, code: number, debug: string): void;
  /** @param valid whether it has the right size, which is all that is left of priorities (RFC 9113 §5.3.2) */
  onPriority(streamId: number, valid: boolean): void;
  /** Of an unknown type, or confirms settings that were confirmed before. */
  onUselessFrame(): void;
}

const maxDebugBytes = 1024;

/**
 * Checks the form of every frame (RFC 9113 §6: lengths, stream ids, padding, order of header frames) and passes on its
 * content. Every error here is one of the connection.
 */
export class FrameParser implements FrameSink {
  readonly #headers: HeaderAssembler;
  readonly #handler: FrameHandler;
  #settingsReceived = false;
  #settingsAcknowledged = false;

  constructor(headers: HeaderAssembler, handler: FrameHandler) {
    this.#headers = headers;
    this.#handler = handler;
  }

  /** Whether the peer has introduced itself as it must (RFC 9113 §3.4). */
  get settingsReceived(): boolean {
    return this.#settingsReceived;
  }

  /** Whether the peer has confirmed our settings: from then on they bind it (RFC 9113 §6.5.3). */
  get settingsAcknowledged(): boolean {
    return this.#settingsAcknowledged;
  }

  onFrame(type: number, flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    if (!this.#settingsReceived) this.#requireSettings(type, flags);
    if (this.#headers.unfinished) this.#requireContinuation(type, streamId);
    switch (type) {
      case FrameType.DATA:
        this.#data(flags, streamId, bytes, start, end);
        break;
      case FrameType.HEADERS:
        requireStream(streamId, 'HEADERS');
        if (this.#headers.begin(flags, streamId, bytes, start, end)) this.#headerBlock();
        break;
      case FrameType.CONTINUATION:
        if (!this.#headers.unfinished) throw violation('CONTINUATION continues nothing');
        if (this.#headers.continue(flags, bytes, start, end)) this.#headerBlock();
        break;
      default:
        this.#other(type, flags, streamId, bytes, start, end);
    }
  }

  #other(type: number, flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    switch (type) {
      case FrameType.WINDOW_UPDATE:
        requireLength(length, 4, 'WINDOW_UPDATE');
        this.#handler.onWindowUpdate(streamId, readUint31(bytes, start));
        break;
      case FrameType.RST_STREAM:
        requireStream(streamId, 'RST_STREAM');
        requireLength(length, 4, 'RST_STREAM');
        this.#handler.onReset(streamId, readUint32(bytes, start));
        break;
      case FrameType.SETTINGS:
        requireConnection(streamId, 'SETTINGS');
        this.#settings(flags, bytes, start, end);
        break;
      case FrameType.PING:
        requireConnection(streamId, 'PING');
        requireLength(length, 8, 'PING');
        this.#handler.onPing(bytes.subarray(start, end), (flags & Flag.ACK) !== 0);
        break;
      case FrameType.GOAWAY:
        this.#goAway(streamId, bytes, start, end);
        break;
      case FrameType.PRIORITY:
        requireStream(streamId, 'PRIORITY');
        requireOtherParent(streamId, bytes, start, end);
        this.#handler.onPriority(streamId, length === 5);
        break;
      case FrameType.PUSH_PROMISE:
        throw violation('PUSH_PROMISE was not allowed');
      default:
        // Unknown types are ignored (RFC 9113 §5.5).
        this.#handler.onUselessFrame();
    }
  }

  #settings(flags: number, bytes: Buffer, start: number, end: number): void {
    if ((flags & Flag.ACK) === 0) {
      this.#handler.onSettings(bytes, start, end);
      return;
    }
    requireLength(end - start, 0, 'SETTINGS with ACK');
    if (this.#settingsAcknowledged) this.#handler.onUselessFrame();
    this.#settingsAcknowledged = true;
  }

  #headerBlock(): void {
    this.#handler.onHeaderBlock(this.#headers.streamId, this.#headers.endStream);
  }

  #data(flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    requireStream(streamId, 'DATA');
    const contentEnd = paddedEnd(flags, bytes, start, end);
    const endStream = (flags & Flag.END_STREAM) !== 0;
    this.#handler.onData(streamId, bytes, paddedStart(flags, start), contentEnd, end - start, endStream);
  }

  #goAway(streamId: number, bytes: Buffer, start: number, end: number): void {
    requireConnection(streamId, 'GOAWAY');
    if (end - start < 8) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'GOAWAY is too short');
    const debug = bytes.toString('latin1', start + 8, Math.min(end, start + 8 + maxDebugBytes));
    this.#handler.onGoAway(readUint31(bytes, start), readUint32(bytes, start + 4), debug);
  }

  #requireSettings(type: number, flags: number): void {
    if (type !== FrameType.SETTINGS || (flags & Flag.ACK) !== 0) {
      throw violation('The first frame of the peer is not SETTINGS');
    }
    this.#settingsReceived = true;
  }

  #requireContinuation(type: number, streamId: number): void {
    if (type !== FrameType.CONTINUATION || streamId !== this.#headers.streamId) {
      throw violation('Another frame stands within a header block');
    }
  }
}

function requireStream(streamId: number, frame: string): void {
  if (streamId === 0) throw violation(`${frame} needs a stream`);
}

/** Priorities mean nothing any more, but a stream that depends on itself never did (RFC 7540 §5.3.1). */
function requireOtherParent(streamId: number, bytes: Buffer, start: number, end: number): void {
  if (end - start === 5 && readUint31(bytes, start) === streamId) throw violation('A stream depends on itself');
}

function requireConnection(streamId: number, frame: string): void {
  if (streamId !== 0) throw violation(`${frame} belongs to the connection, not to a stream`);
}

function requireLength(actual: number, expected: number, frame: string): void {
  if (actual !== expected) {
    throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `${frame} has ${actual} bytes, not ${expected}`);
  }
}
