import { Connection } from '../../../../proto/wire/connection.ts';
import type { ConnectionError } from '../../../../proto/wire/connection-error.ts';
import type { ConnectionEvents, ResetOrigin } from '../../../../proto/wire/connection-events.ts';
import { MessageReader } from '../../../../proto/wire/grpc/message-framing.ts';
import { decodeMetadata } from '../../../../proto/wire/grpc/metadata.ts';
import { percentDecode } from '../../../../proto/wire/grpc/percent.ts';
import { parseTimeout } from '../../../../proto/wire/grpc/timeout.ts';
import { UnaryCall } from '../../../../proto/wire/grpc/unary-call.ts';
import type { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { FieldKind } from '../../../../proto/wire/hpack/header-field.ts';
import { defaultLimits } from '../../../../proto/wire/limits.ts';
import { headerList } from '../peer.ts';

/** Either end of a call: what arrives is read as gRPC by whichever part reads it in the product. */
class FuzzedCall extends UnaryCall {
  readonly reader = new MessageReader(maxMessageBytes, true);
  wasReset = false;

  /** Whether its owner knows that nothing follows: it ended in order, or it was told. */
  get isOver(): boolean {
    return this.wasReset || (this.localEnded && this.remoteEnded && this.queue === null);
  }
}

const maxMessageBytes = 64 * 1024;
export const maxStreams = 20;

const requestHeaders = headerList([':method', 'POST'], [':scheme', 'http'], [':path', '/t.Echo/Put']);
const responseHeaders = headerList([':status', '200'], ['content-type', 'application/grpc']);
const trailers = headerList(['grpc-status', '0']);
const answer = Buffer.alloc(100, 'a');

/** One core under test: opens calls as a client, answers them as a server, and writes down what it is told. */
export class Subject implements ConnectionEvents<FuzzedCall> {
  readonly connection: Connection<FuzzedCall>;
  error: ConnectionError | null = null;
  /** What happened, in words; null when nobody compares it. */
  readonly log: string[] | null;
  eventCount = 0;
  /** Every call that there was. */
  readonly #calls: FuzzedCall[] = [];
  readonly #role: 'client' | 'server';

  constructor(role: 'client' | 'server', keepsLog: boolean) {
    this.#role = role;
    this.log = keepsLog ? [] : null;
    const windows = { streamWindowBytes: 65_535, connectionWindowBytes: 100_000 };
    this.connection = new Connection({ role, limits: defaultLimits, ...windows, maxPeerStreams: maxStreams }, this);
    if (role === 'client') this.#openCalls();
  }

  /** Calls of whose end their owner has not heard. */
  get openCalls(): number {
    return this.#calls.filter(({ id, isOver }) => id > 0 && !isOver).length;
  }

  createStream(): FuzzedCall {
    const call = new FuzzedCall();
    this.#calls.push(call);
    return call;
  }

  onHeaders(call: FuzzedCall, block: HeaderBlock, endStream: boolean): void {
    this.#note('headers', call, block, endStream);
    decodeMetadata(block);
    parseTimeout(block.find(FieldKind.GRPC_TIMEOUT)?.value ?? '1S');
    percentDecode(block.find(FieldKind.PATH)?.value ?? '');
    if (this.#role === 'client') call.acceptHeaders(block, endStream);
    else if (endStream) this.#answer(call);
  }

  onData(call: FuzzedCall, bytes: Buffer, start: number, end: number, endStream: boolean): void {
    this.#note('data', call, bytes.subarray(start, end).toString('latin1'), endStream);
    call.reader.push(bytes, start, end, (message) => this.#note('message', call, message.length));
    if (this.#role === 'client') call.acceptData(bytes, start, end, endStream, maxMessageBytes);
    else if (endStream) this.#answer(call);
    this.connection.release(call, end - start);
  }

  onTrailers(call: FuzzedCall, block: HeaderBlock): void {
    this.#note('trailers', call, block);
    if (this.#role === 'client') call.acceptTrailers(block);
    else this.#answer(call);
  }

  onReset(call: FuzzedCall, code: number, origin: ResetOrigin): void {
    this.#note('reset', call, code, origin);
    call.wasReset = true;
  }

  onWritable(call: FuzzedCall): void {
    this.#note('writable', call);
  }

  onSettings(): void {
    this.#note('settings', null);
  }

  onGoAway(lastStreamId: number, code: number, debug: string): void {
    this.#note('goaway', null, lastStreamId, code, debug);
  }

  onPingAck(payload: Buffer): void {
    this.#note('pong', null, payload.toString('hex'));
  }

  onConnectionError(error: ConnectionError): void {
    this.#note('error', null, error.code, error.abuse);
    this.error = error;
  }

  #openCalls(): void {
    for (let i = 0; i < 4; i++) {
      const call = this.createStream();
      this.connection.open(call, requestHeaders, false);
      this.connection.sendData(call, answer, i % 2 === 0);
    }
    this.connection.take();
  }

  #answer(call: FuzzedCall): void {
    this.connection.sendHeaders(call, responseHeaders, false);
    this.connection.sendData(call, answer, false);
    this.connection.sendHeaders(call, trailers, true);
  }

  #note(
    event: string,
    call: FuzzedCall | null,
    ...details: readonly (HeaderBlock | string | number | boolean | null)[]
  ) {
    this.eventCount++;
    if (this.log === null) return;
    const words = details.map((detail) => (typeof detail === 'object' && detail !== null ? describe(detail) : detail));
    this.log.push(`${event} ${call === null ? '' : `${call.id} status ${call.status}`} ${words.join(' ')}`);
  }
}

function describe(block: HeaderBlock): string {
  return block.fields
    .slice(0, block.count)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}
