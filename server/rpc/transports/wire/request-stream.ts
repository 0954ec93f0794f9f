import { MessageReader } from '../../../../proto/wire/grpc/message-framing.ts';
import { RpcError } from '../../rpc-error.ts';
import { framingFailure } from './message-decoder.ts';
import type { RequestSink } from './request-sink.ts';

/** What a stream of requests needs around it. */
export interface RequestStreamParts {
  readonly maxMessageBytes: number;
  /** Above half of this a message is given window while it comes, or it could not be sent at all. */
  readonly windowBytes: number;
  readonly gzip: boolean;
  release(byteCount: number): void;
  /** Counts what incomplete messages hold of the connection's window. True when that is too much. */
  holdIncomplete(delta: number): boolean;
  /** May throw; the reader of the stream gets it. */
  decode(message: Buffer, compressed: boolean): unknown;
}

interface Waiting {
  readonly message: Buffer;
  readonly compressed: boolean;
  /** Given back to the client when the message is taken. */
  readonly flowBytes: number;
}

interface Reader {
  resolve(result: IteratorResult<unknown, undefined>): void;
  reject(error: unknown): void;
}

const cutStream = new RpcError('INTERNAL', 'the stream of requests ended within a message');
const finished: IteratorResult<unknown, undefined> = { done: true, value: undefined };

/**
 * The requests of a streaming call, taken as the handler asks for them. What it has not asked for keeps its share of the
 * stream's window, so a slow handler stops its client and nobody else. Leaving the loop early does not end the call.
 */
export class RequestStream implements RequestSink, AsyncIterableIterator<unknown, undefined> {
  readonly #parts: RequestStreamParts;
  readonly #reader: MessageReader;
  readonly #waiting: Waiting[] = [];
  readonly #readers: Reader[] = [];
  /** Came since the last complete message and not given back. */
  #heldBytes = 0;
  #error: RpcError | null = null;
  #ended = false;

  constructor(parts: RequestStreamParts) {
    this.#parts = parts;
    this.#reader = new MessageReader(parts.maxMessageBytes, parts.gzip);
  }

  get isMidMessage(): boolean {
    return this.#reader.midMessage;
  }

  accept(bytes: Buffer, start: number, end: number): RpcError | null {
    const crowded = this.#hold(end - start);
    const error = this.#reader.push(bytes, start, end, (message, compressed) => this.#arrived(message, compressed));
    if (error !== null) return framingFailure(error);
    if (crowded || this.#heldBytes * 2 > this.#parts.windowBytes) this.#giveBackHeld();
    return null;
  }

  end(): RpcError | null {
    if (this.#reader.midMessage) return cutStream;
    this.#ended = true;
    for (const reader of this.#readers.splice(0)) reader.resolve(finished);
    return null;
  }

  fail(error: RpcError): void {
    if (this.#ended || this.#error !== null) return;
    this.#error = error;
    this.#hold(-this.#heldBytes);
    for (const reader of this.#readers.splice(0)) reader.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    // Half an upload must not be taken for a whole one: what failed does not end.
    if (this.#error !== null) return Promise.reject(this.#error);
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) return this.#take(waiting);
    if (this.#ended) return Promise.resolve(finished);
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    return Promise.resolve(finished);
  }

  #arrived(message: Buffer, compressed: boolean): void {
    const waiting = { message, compressed, flowBytes: this.#heldBytes };
    this.#hold(-this.#heldBytes);
    const reader = this.#readers.shift();
    if (reader === undefined) this.#waiting.push(waiting);
    else this.#take(waiting).then(reader.resolve, reader.reject);
  }

  async #take({ message, compressed, flowBytes }: Waiting): Promise<IteratorResult<unknown, undefined>> {
    this.#parts.release(flowBytes);
    return { done: false, value: this.#parts.decode(message, compressed) };
  }

  #hold(delta: number): boolean {
    this.#heldBytes += delta;
    return this.#parts.holdIncomplete(delta);
  }

  /** Incomplete messages that hold all of the window would wait for each other forever. */
  #giveBackHeld(): void {
    this.#parts.release(this.#heldBytes);
    this.#hold(-this.#heldBytes);
  }
}
