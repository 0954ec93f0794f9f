import type { MethodKind } from '../method-description.ts';

/** A method as its client sees it: requests to bytes, bytes to responses. */
export interface ClientMethod<Kind extends MethodKind, Request, Response> {
  readonly kind: Kind;
  /** "/etcdserverpb.KV/Put" */
  readonly path: string;
  /** The bytes are the channel's from then on. */
  encode(request: Request): Uint8Array;
  decode(bytes: Buffer): Response;
}

/** A method whose messages are bytes that somebody else encodes and decodes. */
export function bytesMethod<Kind extends MethodKind>(kind: Kind, path: string): ClientMethod<Kind, Uint8Array, Buffer> {
  return { kind, path, encode: (request) => request, decode: (bytes) => bytes };
}
