import { encodeMetadata } from '../../../proto/wire/grpc/metadata.ts';
import { StatusCode } from '../../../proto/wire/grpc/status.ts';
import { HeaderField, Indexing } from '../../../proto/wire/hpack/header-field.ts';
import { type ErrorCode, statusCodes } from '../status.ts';
import { Attempt, type AttemptOwner, type AttemptResult } from './attempt.ts';
import { CallError, type CallErrorOptions } from './call-error.ts';
import type { CallOptions, ChannelSettings } from './channel-options.ts';
import type { ClientConnection } from './connection.ts';
import { compress, minCompressedBytes } from './gzip.ts';
import type { IncomingMessage } from './message-assembler.ts';
import { emptyMetadata, type Metadata } from './metadata.ts';
import { countsAsFailure, retryDelayMs } from './retry-policy.ts';
import type { RetryThrottle } from './retry-throttle.ts';

/** What becomes of a call's response. */
export interface ResponseSink {
  onHeader(header: Metadata): void;
  /** @returns why the call fails by this message, null when all is well */
  onMessage(message: IncomingMessage): CallError | null;
  /** Once, and the last. Null: the call succeeded. */
  onEnd(error: CallError | null, trailer: Metadata): void;
  /** Bytes of messages, as they came, that nobody has taken yet. */
  readonly untakenBytes: number;
}

/** Finds connections for calls. */
export interface CallHost {
  readonly settings: ChannelSettings;
  /** Null: retries are not throttled. */
  readonly throttle: RetryThrottle | null;
  /** Lets the call `begin`, now or when there is a stream for it, or fails it. */
  dispatch(call: Call): void;
  /** The call has ended; it may have been waiting. */
  onCallEnd(call: Call): void;
}

interface OutgoingMessage {
  readonly bytes: Uint8Array;
  readonly compressed: boolean;
}

/**
 * Messages that are kept to be sent again on another attempt, as in other gRPC clients' default. A single message is kept
 * whatever its size: it waits for its stream's window anyway.
 */
const maxKeptBytes = 256 * 1024;

/**
 * One call, over as many attempts as it takes: deadline, cancellation, requests on their way out, and the choice whether a
 * failed attempt is made again (gRFC A6). Until the response begins, what was sent is kept for that.
 */
export class Call implements AttemptOwner {
  readonly path: string;
  readonly waitForReady: boolean;
  readonly #host: CallHost;
  readonly #sink: ResponseSink;
  readonly #options: CallOptions;
  readonly #metadataFields: readonly HeaderField[];
  /** On the clock of `performance.now()`. */
  readonly #deadlineMs: number;
  readonly #deadlineTimer: NodeJS.Timeout | null;
  readonly #onAbort: (() => void) | null;
  #connection: ClientConnection | null = null;
  #attempt: Attempt | null = null;
  /** What is to be sent: everything until the call is committed, then what still waits. */
  #outgoing: OutgoingMessage[] = [];
  /** How many of `#outgoing` went out on this attempt. */
  #sentCount = 0;
  #keptBytes = 0;
  #requestEnded = false;
  /** Whether this attempt's stream was told so. */
  #endSent = false;
  /** No further attempt is possible: the response has begun, or too much would have to be sent again. */
  #committed = false;
  #header = emptyMetadata;
  #done = false;
  #attempts = 0;
  #refusedBefore = false;
  #retryTimer: NodeJS.Timeout | null = null;
  #writable: PromiseWithResolver | null = null;

