import { Call, type CallHost } from './call.ts';
import type { CallError } from './call-error.ts';
import { type CallOptions, type ChannelOptions, type ChannelSettings, channelSettings } from './channel-options.ts';
import type { ClientMethod } from './client-method.ts';
import { Connector } from './connector.ts';
import { pumpRequests } from './request-pump.ts';
import { RetryThrottle } from './retry-throttle.ts';
import { SingleResponse, type UnaryResult } from './single-response.ts';
import { StreamCall } from './stream-call.ts';

export type { CallOptions, ChannelOptions } from './channel-options.ts';
export type { UnaryResult } from './single-response.ts';

/**
 * A gRPC client. Connects when the first call comes, and again whenever it has to; calls that no handler of the server
 * has seen move to the next connection by themselves. All failures are `CallError`s.
 *
 * The links between nodes take no more than `open` over plain TCP, and benchmarks `unary` and `serverStream`; streams of
 * requests, gzip, TLS and retry policies are here for the conformance suites, and for callers to come.
 */
export class Channel {
  readonly #settings: ChannelSettings;
  readonly #connector: Connector;
  readonly #host: CallHost;
  /** Calls that wait for a connection or a free stream, oldest first. */
  readonly #waiting = new Set<Call>();
  #callCount = 0;
  #closed = false;
  #onIdle: (() => void) | null = null;

  constructor(options: ChannelOptions) {
    this.#settings = channelSettings(options);
    this.#connector = new Connector(this.#settings, {
      onConnected: () => this.#serveWaiting(),
      onUnreachable: (problem) => this.#failWaiting(problem),
      onRetry: () => this.#reconnect(),
      onRoom: () => this.#serveWaiting(),
      onLost: () => this.#reconnect(),
    });
    const throttling = this.#settings.retry?.throttling;
    this.#host = {
      settings: this.#settings,
      throttle: throttling === undefined ? null : new RetryThrottle(throttling),
      dispatch: (call) => this.#dispatch(call),
      onCallEnd: (call) => this.#onCallEnd(call),
    };
  }

  /** One request, one response. */
  unary<Request, Response>(
    method: ClientMethod<'unary', Request, Response>,
    request: Request,
    options: CallOptions = noOptions,
  ): Promise<UnaryResult<Response>> {
    return new Promise((resolve, reject) => {
      const bytes = method.encode(request);
      const call = this.#makeSingle(method, options, resolve, reject);
      call.send(bytes, true);
      call.start();
    });
  }

  /** Requests as they come, one response. The requests are abandoned (`return`) when the call ends before them. */
  clientStream<Request, Response>(
    method: ClientMethod<'clientStream', Request, Response>,
    requests: AsyncIterable<Request> | Iterable<Request>,
    options: CallOptions = noOptions,
  ): Promise<UnaryResult<Response>> {
    return new Promise((resolve, reject) => {
      const call = this.#makeSingle(method, options, resolve, reject);
      call.start();
      void pumpRequests(call, requests, (request) => method.encode(request));
    });
  }

  /** One request, responses as they come. */
  serverStream<Request, Response>(
    method: ClientMethod<'serverStream', Request, Response>,
    request: Request,
    options: CallOptions = noOptions,
  ): StreamCall<Request, Response> {
    const stream = this.#makeStream(method, options);
    stream.send(request, true);
    stream.start();
    return stream;
  }

  /** Requests as they come, responses as they come. */
  bidi<Request, Response>(
    method: ClientMethod<'bidi', Request, Response>,
    requests: AsyncIterable<Request> | Iterable<Request>,
    options: CallOptions = noOptions,
  ): StreamCall<Request, Response> {
    const stream = this.open(method, options);
    void pumpRequests(stream.call, requests, (request) => method.encode(request));
    return stream;
  }

  /** Both ways, with requests that the caller writes when it likes (`send`, `end`). */
  open<Request, Response>(
    method: ClientMethod<'bidi', Request, Response>,
    options: CallOptions = noOptions,
  ): StreamCall<Request, Response> {
    const stream = this.#makeStream(method, options);
    stream.start();
    return stream;
  }

  /** Takes no more calls, lets those in flight finish for `graceMs`, then cuts what is left. */
  async close(graceMs = 0): Promise<void> {
    this.#closed = true;
    if (graceMs > 0 && this.#callCount > 0) await this.#idle(graceMs);
    for (const call of [...this.#waiting]) call.fail('UNAVAILABLE', closedMessage);
    this.#connector.close('the channel was closed');
  }

  #idle(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, graceMs);
      this.#onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #makeSingle<Response>(
    method: { readonly path: string; decode(bytes: Buffer): Response },
    options: CallOptions,
    resolve: (result: UnaryResult<Response>) => void,
    reject: (error: CallError) => void,
  ): Call {
    const { maxReceiveMessageBytes } = this.#settings;
    const sink = new SingleResponse(method, maxReceiveMessageBytes, resolve, reject);
    const call = new Call(this.#host, method.path, options, sink);
    this.#callCount++;
    return call;
  }

  #makeStream<Request, Response>(
    method: ClientMethod<'serverStream' | 'bidi', Request, Response>,
    options: CallOptions,
  ): StreamCall<Request, Response> {
    const stream = new StreamCall(this.#host, method, options);
    this.#callCount++;
    return stream;
  }

  #dispatch(call: Call): void {
    if (this.#closed) {
      call.fail('UNAVAILABLE', closedMessage);
      return;
    }
    const connection = this.#connector.current;
    if (connection !== null && this.#waiting.size === 0 && connection.canOpen) {
      call.begin(connection);
      return;
    }
    this.#wait(call);
  }

  #wait(call: Call): void {
    const problem = this.#connector.unreachableBecause;
    if (problem !== null && !call.waitForReady) {
      call.fail('UNAVAILABLE', problem);
    } else if (this.#waiting.size >= this.#settings.maxWaitingCalls) {
      call.fail('RESOURCE_EXHAUSTED', `${this.#waiting.size} calls wait for a stream already`);
    } else {
      this.#waiting.add(call);
      if (!(this.#connector.current?.usable ?? false)) this.#connector.connect();
    }
  }

  #serveWaiting(): void {
    for (const call of this.#waiting) {
      const connection = this.#connector.current;
      if (connection === null || !connection.canOpen) return;
      this.#waiting.delete(call);
      call.begin(connection);
    }
  }

  #failWaiting(problem: string): void {
    for (const call of [...this.#waiting]) if (!call.waitForReady) call.fail('UNAVAILABLE', problem);
  }

  #reconnect(): void {
    if (this.#waiting.size > 0) this.#connector.connect();
  }

  #onCallEnd(call: Call): void {
    this.#waiting.delete(call);
    this.#callCount--;
    if (this.#callCount === 0) this.#onIdle?.();
  }
}

const noOptions: CallOptions = Object.freeze({});

const closedMessage = 'The channel was closed';
