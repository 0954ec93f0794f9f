import type { ResetOrigin } from '../../../proto/wire/connection-events.ts';
import { ErrorCode, errorCodeName } from '../../../proto/wire/error-codes.ts';
import type { FramingError } from '../../../proto/wire/grpc/message-framing.ts';
import { percentDecode } from '../../../proto/wire/grpc/percent.ts';
import { parseStatus, StatusCode, statusFromHttp, statusFromReset } from '../../../proto/wire/grpc/status.ts';
import type { HeaderBlock } from '../../../proto/wire/hpack/header-block.ts';
import { FieldKind } from '../../../proto/wire/hpack/header-field.ts';
import { Stream } from '../../../proto/wire/stream.ts';
import { type IncomingMessage, MessageAssembler } from './message-assembler.ts';
import { emptyMetadata, Metadata } from './metadata.ts';

/**
 * What is known about the server's side of a failed attempt:
 * - `unsent`: not a byte of it has left this process.
 * - `refused`: the server says that it did not look at it (REFUSED_STREAM, GOAWAY).
 * - `reached`: it answered, or may have begun to work on it.
 */
export type Reach = 'unsent' | 'refused' | 'reached';

/** How an attempt ended. */
export interface AttemptResult {
  /** A gRPC status code. */
  readonly status: number;
  readonly message: string;
  readonly trailer: Metadata;
  readonly reach: Reach;
}

/** Who made the attempt. Told synchronously from within the connection's reading. */
export interface AttemptOwner {
  readonly maxMessageBytes: number;
  /** The response has begun. Not called for one that consists of trailers only. */
  onHeader(header: Metadata): void;
  onMessage(message: IncomingMessage): void;
  /** Once, and the last. */
  onResult(result: AttemptResult): void;
  /** What was refused for lack of room may be written now. */
  onWritable(): void;
  /** Bytes of messages, as they came, that nobody has taken yet. */
  readonly untakenBytes: number;
}

/** One try of a call on one connection: a stream that understands its response (gRPC over HTTP/2, "Responses"). */
export class Attempt extends Stream {
  readonly owner: AttemptOwner;
  ended = false;
  /** The status if no trailers say better: what the HTTP status or the content type is worth. */
  #fallback: FramingError = noStatus;
  #isGrpc = false;
  #messages: MessageAssembler | null = null;

  constructor(owner: AttemptOwner) {
    super();
    this.owner = owner;
  }

  /** The response headers. A status in them counts only if they are also the end (Trailers-Only). */
  acceptHeaders(block: HeaderBlock, endStream: boolean): void {
    this.#judge(block);
    if (endStream) {
      this.acceptTrailers(block);
      return;
    }
    this.owner.onHeader(Metadata.of(block));
    if (!this.#isGrpc || this.ended) return;
    const subtype = grpcSubtype(block);
    if (subtype === '' || subtype === 'proto') this.#expectMessages(block);
    else this.#fail({ status: StatusCode.INTERNAL, message: `The response is encoded as "${subtype}", not as proto` });
  }

  /** A piece of the body. */
  acceptData(bytes: Buffer, start: number, end: number, endStream: boolean): void {
    if (this.#messages !== null) {
      const error = this.#messages.push(bytes, start, end);
      if (error !== null) this.#fail(error);
    }
    if (endStream) this.#fail(this.#fallback);
  }

  acceptTrailers(block: HeaderBlock): void {
    const field = block.find(FieldKind.GRPC_STATUS);
    const trailer = Metadata.of(block);
    if (field === null) {
      this.end({ ...this.#fallback, trailer, reach: 'reached' });
      return;
    }
    const status = parseStatus(field.value);
    if (status !== StatusCode.OK) {
      const message = percentDecode(block.find(FieldKind.GRPC_MESSAGE)?.value ?? '');
      this.end({ status, message, trailer, reach: 'reached' });
    } else if (this.#messages?.midMessage) {
      const message = 'The response ended within a message';
      this.end({ status: StatusCode.INTERNAL, message, trailer, reach: 'reached' });
    } else {
      this.end({ status, message: '', trailer, reach: 'reached' });
    }
  }

  /** The stream was reset by the server, or is gone with its connection. */
  acceptReset(code: number, origin: ResetOrigin, sent: boolean, connectionProblem: string): void {
    if (origin === 'connection') {
      const message = `The connection was lost: ${connectionProblem}`;
      this.end({ status: StatusCode.UNAVAILABLE, message, trailer: emptyMetadata, reach: sent ? 'reached' : 'unsent' });
      return;
    }
    const refused = origin === 'unprocessed' || (origin === 'peer' && code === ErrorCode.REFUSED_STREAM);
    this.end({
      status: statusFromReset(code),
      message: `The stream ended with ${errorCodeName(code)}`,
      trailer: emptyMetadata,
      reach: !sent ? 'unsent' : refused ? 'refused' : 'reached',
    });
  }

  /** The first verdict stands. */
  end(result: AttemptResult): void {
    if (this.ended) return;
    this.ended = true;
    this.#messages = null;
    this.owner.onResult(result);
  }

  #fail(error: FramingError): void {
    this.end({ ...error, trailer: emptyMetadata, reach: 'reached' });
  }

  #judge(block: HeaderBlock): void {
    const httpStatus = block.find(FieldKind.STATUS)?.value ?? '';
    this.#isGrpc = httpStatus === '200' && grpcSubtype(block) !== null;
    if (this.#isGrpc) return;
    const contentType = block.find(FieldKind.CONTENT_TYPE)?.value ?? 'none';
    this.#fallback = {
      status: statusFromHttp(Number(httpStatus)),
      message: `The answer is not gRPC: HTTP status ${httpStatus}, content type ${contentType}`,
    };
  }

  #expectMessages(block: HeaderBlock): void {
    const compressible = block.find(FieldKind.GRPC_ENCODING)?.value === 'gzip';
    this.#messages = new MessageAssembler(this.owner.maxMessageBytes, compressible, (message) => {
      if (!this.ended) this.owner.onMessage(message);
    });
  }
}

const noStatus: FramingError = Object.freeze({
  status: StatusCode.INTERNAL,
  message: 'The response ended without a gRPC status',
});

const grpcType = 'application/grpc';

/**
 * What a content type says about the encoding of messages: "proto" of application/grpc+proto, nothing of plain
 * application/grpc; null when it is not gRPC's (gRPC over HTTP/2, "Content-Type").
 */
function grpcSubtype(block: HeaderBlock): string | null {
  const value = block.find(FieldKind.CONTENT_TYPE)?.value ?? '';
  if (value === grpcType) return '';
  if (!value.startsWith(grpcType)) return null;
  const [suffix = ''] = value.slice(grpcType.length).split(';');
  if (suffix.trim() === '') return value.charAt(grpcType.length) === ';' ? '' : null;
  return suffix.startsWith('+') ? suffix.slice(1).trim() : null;
}
