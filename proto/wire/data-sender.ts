import { defaultWindowBytes, SendWindow } from './flow-control.ts';
import { Flag, FrameType, minMaxFrameBytes } from './frames.ts';
import type { OutputBuffer } from './output.ts';
import type { QueuedData, Stream } from './stream.ts';

/** What every peer accepts. Larger frames, where allowed, would gain nothing and delay other streams. */
const maxDataFrameBytes = minMaxFrameBytes;

/**
 * Sends DATA within both windows (RFC 9113 §5.2). What fits goes straight to the output; the rest waits in its stream's
 * queue and leaves in turns of one frame per stream, so that a large message does not hold up small ones. Streams whose
 * own window is closed leave the rotation until it opens.
 */
export class DataSender<S extends Stream> {
  readonly window = new SendWindow(defaultWindowBytes);
  /** DATA in all queues. */
  queuedBytes = 0;
  /** DATA that has left, ever. */
  sentBytes = 0;
  readonly #output: OutputBuffer;
  readonly #onQueueEmpty: (stream: S) => void;
  readonly #rotation: S[] = [];

  /** @param onQueueEmpty everything that was queued has left; END_STREAM too if the stream has ended without trailers. */
  constructor(output: OutputBuffer, onQueueEmpty: (stream: S) => void) {
    this.#output = output;
    this.#onQueueEmpty = onQueueEmpty;
  }

  /** Whether `pump` could send something now. */
  get hasWork(): boolean {
    return this.#rotation.length > 0 && this.window.available > 0;
  }

  /** Whether `byteCount` bytes may go out as one frame right now. */
  fits(stream: S, byteCount: number): boolean {
    return (
      stream.queue === null &&
      byteCount <= maxDataFrameBytes &&
      byteCount <= stream.sendWindow.available &&
      byteCount <= this.window.available
    );
  }

  /** Writes the header of a DATA frame that fits; returns where in the output its payload goes. */
  frame(stream: S, byteCount: number, endStream: boolean): number {
    stream.sendWindow.available -= byteCount;
    this.window.available -= byteCount;
    this.sentBytes += byteCount;
    return this.#output.frame(byteCount, FrameType.DATA, endStream ? Flag.END_STREAM : 0, stream.id);
  }

  enqueue(stream: S, bytes: Buffer): void {
    stream.queue ??= [];
    stream.queue.push({ bytes, sent: 0 });
    stream.queuedBytes += bytes.length;
    this.queuedBytes += bytes.length;
    this.wake(stream);
  }

  /** The stream's window may have opened. */
  wake(stream: S): void {
    if (stream.queue === null || stream.inRotation || stream.sendWindow.available <= 0) return;
    stream.inRotation = true;
    this.#rotation.push(stream);
  }

  /** Forgets what the stream has queued: it was reset. */
  drop(stream: S): void {
    this.queuedBytes -= stream.queuedBytes;
    stream.queue = null;
    stream.queuedBytes = 0;
    stream.queuedTrailers = null;
    if (!stream.inRotation) return;
    stream.inRotation = false;
    this.#rotation.splice(this.#rotation.indexOf(stream), 1);
  }

  /** Moves queued DATA to the output, up to `maxOutputBytes` there. */
  pump(maxOutputBytes: number): void {
    while (this.hasWork && this.#output.length < maxOutputBytes) {
      const stream = this.#rotation.shift()!;
      stream.inRotation = false;
      // A change of the peer's settings may have closed the window meanwhile; `wake` brings the stream back.
      if (stream.sendWindow.available <= 0) continue;
      this.#sendFrame(stream);
      if (stream.queue === null) this.#onQueueEmpty(stream);
      else this.wake(stream);
    }
  }

  #sendFrame(stream: S): void {
    const room = Math.min(maxDataFrameBytes, stream.sendWindow.available, this.window.available);
    const count = Math.min(stream.queuedBytes, room);
    const isLast = count === stream.queuedBytes;
    const at = this.frame(stream, count, isLast && stream.localEnded && stream.queuedTrailers === null);
    this.#fill(stream.queue!, at, at + count);
    stream.queuedBytes -= count;
    this.queuedBytes -= count;
    if (isLast) stream.queue = null;
  }

  /** Moves queued bytes into one frame: the prefix of a message and the message itself come as two pieces. */
  #fill(queue: QueuedData[], start: number, end: number): void {
    for (let at = start; at < end; ) {
      const head = queue[0]!;
      const copied = head.bytes.copy(this.#output.bytes, at, head.sent, head.sent + end - at);
      at += copied;
      head.sent += copied;
      if (head.sent === head.bytes.length) queue.shift();
    }
  }
}
