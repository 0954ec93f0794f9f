import { Connection, type ConnectionOptions } from '../../../proto/wire/connection.ts';
import type { ConnectionError } from '../../../proto/wire/connection-error.ts';
import type { ConnectionEvents, ResetOrigin } from '../../../proto/wire/connection-events.ts';
import { frameHeaderBytes } from '../../../proto/wire/frames.ts';
import { HeaderList } from '../../../proto/wire/hpack/encoder.ts';
import type { HeaderBlock } from '../../../proto/wire/hpack/header-block.ts';
import { HeaderField } from '../../../proto/wire/hpack/header-field.ts';
import { defaultLimits } from '../../../proto/wire/limits.ts';
import { Stream } from '../../../proto/wire/stream.ts';

/** One frame as bytes. */
export function frame(type: number, flags: number, streamId: number, payload: Uint8Array | string = ''): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload.replaceAll(' ', ''), 'hex') : Buffer.from(payload);
  const header = Buffer.alloc(frameHeaderBytes);
  header.writeUIntBE(body.length, 0, 3);
  header[3] = type;
  header[4] = flags;
  header.writeUInt32BE(streamId, 5);
  return Buffer.concat([header, body]);
}

/** The frames in a buffer, as "TYPE flags stream hex". */
export function describeFrames(bytes: Buffer | null): string[] {
  const names = ['DATA', 'HEADERS', 'PRIORITY', 'RST', 'SETTINGS', 'PUSH', 'PING', 'GOAWAY', 'WINDOW', 'CONTINUATION'];
  const found: string[] = [];
  for (let at = 0; bytes !== null && at < bytes.length; ) {
    const length = bytes.readUIntBE(at, 3);
    const payload = bytes.subarray(at + frameHeaderBytes, at + frameHeaderBytes + length);
    found.push(
      `${names[bytes[at + 3]!]} ${bytes[at + 4]} ${bytes.readUInt32BE(at + 5)} ${payload.toString('hex')}`.trim(),
    );
    at += frameHeaderBytes + length;
  }
  return found;
}

export function headerList(...fields: readonly (readonly [string, string])[]): HeaderList {
  return new HeaderList(fields.map(([name, value]) => new HeaderField(name, value)));
}

export const requestList = (): HeaderList =>
  headerList([':method', 'POST'], [':scheme', 'http'], [':path', '/t.Echo/Put'], ['te', 'trailers']);

/** A connection and everything it has told, as lines. Releases DATA at once unless told. */
export class Peer implements ConnectionEvents<Stream> {
  readonly log: string[] = [];
  readonly streams = new Map<number, Stream>();
  readonly bodies = new Map<number, Buffer[]>();
  readonly connection: Connection<Stream>;
  releases = true;
  error: ConnectionError | null = null;
  onEvent: (stream: Stream, what: 'headers' | 'data' | 'trailers' | 'writable', endStream: boolean) => void = () => {};

  constructor(role: 'client' | 'server', options: Partial<ConnectionOptions> = {}) {
    this.connection = new Connection<Stream>(
      {
        role,
        limits: defaultLimits,
        streamWindowBytes: 65_535,
        connectionWindowBytes: 65_535,
        maxPeerStreams: 100,
        ...options,
      },
      this,
    );
  }

  /** A client that has taken the first SETTINGS of its server and opened a stream per list. */
  static clientWithStreams(count: number, options: Partial<ConnectionOptions> = {}): Peer {
    const client = new Peer('client', options);
    client.receive(frame(4, 0, 0));
    for (let i = 0; i < count; i++) client.open();
    client.connection.take();
    client.log.length = 0;
    return client;
  }

  receive(...frames: readonly Buffer[]): void {
    this.connection.receive(Buffer.concat(frames), 0);
  }

  open(endStream = false): Stream {
    const stream = new Stream();
    this.connection.open(stream, requestList(), endStream);
    this.streams.set(stream.id, stream);
    return stream;
  }

  /** Takes all output as descriptions of frames. */
  takeFrames(): string[] {
    const frames: string[] = [];
    for (let bytes = this.connection.take(); bytes !== null; bytes = this.connection.take()) {
      frames.push(...describeFrames(bytes));
    }
    return frames;
  }

  body(id: number): Buffer {
    return Buffer.concat(this.bodies.get(id) ?? []);
  }

  createStream(): Stream {
    return new Stream();
  }

  onHeaders(stream: Stream, block: HeaderBlock, endStream: boolean): void {
    this.streams.set(stream.id, stream);
    this.log.push(`headers ${stream.id}${end(endStream)} ${fieldsOf(block)}`);
    this.onEvent(stream, 'headers', endStream);
  }

  onData(stream: Stream, bytes: Buffer, start: number, stop: number, endStream: boolean): void {
    // A split may cut one frame into one event only, so the log holds frames, not chunks.
    const data = Buffer.from(bytes.subarray(start, stop));
    const body = this.bodies.get(stream.id) ?? [];
    body.push(data);
    this.bodies.set(stream.id, body);
    this.log.push(`data ${stream.id}${end(endStream)} ${data.length} bytes`);
    if (this.releases) this.connection.release(stream, data.length);
    this.onEvent(stream, 'data', endStream);
  }

  onTrailers(stream: Stream, block: HeaderBlock): void {
    this.log.push(`trailers ${stream.id} ${fieldsOf(block)}`);
    this.onEvent(stream, 'trailers', true);
  }

  onReset(stream: Stream, code: number, origin: ResetOrigin): void {
    this.log.push(`reset ${stream.id} ${code} ${origin}`);
  }

  onWritable(stream: Stream): void {
    this.log.push(`writable ${stream.id}`);
    this.onEvent(stream, 'writable', false);
  }

  onSettings(): void {
    this.log.push('settings');
  }

  onGoAway(lastStreamId: number, code: number, debug: string): void {
    this.log.push(`goaway ${lastStreamId} ${code} ${debug}`.trim());
  }

  onPingAck(payload: Buffer): void {
    this.log.push(`pong ${payload.toString('hex')}`);
  }

  onConnectionError(error: ConnectionError): void {
    this.error = error;
    this.log.push(`error ${error.code}`);
  }
}

function fieldsOf(block: HeaderBlock): string {
  return block.fields
    .slice(0, block.count)
    .map(({ name, value }) => `${name}=${value}`)
    .join(' ');
}

function end(endStream: boolean): string {
  return endStream ? ' end' : '';
}
