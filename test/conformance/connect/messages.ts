import { join } from 'node:path';
import protobuf from 'protobufjs';

/** The messages of connectrpc.conformance.v1 as far as gRPC needs them; what a peer left out is the default. */
export interface Header {
  readonly name: string;
  readonly value: readonly string[];
}

export interface Any {
  /** Spelled as protobufjs spells it: its own description of google.protobuf.Any keeps the case of the source. */
  readonly type_url: string;
  readonly value: Uint8Array;
}

export interface ErrorDefinition {
  readonly code: number;
  readonly message?: string;
  readonly details: readonly Any[];
}

/** What a test wants a response to be: one `responseData` for a single response, a list for a stream. */
export interface ResponseDefinition<Data> {
  readonly responseHeaders: readonly Header[];
  readonly responseTrailers: readonly Header[];
  readonly responseDelayMs: number;
  readonly responseData?: Data;
  readonly error?: ErrorDefinition;
}

export interface UnaryRequest {
  readonly responseDefinition?: ResponseDefinition<Uint8Array>;
}

export interface StreamRequest {
  readonly responseDefinition?: ResponseDefinition<readonly Uint8Array[]>;
  readonly fullDuplex?: boolean;
}

export interface RequestInfo {
  readonly requestHeaders?: readonly Header[];
  readonly timeoutMs?: number;
  readonly requests: readonly Any[];
}

export interface Payload {
  readonly data?: Uint8Array;
  readonly requestInfo?: RequestInfo;
}

/** Every response of the service has this one field. */
export interface PayloadResponse {
  readonly payload?: Payload;
}

export interface ServerCompatRequest {
  readonly useTls: boolean;
  readonly clientTlsCert: Uint8Array;
  readonly messageReceiveLimit: number;
  readonly serverCreds?: { readonly cert: Uint8Array; readonly key: Uint8Array } | null;
}

export interface ServerCompatResponse {
  readonly host: string;
  readonly port: number;
  readonly pemCert?: Uint8Array;
}

/** A call that the client under test has to make. A field that is absent is not among its own properties. */
export interface ClientCompatRequest {
  readonly testName: string;
  readonly host: string;
  readonly port: number;
  readonly compression: number;
  readonly serverTlsCert: Uint8Array;
  readonly clientTlsCreds?: { readonly cert: Uint8Array; readonly key: Uint8Array } | null;
  readonly messageReceiveLimit: number;
  readonly service: string;
  readonly method: string;
  readonly streamType: number;
  readonly requestHeaders: readonly Header[];
  readonly requestMessages: readonly Any[];
  readonly timeoutMs?: number;
  readonly requestDelayMs: number;
  readonly cancel?: CancelTiming | null;
}

export interface CancelTiming {
  /** Which of the three it is. */
  readonly cancelTiming: 'beforeCloseSend' | 'afterCloseSendMs' | 'afterNumResponses';
  readonly afterCloseSendMs: number;
  readonly afterNumResponses: number;
}

/** What a call came to. */
export interface ClientResponseResult {
  readonly responseHeaders: readonly Header[];
  readonly responseTrailers: readonly Header[];
  readonly payloads: readonly Payload[];
  readonly error?: ErrorDefinition;
  readonly numUnsentRequests: number;
}

/** Either what the call came to, or why it could not be made at all. */
export interface ClientCompatResponse {
  readonly testName: string;
  readonly response?: ClientResponseResult;
  readonly error?: { readonly message: string };
}

/** A message type as `service-definition.ts` takes it. */
export interface Codec<Message> {
  decode(bytes: Uint8Array): Message;
  encode(message: Message): { finish(): Uint8Array };
}

/** The types of the suite by their names. */
export interface ConformanceTypes {
  /** `name` is relative to the package: "UnaryRequest", "ConformancePayload.RequestInfo". */
  codec<Message>(name: string): Codec<Message>;
  any<Message>(name: string, message: Message): Any;
}

const packageName = 'connectrpc.conformance.v1';
const files = ['server_compat.proto', 'client_compat.proto', 'service.proto', 'config.proto'];

/**
 * Reads the suite's .proto files from where its Go module lies (`DIR/connectrpc/conformance/v1`), so that the messages
 * are those of the very version that tests us.
 */
export function loadConformanceTypes(protoDir: string): ConformanceTypes {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => (protobuf.common.get(target) === null ? join(protoDir, target) : target);
  root.loadSync(files.map((file) => `${packageName.replaceAll('.', '/')}/${file}`));
  const codec = <Message>(name: string) => root.lookupType(`${packageName}.${name}`) as unknown as Codec<Message>;
  return {
    codec,
    any: (name, message) => ({
      type_url: `type.googleapis.com/${packageName}.${name}`,
      value: codec(name).encode(message).finish(),
    }),
  };
}

/** google.rpc.Status, which carries the details of an error in `grpc-status-details-bin`. */
export const rpcStatus = protobuf
  .parse(
    `syntax = "proto3";
   message Any { string type_url = 1; bytes value = 2; }
   message Status { int32 code = 1; string message = 2; repeated Any details = 3; }`,
    { keepCase: true },
  )
  .root.lookupType('Status') as unknown as Codec<{ code: number; message: string; details: readonly Any[] }>;
