import { ConnectionError } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { defaultWindowBytes } from './flow-control.ts';
import { FrameType, maxMaxFrameBytes, maxWindowBytes, minMaxFrameBytes, readUint32, writeUint32 } from './frames.ts';
import type { OutputBuffer } from './output.ts';

/** What one side asks the other to keep to (RFC 9113 §6.5.2). */
export interface Settings {
  /** Bound for the sender's HPACK table, in bytes as RFC 7541 §4.1 counts. */
  headerTableBytes: number;
  enablePush: boolean;
  /** Infinity when the peer does not say. */
  maxConcurrentStreams: number;
  initialWindowBytes: number;
  maxFrameBytes: number;
  /** Advisory; Infinity when the peer does not say. */
  maxHeaderListBytes: number;
}

/** In force until the peer's first SETTINGS. */
export function defaultSettings(): Settings {
  return {
    headerTableBytes: 4096,
    enablePush: true,
    maxConcurrentStreams: Infinity,
    initialWindowBytes: defaultWindowBytes,
    maxFrameBytes: minMaxFrameBytes,
    maxHeaderListBytes: Infinity,
  };
}

const Id = {
  HEADER_TABLE_SIZE: 0x1,
  ENABLE_PUSH: 0x2,
  MAX_CONCURRENT_STREAMS: 0x3,
  INITIAL_WINDOW_SIZE: 0x4,
  MAX_FRAME_SIZE: 0x5,
  MAX_HEADER_LIST_SIZE: 0x6,
} as const;

const entryBytes = 6;

/** Writes a SETTINGS frame with what differs from the defaults. */
export function writeSettings(output: OutputBuffer, settings: Partial<Settings>): void {
  const entries = Object.entries(settings).map(
    ([name, value]) => [idOf(name as keyof Settings), Number(value)] as const,
  );
  let at = output.frame(entries.length * entryBytes, FrameType.SETTINGS, 0, 0);
  for (const [id, value] of entries) {
    output.bytes[at] = id >>> 8;
    output.bytes[at + 1] = id;
    writeUint32(output.bytes, at + 2, value);
    at += entryBytes;
  }
}

function idOf(name: keyof Settings): number {
  switch (name) {
    case 'headerTableBytes':
      return Id.HEADER_TABLE_SIZE;
    case 'enablePush':
      return Id.ENABLE_PUSH;
    case 'maxConcurrentStreams':
      return Id.MAX_CONCURRENT_STREAMS;
    case 'initialWindowBytes':
      return Id.INITIAL_WINDOW_SIZE;
    case 'maxFrameBytes':
      return Id.MAX_FRAME_SIZE;
    case 'maxHeaderListBytes':
      return Id.MAX_HEADER_LIST_SIZE;
  }
}

/**
 * Applies the payload of a SETTINGS frame, entry by entry in order, to `settings`; unknown settings are ignored.
 * @throws ConnectionError for values that RFC 9113 §6.5.2 forbids and for more than `maxEntries`.
 */
export function readSettings(settings: Settings, bytes: Buffer, start: number, end: number, maxEntries: number): void {
  const count = (end - start) / entryBytes;
  if (!Number.isInteger(count)) {
    throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `SETTINGS of ${end - start} bytes is not a list of settings`);
  }
  if (count > maxEntries) {
    throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, `SETTINGS with ${count} entries`, 'settings');
  }
  for (let at = start; at < end; at += entryBytes) {
    applySetting(settings, (bytes[at]! << 8) | bytes[at + 1]!, readUint32(bytes, at + 2));
  }
}

function applySetting(settings: Settings, id: number, value: number): void {
  switch (id) {
    case Id.HEADER_TABLE_SIZE:
      settings.headerTableBytes = value;
      break;
    case Id.ENABLE_PUSH:
      require(value <= 1, ErrorCode.PROTOCOL_ERROR, 'ENABLE_PUSH', value);
      settings.enablePush = value === 1;
      break;
    case Id.MAX_CONCURRENT_STREAMS:
      settings.maxConcurrentStreams = value;
      break;
    case Id.INITIAL_WINDOW_SIZE:
      require(value <= maxWindowBytes, ErrorCode.FLOW_CONTROL_ERROR, 'INITIAL_WINDOW_SIZE', value);
      settings.initialWindowBytes = value;
      break;
    case Id.MAX_FRAME_SIZE: {
      const inRange = value >= minMaxFrameBytes && value <= maxMaxFrameBytes;
      require(inRange, ErrorCode.PROTOCOL_ERROR, 'MAX_FRAME_SIZE', value);
      settings.maxFrameBytes = value;
      break;
    }
    case Id.MAX_HEADER_LIST_SIZE:
      settings.maxHeaderListBytes = value;
      break;
  }
}

function require(allowed: boolean, code: number, name: string, value: number): void {
  if (!allowed) throw new ConnectionError(code, `SETTINGS_${name} must not be ${value}`);
}
