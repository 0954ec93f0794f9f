import { createServer, type Socket } from 'node:net';
import {
  type ConnectionInjector,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  Server,
  ServerCredentials,
} from '@grpc/grpc-js';
import { asBuffer } from '../../../proto/protobuf/as-buffer.ts';
import { intercept, UnreadRequest } from '../interceptor.ts';
import { listen } from '../listen.ts';
import { isUnexpected, type RpcError, toRpcError } from '../rpc-error.ts';
import { defaultRpcServerLimits, type RpcServer, type RpcServerOptions } from '../rpc-server.ts';
import type { AnyHandler, BoundMethod, ErasedMethod, Service } from '../service-definition.ts';
import { UnsentAnswers } from '../unsent-answers.ts';
import { GrpcJsCall } from './grpc-js-call.ts';
import { requestsOf, sendResponses } from './grpc-js-streams.ts';

/**
 * `RpcServer` on @grpc/grpc-js.
 *
 * The sockets are accepted here and injected: its own listener reports a taken port as a sentence only and has no
 * bound on connections. Its HTTP/2 receive windows (64 KiB) cannot be set through its public interface.
 */
export function createGrpcJsServer(options: RpcServerOptions): RpcServer {
  return new GrpcJsServer(options);
}

// A connection that does not answer a PING for this long is closed: the other side is gone, hangs, or never reads.
const keepaliveTimeMs = 30_000;
const keepaliveTimeoutMs = 10_000;

class GrpcJsServer implements RpcServer {
  readonly #options: RpcServerOptions;
  readonly #server: Server;
  readonly #listener = createServer();
  readonly #sockets = new Set<Socket>();
  readonly #unsent: UnsentAnswers;

