import type { CallContext } from './call-context.ts';
import type { MethodDescription, MethodKind } from './method-description.ts';

/** A method with its messages: bytes in, bytes out. Messages are objects (grpc-js takes a falsy one for none). */
export interface Method<Kind extends MethodKind, Request, Response> extends MethodDescription {
  readonly kind: Kind;
  decode(bytes: Uint8Array): Request;
  encode(response: Response): Uint8Array;
  /** Writes a response where it is to leave from; null when there is only `encode`. */
  readonly writer: MessageWriter<Response> | null;
}

/** Writes messages in place: for those that are written so often that a buffer of their own for each would cost. */
export interface MessageWriter<Response> {
  sizeOf(response: Response): number;
  /** Exactly `sizeOf` bytes, from `at` on. */
  write(response: Response, bytes: Buffer, at: number): void;
}

/** A service: its full name and its methods, by the names their handlers have. */
export interface ServiceDefinition<Methods extends Record<string, AnyMethod> = Record<string, AnyMethod>> {
  /** "etcdserverpb.KV" */
  readonly name: string;
  readonly methods: Methods;
}

/**
 * What carries out a method. A stream is pulled by who reads it, so a slow reader slows the writer. A handler must
 * settle soon after `context.signal` aborts.
 */
export type Handler<M> =
  M extends Method<'unary', infer Request, infer Response>
    ? (request: Request, context: CallContext) => Response | Promise<Response>
    : M extends Method<'serverStream', infer Request, infer Response>
      ? (request: Request, context: CallContext) => AsyncIterable<Response>
      : M extends Method<'clientStream', infer Request, infer Response>
        ? (requests: AsyncIterable<Request>, context: CallContext) => Promise<Response>
        : M extends Method<'bidi', infer Request, infer Response>
          ? (requests: AsyncIterable<Request>, context: CallContext) => AsyncIterable<Response>
          : never;

export type Handlers<Definition extends ServiceDefinition> = {
  readonly [Name in keyof Definition['methods']]: Handler<Definition['methods'][Name]>;
};

/** A handler of any kind, as interceptors and transports see it: the kind of its method says what goes in and out. */
export type AnyHandler = (request: unknown, context: CallContext) => unknown;

export interface BoundMethod {
  readonly method: ErasedMethod;
  readonly handler: AnyHandler;
}

/** A service with its handlers, ready to be served. */
export interface Service {
  readonly name: string;
  readonly methods: readonly BoundMethod[];
}

export type ErasedMethod = Method<MethodKind, unknown, unknown>;

// `never` in, `unknown` out: what every method can be assigned to.
type AnyMethod = MethodDescription & {
  decode(bytes: Uint8Array): unknown;
  encode(response: never): Uint8Array;
  readonly writer: MessageWriter<never> | null;
};

/** The static half of a generated message class. */
interface Decoder<Request> {
  decode(bytes: Uint8Array): Request;
}
interface Encoder<Response> {
  encode(message: Response): { finish(): Uint8Array };
}

function method<Kind extends MethodKind, Request, Response>(
  kind: Kind,
  path: string,
  request: Decoder<Request>,
  response: Encoder<Response> | MessageWriter<Response>,
): Method<Kind, Request, Response> {
  const writer = 'write' in response ? response : null;
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    kind,
    decode: (bytes) => request.decode(bytes),
    encode:
      'write' in response ? (message) => written(response, message) : (message) => response.encode(message).finish(),
    writer,
  };
}

function written<Response>(writer: MessageWriter<Response>, message: Response): Uint8Array {
  const bytes = Buffer.allocUnsafe(writer.sizeOf(message));
  writer.write(message, bytes, 0);
  return bytes;
}

export const unary = <Req, Res>(path: string, request: Decoder<Req>, response: Encoder<Res> | MessageWriter<Res>) =>
  method('unary', path, request, response);
export const serverStream = <Req, Res>(path: string, request: Decoder<Req>, response: Encoder<Res>) =>
  method('serverStream', path, request, response);
export const clientStream = <Req, Res>(path: string, request: Decoder<Req>, response: Encoder<Res>) =>
  method('clientStream', path, request, response);
export const bidi = <Req, Res>(path: string, request: Decoder<Req>, response: Encoder<Res>) =>
  method('bidi', path, request, response);

/** Binds handlers to the methods of a service; the compiler checks each against its messages. */
export function implement<Definition extends ServiceDefinition>(
  definition: Definition,
  handlers: Handlers<Definition>,
): Service {
  const methods = Object.entries(definition.methods).map(([key, method]) => ({
    // The one place where types are erased: a transport decodes with the very method whose handler it calls.
    method: method as unknown as ErasedMethod,
    handler: handlers[key as keyof typeof handlers] as AnyHandler,
  }));
  return { name: definition.name, methods };
}
