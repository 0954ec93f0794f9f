import type { ConnectionEvents } from './connection-events.ts';
import type { DataSender } from './data-sender.ts';
import type { HeaderEncoder, HeaderList } from './hpack/encoder.ts';
import type { OutputBuffer } from './output.ts';
import type { Settings } from './settings.ts';
import type { Stream } from './stream.ts';
import type { Streams } from './streams.ts';

/** What a sender works with. */
export interface MessageSenderParts<S extends Stream> {
  readonly output: OutputBuffer;
  readonly encoder: HeaderEncoder;
  readonly sender: DataSender<S>;
  readonly streams: Streams<S>;
  readonly events: ConnectionEvents<S>;
  readonly peerSettings: Readonly<Settings>;
  readonly maxQueuedBytes: number;
}

/**
 * Requests and responses as they leave: headers, body, trailers, in that order (RFC 9113 §8.1). What is sent on a stream
 * that has ended goes nowhere: the peer may end it at any time, and its owner learns that from an event.
 */
export class MessageSender<S extends Stream> {
  readonly #parts: MessageSenderParts<S>;

  constructor(parts: MessageSenderParts<S>) {
    this.#parts = parts;
  }

  headers(stream: S, headers: HeaderList, endStream: boolean): void {
    if (this.#isOver(stream)) return;
    if (stream.queue !== null) {
      stream.queuedTrailers = headers;
      stream.localEnded = true;
      return;
    }
    this.#writeHeaders(stream, headers, endStream);
    if (endStream) this.#end(stream);
  }

  /** Where in the output the payload of a DATA frame goes; -1 when the frame does not fit now. */
  reserve(stream: S, byteCount: number, endStream: boolean): number {
    if (this.#isOver(stream) || !this.#parts.sender.fits(stream, byteCount)) return -1;
    const at = this.#parts.sender.frame(stream, byteCount, endStream);
    if (endStream) this.#end(stream);
    return at;
  }

  /** False when the stream has too much queued already. */
  data(stream: S, bytes: Buffer, endStream: boolean): boolean {
    if (this.#isOver(stream)) return true;
    if (stream.queuedBytes >= this.#parts.maxQueuedBytes) return false;
    if (bytes.length > 0) this.#parts.sender.enqueue(stream, bytes);
    if (!endStream) return true;
    if (stream.queue === null) this.#parts.sender.frame(stream, 0, true);
    this.#end(stream);
    return true;
  }

  /** The last DATA of the queue has left. */
  onQueueEmpty(stream: S): void {
    if (stream.queuedTrailers !== null) {
      this.#writeHeaders(stream, stream.queuedTrailers, true);
      stream.queuedTrailers = null;
    }
    if (stream.localEnded) {
      this.#parts.streams.closeIfEnded(stream);
      this.#parts.events.onSent?.(stream);
    } else this.#parts.events.onWritable(stream);
  }

  #isOver(stream: S): boolean {
    return stream.localEnded || !this.#parts.streams.isLive(stream);
  }

  #writeHeaders(stream: S, headers: HeaderList, endStream: boolean): void {
    const { encoder, output, peerSettings } = this.#parts;
    output.headers(encoder.encode(headers), stream.id, endStream, peerSettings.maxFrameBytes);
  }

  #end(stream: S): void {
    stream.localEnded = true;
    this.#parts.streams.closeIfEnded(stream);
  }
}
