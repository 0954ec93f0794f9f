import { readUint32 } from '../../../proto/wire/frames.ts';
import { checkMessagePrefix, type FramingError, messagePrefixBytes } from '../../../proto/wire/grpc/message-framing.ts';
import { StatusCode } from '../../../proto/wire/grpc/status.ts';

/** A message as it came, in a buffer of its own. */
export interface IncomingMessage {
  readonly bytes: Buffer;
  readonly compressed: boolean;
}

export interface AssemblerOptions {
  readonly maxMessageBytes: number;
  /** The `grpc-encoding` of the stream: what messages with the compressed flag are encoded with. */
  readonly encoding: string;
}

/**
 * Puts messages together from any split of their bytes, compressed ones included; they are inflated when somebody takes
 * them, so that what waits is never larger than what was sent. Holds one unfinished message, and none above the limit.
 */
export class MessageAssembler {
  readonly #options: AssemblerOptions;
  readonly #onMessage: (message: IncomingMessage) => void;
  #prefix: Buffer | null = null;
  #prefixFilled = 0;
  #message: Buffer | null = null;
  #messageFilled = 0;

  constructor(options: AssemblerOptions, onMessage: (message: IncomingMessage) => void) {
    this.#options = options;
    this.#onMessage = onMessage;
  }

  /** Whether the stream would end within a message if it ended now. */
  get midMessage(): boolean {
    return this.#prefixFilled > 0;
  }

  /** Takes in bytes and passes on every message that they complete. Null: all is well so far. */
  push(bytes: Buffer, start: number, end: number): FramingError | null {
    let at = start;
    while (at < end) {
      const wholeEnd = this.midMessage ? -1 : wholeMessageEnd(bytes, at, end);
      if (wholeEnd >= 0) {
        const error = this.#checkPrefix(bytes, at);
        if (error !== null) return error;
        this.#deliver(bytes[at]!, Buffer.from(bytes.subarray(at + messagePrefixBytes, wholeEnd)));
        at = wholeEnd;
        continue;
      }
      at = this.#message === null ? this.#fillPrefix(bytes, at, end) : this.#fillMessage(this.#message, bytes, at, end);
      const error = this.#begin();
      if (error !== null) return error;
    }
    return null;
  }

  #fillPrefix(bytes: Buffer, at: number, end: number): number {
    this.#prefix ??= Buffer.alloc(messagePrefixBytes);
    const copied = bytes.copy(this.#prefix, this.#prefixFilled, at, end);
    this.#prefixFilled += copied;
    return at + copied;
  }

  /** Once the prefix is complete: makes room for its message, which may be complete at once if it is empty. */
  #begin(): FramingError | null {
    if (this.#message === null) {
      if (this.#prefixFilled < messagePrefixBytes) return null;
      const error = this.#checkPrefix(this.#prefix!, 0);
      if (error !== null) return error;
      this.#message = Buffer.allocUnsafe(readUint32(this.#prefix!, 1));
      this.#messageFilled = 0;
    }
    if (this.#messageFilled < this.#message.length) return null;
    const message = this.#message;
    this.#message = null;
    this.#prefixFilled = 0;
    this.#deliver(this.#prefix![0]!, message);
    return null;
  }

  #fillMessage(message: Buffer, bytes: Buffer, at: number, end: number): number {
    const copied = bytes.copy(message, this.#messageFilled, at, end);
    this.#messageFilled += copied;
    return at + copied;
  }

  #checkPrefix(bytes: Uint8Array, at: number): FramingError | null {
    const { maxMessageBytes, encoding } = this.#options;
    if (bytes[at] !== 1 || encoding === '' || encoding === 'identity') {
      return checkMessagePrefix(bytes, at, maxMessageBytes);
    }
    if (encoding !== 'gzip') {
      return { status: StatusCode.INTERNAL, message: `A message is encoded with "${encoding}", which was not offered` };
    }
    const length = readUint32(bytes, at + 1);
    if (length <= maxMessageBytes) return null;
    return {
      status: StatusCode.RESOURCE_EXHAUSTED,
      message: `A compressed message of ${length} bytes exceeds the limit of ${maxMessageBytes}`,
    };
  }

  #deliver(flag: number, bytes: Buffer): void {
    this.#onMessage({ bytes, compressed: flag === 1 });
  }
}

/** Where the message at `at` ends; -1 when it goes beyond the bytes at hand. In most reads all messages are whole. */
function wholeMessageEnd(bytes: Buffer, at: number, end: number): number {
  if (end - at < messagePrefixBytes) return -1;
  const messageEnd = at + messagePrefixBytes + readUint32(bytes, at + 1);
  return messageEnd <= end ? messageEnd : -1;
}
