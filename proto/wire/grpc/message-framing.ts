import { readUint32, writeUint32 } from '../frames.ts';
import { StatusCode } from './status.ts';

/** Length-prefixed messages: a flag and the length before each (gRPC over HTTP/2, "Length-Prefixed-Message"). */

export const messagePrefixBytes = 5;

/** What servers and clients accept unless configured otherwise. */
export const defaultMaxMessageBytes = 4 * 1024 * 1024;

/** Why a byte stream is not a sequence of messages, as the status that the call gets. */
export interface FramingError {
  readonly status: number;
  readonly message: string;
}

/** Writes the prefix of an uncompressed message. */
export function writeMessagePrefix(target: Uint8Array, at: number, messageBytes: number): void {
  target[at] = 0;
  writeUint32(target, at + 1, messageBytes);
}

/**
 * Checks a prefix before anything is buffered for it; null when the message may come.
 * @param compressible whether an encoding was agreed on, so that messages may be compressed
 */
export function checkMessagePrefix(
  bytes: Uint8Array,
  at: number,
  maxMessageBytes: number,
  compressible = false,
): FramingError | null {
  const flag = bytes[at]!;
  if (flag === 1 && !compressible)
    return { status: StatusCode.INTERNAL, message: 'A message is compressed, but no encoding was agreed on' };
  if (flag > 1) return { status: StatusCode.INTERNAL, message: `Message flag ${flag} is unknown` };
  const length = readUint32(bytes, at + 1);
  if (length <= maxMessageBytes) return null;
  return {
    status: StatusCode.RESOURCE_EXHAUSTED,
    // The words of grpc-go and grpc-js: people search for them.
    message: `Received message larger than max (${length} vs. ${maxMessageBytes})`,
  };
}

/** Gets each message; a compressed one only if the reader was told that messages may be. */
export type MessageListener = (message: Buffer, compressed: boolean) => void;

/** Room for a message is made in steps: at first this, or a multiple of what has come with its prefix. */
const firstBytes = 4096;
const firstMultiple = 8;

/**
 * Puts messages together from any split of their bytes. Holds one message at most, and none above the limit. Memory
 * follows what has arrived, not what was announced: a prefix of 5 bytes must not be able to take 4 MiB.
 */
export class MessageReader {
  readonly #maxMessageBytes: number;
  readonly #compressible: boolean;
  #messageBytes = 0;
  readonly #prefix = Buffer.alloc(messagePrefixBytes);
  #prefixFilled = 0;
  #message: Buffer | null = null;
  #messageFilled = 0;

  /** @param compressible whether an encoding was agreed on, so that messages may be compressed */
  constructor(maxMessageBytes: number, compressible = false) {
    this.#maxMessageBytes = maxMessageBytes;
    this.#compressible = compressible;
  }

  /** Whether the stream would end within a message if it ended now. */
  get midMessage(): boolean {
    return this.#prefixFilled > 0;
  }

  /** Takes in bytes and passes on every message that they complete, in a buffer of its own. Null: all is well so far. */
  push(bytes: Buffer, start: number, end: number, onMessage: MessageListener): FramingError | null {
    let at = start;
    while (at < end) {
      if (this.#message === null) {
        const copied = bytes.copy(this.#prefix, this.#prefixFilled, at, Math.min(end, at + this.#prefixMissing()));
        this.#prefixFilled += copied;
        at += copied;
        if (this.#prefixMissing() > 0) return null;
        const error = checkMessagePrefix(this.#prefix, 0, this.#maxMessageBytes, this.#compressible);
        if (error !== null) return error;
        this.#messageBytes = readUint32(this.#prefix, 1);
        this.#message = Buffer.allocUnsafe(
          Math.min(this.#messageBytes, Math.max(firstBytes, firstMultiple * (end - at))),
        );
        this.#messageFilled = 0;
      }
      at += this.#fill(bytes, at, end);
      if (this.#messageFilled === this.#messageBytes) this.#complete(this.#message, onMessage);
    }
    return null;
  }

  #prefixMissing(): number {
    return messagePrefixBytes - this.#prefixFilled;
  }

  #fill(bytes: Buffer, at: number, end: number): number {
    const count = Math.min(end - at, this.#messageBytes - this.#messageFilled);
    const filled = this.#messageFilled + count;
    let message = this.#message!;
    if (filled > message.length) {
      message = Buffer.allocUnsafe(Math.min(this.#messageBytes, Math.max(filled, message.length * 2)));
      this.#message!.copy(message, 0, 0, this.#messageFilled);
      this.#message = message;
    }
    bytes.copy(message, this.#messageFilled, at, at + count);
    this.#messageFilled = filled;
    return count;
  }

  #complete(message: Buffer, onMessage: MessageListener): void {
    this.#message = null;
    this.#prefixFilled = 0;
    onMessage(message, this.#prefix[0] === 1);
  }
}
