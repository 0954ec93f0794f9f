import type { AbuseGuard } from './abuse-guard.ts';
import { ConnectionError, violation } from './connection-error.ts';
import type { ConnectionEvents } from './connection-events.ts';
import { ErrorCode } from './error-codes.ts';
import { areTrailers, contentLength, isRequest, responseStatus } from './header-rules.ts';
import type { HeaderBlock } from './hpack/header-block.ts';
import type { ReceiveCredit } from './receive-credit.ts';
import type { Stream } from './stream.ts';
import type { Role, Streams } from './streams.ts';

/** What a receiver works with. */
export interface MessageReceiverParts<S extends Stream> {
  readonly role: Role;
  readonly streams: Streams<S>;
  readonly credit: ReceiveCredit;
  readonly guard: AbuseGuard;
  readonly events: ConnectionEvents<S>;
  /** Where every decoded block stands. */
  readonly block: HeaderBlock;
}

/** Requests and responses as they arrive: headers, body, trailers, in that order (RFC 9113 §8.1). */
export class MessageReceiver<S extends Stream> {
  readonly #role: Role;
  readonly #streams: Streams<S>;
  readonly #credit: ReceiveCredit;
  readonly #guard: AbuseGuard;
  readonly #events: ConnectionEvents<S>;
  readonly #block: HeaderBlock;

  constructor(parts: MessageReceiverParts<S>) {
    this.#role = parts.role;
    this.#streams = parts.streams;
    this.#credit = parts.credit;
    this.#guard = parts.guard;
    this.#events = parts.events;
    this.#block = parts.block;
  }

  /** A header block on a stream that lives. */
  onHeaders(stream: S, endStream: boolean): void {
    if (stream.remoteEnded) this.#streams.fail(stream, ErrorCode.STREAM_CLOSED);
    else if (this.#block.tooLarge) this.#streams.fail(stream, ErrorCode.ENHANCE_YOUR_CALM);
    else if (stream.headersReceived) this.#onTrailers(stream, endStream);
    else if (this.#role === 'server') this.#onFirstHeaders(stream, isRequest(this.#block), endStream);
    else this.#onResponse(stream, endStream);
  }

  onData(streamId: number, bytes: Buffer, start: number, end: number, flowBytes: number, endStream: boolean): void {
    this.#credit.charge(flowBytes);
    this.#guard.countData(end - start, endStream);
    const stream = this.#streams.get(streamId);
    if (stream === undefined) {
      this.#credit.releaseConnection(flowBytes);
      this.onClosedStream(streamId, 'DATA');
      return;
    }
    stream.unreleasedBytes += flowBytes;
    const errorCode = this.#dataError(stream, flowBytes, end - start, endStream);
    if (errorCode !== ErrorCode.NO_ERROR) {
      this.#streams.fail(stream, errorCode);
      return;
    }
    stream.remoteEnded = endStream;
    const paddingBytes = flowBytes - (end - start);
    if (paddingBytes > 0) this.#credit.release(stream, paddingBytes, true);
    this.#events.onData(stream, bytes, start, end, endStream);
    this.#streams.closeIfEnded(stream);
  }

  /**
   * HEADERS or DATA for a stream that is not there: fine if we have reset it, a violation otherwise. Not counted as abuse:
   * when deadlines pass under load, late answers come by the thousand.
   */
  onClosedStream(streamId: number, frame: string): void {
    if (this.#streams.isIdle(streamId)) throw violation(`${frame} on a stream that was never opened`);
    if (this.#streams.wasReset(streamId)) return;
    throw new ConnectionError(ErrorCode.STREAM_CLOSED, `${frame} on a stream that has ended`);
  }

  #onResponse(stream: S, endStream: boolean): void {
    const status = responseStatus(this.#block);
    const isInterim = status >= 100 && status < 200;
    // 1xx responses precede the one that counts, and never end the stream (RFC 9113 §8.1).
    if (!isInterim || endStream) this.#onFirstHeaders(stream, status >= 200, endStream);
  }

  #onFirstHeaders(stream: S, wellFormed: boolean, endStream: boolean): void {
    const expectedBytes = contentLength(this.#block);
    // Responses may announce the length of a body that is not sent, as to HEAD; requests may not.
    const bodyMissing = endStream && this.#role === 'server' && expectedBytes !== undefined && expectedBytes > 0;
    if (!wellFormed || expectedBytes === undefined || bodyMissing) {
      this.#streams.fail(stream, ErrorCode.PROTOCOL_ERROR);
      return;
    }
    stream.headersReceived = true;
    stream.expectedBytes = expectedBytes;
    stream.remoteEnded = endStream;
    this.#events.onHeaders(stream, this.#block, endStream);
    this.#streams.closeIfEnded(stream);
  }

  #onTrailers(stream: S, endStream: boolean): void {
    const bodyComplete = stream.expectedBytes <= 0;
    if (!endStream || !bodyComplete || !areTrailers(this.#block)) {
      this.#streams.fail(stream, ErrorCode.PROTOCOL_ERROR);
      return;
    }
    stream.remoteEnded = true;
    this.#events.onTrailers(stream, this.#block);
    this.#streams.closeIfEnded(stream);
  }

  #dataError(stream: S, flowBytes: number, contentBytes: number, endStream: boolean): number {
    if (stream.remoteEnded) return ErrorCode.STREAM_CLOSED;
    if (!stream.headersReceived) return ErrorCode.PROTOCOL_ERROR;
    if (!stream.receiveWindow.receive(flowBytes)) return ErrorCode.FLOW_CONTROL_ERROR;
    if (stream.expectedBytes < 0) return ErrorCode.NO_ERROR;
    stream.expectedBytes -= contentBytes;
    const wrongLength = stream.expectedBytes < 0 || (endStream && stream.expectedBytes > 0);
    return wrongLength ? ErrorCode.PROTOCOL_ERROR : ErrorCode.NO_ERROR;
  }
}
