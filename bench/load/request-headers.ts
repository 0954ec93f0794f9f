import { encodeMetadata, type MetadataEntry } from '../../proto/wire/grpc/metadata.ts';
import { encodeTimeout } from '../../proto/wire/grpc/timeout.ts';
import { HeaderList } from '../../proto/wire/hpack/encoder.ts';
import { HeaderField } from '../../proto/wire/hpack/header-field.ts';

/** What the requests of one connection have in common. */
export interface RequestTarget {
  readonly host: string;
  readonly port: number;
  /** Sent as grpc-timeout with every call. */
  readonly timeoutMs: number;
  /** Sent with every call. */
  readonly metadata?: readonly MetadataEntry[];
}

/**
 * The request headers of one method. Every field is the same in each call, the timeout too, so all of them go to the
 * compression table and a call takes one byte per field.
 */
export function requestHeaders(path: string, target: RequestTarget): HeaderList {
  return new HeaderList([
    new HeaderField(':method', 'POST'),
    new HeaderField(':scheme', 'http'),
    new HeaderField(':path', path),
    new HeaderField(':authority', `${target.host}:${target.port}`),
    new HeaderField('content-type', 'application/grpc'),
    new HeaderField('te', 'trailers'),
    new HeaderField('grpc-timeout', encodeTimeout(target.timeoutMs)),
    new HeaderField('user-agent', 'scalectl'),
    ...(target.metadata ?? []).map(encodeMetadata),
  ]);
}
