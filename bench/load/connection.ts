import { connect, type Socket } from 'node:net';
import { Connection } from '../../proto/wire/connection.ts';
import type { ConnectionEvents, ResetOrigin } from '../../proto/wire/connection-events.ts';
import { ErrorCode, errorCodeName } from '../../proto/wire/error-codes.ts';
import {
  defaultMaxMessageBytes,
  messagePrefixBytes,
  writeMessagePrefix,
} from '../../proto/wire/grpc/message-framing.ts';
import { StatusCode } from '../../proto/wire/grpc/status.ts';
import type { HeaderList } from '../../proto/wire/hpack/encoder.ts';
import { defaultLimits } from '../../proto/wire/limits.ts';
import { defaultWindows } from '../../proto/wire/window-growth.ts';
import { CallList, LoadCall } from './call-list.ts';
import { resetResult } from './call-outcome.ts';
import type { CallOutcome, CallSink } from './call-sink.ts';
import { LoadConnectionError } from './connection-error.ts';
import type { LoadConnectionOptions } from './connection-options.ts';
import { requestHeaders } from './request-headers.ts';

export type { CallOutcome, CallSink } from './call-sink.ts';
export { LoadConnectionError } from './connection-error.ts';
export type { LoadConnectionOptions } from './connection-options.ts';

/** Above this, the server (or the network) is not keeping up, and `send` says so instead of piling up memory. */
const maxUnwrittenBytes = 256 * 1024;

/**
 * Acks and window updates wait this long for the next flush of calls to travel with. Written at once they would double the
 * system calls against grpc-go, which sends a PING after nearly every batch; the caller's tick comes about every ms.
 */
const controlFlushDelayMs = 2;

/**
 * A gRPC client connection that costs little: unary calls with encoded messages, many of them per write. It leaves to its
 * caller what a general client would do for it: when to write (`flush`), when to look for deadlines (`expire`), and to
 * connect again.
 */
export class LoadConnection {
  readonly #options: LoadConnectionOptions;
  readonly #sink: CallSink;
  readonly #core: Connection<LoadCall>;
  readonly #methods: readonly HeaderList[];
  readonly #maxMessageBytes: number;
  readonly #calls = new CallList();
  readonly #socket: Socket;
  readonly #controlFlush: NodeJS.Timeout;
  #controlFlushArmed = false;
  /** Settles `connect`; null once it has. */
  #connecting: { resolve(): void; reject(error: LoadConnectionError): void } | null = null;
  #closed = false;
  /** Set when the server broke the protocol. */
  #failure: LoadConnectionError | null = null;
  #draining = false;
  /** Set when the server goes away because of an error. */
  #goAwayError: LoadConnectionError | null = null;
  #unflushedCalls = 0;
  /** Streams above this id have not left the process. */
  #flushedId = 0;
  #nowMs = performance.now();

