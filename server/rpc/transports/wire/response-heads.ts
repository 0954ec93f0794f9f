import { encodeMetadata, type MetadataEntry } from '../../../../proto/wire/grpc/metadata.ts';
import { percentEncode } from '../../../../proto/wire/grpc/percent.ts';
import { HeaderList } from '../../../../proto/wire/hpack/encoder.ts';
import { HeaderField, Indexing } from '../../../../proto/wire/hpack/header-field.ts';
import type { RpcError } from '../../rpc-error.ts';
import { statusNumbers } from '../../status.ts';
import type { Refusal } from './request-head.ts';

const ok = new HeaderField(':status', '200');
const grpc = new HeaderField('content-type', 'application/grpc');
const gzip = new HeaderField('grpc-encoding', 'gzip');
const statusOk = new HeaderField('grpc-status', '0');
const encodings = new HeaderField('grpc-accept-encoding', 'identity,gzip');

/** Longer messages are cut: a header list is bounded at the client too (8 KiB with many). */
const maxMessageLength = 2048;

/** The header lists of one connection that come again with every call; after the first they are copies of bytes. */
export class ResponseHeads {
  readonly #plain = new HeaderList([ok, grpc]);
  readonly #gzip = new HeaderList([ok, grpc, gzip]);
  readonly #done = new HeaderList([statusOk]);

  headers(compressed: boolean, metadata: readonly MetadataEntry[] | null): HeaderList {
    const list = compressed ? this.#gzip : this.#plain;
    return metadata === null || metadata.length === 0
      ? list
      : new HeaderList([...list.fields, ...metadata.map(encodeMetadata)]);
  }

  /** Trailers of a call that succeeded. */
  done(metadata: readonly MetadataEntry[] | null): HeaderList {
    return metadata === null ? this.#done : new HeaderList([statusOk, ...metadata.map(encodeMetadata)]);
  }
}

/** Trailers of a call that failed. */
export function failureTrailers(error: RpcError, metadata: readonly MetadataEntry[] | null): HeaderList {
  return new HeaderList(failureFields(error, metadata));
}

/** Headers and trailers in one ("Trailers-Only"), for a call that failed before its headers were sent. */
export function trailersOnly(error: RpcError, metadata: readonly MetadataEntry[] | null): HeaderList {
  return new HeaderList([ok, grpc, ...failureFields(error, metadata)]);
}

/** The answer to a request that no handler sees. */
export function refusalHead({ httpStatus, code, message, namesEncodings }: Refusal): HeaderList {
  const status = new HeaderField(':status', String(httpStatus));
  if (code === null) return new HeaderList([status, new HeaderField('content-type', 'text/plain')]);
  const fields = [status, grpc, ...statusFields(statusNumbers[code], message)];
  return new HeaderList(namesEncodings ? [...fields, encodings] : fields);
}

function failureFields(error: RpcError, metadata: readonly MetadataEntry[] | null): HeaderField[] {
  const fields = statusFields(statusNumbers[error.code], error.message);
  if (error.details !== undefined) {
    const details = Buffer.from(error.details).toString('base64').replace(/=+$/, '');
    fields.push(new HeaderField('grpc-status-details-bin', details, Indexing.NONE));
  }
  if (metadata !== null) fields.push(...metadata.map(encodeMetadata));
  return fields;
}

function statusFields(status: number, message: string): HeaderField[] {
  const code = new HeaderField('grpc-status', String(status));
  if (message === '') return [code];
  return [code, new HeaderField('grpc-message', percentEncode(message.slice(0, maxMessageLength)), Indexing.NONE)];
}
