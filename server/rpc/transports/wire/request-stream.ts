import { MessageReader } from '../../../../proto/wire/grpc/message-framing.ts';
import { RpcError } from '../../rpc-error.ts';
import type { ByteBudget } from './byte-budget.ts';
import { ByteQueue } from './byte-queue.ts';
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
  /** For bytes whose window was given back before the handler took them. */
  readonly budget: ByteBudget;
  /** May throw; the reader of the stream gets it. */
  decode(message: Buffer, compressed: boolean): unknown;
}

interface Waiting {
  readonly message: Buffer;
  readonly compressed: boolean;
  /** Given back to the client when the message is taken. */
  readonly flowBytes: number;
  /** Given back to the budget then. */
  readonly lentBytes: number;
}

interface Reader {
  resolve(result: IteratorResult<unknown, undefined>): void;
  reject(error: unknown): void;
}

/**
 * With so many messages waiting, what comes stays as it is until they are taken: an empty message is 5 bytes on the wire
 * and 240 as an object, so that a window of 1 MiB held 51 MB.
 */
const maxWaitingMessages = 256;

/** As much is cut into messages at a time. */
const cutBytes = 1024;

const noRoom = new RpcError('RESOURCE_EXHAUSTED', 'too many bytes of requests wait here to be taken; retry later');
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
  /** Came behind the messages that wait. */
  readonly #uncut = new ByteQueue();
  readonly #readers: Reader[] = [];
  /** Came since the last complete message and not given back. */
  #heldBytes = 0;
  /** Came since then, and its window was given back already. */
  #lentBytes = 0;
  #error: RpcError | null = null;
  /** The client has sent everything. */
  #complete = false;
  /** And all of it was cut into messages. */
  #ended = false;

  constructor(parts: RequestStreamParts) {
    this.#parts = parts;
    this.#reader = new MessageReader(parts.maxMessageBytes, parts.gzip);
  }

  get isMidMessage(): boolean {
    return this.#reader.midMessage;
  }

  accept(bytes: Buffer, start: number, end: number): RpcError | null {
    if (this.#uncut.length === 0 && this.#waiting.length < maxWaitingMessages) return this.#cut(bytes, start, end);
    this.#uncut.append(bytes, start, end);
    return null;
  }

  end(): RpcError | null {
    this.#complete = true;
    return this.#uncut.length === 0 ? this.#finish() : null;
  }

  fail(error: RpcError): void {
    if (this.#error !== null || (this.#ended && this.#waiting.length === 0)) return;
    this.#error = error;
    this.#hold(-this.#heldBytes);
    this.#returnToBudget(this.#lentBytes);
    this.#lentBytes = 0;
    for (const { lentBytes } of this.#waiting.splice(0)) this.#returnToBudget(lentBytes);
    this.#uncut.clear();
    for (const reader of this.#readers.splice(0)) reader.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    // Half an upload must not be taken for a whole one: what failed does not end.
    if (this.#error !== null) return Promise.reject(this.#error);
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) {
      if (this.#uncut.length > 0) this.#cutOn();
      return this.#take(waiting);
    }
    if (this.#ended) return Promise.resolve(finished);
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    return Promise.resolve(finished);
  }

  #cut(bytes: Buffer, start: number, end: number): RpcError | null {
    const crowded = this.#hold(end - start);
    const error = this.#reader.push(bytes, start, end, (message, compressed) => this.#arrived(message, compressed));
    if (error !== null) return framingFailure(error);
    const lends = crowded || this.#heldBytes * 2 > this.#parts.windowBytes;
    return lends && !this.#lendHeld() ? noRoom : null;
  }

  /** There is room for more messages again. What is wrong with them shows only now. */
  #cutOn(): void {
    let error: RpcError | null = null;
    while (error === null && this.#uncut.length > 0 && this.#waiting.length < maxWaitingMessages) {
      const bytes = this.#uncut.take(cutBytes);
      error = this.#cut(bytes, 0, bytes.length);
    }
    if (error === null && this.#complete && this.#uncut.length === 0) error = this.#finish();
    if (error !== null) this.fail(error);
  }

  #finish(): RpcError | null {
    if (this.#reader.midMessage) return cutStream;
    this.#ended = true;
    for (const reader of this.#readers.splice(0)) reader.resolve(finished);
    return null;
  }

  #arrived(message: Buffer, compressed: boolean): void {
    const waiting = { message, compressed, flowBytes: this.#heldBytes, lentBytes: this.#lentBytes };
    this.#hold(-this.#heldBytes);
    this.#lentBytes = 0;
    const reader = this.#readers.shift();
    if (reader === undefined) this.#waiting.push(waiting);
    else this.#take(waiting).then(reader.resolve, reader.reject);
  }

  async #take({ message, compressed, flowBytes, lentBytes }: Waiting): Promise<IteratorResult<unknown, undefined>> {
    this.#returnToBudget(lentBytes);
    this.#parts.release(flowBytes);
    return { done: false, value: this.#parts.decode(message, compressed) };
  }

  #hold(delta: number): boolean {
    this.#heldBytes += delta;
    return this.#parts.holdIncomplete(delta);
  }

  /** Incomplete messages that hold all of the window would wait for each other forever. False: there is no room. */
  #lendHeld(): boolean {
    if (!this.#parts.budget.take(this.#heldBytes)) return false;
    this.#lentBytes += this.#heldBytes;
    this.#parts.release(this.#heldBytes);
    this.#hold(-this.#heldBytes);
    return true;
  }

  #returnToBudget(byteCount: number): void {
    if (byteCount > 0) this.#parts.budget.giveBack(byteCount);
  }
}
