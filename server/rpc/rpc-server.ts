import type { CallContext } from './call-context.ts';
import type { Interceptor } from './interceptor.ts';
import type { RpcError } from './rpc-error.ts';
import type { Service } from './service-definition.ts';

/** Serves gRPC. The transports are siblings and pass the same contract suite; handlers cannot tell them apart. */
export interface RpcServer {
  /** Before `start`. Two services must not share a method path. */
  addService(service: Service): void;
  /** Resolves with the bound port (port 0 asks for a free one). Rejects with AddressError. */
  start(address: { readonly host: string; readonly port: number }): Promise<number>;
  /**
   * Stops listening, lets the calls in flight finish for `graceMs`, or until `hurry` fires, then cuts what is left.
   * Resolves when nothing is left. Services with endless streams end them before.
   */
  shutdown(graceMs: number, hurry?: AbortSignal): Promise<void>;
}

export interface RpcServerOptions {
  readonly interceptors: readonly Interceptor[];
  /** An error that no handler foresaw; the client was answered INTERNAL. To be logged. */
  readonly onUnexpectedError: (error: RpcError, context: CallContext) => void;
  /** A longer request is refused with RESOURCE_EXHAUSTED, before it is buffered. Default 4 MiB, as everywhere in gRPC. */
  readonly maxReceiveMessageSizeBytes?: number;
  /**
   * Calls in flight on one connection; a client queues what is above. Default 4096: an open-loop client at 10,000 rps
   * over a handful of connections must get through a leader change of a second without being held back.
   */
  readonly maxConcurrentStreams?: number;
  /** Connections; more are closed at once. Default 1024. */
  readonly maxConnections?: number;
  /**
   * Bytes of unary answers that a client has not taken, on one connection and on all; what comes on top is answered with
   * RESOURCE_EXHAUSTED. Default 64 MiB and 512 MiB.
   */
  readonly maxUnsentBytesPerConnection?: number;
  readonly maxUnsentBytes?: number;
}

export const defaultRpcServerLimits = Object.freeze({
  maxReceiveMessageSizeBytes: 4 * 1024 * 1024,
  maxConcurrentStreams: 4096,
  maxConnections: 1024,
  maxUnsentBytesPerConnection: 64 * 1024 * 1024,
  maxUnsentBytes: 512 * 1024 * 1024,
});
