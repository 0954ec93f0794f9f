import { readUint32 } from '../../../proto/wire/frames.ts';
import {
  checkMessagePrefix,
  type FramingError,
  MessageReader,
  messagePrefixBytes,
} from '../../../proto/wire/grpc/message-framing.ts';

/** A message as it came, in a buffer of its own. */
export interface IncomingMessage {
  readonly bytes: Buffer;
  readonly compressed: boolean;
}

/**
 * Puts messages together from any split of their bytes, with a short cut for the nearly only case of whole messages in one
 * frame. Compressed ones are inflated when somebody takes them, so that what waits is never larger than what was sent.
 */
export class MessageAssembler {
  readonly #maxMessageBytes: number;
  readonly #compressible: boolean;
  readonly #onMessage: (message: IncomingMessage) => void;
  /** Made for the first message that comes in pieces. */
  #reader: MessageReader | null = null;

  /** @param compressible whether the stream has a `grpc-encoding` that we know */
  constructor(maxMessageBytes: number, compressible: boolean, onMessage: (message: IncomingMessage) => void) {
    this.#maxMessageBytes = maxMessageBytes;
    this.#compressible = compressible;
    this.#onMessage = onMessage;
  }

  /** Whether the stream would end within a message if it ended now. */
  get midMessage(): boolean {
    return this.#reader?.midMessage ?? false;
  }

  /** Takes in bytes and passes on every message that they complete. Null: all is well so far. */
  push(bytes: Buffer, start: number, end: number): FramingError | null {
    let at = start;
    while (at < end && !this.midMessage) {
      const messageEnd = wholeMessageEnd(bytes, at, end);
      if (messageEnd < 0) break;
      const error = checkMessagePrefix(bytes, at, this.#maxMessageBytes, this.#compressible);
      if (error !== null) return error;
      const message = Buffer.from(bytes.subarray(at + messagePrefixBytes, messageEnd));
      this.#onMessage({ bytes: message, compressed: bytes[at] === 1 });
      at = messageEnd;
    }
    if (at === end) return null;
    this.#reader ??= new MessageReader(this.#maxMessageBytes, this.#compressible);
    return this.#reader.push(bytes, at, end, (message, compressed) => this.#onMessage({ bytes: message, compressed }));
  }
}

/** Where the message at `at` ends; -1 when it goes beyond the bytes at hand. */
function wholeMessageEnd(bytes: Buffer, at: number, end: number): number {
  if (end - at < messagePrefixBytes) return -1;
  const messageEnd = at + messagePrefixBytes + readUint32(bytes, at + 1);
  return messageEnd <= end ? messageEnd : -1;
}