  constructor(options: RpcServerOptions) {
    this.#options = options;
    const limits = { ...defaultRpcServerLimits, ...options };
    this.#server = new Server({
      'grpc.max_receive_message_length': limits.maxReceiveMessageSizeBytes,
      'grpc.max_concurrent_streams': limits.maxConcurrentStreams,
      'grpc.keepalive_time_ms': keepaliveTimeMs,
      'grpc.keepalive_timeout_ms': keepaliveTimeoutMs,
      // Its own bookkeeping of calls; ours is in the interceptors.
      'grpc.enable_channelz': 0,
    });
    this.#listener.maxConnections = limits.maxConnections;
    this.#unsent = new UnsentAnswers({
      perConnectionBytes: limits.maxUnsentBytesPerConnection,
      totalBytes: limits.maxUnsentBytes,
    });
  }

  addService(service: Service): void {
    for (const bound of service.methods) this.#register(bound);
  }

  async start(address: { readonly host: string; readonly port: number }): Promise<number> {
    const injector = this.#server.createConnectionInjector(ServerCredentials.createInsecure());
    this.#listener.on('connection', (socket) => this.#accept(socket, injector));
    return listen(this.#listener, address);
  }

  shutdown(graceMs: number, hurry?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#listener.close();
      const finish = () => {
        clearTimeout(timer);
        this.#force();
        resolve();
      };
      // Not left to tryShutdown alone: grpc-js forgets its callback when a session ends in the wrong moment (seen in
      // one of 30 runs against a client that leaves right after a call that timed out).
      const timer = setTimeout(finish, graceMs);
      hurry?.addEventListener('abort', finish);
      this.#server.tryShutdown(finish);
    });
  }

  #accept(socket: Socket, injector: ConnectionInjector): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    injector.injectConnection(socket);
  }

  #force(): void {
    this.#server.forceShutdown();
    // A connection that never spoke HTTP/2 is not known to the server.
    for (const socket of this.#sockets) socket.destroy();
  }

  #register({ method, handler }: BoundMethod): void {
    const intercepted = intercept(this.#options.interceptors, handler, method);
    const added = this.#server.register(
      method.path,
      this.#adapt(method, intercepted),
      asBuffer,
      (bytes: Buffer) => method.decode(bytes),
      method.kind,
    );
    if (!added) throw new Error(`two services serve ${method.path}`);
  }

  #adapt(method: ErasedMethod, handler: AnyHandler) {
    switch (method.kind) {
      case 'unary':
        return this.#unary(method, handler);
      case 'serverStream':
        return this.#serverStream(method, handler);
      case 'clientStream':
        return this.#clientStream(method, handler);
      case 'bidi':
        return this.#bidi(method, handler);
    }
  }

  #unary(method: ErasedMethod, handler: AnyHandler): handleUnaryCall<unknown, Uint8Array> {
    return (call, callback) => {
      const context = new GrpcJsCall(method, call, this.#unsent);
      const answer = (response: unknown) => {
        const bytes = this.#encodeAnswer(method, context, response);
        context.settle('OK', null);
        if (context.headers !== null) context.sendHeaders();
        callback(null, bytes, context.trailerMetadata());
      };
      const fail = (thrown: unknown) => callback(context.statusOf(this.#fail(thrown, context)));
      // A synchronous answer stays synchronous: no promise, no microtask.
      try {
        const result = handler(admitted(call.request, context), context);
        if (result instanceof Promise) result.then(answer).catch(fail);
        else answer(result);
      } catch (thrown) {
        fail(thrown);
      }
    };
  }

  #clientStream(method: ErasedMethod, handler: AnyHandler): handleClientStreamingCall<unknown, Uint8Array> {
    return async (call, callback) => {
      const context = new GrpcJsCall(method, call, this.#unsent);
      try {
        const response = await handler(requestsOf(call, context), context);
        const bytes = this.#encodeAnswer(method, context, response);
        context.settle('OK', null);
        if (context.headers !== null) context.sendHeaders();
        callback(null, bytes, context.trailerMetadata());
      } catch (thrown) {
        callback(context.statusOf(this.#fail(thrown, context)));
      }
    };
  }

  #serverStream(method: ErasedMethod, handler: AnyHandler): handleServerStreamingCall<unknown, Uint8Array> {
    return (call) => {
      const context = new GrpcJsCall(method, call, this.#unsent);
      return this.#stream(call, method, context, () => handler(call.request, context));
    };
  }

  #bidi(method: ErasedMethod, handler: AnyHandler): handleBidiStreamingCall<unknown, Uint8Array> {
    return (call) => {
      const context = new GrpcJsCall(method, call, this.#unsent);
      return this.#stream(call, method, context, () => handler(requestsOf(call, context), context));
    };
  }

  async #stream(call: ResponseStream, method: ErasedMethod, context: GrpcJsCall, start: () => unknown): Promise<void> {
    try {
      await sendResponses(call, method, context, start() as AsyncIterable<unknown>);
      context.settle('OK', null);
      context.sendHeaders();
      call.end(context.trailerMetadata());
    } catch (thrown) {
      // Emitting it is how grpc-js takes the status of a failed stream; it does not destroy the stream.
      call.emit('error', context.statusOf(this.#fail(thrown, context)));
    }
  }

  #encodeAnswer(method: ErasedMethod, context: GrpcJsCall, response: unknown): Uint8Array {
    const bytes = method.encode(response);
    context.expectAnswer(bytes.length);
    return bytes;
  }

  #fail(thrown: unknown, context: GrpcJsCall): RpcError {
    const error = toRpcError(thrown);
    if (isUnexpected(error)) this.#options.onUnexpectedError(error, context);
    context.settle(error.code, error);
    // A status alone has no place for headers: without them it goes out in one frame.
    if (context.headers !== null) context.sendHeaders();
    return error;
  }
}

/** The request; a refusal in its place when the client does not take its answers. */
function admitted(request: unknown, context: GrpcJsCall): unknown {
  try {
    context.expectAnswer(0);
    return request;
  } catch (error) {
    return new UnreadRequest(toRpcError(error));
  }
}

type ResponseStream =
  | Parameters<handleServerStreamingCall<unknown, Uint8Array>>[0]
  | Parameters<handleBidiStreamingCall<unknown, Uint8Array>>[0];