  /** @throws RangeError for metadata that gRPC does not allow */
  constructor(host: CallHost, path: string, options: CallOptions, sink: ResponseSink) {
    this.#host = host;
    this.path = path;
    this.#options = options;
    this.#sink = sink;
    this.waitForReady = options.waitForReady ?? false;
    this.#metadataFields = options.metadata === undefined ? noFields : options.metadata.map(encodeMetadata);
    const { timeoutMs = Infinity, signal } = options;
    this.#deadlineMs = timeoutMs === Infinity ? Infinity : performance.now() + timeoutMs;
    this.#deadlineTimer = timeoutMs > maxTimerMs ? null : setTimeout(() => this.#expire(), timeoutMs);
    this.#onAbort = signal === undefined ? null : () => this.cancel('The caller cancelled the call', signal.reason);
    if (this.#onAbort !== null) signal!.addEventListener('abort', this.#onAbort, { once: true });
  }

  get done(): boolean {
    return this.#done;
  }

  get maxMessageBytes(): number {
    return this.#host.settings.maxReceiveMessageBytes;
  }

  get untakenBytes(): number {
    return this.#sink.untakenBytes;
  }

  /** Sends the call on its way. */
  start(): void {
    if (this.#options.signal?.aborted) this.cancel('The caller cancelled the call', this.#options.signal.reason);
    else if (!this.#done) this.#host.dispatch(this);
  }

  /** Adds a request message; with `last` nothing follows. False: wait for `writable` before the next. */
  send(message: Uint8Array, last: boolean): boolean {
    if (this.#done) return true;
    if (this.#requestEnded) throw new Error('A message was sent after the last one');
    const { maxSendMessageBytes } = this.#host.settings;
    if (message.length > maxSendMessageBytes) {
      this.fail(
        'RESOURCE_EXHAUSTED',
        `A message of ${message.length} bytes exceeds the limit of ${maxSendMessageBytes}`,
      );
      return true;
    }
    this.#outgoing.push(this.#encoded(message));
    this.#keptBytes += message.length;
    this.#requestEnded = last;
    this.#pump();
    return this.#hasRoom;
  }

  /** The request is complete. */
  endRequest(): void {
    if (this.#done || this.#requestEnded) return;
    this.#requestEnded = true;
    this.#pump();
  }

  /** Resolves when `send` takes messages, or the call has ended. */
  writable(): Promise<void> {
    if (this.#done || this.#hasRoom) return Promise.resolve();
    this.#writable ??= promiseWithResolver();
    return this.#writable.promise;
  }

  /** Ends the call as CANCELLED; one that has ended is left alone. */
  cancel(message: string, cause?: unknown): void {
    this.fail('CANCELLED', message, { cause });
  }

  /** Ends the call from this side. */
  fail(code: ErrorCode, message: string, options: CallErrorOptions = {}): void {
    if (this.#done) return;
    const attempt = this.#attempt;
    const connection = this.#connection;
    this.#detach();
    const mayHaveRun = attempt !== null;
    const error = new CallError(code, message, { mayHaveRun, header: this.#header, ...options });
    this.#finish(error, error.trailer);
    if (attempt !== null) connection!.cancel(attempt);
  }

  /** The application has taken messages: the server may send more. */
  settleCredit(): void {
    if (this.#attempt !== null) this.#connection!.settleCredit(this.#attempt);
  }

  /** Host: there is a stream for the call. */
  begin(connection: ClientConnection): void {
    const attempt = new Attempt(this);
    this.#attempt = attempt;
    this.#connection = connection;
    this.#sentCount = 0;
    this.#attempts++;
    const request = {
      path: this.path,
      timeoutMs: this.#timeoutMs(),
      compression: this.#compression,
      extraFields: this.#extraFields(),
    };
    this.#endSent = this.#requestEnded && this.#outgoing.length === 0;
    connection.open(attempt, request, this.#endSent);
    this.#pump();
    this.#tellWritable();
  }

  onHeader(header: Metadata): void {
    this.#commit();
    this.#header = header;
    this.#sink.onHeader(header);
  }

  onMessage(message: IncomingMessage): void {
    const error = this.#sink.onMessage(message);
    if (error !== null) this.fail(error.code, error.message);
  }

  onWritable(): void {
    this.#pump();
    this.#tellWritable();
  }

  onResult(result: AttemptResult): void {
    if (result.status === StatusCode.OK) {
      this.#host.throttle?.succeeded();
      // The attempt stays: messages that nobody has taken yet still hold window of its connection.
      this.#finish(null, result.trailer);
      return;
    }
    this.#detach();
    if (this.#tryAgain(result)) return;
    const error = this.#errorOf(result);
    this.#finish(error, result.trailer);
  }

  get #compression(): 'identity' | 'gzip' {
    return this.#options.compression ?? this.#host.settings.compression;
  }

  get #hasRoom(): boolean {
    if (this.#attempt === null) return this.#keptBytes < maxKeptBytes;
    return this.#sentCount === this.#outgoing.length;
  }

  #encoded(message: Uint8Array): OutgoingMessage {
    const worthIt = this.#compression === 'gzip' && message.length >= minCompressedBytes;
    return worthIt ? { bytes: compress(message), compressed: true } : { bytes: message, compressed: false };
  }

  /** Writes what the connection takes. */
  #pump(): void {
    const connection = this.#connection;
    while (this.#attempt !== null && this.#sentCount < this.#outgoing.length) {
      const { bytes, compressed } = this.#outgoing[this.#sentCount]!;
      const isLast = this.#requestEnded && this.#sentCount === this.#outgoing.length - 1;
      if (!connection!.write(this.#attempt, bytes, compressed, isLast)) break;
      this.#sentCount++;
      this.#endSent = isLast;
    }
    this.#pumpEnd();
    if (this.#committed) this.#forgetSent();
    else if (this.#attempt !== null && this.#outgoing.length > 1 && this.#keptBytes > maxKeptBytes) this.#commit();
  }

  /** When the end was not known yet as the last message went. */
  #pumpEnd(): void {
    if (this.#attempt === null || !this.#requestEnded || this.#endSent) return;
    if (this.#sentCount === this.#outgoing.length) this.#endSent = this.#connection!.endRequest(this.#attempt);
  }

  #commit(): void {
    this.#committed = true;
    this.#forgetSent();
  }

  #forgetSent(): void {
    if (this.#sentCount === 0) return;
    this.#outgoing = this.#outgoing.slice(this.#sentCount);
    this.#sentCount = 0;
  }

  /** True when the call goes on with another attempt. */
  #tryAgain(result: AttemptResult): boolean {
    if (this.#committed || performance.now() >= this.#deadlineMs) return false;
    // What was not seen by the server's application may be sent again without asking: always if it has not left the
    // process, once if the server refused it (gRFC A6, "Transparent Retries").
    if (result.reach === 'unsent' || (result.reach === 'refused' && !this.#refusedBefore)) {
      this.#refusedBefore ||= result.reach === 'refused';
      this.#attempts--;
      this.#host.dispatch(this);
      return true;
    }
    const delayMs = this.#retryDelayMs(result);
    if (delayMs === null) return false;
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = null;
      this.#host.dispatch(this);
    }, delayMs);
    return true;
  }

  #retryDelayMs({ status, trailer }: AttemptResult): number | null {
    const { settings, throttle } = this.#host;
    const { retry, random } = settings;
    if (retry === undefined) return null;
    const pushback = trailer.raw('grpc-retry-pushback-ms');
    const failed = { code: statusCodes[status] as ErrorCode, attempts: this.#attempts, pushback };
    if (countsAsFailure(retry, failed)) throttle?.failed();
    return throttle?.allowsRetry === false ? null : retryDelayMs(retry, failed, random());
  }

  #errorOf({ status, message, trailer, reach }: AttemptResult): CallError {
    // A server that keeps the deadline may cancel the call just before we do.
    const late = status === StatusCode.CANCELLED && performance.now() >= this.#deadlineMs;
    const code = late ? 'DEADLINE_EXCEEDED' : (statusCodes[status] as ErrorCode);
    const details = trailer.raw('grpc-status-details-bin');
    return new CallError(code, message, {
      header: this.#header,
      trailer,
      mayHaveRun: reach === 'reached',
      ...(details === undefined ? {} : { details: Buffer.from(details, 'base64') }),
    });
  }

  #expire(): void {
    this.fail('DEADLINE_EXCEEDED', `The call did not end within ${this.#options.timeoutMs} ms`);
  }

  #detach(): void {
    this.#attempt = null;
    this.#connection = null;
    this.#sentCount = 0;
  }

  #finish(error: CallError | null, trailer: Metadata): void {
    if (this.#done) return;
    this.#done = true;
    this.#outgoing = [];
    this.#sentCount = 0;
    if (this.#deadlineTimer !== null) clearTimeout(this.#deadlineTimer);
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    if (this.#onAbort !== null) this.#options.signal!.removeEventListener('abort', this.#onAbort);
    this.#host.onCallEnd(this);
    this.#sink.onEnd(error, trailer);
    this.#tellWritable();
  }

  #tellWritable(): void {
    if (this.#writable === null || !(this.#done || this.#hasRoom)) return;
    this.#writable.resolve();
    this.#writable = null;
  }

  /** What is left; exactly what was asked for on the first attempt, so that equal calls have equal headers. */
  #timeoutMs(): number {
    const { timeoutMs = Infinity } = this.#options;
    if (timeoutMs === Infinity) return Infinity;
    const leftMs = this.#deadlineMs - performance.now();
    return timeoutMs - leftMs < 1 ? timeoutMs : Math.max(0, leftMs);
  }

  #extraFields(): readonly HeaderField[] {
    if (this.#attempts === 1) return this.#metadataFields;
    const retries = new HeaderField('grpc-previous-rpc-attempts', String(this.#attempts - 1), Indexing.NONE);
    return [...this.#metadataFields, retries];
  }
}

const noFields: readonly HeaderField[] = [];

/** What a timer of Node.js can hold; a call that may last longer (24 days) needs none. */
const maxTimerMs = 2 ** 31 - 1;

interface PromiseWithResolver {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function promiseWithResolver(): PromiseWithResolver {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
