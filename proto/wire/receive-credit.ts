import { ConnectionError } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { ReceiveWindow } from './flow-control.ts';
import type { OutputBuffer } from './output.ts';
import type { Stream } from './stream.ts';

/**
 * Gives the peer back its windows as the application takes what has arrived (RFC 9113 §5.2). The connection's window is
 * shared: every byte that was charged to it must come back once, whatever becomes of its stream, or all streams starve.
 */
export class ReceiveCredit {
  readonly #output: OutputBuffer;
  readonly #window: ReceiveWindow;

  constructor(output: OutputBuffer, connectionWindowBytes: number) {
    this.#output = output;
    this.#window = new ReceiveWindow(connectionWindowBytes);
  }

  /** Charges the connection. @throws ConnectionError when the peer sends more than it may. */
  charge(byteCount: number): void {
    if (!this.#window.receive(byteCount)) {
      throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'The peer overran the window of the connection');
    }
  }

  /** Bytes that belong to no stream any more. */
  releaseConnection(byteCount: number): void {
    const increment = this.#window.release(byteCount);
    if (increment > 0) this.#output.windowUpdate(0, increment);
  }

  /** Bytes that the application has taken. More than is held is cut: a reset has released everything already. */
  release(stream: Stream, byteCount: number, isLive: boolean): void {
    const released = Math.min(byteCount, stream.unreleasedBytes);
    stream.unreleasedBytes -= released;
    this.releaseConnection(released);
    if (!isLive || stream.remoteEnded) return;
    const increment = stream.receiveWindow.release(released);
    if (increment > 0) this.#output.windowUpdate(stream.id, increment);
  }

  /** Everything that a stream still holds. */
  releaseAll(stream: Stream): void {
    this.release(stream, stream.unreleasedBytes, false);
  }
}
