import type { Socket } from 'node:net';
import { Connection } from '../../../../proto/wire/connection.ts';
import type { ConnectionError } from '../../../../proto/wire/connection-error.ts';
import type { ConnectionEvents } from '../../../../proto/wire/connection-events.ts';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { readUint32 } from '../../../../proto/wire/frames.ts';
import { checkMessagePrefix, messagePrefixBytes } from '../../../../proto/wire/grpc/message-framing.ts';
import type { MetadataEntry } from '../../../../proto/wire/grpc/metadata.ts';
import type { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { defaultWindows } from '../../../../proto/wire/window-growth.ts';
import type { TimerWheel } from '../../../concurrency/timer-wheel.ts';
import type { RpcError } from '../../rpc-error.ts';
import type { UnsentAnswers } from '../../unsent-answers.ts';
import { ByteBudget } from './byte-budget.ts';
import { type CallHost, CallStream, WireCall } from './call.ts';
import { CallRunner, type RunnerOptions } from './call-runner.ts';
import type { ConnectionTimes, CutReason, EndReason } from './options.ts';
import { RequestHead } from './request-head.ts';
import { RequestStream } from './request-stream.ts';
import { ResponseWriter } from './response-writer.ts';
import type { Routes } from './routes.ts';
import { serverLimits } from './server-limits.ts';
import { SingleRequest } from './single-request.ts';
import { SocketLink } from './socket-link.ts';
import { Vigil } from './vigil.ts';

/**
 * As they are before they grow: a request above the half of one gets window while it comes, and what slow handlers have not
 * taken is bounded by them. Sixteen slow handlers, before a client's other calls feel them.
 */
const { streamWindowBytes, connectionWindowBytes } = defaultWindows;

/** Requests that have not arrived completely or wait to be taken, with their window given back; per connection. */
const maxPartialRequestBytes = 64 * 1024 * 1024;

/** What the connections of a server share. */
export interface ConnectionShared extends RunnerOptions {
  readonly unsent: UnsentAnswers;
  readonly routes: Routes;
  readonly wheel: TimerWheel;
  readonly times: ConnectionTimes;
  readonly maxConcurrentStreams: number;
  readonly partialRequests: ByteBudget;
  /** A deadline was added to the wheel. */
  wheelUsed(): void;
  closed(connection: ServerConnection): void;
  endedBadly(reason: EndReason, peer: string): void;
}

/** Who is at the other end. */
export interface Peer {
  /** "host:port" */
  readonly address: string;
  readonly certificateName: string | null;
}

/** DATA within a message is larger, unless somebody wants to make us work. */
const crumbBytes = 256;

const drainPing = Buffer.from('draining');
const keepalivePing = Buffer.from('alive?\0\0');

/** One connection of a client: turns what happens on its streams into calls. */
export class ServerConnection implements ConnectionEvents<CallStream>, CallHost {
  readonly peer: string;
  readonly certificateName: string | null;
  readonly #shared: ConnectionShared;
  readonly #core: Connection<CallStream>;
  readonly #link: SocketLink;
  readonly #writer: ResponseWriter;
  readonly #runner: CallRunner;
  readonly #vigil: Vigil;
  readonly #partialRequests: ByteBudget;
  readonly #head = new RequestHead();
  #nowMs: number;
  /** Calls that have not ended: their handlers may work on when their streams are long gone. */
  #callCount = 0;
  /** Of the connection's window, held by messages of streams that have not come completely. */
  #incompleteBytes = 0;
  #draining = false;
  /** Everything that the client opened before it heard of the end has arrived. */
  #sawLastCall = false;

  constructor(socket: Socket, peer: Peer, shared: ConnectionShared, nowMs: number) {
    this.peer = peer.address;
    this.certificateName = peer.certificateName;
    this.#shared = shared;
    this.#nowMs = nowMs;
    this.#vigil = new Vigil(shared.times, nowMs);
    this.#partialRequests = new ByteBudget(maxPartialRequestBytes, shared.partialRequests);
    const maxPeerStreams = shared.maxConcurrentStreams;
    const terms = { role: 'server', limits: serverLimits, ...defaultWindows } as const;
    this.#core = new Connection<CallStream>({ ...terms, maxPeerStreams }, this);
    const listener = {
      onRead: (readMs: number) => {
        this.#nowMs = readMs;
        this.#vigil.received(readMs);
      },
      onWritten: () => this.#vigil.sent(this.#nowMs),
      onClosed: () => this.#onClosed(),
    };
    this.#link = new SocketLink(socket, this.#core, listener, shared.times.lingerMs);
    this.#writer = new ResponseWriter(this.#core, this.#link);
    this.#runner = new CallRunner(this.#writer, shared);
    this.#link.wantFlush();
  }

  /** Looks whether a time has run out; about once a second. */
  check(nowMs: number): void {
    this.#nowMs = nowMs;
    const core = this.#core;
    const state = {
      isIntroduced: core.isIntroduced,
      settingsAcknowledged: core.settingsAcknowledged,
      isWithinHeaderBlock: core.isWithinHeaderBlock,
      streamCount: core.streamCount,
      isBlocked: this.#link.isBlocked,
      hasQueuedData: core.pendingBytes > core.output.length,
      sentDataBytes: core.sentDataBytes,
    };
    const verdict = this.#vigil.check(state, nowMs);
    if (verdict === null) return;
    if (verdict.act === 'drain') this.drain();
    else if (verdict.act === 'ping') this.#ping(keepalivePing);
    else this.#cut(verdict.reason);
  }

  /** Ends the connection when its calls have ended, and takes no new ones (RFC 9113 §6.8, in two steps). */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#vigil.draining(this.#nowMs);
    if (!this.#core.isIntroduced) {
      this.destroy();
      return;
    }
    this.#core.announceGoAway('');
    this.#ping(drainPing);
  }

  destroy(): void {
    this.#link.destroy();
  }

  createStream(): CallStream {
    return new CallStream();
  }

  onHeaders(stream: CallStream, block: HeaderBlock, endStream: boolean): void {
    if (this.#callCount >= this.#shared.maxConcurrentStreams) {
      // Streams are counted by the core; handlers whose streams were reset are counted here (CVE-2023-44487).
      this.#core.reset(stream, ErrorCode.REFUSED_STREAM);
      return;
    }
    const refusal = this.#head.read(block, this.#shared.routes);
    if (refusal === null) this.#open(stream, endStream);
    else this.#writer.refuse(stream, refusal);
  }

  onData(stream: CallStream, bytes: Buffer, start: number, end: number, endStream: boolean): void {
    const { call } = stream;
    if (call === null || wasRefused(call)) {
      this.#core.release(stream, end - start);
    } else if (call.sink === null && endStream && this.#isWholeRequest(call, bytes, start, end)) {
      this.#core.release(stream, end - start);
      this.#runner.runSingle(call, bytes.subarray(start + messagePrefixBytes, end), false);
    } else {
      this.#onBody(call, bytes, start, end, endStream);
    }
  }

  onTrailers(stream: CallStream): void {
    const { call } = stream;
    if (call !== null && !wasRefused(call)) this.#endBody(call);
  }

  onReset({ call }: CallStream): void {
    if (call !== null) this.#cancel(call);
  }

  onWritable({ call }: CallStream): void {
    if (call !== null) wake(call);
  }

  onSent({ call }: CallStream): void {
    if (call !== null) this.#writer.sent(call);
  }

  onSettings(): void {}

  onGoAway(): void {
    this.#draining = true;
    this.#sawLastCall = true;
    this.#vigil.draining(this.#nowMs);
    this.#endIfDrained();
  }

  onPingAck(payload: Buffer): void {
    if (!this.#draining || !payload.equals(drainPing)) return;
    this.#sawLastCall = true;
    this.#core.goAway(ErrorCode.NO_ERROR, '');
    this.#link.wantFlush();
    this.#endIfDrained();
  }

  onConnectionError(error: ConnectionError): void {
    this.#shared.endedBadly(error.abuse ?? 'protocol-error', this.peer);
    this.#link.end();
  }

  get unsent(): UnsentAnswers {
    return this.#shared.unsent;
  }

  writeHeaders(call: WireCall, headers: readonly MetadataEntry[]): void {
    this.#writer.headers(call, headers);
  }

  expired(call: WireCall): void {
    const { stream } = call;
    // An answer that waits for windows, or has begun to: the client gets no more of it.
    if (stream.localEnded || stream.queue !== null) this.#core.reset(stream, ErrorCode.CANCEL);
    else this.#writer.expire(call);
    this.#link.wantFlush();
    this.#cancel(call);
  }

  ended(call: WireCall): void {
    this.#callCount--;
    call.stream.call = null;
    this.#shared.wheel.remove(call);
    call.sink?.fail(call.cancellation());
    this.#endIfDrained();
  }

  #open(stream: CallStream, endStream: boolean): void {
    const head = this.#head;
    const deadlineMs = this.#nowMs + head.timeoutMs;
    const call = new WireCall(this, head.route!, stream, head, this.#nowMs, deadlineMs);
    stream.call = call;
    this.#callCount++;
    if (deadlineMs !== Infinity) {
      this.#shared.wheel.add(call);
      this.#shared.wheelUsed();
    }
    if (call.takesStream) {
      const requests = this.#requestStream(call);
      call.sink = requests;
      this.#runner.runStreamed(call, requests);
    }
    if (endStream) this.#endBody(call);
  }

  /** Nearly every unary request: one DATA frame with one message as it is. */
  #isWholeRequest(call: WireCall, bytes: Buffer, start: number, end: number): boolean {
    const messageBytes = end - start - messagePrefixBytes;
    if (messageBytes < 0 || bytes[start] !== 0 || readUint32(bytes, start + 1) !== messageBytes) return false;
    return checkMessagePrefix(bytes, start, this.#shared.maxMessageBytes, call.gzip) === null;
  }

  #onBody(call: WireCall, bytes: Buffer, start: number, end: number, endStream: boolean): void {
    call.sink ??= this.#singleRequest(call);
    const wasMidMessage = call.sink.isMidMessage;
    const error = call.sink.accept(bytes, start, end);
    // A message that comes in crumbs (CVE-2019-9511, the other way round).
    const isCrumb = wasMidMessage && call.sink.isMidMessage && end - start < crumbBytes;
    if (isCrumb && !this.#core.countGlitch()) return;
    if (error !== null) this.#failBody(call, error);
    else if (endStream) this.#endBody(call);
  }

  #endBody(call: WireCall): void {
    call.sink ??= this.#singleRequest(call);
    const error = call.sink.end();
    if (error !== null) this.#failBody(call, error);
  }

  /** A handler that takes a stream has the call already, and its reader fails with it. */
  #failBody(call: WireCall, error: RpcError): void {
    if (call.takesStream) this.#runner.fail(call, error);
    else this.#runner.refuse(call, error);
  }

  #singleRequest(call: WireCall): SingleRequest {
    return new SingleRequest({
      maxMessageBytes: this.#shared.maxMessageBytes,
      gzip: call.gzip,
      budget: this.#partialRequests,
      release: (byteCount) => this.#core.release(call.stream, byteCount),
      start: (message, compressed) => this.#runner.runSingle(call, message, compressed),
    });
  }

  #requestStream(call: WireCall): RequestStream {
    return new RequestStream({
      maxMessageBytes: this.#shared.maxMessageBytes,
      windowBytes: streamWindowBytes,
      gzip: call.gzip,
      release: (byteCount) => {
        this.#core.release(call.stream, byteCount);
        if (this.#core.hasOutput) this.#link.wantFlush();
      },
      holdIncomplete: (delta) => {
        this.#incompleteBytes += delta;
        return this.#incompleteBytes * 2 > connectionWindowBytes;
      },
      budget: this.#partialRequests,
      decode: (message, compressed) => this.#runner.decode(call, message, compressed),
    });
  }

  /** Nothing more can be sent on the stream of this call. */
  #cancel(call: WireCall): void {
    this.#shared.wheel.remove(call);
    call.transportDone();
    call.sink?.fail(call.cancellation());
    // Its request will never be complete: nobody else would settle it.
    if (!call.hasRun) this.#runner.refuse(call, call.cancellation());
    wake(call);
  }

  #ping(payload: Buffer): void {
    this.#core.ping(payload);
    this.#link.wantFlush();
  }

  #endIfDrained(): void {
    if (this.#sawLastCall && this.#callCount === 0 && this.#core.streamCount === 0) this.#link.end();
  }

  #cut(reason: CutReason): void {
    this.#shared.endedBadly(reason, this.peer);
    if (reason === 'stalled' || reason === 'dead') {
      this.destroy();
      return;
    }
    this.#core.goAway(
      reason === 'settings-unacknowledged' ? ErrorCode.SETTINGS_TIMEOUT : ErrorCode.ENHANCE_YOUR_CALM,
      reason,
    );
    this.#link.end();
  }

  #onClosed(): void {
    this.#core.lost();
    this.#shared.closed(this);
  }
}

/** Before its request was complete, which is what a handler of one request gets. */
function wasRefused(call: WireCall): boolean {
  return call.hasRun && !call.takesStream;
}

function wake(call: WireCall): void {
  const { onWritable } = call;
  call.onWritable = null;
  onWritable?.();
}
