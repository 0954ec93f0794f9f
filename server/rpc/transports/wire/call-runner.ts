import { UnreadRequest } from '../../interceptor.ts';
import { isUnexpected, RpcError, toRpcError } from '../../rpc-error.ts';
import type { RpcServerOptions } from '../../rpc-server.ts';
import type { WireCall } from './call.ts';
import { inflate } from './message-decoder.ts';
import type { ResponseWriter } from './response-writer.ts';

/** What the connections of a server share for running calls. */
export interface RunnerOptions {
  readonly maxMessageBytes: number;
  readonly onUnexpectedError: RpcServerOptions['onUnexpectedError'];
}

const undecodable = new RpcError('INTERNAL', 'the request is not a message of this method');

/** Calls handlers and passes on what they answer. */
export class CallRunner {
  readonly #writer: ResponseWriter;
  readonly #options: RunnerOptions;

  constructor(writer: ResponseWriter, options: RunnerOptions) {
    this.#writer = writer;
    this.#options = options;
  }

  /** A method that takes one request. */
  runSingle(call: WireCall, message: Buffer, compressed: boolean): void {
    let request: unknown;
    try {
      call.expectAnswer(0);
      request = this.decode(call, message, compressed);
    } catch (error) {
      this.refuse(call, toRpcError(error));
      return;
    }
    this.#run(call, request);
  }

  /** Answers a call that no handler has seen: what counts and logs calls sees this one, too. */
  refuse(call: WireCall, error: RpcError): void {
    this.#run(call, new UnreadRequest(error));
  }

  /** A method that takes a stream of requests. */
  runStreamed(call: WireCall, requests: AsyncIterable<unknown>): void {
    this.#run(call, requests);
  }

  /** @throws RpcError */
  decode(call: WireCall, message: Buffer, compressed: boolean): unknown {
    const bytes = compressed ? inflate(message, this.#options.maxMessageBytes) : message;
    try {
      return call.route.method.decode(bytes);
    } catch {
      throw undecodable;
    }
  }

  /** Answers with what went wrong. */
  fail(call: WireCall, thrown: unknown): void {
    const error = toRpcError(thrown);
    this.#settle(call, error);
    try {
      this.#writer.fail(call, error);
    } catch (metadataError) {
      // A handler has set metadata that cannot be sent, which shows only now.
      const unsendable = toRpcError(metadataError);
      this.#settle(call, unsendable);
      this.#writer.failPlainly(call, unsendable);
    }
  }

  #settle(call: WireCall, error: RpcError): void {
    if (isUnexpected(error)) this.#options.onUnexpectedError(error, call);
    call.settle(error.code, error);
  }

  #run(call: WireCall, request: unknown): void {
    call.hasRun = true;
    const { kind } = call.method;
    if (kind === 'unary' || kind === 'clientStream') this.#runUnary(call, request);
    else this.#runStream(call, request);
  }

  /** A synchronous answer stays synchronous: no promise, no microtask. */
  #runUnary(call: WireCall, request: unknown): void {
    try {
      const result = call.route.handler(request, call);
      if (result instanceof Promise) {
        result.then(
          (response) => this.#answer(call, response),
          (thrown) => this.fail(call, thrown),
        );
      } else this.#answer(call, result);
    } catch (thrown) {
      this.fail(call, thrown);
    }
  }

  #answer(call: WireCall, response: unknown): void {
    if (call.cancelled) {
      call.settle('OK', null);
      return;
    }
    try {
      const { writer } = call.route.method;
      if (writer === null || call.gzip) this.#writer.message(call, this.#encode(call, response));
      else this.#writer.inPlace(call, writer, response);
      call.settle('OK', null);
      this.#writer.done(call);
    } catch (thrown) {
      this.fail(call, thrown);
    }
  }

  #encode(call: WireCall, response: unknown): Uint8Array {
    const bytes = call.route.method.encode(response);
    call.expectAnswer(bytes.length);
    return bytes;
  }

  async #runStream(call: WireCall, request: unknown): Promise<void> {
    try {
      const responses = call.route.handler(request, call) as AsyncIterable<unknown>;
      for await (const response of responses) {
        if (call.cancelled) throw call.cancellation();
        if (!this.#writer.message(call, call.route.method.encode(response))) await writable(call);
        if (call.cancelled) throw call.cancellation();
      }
      call.settle('OK', null);
      this.#writer.done(call);
    } catch (thrown) {
      this.fail(call, thrown);
    }
  }
}

/** Also ends when the call does. */
function writable(call: WireCall): Promise<void> {
  return new Promise((resolve) => {
    call.onWritable = resolve;
  });
}
