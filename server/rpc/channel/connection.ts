import type { Socket } from 'node:net';
import { asBuffer } from '../../../proto/protobuf/as-buffer.ts';
import { Connection } from '../../../proto/wire/connection.ts';
import type { ConnectionEvents, ResetOrigin } from '../../../proto/wire/connection-events.ts';
import { ErrorCode, errorCodeName } from '../../../proto/wire/error-codes.ts';
import { messagePrefixBytes, writeMessagePrefix } from '../../../proto/wire/grpc/message-framing.ts';
import { defaultLimits } from '../../../proto/wire/limits.ts';
import type { WindowOptions } from '../../../proto/wire/window-growth.ts';
import type { Attempt } from './attempt.ts';
import type { ChannelSettings, KeepAliveOptions } from './channel-options.ts';
import { FlushSchedule } from './flush-schedule.ts';
import { KeepAlive } from './keep-alive.ts';
import { type RequestDescription, RequestHeaders } from './request-headers.ts';
import { openSocket, type SocketTarget } from './socket.ts';

export interface ConnectionListener {
  /** The server has spoken HTTP/2; its settings are in force. */
  onReady(): void;
  /** The server takes no further streams; the calls that it has seen go on. */
  onGoingAway(tooManyPings: boolean): void;
  /** A stream may have become free. */
  onRoom(): void;
  /** Once, and the last. */
  onEnd(problem: string): void;
}

/** Above this the server, or the network, does not keep up: calls and messages wait where they are. */
const maxUnwrittenBytes = 1024 * 1024;

/** For the last bytes of a connection that is closed in order. */
const farewellMs = 1000;

const pingPayload = Buffer.from('scalectl');

/** A connection to a server: the pure core on a socket. It knows streams; calls and their attempts are its callers'. */
export class ClientConnection {
  readonly #listener: ConnectionListener;
  readonly #target: SocketTarget;
  readonly #core: Connection<Attempt>;
  readonly #headers: RequestHeaders;
  readonly #socket: Socket;
  readonly #schedule = new FlushSchedule(() => this.#flush());
  readonly #keepAlive: KeepAlive | null;
  readonly #connectTimer: NodeJS.Timeout;
  /** Attempts that were refused a write for lack of room. */
  readonly #blocked = new Set<Attempt>();
  #ready = false;
  #answered = false;
  #draining = false;
  #ended = false;
  /** Why the connection ends, as far as known. */
  #problem = 'it was closed';
  #failed = false;
  /** Streams above this id have not left the process. */
  #flushedId = 0;
  #lastReadAtMs = performance.now();

