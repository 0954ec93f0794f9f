import { ConnectionError } from './connection-error.ts';
import type { ConnectionEvents, ResetOrigin } from './connection-events.ts';
import { DataSender } from './data-sender.ts';
import { ErrorCode } from './error-codes.ts';
import { defaultWindowBytes, ReceiveWindow } from './flow-control.ts';
import { clientPreface, Flag, FrameType, maxStreamId, readUint31, readUint32 } from './frames.ts';
import { HeaderAssembler } from './header-assembler.ts';
import { areTrailers, contentLength, isRequest, responseStatus } from './header-rules.ts';
import { HeaderEncoder, type HeaderList } from './hpack/encoder.ts';
import type { ConnectionLimits } from './limits.ts';
import { OutputBuffer } from './output.ts';
import { paddedEnd, paddedStart } from './padding.ts';
import { FrameReader, type FrameSink } from './reader.ts';
import { ResetHistory } from './reset-history.ts';
import { defaultSettings, readSettings, type Settings, writeSettings } from './settings.ts';
import type { Stream } from './stream.ts';
import { StreamTable } from './stream-table.ts';
import { TokenBucket } from './token-bucket.ts';

export type Role = 'client' | 'server';

export interface ConnectionOptions {
  readonly role: Role;
  readonly limits: ConnectionLimits;
  /** How much DATA the peer may have under way to us, per stream. */
  readonly streamWindowBytes: number;
  /** The same over all streams; at least 65,535, with which every connection starts. */
  readonly connectionWindowBytes: number;
  /** How many streams the peer may have open (server). */
  readonly maxPeerStreams: number;
}

/** What a client counts on before the server's SETTINGS (RFC 9113 §6.5.2 recommends no limit below 100). */
const assumedConcurrentStreams = 100;

/** Our side of the dynamic table is what every peer starts with, so there is nothing to announce. */
const headerTableBytes = 4096;

/**
 * One HTTP/2 connection, either role (RFC 9113): bytes in, events and bytes out. No socket, no clock, no timer: a shell
 * passes in what it read and when, and writes what `take` returns. Nothing that the peer sends makes it throw.
 */
export class Connection<S extends Stream> implements FrameSink {
  readonly output = new OutputBuffer();
  readonly #role: Role;
  readonly #events: ConnectionEvents<S>;
  readonly #limits: ConnectionLimits;
  readonly #options: ConnectionOptions;
  readonly #reader: FrameReader;
  readonly #headers: HeaderAssembler;
  readonly #encoder = new HeaderEncoder();
  readonly #sender: DataSender<S>;
  readonly #streams = new StreamTable<S>();
  readonly #resetHistory = new ResetHistory();
  readonly #receiveWindow: ReceiveWindow;
  readonly #peerSettings: Settings;
  readonly #resets: TokenBucket;
  readonly #glitches: TokenBucket;
  #settingsReceived = false;
  #failed = false;
  #peerGoingAway = false;
  #lastOwnId: number;
  #lastPeerId = 0;
  #pendingReplies = 0;
  #emptyDataFrames = 0;
  #nowMs = 0;

  constructor(options: ConnectionOptions, events: ConnectionEvents<S>) {
    const { role, limits } = options;
    this.#role = role;
    this.#options = options;
    this.#limits = limits;
    this.#events = events;
    this.#lastOwnId = role === 'client' ? -1 : 0;
    this.#peerSettings = { ...defaultSettings(), enablePush: role === 'server' };
    this.#reader = new FrameReader(this, limits.maxFrameBytes, role === 'server');
    this.#headers = new HeaderAssembler(headerTableBytes, limits);
    this.#sender = new DataSender<S>(this.output, (stream) => this.#onQueueEmpty(stream));
    this.#receiveWindow = new ReceiveWindow(options.connectionWindowBytes);
    this.#resets = new TokenBucket(limits.resetBurst, limits.resetsPerSecond);
    this.#glitches = new TokenBucket(limits.glitchBurst, limits.glitchesPerSecond);
    this.#start();
  }

  /** Streams that live. */
  get streamCount(): number {
    return this.#streams.size;
  }

  /** Output that waits for `take`, and DATA that waits for windows. */
  get pendingBytes(): number {
    return this.output.length + this.#sender.queuedBytes;
  }

  /** Whether `take` has anything to give. */
  get hasOutput(): boolean {
    return this.output.length > 0 || this.#sender.hasWork;
  }

