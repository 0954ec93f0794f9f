import { defaultWindowBytes, ReceiveWindow, SendWindow } from './flow-control.ts';
import type { HeaderList } from './hpack/encoder.ts';

/** DATA that waits for window, in order. */
export interface QueuedData {
  readonly bytes: Buffer;
  sent: number;
}

/**
 * One HTTP/2 stream (RFC 9113 §5.1). The states are two facts, whether each side has ended: neither = open, one =
 * half-closed, both = closed; a closed stream is dropped by its connection at once. Made by the application, which may
 * subclass it to keep what belongs to its call in the same object; its fields are the connection's to write.
 */
export class Stream {
  /** 0 until the stream is opened. */
  id = 0;
  /** We sent END_STREAM, or will once `queue` is empty. */
  localEnded = false;
  /** The peer sent END_STREAM. */
  remoteEnded = false;
  /** The request or the final response headers have arrived; what follows are trailers. */
  headersReceived = false;
  /** What content-length still announces; -1 when it was not given. */
  expectedBytes = -1;

  readonly sendWindow = new SendWindow(defaultWindowBytes);
  /** Set when the stream is opened. */
  receiveWindow: ReceiveWindow = noWindow;
  /** Arrived, not yet released by the application. */
  unreleasedBytes = 0;

  queue: QueuedData[] | null = null;
  queuedBytes = 0;
  /** Trailers that wait behind the queue. */
  queuedTrailers: HeaderList | null = null;
  /** Whether the stream stands in the sender's rotation. */
  inRotation = false;
}

const noWindow = new ReceiveWindow(0);
