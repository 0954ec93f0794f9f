import type { MetadataEntry } from '../../proto/wire/grpc/metadata.ts';
import type { MethodDescription } from './method-description.ts';
import type { RpcError } from './rpc-error.ts';
import type { StatusCode } from './status.ts';

/** Who calls. Without TLS everybody is anonymous; certificates and roles will fill this in. */
export interface Identity {
  readonly name: string;
  readonly roles: readonly string[];
}

export const anonymous: Identity = Object.freeze({ name: 'anonymous', roles: [] });

/** Told once, when the handler has settled and the transport is done with the call. */
export type EndListener = (code: StatusCode, error: RpcError | null, context: CallContext) => void;

/** One call as handlers and interceptors see it, whatever transport carries it. */
export interface CallContext {
  /** Unique in this process; finds the start and the end of a call in the log. */
  readonly id: number;
  readonly method: MethodDescription;
  /** Address of the client, "host:port". */
  readonly peer: string;
  identity: Identity;
  /** Common name in the certificate by which the client has identified itself; null without mutual TLS. */
  readonly certificateName: string | null;
  /** On the clock of `performance.now()`. */
  readonly startedAtMs: number;
  /** Absolute, on the clock of `performance.now()`; Infinity when the client gave none. */
  readonly deadlineMs: number;
  /** The client cancelled or went away, or the deadline passed, before the answer was complete. */
  readonly cancelled: boolean;
  /**
   * Aborts when `cancelled` becomes true, and at the end of the call, however it ended; the reason is an RpcError. Made on
   * first use: an AbortController costs 2 to 5 µs, several times what the rest of a call does here.
   */
  readonly signal: AbortSignal;
  /** The first value of a text metadata key (lower case), or undefined. */
  metadata(name: string): string | undefined;
  /** All custom metadata of the request: what HTTP and gRPC say for themselves is left out. Made on each call. */
  metadataEntries(): readonly MetadataEntry[];
  /**
   * Metadata sent before the first response, or before the status when there is none. Throws once the headers are sent:
   * a handler that adds one then has lost it, and is wrong.
   */
  addHeader(entry: MetadataEntry): void;
  /** Sends the headers now; otherwise they wait for the first response. Again: nothing. */
  sendHeaders(): void;
  /** Metadata sent with the status, on success and on failure; replaces what the name had. */
  setTrailer(name: string, value: string): void;
  /** As `setTrailer`, but keeps what the name had: the client sees all values, in order. */
  addTrailer(entry: MetadataEntry): void;
  /**
   * Reserves room for an answer of this size, until the call has ended; throws RpcError when the client does not take its
   * answers. A handler that may make a large one asks with 0 before, and with its size as soon as it knows it: many calls
   * that wait for one event would otherwise all make theirs before the first is refused.
   */
  expectAnswer(sizeBytes: number): void;
  onEnd(listener: EndListener): void;
}