  /** Whether DATA that was queued for lack of window or room can be sent now. */
  get hasSendableData(): boolean {
    return this.#sender.hasWork;
  }

  /** Whether `open` works now: the peer takes streams, and has a slot free. */
  get canOpen(): boolean {
    return this.acceptsStreams && this.#streams.size < this.#maxOwnStreams();
  }

  /** False for good once the peer goes away, the connection failed or the ids are used up. */
  get acceptsStreams(): boolean {
    return !this.#failed && !this.#peerGoingAway && this.#lastOwnId + 2 <= maxStreamId;
  }

  /** Id of the stream that was opened last by us; below 1 when there was none. */
  get lastOpenedId(): number {
    return this.#lastOwnId;
  }

  /** Takes in what the shell read. @param nowMs a clock that does not go back; paces the limits on abuse. */
  receive(bytes: Buffer, nowMs: number): void {
    if (this.#failed) return;
    this.#nowMs = nowMs;
    try {
      this.#reader.read(bytes);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.#fail(error);
    }
  }

  /** The bytes to write next, about `maxOutputBytes` at most if it is DATA; null when there is nothing to write. */
  take(): Buffer | null {
    this.#sender.pump(this.#limits.maxOutputBytes);
    this.#pendingReplies = 0;
    return this.output.take();
  }

  /** Client: opens a stream with these request headers. The caller has seen `canOpen`. */
  open(stream: S, headers: HeaderList, endStream: boolean): void {
    if (!this.canOpen) throw new Error('A stream was opened without a free slot');
    this.#lastOwnId += 2;
    this.#adopt(stream, this.#lastOwnId);
    this.sendHeaders(stream, headers, endStream);
  }

  /** Response headers, or trailers with `endStream`; trailers wait for the DATA before them. */
  sendHeaders(stream: S, headers: HeaderList, endStream: boolean): void {
    if (this.#refusesSending(stream)) return;
    if (stream.queue !== null) {
      stream.queuedTrailers = headers;
      stream.localEnded = true;
      return;
    }
    this.#writeHeaders(stream, headers, endStream);
    if (endStream) this.#endLocally(stream);
  }

  /**
   * Writes the header of a DATA frame and returns where in `output.bytes` the caller puts the payload, at once; -1 when
   * the frame does not fit into the windows now, then `sendData` is the way.
   */
  reserveData(stream: S, byteCount: number, endStream: boolean): number {
    if (this.#refusesSending(stream) || !this.#sender.fits(stream, byteCount)) return -1;
    const at = this.#sender.frame(stream, byteCount, endStream);
    if (endStream) this.#endLocally(stream);
    return at;
  }

  /**
   * Sends DATA as the windows allow. The bytes are kept by reference until they are sent.
   * @returns false when more is queued than the limit allows, and nothing was taken: wait for `onWritable`.
   */
  sendData(stream: S, bytes: Buffer, endStream: boolean): boolean {
    if (this.#refusesSending(stream)) return true;
    if (stream.queuedBytes >= this.#limits.maxQueuedBytesPerStream) return false;
    if (bytes.length > 0) this.#sender.enqueue(stream, bytes);
    if (!endStream) return true;
    if (stream.queue === null) this.#sender.frame(stream, 0, true);
    this.#endLocally(stream);
    return true;
  }

  /** The application is done with bytes that `onData` delivered: the peer may send as many again. */
  release(stream: S, byteCount: number): void {
    // A reset has released everything already.
    const released = Math.min(byteCount, stream.unreleasedBytes);
    stream.unreleasedBytes -= released;
    this.#releaseConnection(released);
    if (stream.remoteEnded) return;
    const increment = stream.receiveWindow.release(released);
    if (increment > 0 && this.#streams.get(stream.id) === stream) this.output.windowUpdate(stream.id, increment);
  }

  /** Ends a stream at once (RST_STREAM). A stream that has ended already is left alone. */
  reset(stream: S, code: number): void {
    if (!this.#discard(stream)) return;
    this.#resetHistory.add(stream.id);
    this.output.reset(stream.id, code);
  }

  ping(payload: Uint8Array): void {
    this.output.ping(payload, false);
  }

  /** Tells the peer that no stream above the last one seen will be served. */
  goAway(code: number, debug: string): void {
    this.output.goAway(this.#lastPeerId, code, debug);
  }

  /** The transport is gone: every live stream is reset with origin `connection`, and input is ignored from here on. */
  lost(): void {
    this.#failed = true;
    this.#resetAll(ErrorCode.CANCEL, 'connection', () => true);
  }

  onFrame(type: number, flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    if (this.#failed) return;
    if (!this.#settingsReceived) this.#requireFirstSettings(type, flags);
    if (this.#headers.unfinished) this.#requireContinuation(type, streamId);
    switch (type) {
      case FrameType.DATA:
        this.#onData(flags, streamId, bytes, start, end);
        return;
      case FrameType.HEADERS:
        requireStream(streamId, 'HEADERS');
        if (this.#headers.begin(flags, streamId, bytes, start, end)) this.#onHeaderBlock();
        return;
      case FrameType.CONTINUATION:
        if (!this.#headers.unfinished) throw violation('CONTINUATION continues nothing');
        if (this.#headers.continue(flags, bytes, start, end)) this.#onHeaderBlock();
        return;
      case FrameType.WINDOW_UPDATE:
        this.#onWindowUpdate(streamId, bytes, start, end);
        return;
      case FrameType.RST_STREAM:
        this.#onReset(streamId, bytes, start, end);
        return;
      case FrameType.SETTINGS:
        this.#onSettings(flags, streamId, bytes, start, end);
        return;
      case FrameType.PING:
        this.#onPing(flags, streamId, bytes, start, end);
        return;
      case FrameType.GOAWAY:
        this.#onGoAway(streamId, bytes, start, end);
        return;
      case FrameType.PRIORITY:
        this.#onPriority(streamId, start, end);
        return;
      case FrameType.PUSH_PROMISE:
        throw violation('PUSH_PROMISE was not allowed');
      default:
        // Unknown types are ignored (RFC 9113 §5.5).
        this.#countGlitch();
    }
  }

  #start(): void {
    const { limits, streamWindowBytes, connectionWindowBytes, maxPeerStreams } = this.#options;
    if (this.#role === 'client') this.output.append(Buffer.from(clientPreface));
    writeSettings(this.output, {
      ...(this.#role === 'client' ? { enablePush: false } : { maxConcurrentStreams: maxPeerStreams }),
      initialWindowBytes: streamWindowBytes,
      maxFrameBytes: limits.maxFrameBytes,
      maxHeaderListBytes: limits.maxHeaderListBytes,
    });
    if (connectionWindowBytes < defaultWindowBytes) throw new Error('A connection window cannot be below 65,535 bytes');
    if (connectionWindowBytes > defaultWindowBytes) {
      this.output.windowUpdate(0, connectionWindowBytes - defaultWindowBytes);
    }
  }

  #requireFirstSettings(type: number, flags: number): void {
    if (type !== FrameType.SETTINGS || (flags & Flag.ACK) !== 0) {
      throw violation('The first frame of the peer is not SETTINGS');
    }
    this.#settingsReceived = true;
  }

  #requireContinuation(type: number, streamId: number): void {
    if (type !== FrameType.CONTINUATION || streamId !== this.#headers.streamId) {
      throw violation('Another frame stands within a header block');
    }
  }

  #onHeaderBlock(): void {
    const { streamId, endStream } = this.#headers;
    const known = this.#streams.get(streamId);
    if (known !== undefined) this.#onStreamHeaders(known, endStream);
    else if (this.#role === 'server' && streamId > this.#lastPeerId) this.#onNewStream(streamId, endStream);
    else this.#onClosedStream(streamId, 'HEADERS');
  }

  /** The block was decoded in any case: the tables of both sides must stay equal. */
  #onNewStream(streamId: number, endStream: boolean): void {
    if (streamId % 2 === 0) throw violation('A client opened a stream with an even id');
    this.#lastPeerId = streamId;
    if (this.#streams.size >= this.#options.maxPeerStreams) {
      this.#resetHistory.add(streamId);
      this.#reply();
      this.output.reset(streamId, ErrorCode.REFUSED_STREAM);
      return;
    }
    const stream = this.#events.createStream();
    this.#adopt(stream, streamId);
    this.#onStreamHeaders(stream, endStream);
  }

  #onStreamHeaders(stream: S, endStream: boolean): void {
    const block = this.#headers.block;
    if (stream.remoteEnded) {
      this.#streamError(stream, ErrorCode.STREAM_CLOSED);
      return;
    }
    if (block.tooLarge) {
      this.#streamError(stream, ErrorCode.ENHANCE_YOUR_CALM);
      return;
    }
    if (stream.headersReceived) {
      this.#onTrailers(stream, endStream);
      return;
    }
    if (this.#role === 'client') {
      const status = responseStatus(block);
      if (status >= 100 && status < 200 && !endStream) return;
      if (status < 200) {
        this.#streamError(stream, ErrorCode.PROTOCOL_ERROR);
        return;
      }
    } else if (!isRequest(block)) {
      this.#streamError(stream, ErrorCode.PROTOCOL_ERROR);
      return;
    }
    const expectedBytes = contentLength(block);
    if (expectedBytes === undefined || (endStream && expectedBytes > 0 && this.#role === 'server')) {
      this.#streamError(stream, ErrorCode.PROTOCOL_ERROR);
      return;
    }
    stream.headersReceived = true;
    stream.expectedBytes = expectedBytes;
    stream.remoteEnded = endStream;
    this.#events.onHeaders(stream, block, endStream);
    this.#closeIfEnded(stream);
  }

  #onTrailers(stream: S, endStream: boolean): void {
    const complete = stream.expectedBytes <= 0;
    if (!endStream || !complete || !areTrailers(this.#headers.block)) {
      this.#streamError(stream, ErrorCode.PROTOCOL_ERROR);
      return;
    }
    stream.remoteEnded = true;
    this.#events.onTrailers(stream, this.#headers.block);
    this.#closeIfEnded(stream);
  }

  #onData(flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    requireStream(streamId, 'DATA');
    const contentStart = paddedStart(flags, start);
    const contentEnd = paddedEnd(flags, bytes, start, end);
    // The whole payload counts, padding and pad length included, whatever becomes of the stream (RFC 9113 §6.9.1).
    if (!this.#receiveWindow.receive(end - start)) {
      throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'The peer overran the window of the connection');
    }
    const stream = this.#streams.get(streamId);
    if (stream === undefined) {
      this.#releaseConnection(end - start);
      this.#onClosedStream(streamId, 'DATA');
      return;
    }
    const endStream = (flags & Flag.END_STREAM) !== 0;
    this.#countEmptyData(end - start, endStream);
    stream.unreleasedBytes += end - start;
    const errorCode = this.#dataError(stream, end - start, contentEnd - contentStart, endStream);
    if (errorCode !== ErrorCode.NO_ERROR) {
      this.#streamError(stream, errorCode);
      return;
    }
    stream.remoteEnded = endStream;
    const paddingBytes = end - start - (contentEnd - contentStart);
    if (paddingBytes > 0) this.release(stream, paddingBytes);
    this.#events.onData(stream, bytes, contentStart, contentEnd, endStream);
    this.#closeIfEnded(stream);
  }

  #dataError(stream: S, flowBytes: number, contentBytes: number, endStream: boolean): number {
    if (stream.remoteEnded) return ErrorCode.STREAM_CLOSED;
    if (!stream.headersReceived) return ErrorCode.PROTOCOL_ERROR;
    if (!stream.receiveWindow.receive(flowBytes)) return ErrorCode.FLOW_CONTROL_ERROR;
    if (stream.expectedBytes < 0) return ErrorCode.NO_ERROR;
    stream.expectedBytes -= contentBytes;
    const wrongLength = stream.expectedBytes < 0 || (endStream && stream.expectedBytes > 0);
    return wrongLength ? ErrorCode.PROTOCOL_ERROR : ErrorCode.NO_ERROR;
  }

  #countEmptyData(byteCount: number, endStream: boolean): void {
    this.#emptyDataFrames = byteCount === 0 && !endStream ? this.#emptyDataFrames + 1 : 0;
    if (this.#emptyDataFrames > this.#limits.maxEmptyDataFrames) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'The peer sends DATA without data');
    }
  }

  #onWindowUpdate(streamId: number, bytes: Buffer, start: number, end: number): void {
    requireLength(end - start, 4, 'WINDOW_UPDATE');
    const increment = readUint31(bytes, start);
    if (streamId === 0) {
      this.#growConnectionWindow(increment);
      return;
    }
    const stream = this.#streams.get(streamId);
    if (stream === undefined) {
      if (this.#isIdle(streamId)) throw violation('WINDOW_UPDATE on a stream that was never opened');
      return;
    }
    if (increment === 0) {
      this.#streamError(stream, ErrorCode.PROTOCOL_ERROR);
      return;
    }
    if (!stream.sendWindow.grow(increment)) {
      this.#streamError(stream, ErrorCode.FLOW_CONTROL_ERROR);
      return;
    }
    this.#sender.wake(stream);
  }

  #growConnectionWindow(increment: number): void {
    if (increment === 0) throw violation('WINDOW_UPDATE by zero');
    if (!this.#sender.window.grow(increment)) {
      throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'WINDOW_UPDATE makes the window exceed 2^31-1');
    }
  }

  #onReset(streamId: number, bytes: Buffer, start: number, end: number): void {
    requireLength(end - start, 4, 'RST_STREAM');
    requireStream(streamId, 'RST_STREAM');
    const stream = this.#streams.get(streamId);
    if (stream === undefined) {
      // Some servers end an early response so, and clients answer it so: normal on a stream that has just ended.
      if (this.#isIdle(streamId)) throw violation('RST_STREAM on a stream that was never opened');
      return;
    }
    this.#discard(stream);
    if (this.#role === 'server') this.#countReset();
    this.#events.onReset(stream, readUint32(bytes, start), 'peer');
  }

  #onSettings(flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    requireConnection(streamId, 'SETTINGS');
    if ((flags & Flag.ACK) !== 0) {
      requireLength(end - start, 0, 'SETTINGS with ACK');
      return;
    }
    const settings = this.#peerSettings;
    const windowBefore = settings.initialWindowBytes;
    readSettings(settings, bytes, start, end, this.#limits.maxSettingsEntries);
    if (this.#role === 'client' && settings.enablePush) throw violation('A server must not enable push');
    this.#encoder.setMaxTableSize(settings.headerTableBytes);
    this.#shiftStreamWindows(settings.initialWindowBytes - windowBefore);
    this.#reply();
    this.output.frame(0, FrameType.SETTINGS, Flag.ACK, 0);
    this.#events.onSettings(settings);
  }

  /** The change applies to streams that are open already, and may leave them in debt (RFC 9113 §6.9.2). */
  #shiftStreamWindows(delta: number): void {
    if (delta === 0) return;
    for (const stream of this.#streams.list()) {
      if (!stream.sendWindow.grow(delta)) {
        throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'INITIAL_WINDOW_SIZE makes a window exceed 2^31-1');
      }
      this.#sender.wake(stream);
    }
  }

  #onPing(flags: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    requireConnection(streamId, 'PING');
    requireLength(end - start, 8, 'PING');
    const payload = bytes.subarray(start, end);
    if ((flags & Flag.ACK) !== 0) {
      this.#events.onPingAck(payload);
      return;
    }
    this.#reply();
    this.output.ping(payload, true);
  }

  #onGoAway(streamId: number, bytes: Buffer, start: number, end: number): void {
    requireConnection(streamId, 'GOAWAY');
    if (end - start < 8) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'GOAWAY is too short');
    const lastStreamId = readUint31(bytes, start);
    this.#peerGoingAway = true;
    this.#events.onGoAway(lastStreamId, readUint32(bytes, start + 4), bytes.toString('latin1', start + 8, end));
    if (this.#role === 'client') {
      this.#resetAll(ErrorCode.REFUSED_STREAM, 'unprocessed', (stream) => stream.id > lastStreamId);
    }
  }

  /** Priorities are obsolete (RFC 9113 §5.3.2): checked for their size, otherwise ignored. */
  #onPriority(streamId: number, start: number, end: number): void {
    requireStream(streamId, 'PRIORITY');
    this.#countGlitch();
    if (end - start === 5) return;
    const stream = this.#streams.get(streamId);
    if (stream !== undefined) this.#streamError(stream, ErrorCode.FRAME_SIZE_ERROR);
  }

  /**
   * HEADERS or DATA for a stream that is not there: fine if we have reset it, a violation otherwise. Not counted as abuse:
   * when deadlines pass under load, late answers come by the thousand.
   */
  #onClosedStream(streamId: number, frame: string): void {
    if (this.#isIdle(streamId)) throw violation(`${frame} on a stream that was never opened`);
    if (!this.#resetHistory.mayContain(streamId)) {
      throw new ConnectionError(ErrorCode.STREAM_CLOSED, `${frame} on a stream that has ended`);
    }
  }

  #isIdle(streamId: number): boolean {
    const isOwn = (streamId % 2 === 1) === (this.#role === 'client');
    return streamId > (isOwn ? this.#lastOwnId : this.#lastPeerId);
  }

  #adopt(stream: S, id: number): void {
    stream.id = id;
    stream.sendWindow.available = this.#peerSettings.initialWindowBytes;
    stream.receiveWindow = new ReceiveWindow(this.#options.streamWindowBytes);
    this.#streams.add(stream);
  }

  #maxOwnStreams(): number {
    return this.#settingsReceived ? this.#peerSettings.maxConcurrentStreams : assumedConcurrentStreams;
  }

  #refusesSending(stream: S): boolean {
    return stream.localEnded || this.#streams.get(stream.id) !== stream;
  }

  #writeHeaders(stream: S, headers: HeaderList, endStream: boolean): void {
    const block = this.#encoder.encode(headers);
    this.output.headers(block, stream.id, endStream, this.#peerSettings.maxFrameBytes);
  }

  #onQueueEmpty(stream: S): void {
    if (stream.queuedTrailers !== null) {
      this.#writeHeaders(stream, stream.queuedTrailers, true);
      stream.queuedTrailers = null;
    }
    if (stream.localEnded) this.#closeIfEnded(stream);
    else this.#events.onWritable(stream);
  }

