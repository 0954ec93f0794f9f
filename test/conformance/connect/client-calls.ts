import { setTimeout as delay } from 'node:timers/promises';
import { CallError } from '../../../server/rpc/channel/call-error.ts';
import { type CallOptions, Channel } from '../../../server/rpc/channel/channel.ts';
import type { ClientMethod } from '../../../server/rpc/channel/client-method.ts';
import type { MethodKind } from '../../../server/rpc/method-description.ts';
import { statusNumbers } from '../../../server/rpc/status.ts';
import { fromHeaders, toHeaders } from './headers.ts';
import {
  type ClientCompatRequest,
  type ClientResponseResult,
  type ConformanceTypes,
  type ErrorDefinition,
  type Payload,
  type PayloadResponse,
  rpcStatus,
} from './messages.ts';

/** Numbers of the enums Compression and StreamType. */
const gzip = 2;
const fullDuplexBidi = 5;

/** Makes the call that the runner asks for, on a channel of its own, and tells what it came to. */
export async function makeCall(types: ConformanceTypes, request: ClientCompatRequest): Promise<ClientResponseResult> {
  const { messageReceiveLimit, serverTlsCert, clientTlsCreds } = request;
  const channel = new Channel({
    addresses: [{ host: request.host, port: request.port }],
    compression: request.compression === gzip ? 'gzip' : 'identity',
    ...(messageReceiveLimit > 0 ? { maxReceiveMessageBytes: messageReceiveLimit } : {}),
    ...(serverTlsCert.length > 0 ? { tls: tlsOptions(serverTlsCert, clientTlsCreds ?? null) } : {}),
  });
  const task = new Task(types, channel, request);
  try {
    await task.run();
    return task.result();
  } finally {
    await channel.close();
  }
}

function tlsOptions(trusted: Uint8Array, own: { readonly cert: Uint8Array; readonly key: Uint8Array } | null) {
  const ca = Buffer.from(trusted);
  return own === null ? { ca } : { ca, cert: Buffer.from(own.cert), key: Buffer.from(own.key) };
}

class Task {
  readonly #types: ConformanceTypes;
  readonly #channel: Channel;
  readonly #request: ClientCompatRequest;
  readonly #canceller = new AbortController();
  readonly #payloads: Payload[] = [];
  #sentCount = 0;
  #header: ClientResponseResult['responseHeaders'] = [];
  #trailer: ClientResponseResult['responseTrailers'] = [];
  #error: CallError | null = null;

  constructor(types: ConformanceTypes, channel: Channel, request: ClientCompatRequest) {
    this.#types = types;
    this.#channel = channel;
    this.#request = request;
  }

  async run(): Promise<void> {
    try {
      await this.#call();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      this.#error = error;
      if (error.header.entries.length > 0) this.#header = toHeaders(error.header.entries);
      if (error.trailer.entries.length > 0) this.#trailer = toHeaders(error.trailer.entries);
    }
  }

  result(): ClientResponseResult {
    return {
      responseHeaders: this.#header,
      responseTrailers: this.#trailer,
      payloads: this.#payloads,
      numUnsentRequests: this.#request.requestMessages.length - this.#sentCount,
      ...(this.#error === null ? {} : { error: describeError(this.#error) }),
    };
  }

  #call(): Promise<void> {
    const { method } = this.#request;
    switch (method) {
      case 'Unary':
      case 'Unimplemented':
        return this.#unary();
      case 'ServerStream':
        return this.#serverStream();
      case 'ClientStream':
        return this.#clientStream();
      case 'BidiStream':
        return this.#bidi();
      default:
        throw new Error(`method ${method} is not for gRPC`);
    }
  }

