import { RpcError } from '../rpc-error.ts';
import type { ErrorCode } from '../status.ts';
import { emptyMetadata, type Metadata } from './metadata.ts';

/** How a call through a `Channel` fails, whether the server said so or the channel found out. */
export class CallError extends RpcError {
  /** The server's trailers; empty when the failure is not an answer of the server's. */
  readonly trailer: Metadata;
  /** The server's header; empty when none came before the failure. */
  readonly header: Metadata;
  /** False when no handler has seen the call for sure: it may be made again whatever it does. */
  readonly mayHaveRun: boolean;

  constructor(code: ErrorCode, message: string, options: CallErrorOptions = {}) {
    super(code, message, options);
    this.name = 'CallError';
    this.header = options.header ?? emptyMetadata;
    this.trailer = options.trailer ?? emptyMetadata;
    this.mayHaveRun = options.mayHaveRun ?? true;
  }
}

export interface CallErrorOptions {
  /** An encoded `google.rpc.Status`. */
  readonly details?: Uint8Array;
  readonly cause?: unknown;
  readonly header?: Metadata;
  readonly trailer?: Metadata;
  readonly mayHaveRun?: boolean;
}