  constructor(
    target: SocketTarget,
    settings: ChannelSettings,
    keepAlive: KeepAliveOptions | null,
    listener: ConnectionListener,
  ) {
    this.#listener = listener;
    this.#target = target;
    const { authority, userAgent, tls } = settings;
    this.#headers = new RequestHeaders({ scheme: tls === undefined ? 'http' : 'https', authority, userAgent });
    this.#core = new Connection<Attempt>(
      { role: 'client', limits: defaultLimits, ...windowsOf(settings), maxPeerStreams: 0 },
      this.#events(),
    );
    this.#keepAlive = keepAlive === null ? null : this.#startKeepAlive(keepAlive);
    this.#connectTimer = setTimeout(() => {
      this.#end(`it did not answer as an HTTP/2 server within ${settings.connectTimeoutMs} ms`);
    }, settings.connectTimeoutMs);
    this.#socket = this.#openSocket(settings);
  }

  /** Whether `open` works now. */
  get canOpen(): boolean {
    return this.#ready && !this.#ended && this.#core.canOpen && this.#unwrittenBytes() <= maxUnwrittenBytes;
  }

  /** False for good once the connection takes no further streams. */
  get usable(): boolean {
    return !this.#ended && this.#core.acceptsStreams;
  }

  /** Whether any call got as far as an answer. */
  get answered(): boolean {
    return this.#answered;
  }

  get address(): string {
    return `${this.#target.host}:${this.#target.port}`;
  }

  /** Opens a stream. The caller has seen `canOpen`. */
  open(attempt: Attempt, request: RequestDescription, endStream: boolean): void {
    this.#core.open(attempt, this.#headers.listFor(request), endStream);
    this.#schedule.request();
  }

  /**
   * Sends one message.
   * @returns false when there is no room and nothing was taken; `onWritable` of the attempt's owner tells when there is
   */
  write(attempt: Attempt, message: Uint8Array, compressed: boolean, endStream: boolean): boolean {
    if (attempt.queuedBytes > 0 || this.#unwrittenBytes() > maxUnwrittenBytes) {
      this.#blocked.add(attempt);
      return false;
    }
    this.#writeMessage(attempt, message, compressed ? 1 : 0, endStream);
    this.#schedule.request();
    return true;
  }

  /** Ends the request after its last message. False as with `write`. */
  endRequest(attempt: Attempt): boolean {
    if (attempt.queuedBytes > 0) {
      this.#blocked.add(attempt);
      return false;
    }
    this.#core.sendData(attempt, emptyBytes, true);
    this.#schedule.request();
    return true;
  }

  /** Gives an attempt up. Its owner is not told. */
  cancel(attempt: Attempt): void {
    attempt.ended = true;
    this.#blocked.delete(attempt);
    this.#core.reset(attempt, ErrorCode.CANCEL);
    this.#core.release(attempt, attempt.unreleasedBytes);
    this.#schedule.request();
    this.#endIfDrained();
  }

  /** The owner of the attempt has taken messages: lets the server send as much again. */
  settleCredit(attempt: Attempt): void {
    const freedBytes = attempt.unreleasedBytes - attempt.owner.untakenBytes;
    if (freedBytes <= 0) return;
    this.#core.release(attempt, freedBytes);
    if (this.#core.hasOutput) this.#schedule.request();
  }

  /** Ends the connection now; attempts in flight end as UNAVAILABLE. */
  close(reason: string): void {
    if (this.#ended) return;
    this.#core.goAway(ErrorCode.NO_ERROR, '');
    this.#flush();
    // What was written still goes out, unless the server does not read it.
    this.#socket.setTimeout(farewellMs, () => this.#socket.destroy());
    this.#socket.destroySoon();
    this.#end(reason);
  }

  /** Takes no further streams, and ends when the last one has. */
  drain(): void {
    this.#draining = true;
    this.#endIfDrained();
  }

  #openSocket(settings: ChannelSettings): Socket {
    const socket = openSocket(this.#target, settings.tls, (problem) => {
      if (problem === null) this.#flush();
      else this.#end(problem);
    });
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    socket.on('drain', () => this.#flush());
    socket.on('error', (error) => this.#end(error.message));
    socket.on('close', () => this.#end(this.#problem));
    return socket;
  }

  #startKeepAlive(options: KeepAliveOptions): KeepAlive {
    const connection = this;
    return new KeepAlive(options, {
      get hasCalls() {
        return connection.#core.streamCount > 0;
      },
      get lastReadAtMs() {
        return connection.#lastReadAtMs;
      },
      ping: () => {
        this.#core.ping(pingPayload);
        this.#schedule.request();
      },
      onDead: () => this.#end(`it did not answer a PING within ${options.timeoutMs} ms`),
    });
  }

  #onData(chunk: Buffer): void {
    if (this.#ended) return;
    this.#schedule.beginRead();
    this.#lastReadAtMs = performance.now();
    this.#core.receive(chunk, this.#lastReadAtMs);
    if (this.#failed) {
      this.#flush();
      this.#end(this.#problem);
      return;
    }
    this.#listener.onRoom();
    this.#endIfDrained();
    if (this.#core.hasOutput) this.#schedule.request();
  }

  #events(): ConnectionEvents<Attempt> {
    return {
      createStream: () => {
        throw new Error('A server cannot open streams');
      },
      onHeaders: (attempt, block, endStream) => {
        this.#answered = true;
        attempt.acceptHeaders(block, endStream);
        this.#tidy(attempt);
      },
      onData: (attempt, bytes, start, end, endStream) => {
        attempt.acceptData(bytes, start, end, endStream);
        this.settleCredit(attempt);
        this.#tidy(attempt);
      },
      onTrailers: (attempt, block) => {
        attempt.acceptTrailers(block);
        this.#tidy(attempt);
      },
      onReset: (attempt, code, origin) => this.#onReset(attempt, code, origin),
      onWritable: (attempt) => this.#onWritable(attempt),
      onSettings: () => this.#onSettings(),
      onGoAway: (_lastStreamId, code, debug) => this.#onGoAway(code, debug),
      onPingAck: () => {},
      onConnectionError: (error) => {
        this.#failed = true;
        this.#problem = `the server broke the protocol: ${error.message}`;
      },
    };
  }

  #onSettings(): void {
    if (this.#ready) return;
    this.#ready = true;
    clearTimeout(this.#connectTimer);
    this.#listener.onReady();
  }

  #onGoAway(code: number, debug: string): void {
    this.#draining = true;
    if (code !== ErrorCode.NO_ERROR) {
      this.#problem = `the server ended it: ${errorCodeName(code)}${debug === '' ? '' : `, ${debug}`}`;
    }
    this.#listener.onGoingAway(code === ErrorCode.ENHANCE_YOUR_CALM && debug === 'too_many_pings');
  }

  #onReset(attempt: Attempt, code: number, origin: ResetOrigin): void {
    this.#blocked.delete(attempt);
    // The streams are told of a broken rule before the connection's owner is.
    const broken = origin === 'connection' && code !== ErrorCode.CANCEL;
    const problem = broken ? `the server broke the protocol (${errorCodeName(code)})` : this.#problem;
    attempt.acceptReset(code, origin, attempt.id <= this.#flushedId, `${this.address}: ${problem}`);
  }

  #onWritable(attempt: Attempt): void {
    if (this.#blocked.delete(attempt)) attempt.owner.onWritable();
  }

  /** The answer may come before the server has read the whole request, or be refused by us before its end. */
  #tidy(attempt: Attempt): void {
    if (!attempt.ended) return;
    this.#blocked.delete(attempt);
    if (!attempt.localEnded || attempt.queue !== null || !attempt.remoteEnded) {
      this.#core.reset(attempt, ErrorCode.CANCEL);
    }
  }

  #writeMessage(attempt: Attempt, message: Uint8Array, flag: number, endStream: boolean): void {
    const core = this.#core;
    const at = core.reserveData(attempt, messagePrefixBytes + message.length, endStream);
    if (at >= 0) {
      writeMessagePrefix(core.output.bytes, at, message.length);
      core.output.bytes[at] = flag;
      core.output.bytes.set(message, at + messagePrefixBytes);
      return;
    }
    const prefix = Buffer.allocUnsafe(messagePrefixBytes);
    writeMessagePrefix(prefix, 0, message.length);
    prefix[0] = flag;
    core.sendData(attempt, prefix, false);
    core.sendData(attempt, asBuffer(message), endStream);
  }

  #unwrittenBytes(): number {
    return this.#socket.writableLength + this.#core.pendingBytes;
  }

  /** Writes what is due, as far as the socket takes it; the rest follows when it drains. */
  #flush(): void {
    while (!this.#ended && this.#socket.writableLength < defaultLimits.maxOutputBytes * 4) {
      const bytes = this.#core.take();
      if (bytes === null) break;
      this.#flushedId = this.#core.lastOpenedId;
      this.#socket.write(bytes);
    }
    if (this.#blocked.size > 0) this.#wakeBlocked();
    if (!this.#ended) this.#listener.onRoom();
  }

  /** Those whose own window is closed wait for `onWritable` of the core. */
  #wakeBlocked(): void {
    for (const attempt of [...this.#blocked]) {
      if (this.#unwrittenBytes() > maxUnwrittenBytes) return;
      if (attempt.queuedBytes === 0 && this.#blocked.delete(attempt)) attempt.owner.onWritable();
    }
  }

  /** After GOAWAY the calls that the server still answers are waited for. */
  #endIfDrained(): void {
    if (this.#draining && this.#core.streamCount === 0) this.close(this.#problem);
  }

  #end(problem: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#problem = problem;
    clearTimeout(this.#connectTimer);
    this.#keepAlive?.stop();
    this.#schedule.stop();
    this.#core.lost();
    if (!this.#socket.writableEnded) this.#socket.destroy();
    this.#listener.onEnd(problem);
  }
}

const emptyBytes = Buffer.alloc(0);

function windowsOf(settings: ChannelSettings): WindowOptions {
  const { streamWindowBytes, connectionWindowBytes, maxStreamWindowBytes, maxConnectionWindowBytes } = settings;
  return { streamWindowBytes, connectionWindowBytes, maxStreamWindowBytes, maxConnectionWindowBytes };
}