  async #unary(): Promise<void> {
    this.#sentCount = 1;
    this.#cancelAfterCloseSend();
    const { message, header, trailer } = await this.#channel.unary(
      this.#method('unary'),
      this.#first(),
      this.#options(),
    );
    this.#take(message);
    this.#header = toHeaders(header.entries);
    this.#trailer = toHeaders(trailer.entries);
  }

  async #clientStream(): Promise<void> {
    const method = this.#method('clientStream');
    const result = await this.#channel.clientStream(method, this.#requests(), this.#options());
    this.#take(result.message);
    this.#header = toHeaders(result.header.entries);
    this.#trailer = toHeaders(result.trailer.entries);
  }

  async *#requests(): AsyncGenerator<Uint8Array, void, undefined> {
    const { requestMessages, requestDelayMs, cancel } = this.#request;
    for (const { value } of requestMessages) {
      await delay(requestDelayMs);
      this.#sentCount += 1;
      yield value;
    }
    if (cancel?.cancelTiming === 'beforeCloseSend') this.#canceller.abort();
    this.#cancelAfterCloseSend();
  }

  async #serverStream(): Promise<void> {
    this.#sentCount = 1;
    const stream = this.#channel.serverStream(this.#method('serverStream'), this.#first(), this.#options());
    this.#cancelAfterCloseSend();
    await this.#receive(stream, Number.POSITIVE_INFINITY);
  }

  async #bidi(): Promise<void> {
    const { requestMessages, requestDelayMs, streamType, cancel } = this.#request;
    const stream = this.#channel.open(this.#method('bidi'), this.#options());
    for (const { value } of requestMessages) {
      await delay(requestDelayMs);
      if (stream.call.done) break;
      stream.send(value);
      this.#sentCount += 1;
      if (streamType === fullDuplexBidi) await this.#receive(stream, 1);
    }
    if (cancel?.cancelTiming === 'beforeCloseSend') this.#canceller.abort();
    if (!stream.call.done) stream.end();
    this.#cancelAfterCloseSend();
    await this.#receive(stream, Number.POSITIVE_INFINITY);
  }

  /** Takes so many responses, or fewer when the stream ends before. */
  async #receive(stream: ResponseStream, count: number): Promise<void> {
    const { cancel } = this.#request;
    try {
      for (let taken = 0; taken < count; taken++) {
        const { done, value } = await stream.next();
        if (done) break;
        this.#take(value);
        if (cancel?.cancelTiming === 'afterNumResponses' && this.#payloads.length === cancel.afterNumResponses) {
          this.#canceller.abort();
        }
      }
    } finally {
      this.#trailer = toHeaders(stream.trailer.entries);
      if (stream.call.done) this.#header = toHeaders((await stream.header).entries);
    }
  }

  #take({ payload }: PayloadResponse): void {
    this.#payloads.push(payload ?? {});
  }

  #first(): Uint8Array {
    const [message] = this.#request.requestMessages;
    if (message === undefined) throw new Error('the runner gave no request message');
    return message.value;
  }

  #cancelAfterCloseSend(): void {
    const { cancel } = this.#request;
    if (cancel?.cancelTiming !== 'afterCloseSendMs') return;
    setTimeout(() => this.#canceller.abort(), cancel.afterCloseSendMs);
  }

  #method<Kind extends MethodKind>(kind: Kind): ClientMethod<Kind, Uint8Array, PayloadResponse> {
    const { service, method } = this.#request;
    const responses = this.#types.codec<PayloadResponse>(`${method}Response`);
    return {
      kind,
      path: `/${service}/${method}`,
      encode: (bytes) => bytes,
      decode: (bytes) => responses.decode(bytes),
    };
  }

  #options(): CallOptions {
    const { requestHeaders, timeoutMs } = this.#request;
    const options = { metadata: fromHeaders(requestHeaders), signal: this.#canceller.signal };
    return Object.hasOwn(this.#request, 'timeoutMs') && timeoutMs !== undefined ? { ...options, timeoutMs } : options;
  }
}

type ResponseStream = ReturnType<typeof Channel.prototype.open<Uint8Array, PayloadResponse>>;

function describeError({ code, message, details }: CallError): ErrorDefinition {
  return { code: statusNumbers[code], message, details: details ? rpcStatus.decode(details).details : [] };
}
