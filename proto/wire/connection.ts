import { AbuseGuard } from './abuse-guard.ts';
import { ConnectionError, violation } from './connection-error.ts';
import type { ConnectionEvents } from './connection-events.ts';
import { DataSender } from './data-sender.ts';
import { ErrorCode } from './error-codes.ts';
import { defaultWindowBytes } from './flow-control.ts';
import { type FrameHandler, FrameParser } from './frame-parser.ts';
import { clientPreface, Flag, FrameType, maxStreamId } from './frames.ts';
import { HeaderAssembler } from './header-assembler.ts';
import { HeaderEncoder, type HeaderList } from './hpack/encoder.ts';
import type { ConnectionLimits } from './limits.ts';
import { MessageReceiver } from './message-receiver.ts';
import { MessageSender } from './message-sender.ts';
import { OutputBuffer } from './output.ts';
import { PeerTerms } from './peer-terms.ts';
import { FrameReader } from './reader.ts';
import { ReceiveCredit } from './receive-credit.ts';
import { writeSettings } from './settings.ts';
import type { Stream } from './stream.ts';
import { type Role, Streams } from './streams.ts';
import type { WindowOptions } from './window-growth.ts';

/** The windows are how much DATA the peer may have under way to us; the connection starts with 65,535 at least. */
export interface ConnectionOptions extends WindowOptions {
  readonly role: Role;
  readonly limits: ConnectionLimits;
  /** How many streams the peer may have open; only a server's peer opens any. */
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
export class Connection<S extends Stream> {
  readonly output = new OutputBuffer();
  readonly #options: ConnectionOptions;
  readonly #events: ConnectionEvents<S>;
  readonly #guard: AbuseGuard;
  readonly #headers: HeaderAssembler;
  readonly #parser: FrameParser;
  readonly #reader: FrameReader;
  readonly #encoder = new HeaderEncoder();
  readonly #sender: DataSender<S>;
  readonly #credit: ReceiveCredit;
  readonly #streams: Streams<S>;
  readonly #receiver: MessageReceiver<S>;
  readonly #messages: MessageSender<S>;
  readonly #terms: PeerTerms<S>;
  #failed = false;
  /** Set once the peer was told the last stream that we serve. */
  #goingAway = false;
  #peerGoingAway = false;

