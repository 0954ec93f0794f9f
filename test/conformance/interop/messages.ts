import protobuf from 'protobufjs';

/**
 * The part of grpc.testing that the interop cases use, written down from the field numbers of the Go module
 * google.golang.org/grpc/interop (which ships no .proto file). Also given to tools that want to read one.
 */
export const testServiceProto = `syntax = "proto3";
package grpc.testing;

message Empty {}
message Payload { int32 type = 1; bytes body = 2; }
message EchoStatus { int32 code = 1; string message = 2; }
message ResponseParameters { int32 size = 1; int32 interval_us = 2; }

message SimpleRequest {
  int32 response_type = 1;
  int32 response_size = 2;
  Payload payload = 3;
  EchoStatus response_status = 7;
}
message SimpleResponse { Payload payload = 1; }
message StreamingInputCallRequest { Payload payload = 1; }
message StreamingInputCallResponse { int32 aggregated_payload_size = 1; }
message StreamingOutputCallRequest {
  int32 response_type = 1;
  repeated ResponseParameters response_parameters = 2;
  Payload payload = 3;
  EchoStatus response_status = 7;
}
message StreamingOutputCallResponse { Payload payload = 1; }

service TestService {
  rpc EmptyCall(Empty) returns (Empty);
  rpc UnaryCall(SimpleRequest) returns (SimpleResponse);
  rpc StreamingOutputCall(StreamingOutputCallRequest) returns (stream StreamingOutputCallResponse);
  rpc StreamingInputCall(stream StreamingInputCallRequest) returns (StreamingInputCallResponse);
  rpc FullDuplexCall(stream StreamingOutputCallRequest) returns (stream StreamingOutputCallResponse);
  rpc HalfDuplexCall(stream StreamingOutputCallRequest) returns (stream StreamingOutputCallResponse);
}
`;

export interface Payload {
  readonly body: Uint8Array;
}

export interface EchoStatus {
  readonly code: number;
  readonly message: string;
}

export interface SimpleRequest {
  readonly responseSize?: number;
  readonly payload?: Payload;
  readonly responseStatus?: EchoStatus | null;
}

export interface PayloadResponse {
  readonly payload: Payload;
}

export interface InputRequest {
  readonly payload: Payload | null;
}

export interface InputResponse {
  readonly aggregatedPayloadSize: number;
}

export interface OutputRequest {
  readonly responseParameters?: readonly { readonly size: number; readonly intervalUs?: number }[];
  readonly payload?: Payload;
  readonly responseStatus?: EchoStatus | null;
}

/** One message type, both ways. */
export interface Codec<Message> {
  decode(bytes: Uint8Array): Message;
  encode(message: Message): { finish(): Uint8Array };
}

const { root } = protobuf.parse(testServiceProto);

function codec<Message>(name: string): Codec<Message> {
  return root.lookupType(`grpc.testing.${name}`) as unknown as Codec<Message>;
}

export const empty = codec<object>('Empty');
export const simpleRequest = codec<SimpleRequest>('SimpleRequest');
export const simpleResponse = codec<PayloadResponse>('SimpleResponse');
export const inputRequest = codec<InputRequest>('StreamingInputCallRequest');
export const inputResponse = codec<InputResponse>('StreamingInputCallResponse');
export const outputRequest = codec<OutputRequest>('StreamingOutputCallRequest');
export const outputResponse = codec<PayloadResponse>('StreamingOutputCallResponse');
