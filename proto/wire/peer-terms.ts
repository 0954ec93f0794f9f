import { ConnectionError, violation } from './connection-error.ts';
import type { DataSender } from './data-sender.ts';
import { ErrorCode } from './error-codes.ts';
import type { HeaderEncoder } from './hpack/encoder.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';
import type { Stream } from './stream.ts';
import type { Role, Streams } from './streams.ts';

/** What the terms of the peer apply to. */
export interface PeerTermsParts<S extends Stream> {
  readonly role: Role;
  readonly maxSettingsEntries: number;
  readonly encoder: HeaderEncoder;
  readonly sender: DataSender<S>;
  readonly streams: Streams<S>;
}

/** What the peer lets us send: its settings (RFC 9113 §6.5), and its windows as they grow (§6.9). */
export class PeerTerms<S extends Stream> {
  readonly settings: Settings;
  readonly #parts: PeerTermsParts<S>;

  constructor(parts: PeerTermsParts<S>) {
    this.#parts = parts;
    // A server does not push on its own behalf, and must not say that it accepts it (RFC 9113 §6.5.2).
    this.settings = { ...defaultSettings(), enablePush: parts.role === 'server' };
  }

  onSettings(bytes: Buffer, start: number, end: number): void {
    const settings = this.settings;
    const windowBefore = settings.initialWindowBytes;
    readSettings(settings, bytes, start, end, this.#parts.maxSettingsEntries);
    if (this.#parts.role === 'client' && settings.enablePush) throw violation('A server must not enable push');
    this.#parts.encoder.setMaxTableSize(settings.headerTableBytes);
    this.#shiftStreamWindows(settings.initialWindowBytes - windowBefore);
  }

  onWindowUpdate(streamId: number, increment: number): void {
    if (streamId === 0) this.#growConnectionWindow(increment);
    else this.#growStreamWindow(streamId, increment);
  }

  #growConnectionWindow(increment: number): void {
    if (increment === 0) throw violation('WINDOW_UPDATE by zero');
    if (!this.#parts.sender.window.grow(increment)) throw overflow('WINDOW_UPDATE');
  }

  #growStreamWindow(streamId: number, increment: number): void {
    const { streams, sender } = this.#parts;
    const stream = streams.get(streamId);
    if (stream === undefined) {
      // A stream that has just ended is nothing to worry about.
      if (streams.isIdle(streamId)) throw violation('WINDOW_UPDATE on a stream that was never opened');
    } else if (increment === 0) {
      streams.fail(stream, ErrorCode.PROTOCOL_ERROR);
    } else if (stream.sendWindow.grow(increment)) {
      sender.wake(stream);
    } else {
      streams.fail(stream, ErrorCode.FLOW_CONTROL_ERROR);
    }
  }

  /** The change applies to streams that are open already, and may leave them in debt (RFC 9113 §6.9.2). */
  #shiftStreamWindows(delta: number): void {
    if (delta === 0) return;
    for (const stream of this.#parts.streams.list()) {
      if (!stream.sendWindow.grow(delta)) throw overflow('INITIAL_WINDOW_SIZE');
      this.#parts.sender.wake(stream);
    }
  }
}

function overflow(cause: string): ConnectionError {
  return new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, `${cause} makes a window exceed 2^31-1`);
}