  constructor(options: ConnectionOptions, events: ConnectionEvents<S>) {
    const { role, limits } = options;
    this.#options = options;
    this.#events = events;
    this.#guard = new AbuseGuard(limits);
    this.#headers = new HeaderAssembler(headerTableBytes, limits);
    this.#parser = new FrameParser(this.#headers, this.#frameHandler());
    this.#reader = new FrameReader(this.#parser, limits.maxFrameBytes, role === 'server');
    this.#sender = new DataSender<S>(this.output, (stream) => this.#messages.onQueueEmpty(stream));
    this.#credit = new ReceiveCredit(this.output, options);
    const shared = { role, events, guard: this.#guard, credit: this.#credit };
    this.#streams = new Streams<S>({ ...shared, output: this.output, sender: this.#sender });
    this.#receiver = new MessageReceiver<S>({ ...shared, streams: this.#streams, block: this.#headers.block });
    const sending = { encoder: this.#encoder, sender: this.#sender, streams: this.#streams };
    this.#terms = new PeerTerms<S>({ role, maxSettingsEntries: limits.maxSettingsEntries, ...sending });
    this.#messages = new MessageSender<S>({
      ...sending,
      events,
      output: this.output,
      peerSettings: this.#terms.settings,
      maxQueuedBytes: limits.maxQueuedBytesPerStream,
    });
    this.#introduce();
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

  /** DATA that the windows of the peer have let pass, ever. */
  get sentDataBytes(): number {
    return this.#sender.sentBytes;
  }

  /** Whether `open` works now: the peer takes streams, and has a slot free. */
  get canOpen(): boolean {
    const limit = this.#parser.settingsReceived ? this.#terms.settings.maxConcurrentStreams : assumedConcurrentStreams;
    return this.acceptsStreams && this.#streams.size < limit;
  }

  /** False for good once the peer goes away, the connection failed or the ids are used up. */
  get acceptsStreams(): boolean {
    return !this.#failed && !this.#peerGoingAway && this.#streams.hasIds;
  }

  /** Whether the peer has sent its preface and SETTINGS. */
  get isIntroduced(): boolean {
    return this.#parser.settingsReceived;
  }

  /** Whether the peer has confirmed our SETTINGS. */
  get settingsAcknowledged(): boolean {
    return this.#parser.settingsAcknowledged;
  }

  /** Whether a header block has begun and not ended, be it within a frame: nothing else can arrive meanwhile. */
  get isWithinHeaderBlock(): boolean {
    return this.#headers.unfinished || this.#reader.isWithinHeaderFrame;
  }

  /** Id of the stream that was opened last by us; below 1 when there was none. */
  get lastOpenedId(): number {
    return this.#streams.lastOwnId;
  }

  /** Takes in what the shell read. @param nowMs a clock that does not go back; paces the limits on abuse. */
  receive(bytes: Buffer, nowMs: number): void {
    if (this.#failed) return;
    this.#guard.nowMs = nowMs;
    try {
      this.#reader.read(bytes);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.#fail(error);
    }
  }

  /** What `take` returned has been written; saves the next allocation when told. */
  giveBack(written: Buffer): void {
    this.output.giveBack(written);
  }

  /** The bytes to write next; null when there is nothing. DATA comes in portions of about `maxOutputBytes`. */
  take(): Buffer | null {
    this.#sender.pump(this.#options.limits.maxOutputBytes);
    this.#guard.repliesTaken();
    return this.output.take();
  }

  /** Client: opens a stream with these request headers. The caller has seen `canOpen`. */
  open(stream: S, headers: HeaderList, endStream: boolean): void {
    if (!this.canOpen) throw new Error('A stream was opened without a free slot');
    this.#prepare(stream);
    this.#streams.openOwn(stream);
    this.sendHeaders(stream, headers, endStream);
  }

  /** Response headers, or trailers with `endStream`; trailers wait for the DATA before them. */
  sendHeaders(stream: S, headers: HeaderList, endStream: boolean): void {
    this.#messages.headers(stream, headers, endStream);
  }

  /**
   * Writes the header of a DATA frame and returns where in `output.bytes` the caller puts the payload, at once; -1 when
   * the frame does not fit into the windows now, then `sendData` is the way.
   */
  reserveData(stream: S, byteCount: number, endStream: boolean): number {
    return this.#messages.reserve(stream, byteCount, endStream);
  }

  /**
   * Sends DATA as the windows allow; on a stream that has ended it goes nowhere. The bytes are kept by reference until
   * they are sent.
   * @returns false when more is queued than the limit allows, and nothing was taken: wait for `onWritable`.
   */
  sendData(stream: S, bytes: Buffer, endStream: boolean): boolean {
    return this.#messages.data(stream, bytes, endStream);
  }

  /** The application is done with bytes that `onData` delivered: the peer may send as many again. */
  release(stream: S, byteCount: number): void {
    this.#credit.release(stream, byteCount, this.#streams.isLive(stream));
  }

  /** Ends a stream at once (RST_STREAM). A stream that has ended already is left alone. */
  reset(stream: S, code: number): void {
    this.#streams.reset(stream, code);
  }

  /** Asks for an answer (`onPingAck`). @param payload 8 bytes */
  ping(payload: Uint8Array): void {
    this.output.ping(payload, false);
  }

  /**
   * Server: asks the peer to open no more streams, while those that are under way are still served. The first of the two
   * steps of a graceful end (RFC 9113 §6.8); `goAway` is the second, a round trip later.
   */
  announceGoAway(debug: string): void {
    this.output.goAway(maxStreamId, ErrorCode.NO_ERROR, debug);
  }

  /**
   * Counts a frame of the peer that is right and useless, as only the owner can see.
   * @returns false when it was one too many, and the connection has failed
   */
  countGlitch(): boolean {
    try {
      this.#guard.countGlitch();
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.#fail(error);
    }
    return !this.#failed;
  }

  /** Tells the peer that no stream above the last one seen will be served. */
  goAway(code: number, debug: string): void {
    this.#goingAway = true;
    this.output.goAway(this.#streams.lastPeerId, code, debug);
  }

  /** The transport is gone: every live stream is reset with origin `connection`, and input is ignored from here on. */
  lost(): void {
    this.#failed = true;
    this.#streams.abandon(ErrorCode.CANCEL, 'connection', () => true);
  }

  #introduce(): void {
    const { role, limits, streamWindowBytes, connectionWindowBytes, maxPeerStreams } = this.#options;
    if (connectionWindowBytes < defaultWindowBytes) throw new Error('A connection window cannot be below 65,535 bytes');
    if (role === 'client') this.output.append(Buffer.from(clientPreface));
    writeSettings(this.output, {
      ...(role === 'client' ? { enablePush: false } : { maxConcurrentStreams: maxPeerStreams }),
      initialWindowBytes: streamWindowBytes,
      maxFrameBytes: limits.maxFrameBytes,
      maxHeaderListBytes: limits.maxHeaderListBytes,
    });
    const increment = connectionWindowBytes - defaultWindowBytes;
    if (increment > 0) this.output.windowUpdate(0, increment);
  }

  #frameHandler(): FrameHandler {
    return {
      onHeaderBlock: (streamId, endStream) => this.#onHeaderBlock(streamId, endStream),
      onData: (streamId, bytes, start, end, flowBytes, endStream) =>
        this.#receiver.onData(streamId, bytes, start, end, flowBytes, endStream),
      onWindowUpdate: (streamId, increment) => this.#terms.onWindowUpdate(streamId, increment),
      onReset: (streamId, code) => this.#onReset(streamId, code),
      onSettings: (bytes, start, end) => this.#onSettings(bytes, start, end),
      onPing: (payload, ack) => this.#onPing(payload, ack),
      onGoAway: (lastStreamId, code, debug) => this.#onGoAway(lastStreamId, code, debug),
      onPriority: (streamId, valid) => this.#onPriority(streamId, valid),
      onUselessFrame: () => this.#guard.countGlitch(),
    };
  }

  /** The block has been decoded, whatever becomes of its stream: the tables of both sides must stay equal. */
  #onHeaderBlock(streamId: number, endStream: boolean): void {
    const known = this.#streams.get(streamId);
    const opens = this.#options.role === 'server' && this.#streams.isIdle(streamId);
    if (known !== undefined) this.#receiver.onHeaders(known, endStream);
    else if (opens) this.#onNewStream(streamId, endStream);
    else this.#receiver.onClosedStream(streamId, 'HEADERS');
  }

