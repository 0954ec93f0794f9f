import type { ConnectionError } from './connection-error.ts';
import type { HeaderBlock } from './hpack/header-block.ts';
import type { Settings } from './settings.ts';
import type { Stream } from './stream.ts';

/**
 * Why a stream ended before its time:
 * - `peer`: its RST_STREAM; the code is the peer's.
 * - `violation`: the peer broke a rule within this stream; we sent RST_STREAM with the code.
 * - `unprocessed`: the peer said by GOAWAY that it never looked at it; safe to send again on another connection.
 * - `connection`: the connection failed or was lost.
 */
export type ResetOrigin = 'peer' | 'violation' | 'unprocessed' | 'connection';

/**
 * What a connection tells its owner, synchronously from within `receive`. Blocks and bytes are valid during the call
 * only; every method may call back into the connection. They must not throw.
 */
export interface ConnectionEvents<S extends Stream> {
  /** Server: a request arrived; makes the object for its stream. */
  createStream(): S;
  /** The request, or the final response headers; with `endStream` nothing follows (in gRPC: Trailers-Only). */
  onHeaders(stream: S, block: HeaderBlock, endStream: boolean): void;
  /** DATA without its padding. Window comes back to the peer when the owner calls `Connection.release`. */
  onData(stream: S, bytes: Buffer, start: number, end: number, endStream: boolean): void;
  /** Trailers; the peer has ended the stream. */
  onTrailers(stream: S, block: HeaderBlock): void;
  /** The stream is gone; no further event names it. Not called for resets of our own. */
  onReset(stream: S, code: number, origin: ResetOrigin): void;
  /** All queued DATA of the stream is on its way; `sendData` accepts more. */
  onWritable(stream: S): void;
  /** The end of a stream that had to wait for windows is on its way; no other event follows for what we send on it. */
  onSent?(stream: S): void;
  /** The peer's settings took effect; the first call says that the peer speaks HTTP/2. */
  onSettings(settings: Readonly<Settings>): void;
  /** The peer takes no new streams. */
  onGoAway(lastStreamId: number, code: number, debug: string): void;
  onPingAck(payload: Buffer): void;
  /** The peer broke a rule: GOAWAY is in the output, all streams were reset, further input is ignored. */
  onConnectionError(error: ConnectionError): void;
}
