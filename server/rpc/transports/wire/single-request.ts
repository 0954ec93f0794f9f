import { MessageReader } from '../../../../proto/wire/grpc/message-framing.ts';
import { RpcError } from '../../rpc-error.ts';
import type { ByteBudget } from './byte-budget.ts';
import { framingFailure } from './message-decoder.ts';
import type { RequestSink } from './request-sink.ts';

/** What a request in pieces needs around it. */
export interface SingleRequestParts {
  readonly maxMessageBytes: number;
  readonly gzip: boolean;
  readonly budget: ByteBudget;
  /** Bytes have been taken over: the client may send as many again. */
  release(byteCount: number): void;
  /** The request is complete. */
  start(message: Buffer, compressed: boolean): void;
}

const noRequest = new RpcError('UNIMPLEMENTED', 'the call ended without a request; this method takes one');
const secondRequest = new RpcError('UNIMPLEMENTED', 'the call has more than one request; this method takes one');
const cutRequest = new RpcError('INTERNAL', 'the call ended within a message');
const noRoom = new RpcError('RESOURCE_EXHAUSTED', 'too many bytes of incomplete requests wait here; retry later');

/**
 * The one request of a call, when it does not come in one piece. The window goes back as bytes come: what is held is
 * bounded by the size of a message and by the budget, and requests above the window get through.
 */
export class SingleRequest implements RequestSink {
  readonly #parts: SingleRequestParts;
  readonly #reader: MessageReader;
  #heldBytes = 0;
  #message: Buffer | null = null;
  #compressed = false;
  #extra = false;

  constructor(parts: SingleRequestParts) {
    this.#parts = parts;
    this.#reader = new MessageReader(parts.maxMessageBytes, parts.gzip);
  }

  get isMidMessage(): boolean {
    return this.#reader.midMessage;
  }

  accept(bytes: Buffer, start: number, end: number): RpcError | null {
    const byteCount = end - start;
    this.#parts.release(byteCount);
    if (!this.#parts.budget.take(byteCount)) return noRoom;
    this.#heldBytes += byteCount;
    const error = this.#reader.push(bytes, start, end, (message, compressed) => this.#keep(message, compressed));
    if (error !== null) return framingFailure(error);
    return this.#extra ? secondRequest : null;
  }

  end(): RpcError | null {
    this.#giveBack();
    if (this.#reader.midMessage) return cutRequest;
    if (this.#message === null) return noRequest;
    this.#parts.start(this.#message, this.#compressed);
    return null;
  }

  fail(): void {
    this.#giveBack();
  }

  #keep(message: Buffer, compressed: boolean): void {
    if (this.#message !== null) this.#extra = true;
    this.#message = message;
    this.#compressed = compressed;
  }

  #giveBack(): void {
    this.#parts.budget.giveBack(this.#heldBytes);
    this.#heldBytes = 0;
  }
}
