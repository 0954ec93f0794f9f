import { FieldKind, HeaderField, Indexing } from '../hpack/header-field.ts';

/** One entry of custom metadata. Text for ordinary keys, bytes for keys that end in "-bin". */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string | Buffer;
}

const keyPattern = /^[0-9a-z_.-]+$/;
const textPattern = /^[ -~]*$/;

/** HTTP's own and gRPC's: never custom metadata. */
const reservedKeys: ReadonlySet<string> = new Set([
  'content-type',
  'te',
  'user-agent',
  'host',
  'content-length',
  // Sent by grpc-js with every call; says nothing of messages.
  'accept-encoding',
]);

/** Credentials: kept out of every compression table on the way (RFC 7541 §7.1.3). */
const secretKeys: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * The field for one entry: binary values in base64 without padding, and not in the table, as values mostly differ.
 * @throws RangeError for a key or value that gRPC does not allow, or a reserved key: the caller's mistake.
 */
export function encodeMetadata({ key, value }: MetadataEntry): HeaderField {
  if (!keyPattern.test(key) || isReserved(key)) throw new RangeError(`"${key}" cannot be a metadata key`);
  if (key.endsWith('-bin') !== (typeof value !== 'string')) {
    throw new RangeError(`Metadata "${key}": keys that end in -bin have bytes, all others text`);
  }
  const text = typeof value === 'string' ? value : unpaddedBase64(value);
  if (!textPattern.test(text)) throw new RangeError(`Metadata "${key}" holds more than printable ASCII`);
  return new HeaderField(key, text, secretKeys.has(key) ? Indexing.NEVER : Indexing.NONE);
}

/** The fields of a `HeaderBlock`, or what was kept of them. */
export interface DecodedFields {
  readonly fields: readonly HeaderField[];
  readonly count: number;
}

/** The custom metadata of a block, in order. Binary values that a peer joined with "," come apart. */
export function decodeMetadata(block: DecodedFields): MetadataEntry[] {
  const entries: MetadataEntry[] = [];
  for (let i = 0; i < block.count; i++) {
    const { name, value, kind } = block.fields[i]!;
    if (kind !== FieldKind.OTHER || isReserved(name)) continue;
    if (!name.endsWith('-bin')) entries.push({ key: name, value });
    else for (const part of value.split(',')) entries.push({ key: name, value: Buffer.from(part.trim(), 'base64') });
  }
  return entries;
}

/** Whether HTTP or gRPC itself speaks by this key, so that it is nobody's custom metadata. */
export function isReserved(key: string): boolean {
  return key.startsWith('grpc-') || reservedKeys.has(key);
}

function unpaddedBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
