import type { ClientMethod } from '../../../server/rpc/channel/client-method.ts';
import type { MethodKind } from '../../../server/rpc/method-description.ts';
import {
  type Codec,
  empty,
  inputRequest,
  inputResponse,
  outputRequest,
  outputResponse,
  simpleRequest,
  simpleResponse,
} from './messages.ts';

/** grpc.testing.TestService as its clients see it. */
export const clientMethods = {
  emptyCall: method('unary', 'TestService/EmptyCall', empty, empty),
  unaryCall: method('unary', 'TestService/UnaryCall', simpleRequest, simpleResponse),
  streamingOutputCall: method('serverStream', 'TestService/StreamingOutputCall', outputRequest, outputResponse),
  streamingInputCall: method('clientStream', 'TestService/StreamingInputCall', inputRequest, inputResponse),
  fullDuplexCall: method('bidi', 'TestService/FullDuplexCall', outputRequest, outputResponse),
  /** Served by nobody, in a service that is there and in one that is not. */
  unknownMethod: method('unary', 'TestService/UnimplementedCall', empty, empty),
  unknownService: method('unary', 'UnimplementedService/UnimplementedCall', empty, empty),
};

function method<Kind extends MethodKind, Request, Response>(
  kind: Kind,
  path: string,
  request: Codec<Request>,
  response: Codec<Response>,
): ClientMethod<Kind, Request, Response> {
  return {
    kind,
    path: `/grpc.testing.${path}`,
    encode: (message) => request.encode(message).finish(),
    decode: (bytes) => response.decode(bytes),
  };
}
