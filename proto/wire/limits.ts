/**
 * Every bound that a connection puts on its peer, in one place. The reasons are attacks that took other servers down;
 * the values follow what nghttp2, grpc-go and hyper allow today, on the strict side.
 */
export interface ConnectionLimits {
  /** Frames above this are refused; also announced. Larger frames would only delay other streams. */
  readonly maxFrameBytes: number;
  /** Sum of name + value + 32 of a header list as decoded (RFC 9113 §6.5.2): against HPACK bombs. */
  readonly maxHeaderListBytes: number;
  readonly maxHeaderFields: number;
  /** Of one header block as sent: CONTINUATION flood (CVE-2024-27316). */
  readonly maxHeaderBlockBytes: number;
  readonly maxContinuationFrames: number;
  /** SETTINGS flood (CVE-2019-9515). */
  readonly maxSettingsEntries: number;
  /** Acks and resets that wait to be written: PING and SETTINGS floods (CVE-2019-9512, -9515). */
  readonly maxPendingReplies: number;
  /**
   * PINGs closer together than this are strikes, unless we sent HEADERS or DATA in between (gRFC A8). Others allow two;
   * but a client that reads one large write of ours in pieces may ping for each of them.
   */
  readonly minPingIntervalMs: number;
  readonly maxPingStrikes: number;
  /** DATA frames in a row without payload or END_STREAM (CVE-2019-9518). */
  readonly maxEmptyDataFrames: number;
  /** Streams that the peer wastes: its resets of open requests, its stream errors (CVE-2023-44487, CVE-2025-8671). */
  readonly resetBurst: number;
  readonly resetsPerSecond: number;
  /** Frames without use: PRIORITY (CVE-2019-9513) and unknown types. */
  readonly glitchBurst: number;
  readonly glitchesPerSecond: number;
  /** DATA of one stream that waits for its window; a further `sendData` is refused until it is sent. */
  readonly maxQueuedBytesPerStream: number;
  /** Output above this stays in the streams' queues until the shell has taken what is there. */
  readonly maxOutputBytes: number;
}

export const defaultLimits: ConnectionLimits = Object.freeze({
  maxFrameBytes: 16_384,
  maxHeaderListBytes: 16_384,
  maxHeaderFields: 128,
  maxHeaderBlockBytes: 65_536,
  maxContinuationFrames: 8,
  maxSettingsEntries: 32,
  maxPendingReplies: 1000,
  minPingIntervalMs: 5000,
  maxPingStrikes: 100,
  maxEmptyDataFrames: 100,
  resetBurst: 200,
  resetsPerSecond: 100,
  glitchBurst: 10_000,
  glitchesPerSecond: 330,
  maxQueuedBytesPerStream: 65_536,
  maxOutputBytes: 65_536,
});
