import { parseTimeout } from '../../../../proto/wire/grpc/timeout.ts';
import type { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { FieldKind, type HeaderField } from '../../../../proto/wire/hpack/header-field.ts';
import type { StatusCode } from '../../status.ts';
import type { Route, Routes } from './routes.ts';

/** A request that is answered without a handler; `code` null when it is not gRPC at all. */
export interface Refusal {
  readonly httpStatus: number;
  readonly code: StatusCode | null;
  readonly message: string;
  /** Tells which encodings are understood. */
  readonly namesEncodings?: boolean;
}

const notGrpc: Refusal = { httpStatus: 415, code: null, message: 'This server speaks gRPC.\n' };
const notPost: Refusal = { httpStatus: 405, code: 'UNIMPLEMENTED', message: 'gRPC calls are POST requests' };
const badTimeout: Refusal = { httpStatus: 200, code: 'INTERNAL', message: 'grpc-timeout is malformed' };

/** The subtypes of application/grpc that are spoken here: messages are Protobuf (gRPC over HTTP/2, "Content-Type"). */
const contentType = /^application\/grpc(\+proto)?(;|$)/;

/**
 * What the headers of a request say, in one pass over fields of which nearly all come from the decoder's table. One object
 * per connection is filled again and again.
 */
export class RequestHead {
  route: Route | null = null;
  /** Infinity when the client gives none. */
  timeoutMs = Infinity;
  /** Whether messages may be compressed with gzip. */
  gzip = false;
  /** Fields that are neither HTTP's nor the call's own: custom metadata, and a few that gRPC reserves. */
  extra: readonly HeaderField[] = [];
  #path = '';
  #isPost = false;
  #isGrpc = false;
  #timeout: string | null = null;
  #encoding: string | null = null;
  #parsedTimeout = '';
  #parsedTimeoutMs: number | null = null;

  /** Null when a handler can take the call; then `route` is set. */
  read(block: HeaderBlock, routes: Routes): Refusal | null {
    this.#isPost = this.#isGrpc = this.gzip = false;
    this.#timeout = this.#encoding = null;
    let extraCount = 0;
    for (let i = 0; i < block.count; i++) if (!this.#accept(block.fields[i]!)) extraCount++;
    if (!this.#isGrpc) return notGrpc;
    if (!this.#isPost) return notPost;
    if (this.route?.method.path !== this.#path) this.route = routes.get(this.#path) ?? null;
    if (this.route === null) return unknownMethod(this.#path);
    const refusal = this.#readOptions();
    if (refusal === null) this.#keepExtra(block, extraCount);
    return refusal;
  }

  #accept({ kind, value }: HeaderField): boolean {
    switch (kind) {
      case FieldKind.OTHER:
        return false;
      case FieldKind.PATH:
        this.#path = value;
        return true;
      case FieldKind.METHOD:
        this.#isPost = value === 'POST';
        return true;
      case FieldKind.CONTENT_TYPE:
        this.#isGrpc = value === 'application/grpc' || contentType.test(value);
        return true;
      case FieldKind.GRPC_TIMEOUT:
        this.#timeout = value;
        return true;
      case FieldKind.GRPC_ENCODING:
        this.#encoding = value;
        return true;
      default:
        return true;
    }
  }

  #readOptions(): Refusal | null {
    this.timeoutMs = Infinity;
    if (this.#timeout !== null) {
      const timeoutMs = this.#parseTimeout(this.#timeout);
      if (timeoutMs === null) return badTimeout;
      this.timeoutMs = timeoutMs;
    }
    this.gzip = this.#encoding === 'gzip';
    const known = this.gzip || this.#encoding === null || this.#encoding === 'identity';
    return known ? null : unknownEncoding(this.#encoding!);
  }

  /** Clients that do not count down send the same timeout, as the same string, with every call. */
  #parseTimeout(text: string): number | null {
    if (text !== this.#parsedTimeout) {
      this.#parsedTimeout = text;
      this.#parsedTimeoutMs = parseTimeout(text);
    }
    return this.#parsedTimeoutMs;
  }

  /** A client sends the same fields with every call, most of them as the same objects: then the same list serves. */
  #keepExtra(block: HeaderBlock, count: number): void {
    if (this.extra.length === count && this.#isSameExtra(block)) return;
    this.extra = block.fields.slice(0, block.count).filter(({ kind }) => kind === FieldKind.OTHER);
  }

  #isSameExtra(block: HeaderBlock): boolean {
    let at = 0;
    for (let i = 0; i < block.count; i++) {
      const field = block.fields[i]!;
      if (field.kind === FieldKind.OTHER && this.extra[at++] !== field) return false;
    }
    return true;
  }
}

/** What is quoted of a request: a path of 4 KiB can be sent again in one byte, and must not come back so often in full. */
const maxQuotedLength = 100;

function unknownMethod(path: string): Refusal {
  return {
    httpStatus: 200,
    code: 'UNIMPLEMENTED',
    message: `this server has no method ${path.slice(0, maxQuotedLength)}`,
  };
}

function unknownEncoding(encoding: string): Refusal {
  const message = `messages cannot be compressed with ${encoding.slice(0, maxQuotedLength)} here; gzip and identity are understood`;
  return { httpStatus: 200, code: 'UNIMPLEMENTED', message, namesEncodings: true };
}
