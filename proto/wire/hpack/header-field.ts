/** What a name means to HTTP and gRPC, so that no layer above compares strings on the hot path. */
export const FieldKind = {
  OTHER: 0,
  METHOD: 1,
  SCHEME: 2,
  AUTHORITY: 3,
  PATH: 4,
  STATUS: 5,
  CONTENT_TYPE: 6,
  CONTENT_LENGTH: 7,
  TE: 8,
  /** connection and the like: forbidden in HTTP/2 (RFC 9113 §8.2.2). */
  CONNECTION_SPECIFIC: 9,
  GRPC_STATUS: 10,
  GRPC_MESSAGE: 11,
  GRPC_TIMEOUT: 12,
  GRPC_ENCODING: 13,
  /** Begins with a colon, is none of the above (RFC 9113 §8.3). */
  UNKNOWN_PSEUDO: 14,
} as const;

const kinds: ReadonlyMap<string, number> = new Map([
  [':method', FieldKind.METHOD],
  [':scheme', FieldKind.SCHEME],
  [':authority', FieldKind.AUTHORITY],
  [':path', FieldKind.PATH],
  [':status', FieldKind.STATUS],
  ['content-type', FieldKind.CONTENT_TYPE],
  ['content-length', FieldKind.CONTENT_LENGTH],
  ['te', FieldKind.TE],
  ['connection', FieldKind.CONNECTION_SPECIFIC],
  ['keep-alive', FieldKind.CONNECTION_SPECIFIC],
  ['proxy-connection', FieldKind.CONNECTION_SPECIFIC],
  ['transfer-encoding', FieldKind.CONNECTION_SPECIFIC],
  ['upgrade', FieldKind.CONNECTION_SPECIFIC],
  ['grpc-status', FieldKind.GRPC_STATUS],
  ['grpc-message', FieldKind.GRPC_MESSAGE],
  ['grpc-timeout', FieldKind.GRPC_TIMEOUT],
  ['grpc-encoding', FieldKind.GRPC_ENCODING],
]);

/** How a field may be encoded (RFC 7541 §6.2). A proxy must keep `NEVER` on every hop (§7.1.3). */
export const Indexing = {
  /** Into the dynamic table: what comes again. */
  INCREMENTAL: 0,
  /** Not into the table: what changes with each call. */
  NONE: 1,
  /** Secrets, which compression could otherwise leak. */
  NEVER: 2,
} as const;

const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;

/**
 * One header field. Fields of the static and the dynamic table are made once and shared by every block that refers to
 * them, so what is worked out here costs nothing in a steady connection. Strings are one character per byte (latin1).
 */
export class HeaderField {
  readonly name: string;
  readonly value: string;
  /** One of `Indexing`. */
  readonly indexing: number;
  /** One of `FieldKind`. */
  readonly kind: number;
  /** Whether name and value keep to RFC 9113 §8.2.1: lower case token, no control characters, no outer white space. */
  readonly wellFormed: boolean;
  readonly nameWellFormed: boolean;

  /**
   * @param namesake a field of the same name, which spares looking at it again. Two bytes on the wire can refer to a name
   * of 4 KiB in the table: examined each time, a block of 64 KiB took 75 ms.
   */
  constructor(name: string, value: string, indexing: number = Indexing.INCREMENTAL, namesake?: HeaderField) {
    this.name = name;
    this.value = value;
    this.indexing = indexing;
    this.kind = namesake?.kind ?? kindOf(name);
    this.nameWellFormed = namesake?.nameWellFormed ?? (this.kind !== FieldKind.OTHER || token.test(name));
    this.wellFormed = this.nameWellFormed && isFieldValue(value);
  }

  /** As RFC 7541 §4.1 counts for tables and RFC 9113 §6.5.2 for lists. */
  get sizeBytes(): number {
    return this.name.length + this.value.length + 32;
  }
}

function kindOf(name: string): number {
  return kinds.get(name) ?? (name.startsWith(':') ? FieldKind.UNKNOWN_PSEUDO : FieldKind.OTHER);
}

function isFieldValue(value: string): boolean {
  const length = value.length;
  if (length === 0) return true;
  if (isBlank(value.charCodeAt(0)) || isBlank(value.charCodeAt(length - 1))) return false;
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0 || code === 10 || code === 13) return false;
  }
  return true;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
