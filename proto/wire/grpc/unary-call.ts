import { readUint32 } from '../frames.ts';
import type { HeaderBlock } from '../hpack/header-block.ts';
import { FieldKind } from '../hpack/header-field.ts';
import { Stream } from '../stream.ts';
import { checkMessagePrefix, type FramingError, MessageReader, messagePrefixBytes } from './message-framing.ts';
import { percentDecode } from './percent.ts';
import { parseStatus, StatusCode, statusFromHttp } from './status.ts';

const notYet = -1;

/**
 * The client's view of one unary call: a stream that understands its response (gRPC over HTTP/2, "Responses"). Fed by the
 * owner of the connection from its events; once `status` is 0 or more, the call has its answer.
 */
export class UnaryCall extends Stream {
  /** gRPC status code, -1 until it is known. */
  status: number = notYet;
  /** The response message; null until it is complete. */
  message: Buffer | null = null;
  /** Status of a response that is not gRPC's, kept until the stream ends in case trailers know better. */
  #httpStatus: number = StatusCode.OK;
  #statusMessage = '';
  #reader: MessageReader | null = null;

  /** What went wrong, in words; empty when there is nothing to say. */
  get statusMessage(): string {
    return percentDecode(this.#statusMessage);
  }

  /** The response headers. A status in them counts only if they are also the end (Trailers-Only). */
  acceptHeaders(block: HeaderBlock, endStream: boolean): void {
    const status = block.find(FieldKind.STATUS)?.value ?? '';
    if (status !== '200') this.#httpStatus = statusFromHttp(Number(status));
    else if (!isGrpc(block)) this.#httpStatus = StatusCode.UNKNOWN;
    if (endStream) this.acceptTrailers(block);
  }

  /** A piece of the body. A message that lies in it as a whole is kept as a view until the call ends: leave it as it is. */
  acceptData(bytes: Buffer, start: number, end: number, endStream: boolean, maxMessageBytes: number): void {
    // The body of another protocol's error page is of no interest.
    if (this.#httpStatus === StatusCode.OK && start < end) this.#accept(bytes, start, end, maxMessageBytes);
    if (endStream) this.#finish(this.#statusWithoutTrailers());
  }

  acceptTrailers(block: HeaderBlock): void {
    const status = block.find(FieldKind.GRPC_STATUS);
    if (status === null) {
      this.#finish(this.#statusWithoutTrailers());
      return;
    }
    this.#statusMessage = block.find(FieldKind.GRPC_MESSAGE)?.value ?? '';
    this.#finish(parseStatus(status.value));
  }

  /** In nearly every unary response, one DATA frame holds the one message: no reader is needed then. */
  #accept(bytes: Buffer, start: number, end: number, maxMessageBytes: number): void {
    const isWhole =
      end - start >= messagePrefixBytes && readUint32(bytes, start + 1) === end - start - messagePrefixBytes;
    if (this.#reader === null && isWhole) {
      const error = checkMessagePrefix(bytes, start, maxMessageBytes);
      if (error !== null) {
        this.#reject(error);
        return;
      }
      this.#deliver(bytes.subarray(start + messagePrefixBytes, end));
      return;
    }
    this.#reader ??= new MessageReader(maxMessageBytes);
    const error = this.#reader.push(bytes, start, end, (message) => this.#deliver(message));
    if (error !== null) this.#reject(error);
  }

  #deliver(message: Buffer): void {
    if (this.message === null) this.message = message;
    else this.#reject({ status: StatusCode.UNIMPLEMENTED, message: 'A unary call got more than one response' });
  }

  #statusWithoutTrailers(): number {
    this.#statusMessage = 'The response ended without a gRPC status';
    return this.#httpStatus === StatusCode.OK ? StatusCode.UNKNOWN : this.#httpStatus;
  }

  #finish(status: number): void {
    if (status === StatusCode.OK && this.#reader?.midMessage) {
      this.#reject({ status: StatusCode.INTERNAL, message: 'The response ended within a message' });
    } else if (status === StatusCode.OK && this.message === null) {
      this.#reject({ status: StatusCode.UNIMPLEMENTED, message: 'A unary call succeeded without a response' });
    } else if (this.status === notYet) {
      this.status = status;
    }
  }

  /** The first verdict stands. */
  #reject(error: FramingError): void {
    if (this.status !== notYet) return;
    this.status = error.status;
    this.#statusMessage = error.message;
  }
}

/** application/grpc, alone or with a suffix: +proto, ;charset (gRPC over HTTP/2, "Content-Type"). */
function isGrpc(block: HeaderBlock): boolean {
  const value = block.find(FieldKind.CONTENT_TYPE)?.value ?? '';
  if (value === 'application/grpc') return true;
  if (!value.startsWith('application/grpc')) return false;
  const next = value.charAt('application/grpc'.length);
  return next === '' || next === '+' || next === ';';
}