  #endLocally(stream: S): void {
    stream.localEnded = true;
    this.#closeIfEnded(stream);
  }

  #closeIfEnded(stream: S): void {
    if (stream.remoteEnded && stream.localEnded && stream.queue === null) this.#remove(stream);
  }

  /**
   * Forgets a stream that both sides have ended. What its owner has not released stays charged to the connection, or a
   * slow reader of many short streams would be sent more and more.
   */
  #remove(stream: S): boolean {
    return this.#streams.delete(stream);
  }

  /** Forgets a stream that was reset, with all that waits in it; false when it was gone already. */
  #discard(stream: S): boolean {
    if (!this.#remove(stream)) return false;
    this.#sender.drop(stream);
    this.#releaseConnection(stream.unreleasedBytes);
    stream.unreleasedBytes = 0;
    return true;
  }

  #releaseConnection(byteCount: number): void {
    const increment = this.#receiveWindow.release(byteCount);
    if (increment > 0) this.output.windowUpdate(0, increment);
  }

  #streamError(stream: S, code: number): void {
    this.#countReset();
    this.#reply();
    this.reset(stream, code);
    this.#events.onReset(stream, code, 'violation');
  }

  #resetAll(code: number, origin: ResetOrigin, applies: (stream: S) => boolean): void {
    for (const stream of this.#streams.list()) {
      if (!applies(stream) || !this.#discard(stream)) continue;
      this.#resetHistory.add(stream.id);
      this.#events.onReset(stream, code, origin);
    }
  }

  #fail(error: ConnectionError): void {
    this.#failed = true;
    this.output.goAway(this.#lastPeerId, error.code, error.message);
    this.#resetAll(error.code, 'connection', () => true);
    this.#events.onConnectionError(error);
  }

  /** Counts an answer that the peer provokes, so that it cannot fill our memory by never reading. */
  #reply(): void {
    this.#pendingReplies++;
    if (this.#pendingReplies > this.#limits.maxPendingReplies) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'The peer asks for answers faster than it reads them');
    }
  }

  #countReset(): void {
    if (!this.#resets.take(this.#nowMs)) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'The peer wastes streams');
    }
  }

  #countGlitch(): void {
    if (!this.#glitches.take(this.#nowMs)) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'The peer sends frames without use');
    }
  }
}

function violation(message: string): ConnectionError {
  return new ConnectionError(ErrorCode.PROTOCOL_ERROR, message);
}

function requireStream(streamId: number, frame: string): void {
  if (streamId === 0) throw violation(`${frame} needs a stream`);
}

function requireConnection(streamId: number, frame: string): void {
  if (streamId !== 0) throw violation(`${frame} belongs to the connection, not to a stream`);
}

function requireLength(actual: number, expected: number, frame: string): void {
  if (actual !== expected) {
    throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `${frame} has ${actual} bytes, not ${expected}`);
  }
}
