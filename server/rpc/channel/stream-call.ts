import { messagePrefixBytes } from '../../../proto/wire/grpc/message-framing.ts';
import { Call, type CallHost, type ResponseSink } from './call.ts';
import type { CallError } from './call-error.ts';
import type { CallOptions } from './channel-options.ts';
import type { ClientMethod } from './client-method.ts';
import { decodeResponse } from './decode-response.ts';
import type { IncomingMessage } from './message-assembler.ts';
import { emptyMetadata, type Metadata } from './metadata.ts';

interface Reader<Response> {
  resolve(result: IteratorResult<Response, undefined>): void;
  reject(error: CallError): void;
}

/**
 * A call whose responses come one by one. To be iterated once; leaving the loop early cancels the call. Responses that
 * are not taken keep the server waiting: what waits here is bounded by the stream's window.
 */
export class StreamCall<Request, Response> implements AsyncIterableIterator<Response> {
  /** For whoever feeds the requests. */
  readonly call: Call;
  readonly #method: ClientMethod<'serverStream' | 'bidi', Request, Response>;
  readonly #maxMessageBytes: number;
  /** Responses that came, oldest first; taken from `#head` on. */
  #waiting: IncomingMessage[] = [];
  #head = 0;
  #untakenBytes = 0;
  #reader: Reader<Response> | null = null;
  #header: Metadata | null = null;
  #headerReaders: ((header: Metadata) => void)[] = [];
  #trailer = emptyMetadata;
  #ended = false;
  #error: CallError | null = null;

  constructor(host: CallHost, method: ClientMethod<'serverStream' | 'bidi', Request, Response>, options: CallOptions) {
    this.#method = method;
    this.#maxMessageBytes = host.settings.maxReceiveMessageBytes;
    this.call = new Call(host, method.path, options, this.#sink());
  }

  /** The server's header; empty when the response consists of trailers only, or the call failed before it came. */
  get header(): Promise<Metadata> {
    if (this.#header !== null) return Promise.resolve(this.#header);
    return new Promise((resolve) => {
      this.#headerReaders.push(resolve);
    });
  }

  /** The server's trailers; empty until the call has ended. */
  get trailer(): Metadata {
    return this.#trailer;
  }

  start(): void {
    this.call.start();
  }

  /**
   * Sends a request; with `last` nothing follows. It is taken in any case.
   * @returns false when it has to wait here: wait for `writable` before the next, or memory is the only limit
   */
  send(request: Request, last = false): boolean {
    return this.call.send(this.#method.encode(request), last);
  }

  /** Resolves when there is room for a request, or the call has ended. */
  writable(): Promise<void> {
    return this.call.writable();
  }

  /** No more requests. */
  end(): void {
    this.call.endRequest();
  }

  cancel(message = 'The caller cancelled the call'): void {
    this.call.cancel(message);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Response, undefined>> {
    if (this.#head < this.#waiting.length) return this.#take();
    if (this.#ended) return this.#last();
    if (this.#reader !== null) throw new Error('A stream was read by two at once');
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<Response, undefined>> {
    this.#error = null;
    this.#ended = true;
    this.#drop();
    this.call.cancel('The caller stopped reading');
    return Promise.resolve(finished);
  }

  #sink(): ResponseSink {
    const stream = this;
    return {
      get untakenBytes() {
        return stream.#untakenBytes;
      },
      onHeader: (header) => this.#onHeader(header),
      onMessage: (message) => this.#onMessage(message),
      onEnd: (error, trailer) => this.#onEnd(error, trailer),
    };
  }

  #onHeader(header: Metadata): void {
    this.#header = header;
    for (const resolve of this.#headerReaders) resolve(header);
    this.#headerReaders = [];
  }

  #onMessage(message: IncomingMessage): null {
    const reader = this.#reader;
    if (reader === null) {
      this.#waiting.push(message);
      this.#untakenBytes += sizeOf(message);
      return null;
    }
    this.#reader = null;
    this.#decode(message).then(reader.resolve, reader.reject);
    return null;
  }

  #onEnd(error: CallError | null, trailer: Metadata): void {
    if (this.#header === null) this.#onHeader(emptyMetadata);
    this.#trailer = trailer;
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    const reader = this.#reader;
    this.#reader = null;
    if (reader !== null) this.#last().then(reader.resolve, reader.reject);
  }

  async #decode(message: IncomingMessage): Promise<IteratorResult<Response, undefined>> {
    try {
      return { done: false, value: decodeResponse(message, this.#maxMessageBytes, this.#method) };
    } catch (error) {
      const { code, message } = error as CallError;
      this.#drop();
      this.call.fail(code, message);
      throw error;
    }
  }

  #take(): Promise<IteratorResult<Response, undefined>> {
    const message = this.#waiting[this.#head]!;
    this.#head++;
    if (this.#head === this.#waiting.length) {
      this.#waiting = [];
      this.#head = 0;
    }
    this.#untakenBytes -= sizeOf(message);
    this.call.settleCredit();
    return this.#decode(message);
  }

  #drop(): void {
    this.#waiting = [];
    this.#head = 0;
    this.#untakenBytes = 0;
    this.call.settleCredit();
  }

  /** An error is told once; whoever reads on finds the end. */
  #last(): Promise<IteratorResult<Response, undefined>> {
    const error = this.#error;
    this.#error = null;
    return error === null ? Promise.resolve(finished) : Promise.reject(error);
  }
}

const finished: IteratorResult<never, undefined> = Object.freeze({ done: true, value: undefined });

function sizeOf(message: IncomingMessage): number {
  return messagePrefixBytes + message.bytes.length;
}
