import type { RpcError } from '../../rpc-error.ts';

/** Where the body of a request goes. */
export interface RequestSink {
  /** Whether part of a message has come, and the rest is awaited. */
  readonly isMidMessage: boolean;
  /** A piece of the body. The sink gives the bytes back to the sender's window. Null: all is well so far. */
  accept(bytes: Buffer, start: number, end: number): RpcError | null;
  /** The client has sent everything. */
  end(): RpcError | null;
  /** Nothing more comes: the call is over. */
  fail(error: RpcError): void;
}