  #onNewStream(streamId: number, endStream: boolean): void {
    if (streamId % 2 === 0) throw violation('A client opened a stream with an even id');
    if (this.#goingAway || this.#streams.size >= this.#options.maxPeerStreams) {
      this.#streams.refuse(streamId, ErrorCode.REFUSED_STREAM);
      return;
    }
    const stream = this.#events.createStream();
    this.#prepare(stream);
    this.#streams.openPeers(stream, streamId);
    this.#receiver.onHeaders(stream, endStream);
  }

  /** On a stream that has just ended it is no abuse: grpc-go ends early responses so, and its client answers so. */
  #onReset(streamId: number, code: number): void {
    const stream = this.#streams.get(streamId);
    if (stream !== undefined) this.#streams.resetByPeer(stream, code);
    else if (this.#streams.isIdle(streamId)) throw violation('RST_STREAM on a stream that was never opened');
  }

  #onSettings(bytes: Buffer, start: number, end: number): void {
    this.#terms.onSettings(bytes, start, end);
    this.#guard.countReply();
    // Each change of the initial window is applied to every open stream: 15 bytes against thousands of streams.
    this.#guard.countGlitch();
    this.output.frame(0, FrameType.SETTINGS, Flag.ACK, 0);
    this.#events.onSettings(this.#terms.settings);
  }

  #onPing(payload: Buffer, ack: boolean): void {
    if (ack) {
      this.#guard.countGlitch();
      const isOurs = this.#credit.onPingAck(payload, () => this.#streams.list());
      if (!isOurs) this.#events.onPingAck(payload);
      return;
    }
    this.#guard.countReply();
    if (this.#options.role === 'server') this.#guard.countPing(this.output.messageFrames);
    this.output.ping(payload, true);
  }

  #onGoAway(lastStreamId: number, code: number, debug: string): void {
    this.#guard.countGlitch();
    this.#peerGoingAway = true;
    this.#events.onGoAway(lastStreamId, code, debug);
    if (this.#options.role === 'server') return;
    this.#streams.abandon(ErrorCode.REFUSED_STREAM, 'unprocessed', (stream) => stream.id > lastStreamId);
  }

  #onPriority(streamId: number, valid: boolean): void {
    this.#guard.countGlitch();
    if (valid) return;
    const stream = this.#streams.get(streamId);
    if (stream !== undefined) this.#streams.fail(stream, ErrorCode.FRAME_SIZE_ERROR);
    else this.#streams.rebuke(streamId, ErrorCode.FRAME_SIZE_ERROR);
  }

  #prepare(stream: S): void {
    stream.sendWindow.available = this.#terms.settings.initialWindowBytes;
    stream.receiveWindow = this.#credit.windowForStream();
  }

  #fail(error: ConnectionError): void {
    // The owner may have given the connection up in the midst of what it got.
    if (this.#failed) return;
    this.#failed = true;
    this.output.goAway(this.#streams.lastPeerId, error.code, error.message);
    this.#streams.abandon(error.code, 'connection', () => true);
    this.#events.onConnectionError(error);
  }
}
