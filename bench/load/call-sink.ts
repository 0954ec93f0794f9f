import type { LoadConnectionError } from './connection-error.ts';

/**
 * What is known about a call that has ended:
 * - `answered`: the server has responded; the status says what.
 * - `refused`: answered with an error, and the server says that the request has no effect and will have none.
 * - `not-sent`: the server has not processed it; it may be sent again.
 * - `unknown`: it may have been processed or not; also where the server says so.
 */
export type CallOutcome = 'answered' | 'refused' | 'not-sent' | 'unknown';

/** Called synchronously from the read path: must be cheap, and must not throw. May call `send`. */
export interface CallSink {
  /** @param message the first response message, valid during the call only; null when there was none. */
  onDone(callId: number, status: number, message: Uint8Array | null, outcome: CallOutcome): void;
  /** The connection has ended, after every call in flight got its `onDone`. Null: in order (`close`, or GOAWAY without error). */
  onClose(error: LoadConnectionError | null): void;
}
