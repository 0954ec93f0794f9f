import { ConnectionError } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { ReceiveWindow } from './flow-control.ts';
import type { OutputBuffer } from './output.ts';
import { writeSettings } from './settings.ts';
import type { Stream } from './stream.ts';
import { WindowGrowth, type WindowOptions } from './window-growth.ts';

/** Of the PINGs that measure. Those of the connection's owner must differ. */
const measuringPing = Buffer.from('\0window\0');

/**
 * Gives the peer back its windows as the application takes what has arrived (RFC 9113 §5.2). The connection's window is
 * shared: every byte that was charged to it must come back once, whatever becomes of its stream, or all streams starve.
 */
export class ReceiveCredit {
  readonly #output: OutputBuffer;
  readonly #window: ReceiveWindow;
  readonly #growth: WindowGrowth;

  constructor(output: OutputBuffer, windows: WindowOptions) {
    this.#output = output;
    this.#window = new ReceiveWindow(windows.connectionWindowBytes);
    this.#growth = new WindowGrowth(windows);
  }

  /** A window for a stream that opens now. */
  windowForStream(): ReceiveWindow {
    return new ReceiveWindow(this.#growth.streamWindowBytes);
  }

  /** Charges the connection. @throws ConnectionError when the peer sends more than it may. */
  charge(byteCount: number): void {
    if (this.#growth.received(byteCount)) this.#output.ping(measuringPing, false);
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
    this.#growth.taken(released);
    const increment = stream.receiveWindow.release(released);
    if (increment === 0) return;
    this.#output.windowUpdate(stream.id, increment);
    this.#growth.windowUsed();
  }

  /** Everything that a stream still holds. */
  releaseAll(stream: Stream): void {
    this.release(stream, stream.unreleasedBytes, false);
  }

  /**
   * The ACK of a PING.
   * @returns whether it is one of ours
   */
  onPingAck(payload: Buffer, live: () => readonly Stream[]): boolean {
    if (!payload.equals(measuringPing)) return false;
    const growth = this.#growth;
    const { streamWindowBytes, connectionWindowBytes } = growth;
    growth.endMeasurement();
    this.#enlargeConnection(growth.connectionWindowBytes - connectionWindowBytes);
    const delta = growth.streamWindowBytes - streamWindowBytes;
    if (delta > 0) this.#enlargeStreams(growth.streamWindowBytes, delta, live());
    return true;
  }

  #enlargeConnection(delta: number): void {
    if (delta === 0) return;
    this.#window.enlarge(delta);
    this.#output.windowUpdate(0, delta);
  }

  /** The setting applies to streams that are open already (RFC 9113 §6.9.2). */
  #enlargeStreams(initialWindowBytes: number, delta: number, live: readonly Stream[]): void {
    writeSettings(this.#output, { initialWindowBytes });
    for (const stream of live) stream.receiveWindow.enlarge(delta);
  }
}
