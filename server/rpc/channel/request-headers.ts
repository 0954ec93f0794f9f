import { encodeTimeout } from '../../../proto/wire/grpc/timeout.ts';
import { HeaderList } from '../../../proto/wire/hpack/encoder.ts';
import { HeaderField, Indexing } from '../../../proto/wire/hpack/header-field.ts';

export interface RequestTarget {
  readonly scheme: 'http' | 'https';
  readonly authority: string;
  readonly userAgent: string;
}

/** What a call says about itself in its headers. */
export interface RequestDescription {
  readonly path: string;
  /** Infinity when there is no deadline. */
  readonly timeoutMs: number;
  readonly compression: 'identity' | 'gzip';
  /** Custom metadata, encoded; and gRPC's own for retries. */
  readonly extraFields: readonly HeaderField[];
}

interface PreparedHeaders {
  readonly timeoutMs: number;
  readonly compression: string;
  readonly list: HeaderList;
}

/** Methods that are remembered; a client calls a handful, and a proxy that is fed made-up paths must not grow. */
const maxPrepared = 256;

/**
 * The request headers of one connection. Calls of one method with one timeout and no metadata have the same headers, which
 * are encoded once and copied from then on; anything else is put together for the call.
 */
export class RequestHeaders {
  readonly #fixed: readonly HeaderField[];
  readonly #prepared = new Map<string, PreparedHeaders>();

  constructor({ scheme, authority, userAgent }: RequestTarget) {
    this.#fixed = [
      new HeaderField(':method', 'POST'),
      new HeaderField(':scheme', scheme),
      new HeaderField(':authority', authority),
      new HeaderField('content-type', 'application/grpc'),
      new HeaderField('te', 'trailers'),
      new HeaderField('user-agent', userAgent),
      new HeaderField('grpc-accept-encoding', 'identity,gzip'),
    ];
  }

  listFor(request: RequestDescription): HeaderList {
    if (request.extraFields.length > 0) return this.#build(request);
    const prepared = this.#prepared.get(request.path);
    const fits = prepared?.timeoutMs === request.timeoutMs && prepared.compression === request.compression;
    if (prepared !== undefined && fits) return prepared.list;
    if (prepared === undefined && this.#prepared.size === maxPrepared) this.#prepared.clear();
    const list = this.#build(request);
    this.#prepared.set(request.path, { timeoutMs: request.timeoutMs, compression: request.compression, list });
    return list;
  }

  #build({ path, timeoutMs, compression, extraFields }: RequestDescription): HeaderList {
    const [method, scheme, ...others] = this.#fixed;
    const fields = [method!, scheme!, new HeaderField(':path', path), ...others];
    // Not for the table: timeouts that differ by the microsecond would fill it.
    if (timeoutMs !== Infinity) fields.push(new HeaderField('grpc-timeout', encodeTimeout(timeoutMs), Indexing.NONE));
    if (compression !== 'identity') fields.push(new HeaderField('grpc-encoding', compression));
    return new HeaderList([...fields, ...extraFields]);
  }
}