  private constructor(options: LoadConnectionOptions, sink: CallSink) {
    this.#options = options;
    this.#sink = sink;
    this.#maxMessageBytes = options.maxMessageBytes ?? defaultMaxMessageBytes;
    this.#methods = options.methods.map((path) => requestHeaders(path, options));
    this.#core = new Connection<LoadCall>(
      { role: 'client', limits: defaultLimits, ...defaultWindows, maxPeerStreams: 0 },
      this.#events(),
    );
    this.#controlFlush = setTimeout(() => this.#flushControl(), controlFlushDelayMs);
    this.#socket = this.#openSocket();
  }

  /**
   * Resolves once the server has spoken HTTP/2 (its SETTINGS are in force).
   * @throws LoadConnectionError
   */
  static connect(options: LoadConnectionOptions, sink: CallSink): Promise<LoadConnection> {
    return new Promise((resolve, reject) => {
      const connection = new LoadConnection(options, sink);
      const { host, port, connectTimeoutMs } = options;
      const giveUp = setTimeout(() => {
        const message = `${host}:${port} did not answer as an HTTP/2 server within ${connectTimeoutMs} ms`;
        connection.#end(new LoadConnectionError('connect-timeout', message));
      }, connectTimeoutMs);
      connection.#connecting = {
        resolve: () => {
          clearTimeout(giveUp);
          resolve(connection);
        },
        reject: (error) => {
          clearTimeout(giveUp);
          reject(error);
        },
      };
    });
  }

  /** Calls that were sent and have not ended. */
  get inFlight(): number {
    return this.#calls.size;
  }

  /** False once the connection takes no further calls: it is closed, the server goes away, or its stream ids are used up. */
  get usable(): boolean {
    return !this.#closed && this.#core.acceptsStreams;
  }

  /**
   * Starts a call; `flush` writes it.
   * @param method position in the options' methods
   * @param request encoded message without prefix; copied
   * @returns false when there is no stream slot, or too much is unwritten: nothing happened, the caller keeps the call.
   */
  send(callId: number, method: number, request: Uint8Array): boolean {
    if (!this.#core.canOpen || this.#unwrittenBytes() > maxUnwrittenBytes) return false;
    const call = new LoadCall(callId, this.#nowMs + this.#options.timeoutMs);
    this.#core.open(call, this.#methods[method]!, false);
    this.#writeRequest(call, request);
    this.#calls.add(call);
    this.#unflushedCalls++;
    return true;
  }

  /** Writes everything since the last flush at once, as far as the socket takes it; the rest follows when it drains. */
  flush(): void {
    this.#unflushedCalls = 0;
    while (!this.#closed && this.#socket.writableLength < maxUnwrittenBytes) {
      const bytes = this.#core.take();
      if (bytes === null) break;
      this.#flushedId = this.#core.lastOpenedId;
      this.#socket.write(bytes);
    }
  }

  /**
   * Gives up calls whose deadline has passed. To be called once per tick, before the tick's calls are sent: their deadlines
   * count from `nowMs`, which saves reading the clock per call.
   * @param nowMs performance.now()
   */
  expire(nowMs: number): void {
    this.#nowMs = nowMs;
    for (let call = this.#calls.oldest; call !== null && call.deadlineMs <= nowMs; call = this.#calls.oldest) {
      this.#core.reset(call, ErrorCode.CANCEL);
      this.#done(call, StatusCode.DEADLINE_EXCEEDED, 'unknown');
    }
    this.#endIfDrained();
  }

  /** Ends the connection now; calls in flight end as UNAVAILABLE. */
  close(): void {
    if (this.#closed) return;
    this.#core.goAway(ErrorCode.NO_ERROR, '');
    this.flush();
    this.#end(null);
  }

  #openSocket(): Socket {
    const socket = connect({ host: this.#options.host, port: this.#options.port, noDelay: true });
    socket.on('connect', () => this.flush());
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    socket.on('drain', () => this.flush());
    socket.on('error', (error) => this.#end(this.#socketError(error)));
    socket.on('close', () => this.#end(this.#socketError()));
    return socket;
  }

  #socketError(cause?: Error): LoadConnectionError {
    const { host, port } = this.#options;
    const reason = cause?.message ?? 'the server closed it';
    if (this.#connecting === null)
      return new LoadConnectionError('lost', `Connection to ${host}:${port} lost: ${reason}`, cause);
    return new LoadConnectionError('connect-failed', `Cannot connect to ${host}:${port}: ${reason}`, cause);
  }

  #protocolError(cause: Error): LoadConnectionError {
    const { host, port } = this.#options;
    const what = this.#connecting === null ? 'broke the protocol' : 'does not speak HTTP/2';
    return new LoadConnectionError('protocol', `${host}:${port} ${what}: ${cause.message}`, cause);
  }

  #onData(chunk: Buffer): void {
    if (this.#closed) return;
    this.#nowMs = performance.now();
    this.#core.receive(chunk, this.#nowMs);
    if (this.#failure !== null) {
      this.flush();
      this.#end(this.#failure);
      return;
    }
    this.#endIfDrained();
    if (this.#unflushedCalls > 0 || this.#core.hasSendableData) this.flush();
    else if (this.#core.hasOutput) this.#armControlFlush();
  }

  #armControlFlush(): void {
    if (this.#controlFlushArmed) return;
    this.#controlFlushArmed = true;
    this.#controlFlush.refresh();
  }

  #flushControl(): void {
    this.#controlFlushArmed = false;
    if (this.#core.hasOutput) this.flush();
  }

  #unwrittenBytes(): number {
    return this.#socket.writableLength + this.#core.pendingBytes;
  }

  #writeRequest(call: LoadCall, request: Uint8Array): void {
    const byteCount = messagePrefixBytes + request.length;
    const at = this.#core.reserveData(call, byteCount, true);
    if (at >= 0) {
      writeMessagePrefix(this.#core.output.bytes, at, request.length);
      this.#core.output.bytes.set(request, at + messagePrefixBytes);
      return;
    }
    const framed = Buffer.allocUnsafe(byteCount);
    writeMessagePrefix(framed, 0, request.length);
    framed.set(request, messagePrefixBytes);
    this.#core.sendData(call, framed, true);
  }

  #events(): ConnectionEvents<LoadCall> {
    return {
      createStream: () => {
        throw new Error('A server cannot open streams');
      },
      onHeaders: (call, block, endStream) => {
        call.acceptHeaders(block, endStream);
        this.#endIfAnswered(call);
      },
      onData: (call, bytes, start, end, endStream) => {
        call.acceptData(bytes, start, end, endStream, this.#maxMessageBytes);
        this.#core.release(call, end - start);
        this.#endIfAnswered(call);
      },
      onTrailers: (call, block) => {
        call.acceptTrailers(block);
        this.#endIfAnswered(call);
      },
      onReset: (call, code, origin) => this.#onReset(call, code, origin),
      onWritable: () => {},
      onSettings: () => this.#onSettings(),
      onGoAway: (_lastStreamId, code, debug) => this.#onGoAway(code, debug),
      onPingAck: () => {},
      onConnectionError: (error) => {
        this.#failure = this.#protocolError(error);
      },
    };
  }

  #onSettings(): void {
    const connecting = this.#connecting;
    this.#connecting = null;
    connecting?.resolve();
  }

  #onGoAway(code: number, debug: string): void {
    this.#draining = true;
    if (code === ErrorCode.NO_ERROR) return;
    const reason = debug === '' ? errorCodeName(code) : `${errorCodeName(code)}, ${debug}`;
    this.#goAwayError = new LoadConnectionError('going-away', `The server ends the connection: ${reason}`);
  }

  #onReset(call: LoadCall, code: number, origin: ResetOrigin): void {
    const written = call.id <= this.#flushedId;
    const { status, outcome } = resetResult({ code, origin, written, deadlinePassed: call.deadlineMs <= this.#nowMs });
    this.#done(call, status, outcome);
  }

  #endIfAnswered(call: LoadCall): void {
    if (call.status < 0) return;
    // The answer may come before the server has read the whole request, or be refused by us before its end.
    if (!call.localEnded || call.queue !== null || !call.remoteEnded) this.#core.reset(call, ErrorCode.CANCEL);
    this.#done(call, call.status, call.outcome);
  }

  #done(call: LoadCall, status: number, outcome: CallOutcome): void {
    if (this.#calls.remove(call)) this.#sink.onDone(call.callId, status, call.message, outcome);
  }

  /** After GOAWAY the calls that the server still answers are waited for. */
  #endIfDrained(): void {
    if (this.#draining && this.#calls.size === 0) this.#end(this.#goAwayError);
  }

  #end(error: LoadConnectionError | null): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#controlFlush);
    this.#core.lost();
    if (error === null) this.#socket.destroySoon();
    else this.#socket.destroy();
    const connecting = this.#connecting;
    this.#connecting = null;
    if (connecting !== null) connecting.reject(error ?? this.#socketError());
    else this.#sink.onClose(error);
  }
}
