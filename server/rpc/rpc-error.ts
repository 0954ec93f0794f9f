import type { ErrorCode } from './status.ts';

/**
 * How a handler refuses a call. Holds nothing about the one call, so an error that is thrown often may be made once
 * (an Error with its stack costs several microseconds; refusing under overload must be cheap).
 */
export class RpcError extends Error {
  readonly code: ErrorCode;
  /** An encoded `google.rpc.Status`, sent as `grpc-status-details-bin`. */
  readonly details: Uint8Array | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: Uint8Array; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RpcError';
    this.code = code;
    this.details = options.details;
  }
}

/**
 * The only converter from what was thrown to what the client is told. An error that no handler foresaw is a bug: the
 * client learns no more than that; `cause` keeps it for the log.
 */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (error instanceof Error && error.name === 'AbortError') return new RpcError('CANCELLED', 'the call was cancelled');
  return new RpcError('INTERNAL', 'the node failed to handle the call; its log has the reason', { cause: error });
}

/** True for an error that `toRpcError` had to make up. */
export function isUnexpected(error: RpcError): boolean {
  return error.code === 'INTERNAL' && error.cause !== undefined;
}
