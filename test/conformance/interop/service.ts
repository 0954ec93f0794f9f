import { setTimeout as delay } from 'node:timers/promises';
import type { CallContext } from '../../../server/rpc/call-context.ts';
import { RpcError } from '../../../server/rpc/rpc-error.ts';
import {
  bidi,
  clientStream,
  implement,
  type Service,
  serverStream,
  unary,
} from '../../../server/rpc/service-definition.ts';
import { type ErrorCode, statusCodes } from '../../../server/rpc/status.ts';
import {
  type EchoStatus,
  empty,
  type InputRequest,
  inputRequest,
  inputResponse,
  type OutputRequest,
  outputRequest,
  outputResponse,
  type PayloadResponse,
  simpleRequest,
  simpleResponse,
} from './messages.ts';

const initialKey = 'x-grpc-test-echo-initial';
const trailingKey = 'x-grpc-test-echo-trailing-bin';

/** grpc.testing.TestService, which every gRPC implementation serves to be tested by the others. */
const testService = {
  name: 'grpc.testing.TestService',
  methods: {
    emptyCall: unary('/grpc.testing.TestService/EmptyCall', empty, empty),
    unaryCall: unary('/grpc.testing.TestService/UnaryCall', simpleRequest, simpleResponse),
    streamingOutputCall: serverStream('/grpc.testing.TestService/StreamingOutputCall', outputRequest, outputResponse),
    streamingInputCall: clientStream('/grpc.testing.TestService/StreamingInputCall', inputRequest, inputResponse),
    fullDuplexCall: bidi('/grpc.testing.TestService/FullDuplexCall', outputRequest, outputResponse),
    halfDuplexCall: bidi('/grpc.testing.TestService/HalfDuplexCall', outputRequest, outputResponse),
  },
};

export function interopService(): Service {
  return implement(testService, {
    emptyCall: () => ({}),
    unaryCall: (request, context) => {
      echoMetadata(context);
      refuseIfAsked(request.responseStatus);
      return payloadOf(request.responseSize ?? 0);
    },
    streamingOutputCall: (request, context) => responses(request, context),
    streamingInputCall: async (requests) => ({ aggregatedPayloadSize: await sumOfSizes(requests) }),
    fullDuplexCall: async function* (requests, context) {
      echoMetadata(context);
      for await (const request of requests) {
        refuseIfAsked(request.responseStatus);
        yield* responses(request, context);
      }
    },
    halfDuplexCall: async function* (requests, context) {
      const asked: OutputRequest[] = [];
      for await (const request of requests) asked.push(request);
      for (const request of asked) yield* responses(request, context);
    },
  });
}

/** What the client sends under the test's keys comes back: text with the headers, bytes with the trailers. */
function echoMetadata(context: CallContext): void {
  for (const entry of context.metadataEntries()) {
    if (entry.key === initialKey) context.addHeader(entry);
    if (entry.key === trailingKey) context.addTrailer(entry);
  }
}

function refuseIfAsked(status: EchoStatus | null | undefined): void {
  if (status && status.code !== 0) throw new RpcError(statusCodes[status.code] as ErrorCode, status.message);
}

async function* responses(request: OutputRequest, context: CallContext): AsyncGenerator<PayloadResponse> {
  for (const { size, intervalUs = 0 } of request.responseParameters ?? []) {
    if (intervalUs > 0) await delay(intervalUs / 1000, undefined, { signal: context.signal });
    yield payloadOf(size);
  }
}

async function sumOfSizes(requests: AsyncIterable<InputRequest>): Promise<number> {
  let sizeBytes = 0;
  for await (const { payload } of requests) sizeBytes += payload?.body.length ?? 0;
  return sizeBytes;
}

function payloadOf(sizeBytes: number): PayloadResponse {
  if (sizeBytes < 0) throw new RpcError('INVALID_ARGUMENT', `a response cannot have ${sizeBytes} bytes`);
  return { payload: { body: Buffer.alloc(sizeBytes) } };
}
