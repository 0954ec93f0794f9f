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
import { fromHeaders, toHeaders } from './headers.ts';
import {
  type Any,
  type ConformanceTypes,
  type ErrorDefinition,
  type Payload,
  type PayloadResponse,
  type RequestInfo,
  type ResponseDefinition,
  rpcStatus,
  type StreamRequest,
  type UnaryRequest,
} from './messages.ts';

const serviceName = 'connectrpc.conformance.v1.ConformanceService';

/**
 * The service that the suite's clients call. Each request says what the answer has to be; the answer repeats what the
 * handler saw of the request. `IdempotentUnary` is for Connect's GET alone, and `Unimplemented` must not be served.
 */
export function conformanceService(types: ConformanceTypes): Service {
  const request = <Message>(method: string) => types.codec<Message>(`${method}Request`);
  const response = (method: string) => types.codec<PayloadResponse>(`${method}Response`);
  const path = (method: string) => `/${serviceName}/${method}`;
  const definition = {
    name: serviceName,
    methods: {
      unary: unary(path('Unary'), request<UnaryRequest>('Unary'), response('Unary')),
      serverStream: serverStream(
        path('ServerStream'),
        request<StreamRequest>('ServerStream'),
        response('ServerStream'),
      ),
      clientStream: clientStream(path('ClientStream'), request<UnaryRequest>('ClientStream'), response('ClientStream')),
      bidiStream: bidi(path('BidiStream'), request<StreamRequest>('BidiStream'), response('BidiStream')),
    },
  };
  return implement(definition, {
    unary: (message, context) =>
      answerOnce(types, context, message.responseDefinition, [types.any('UnaryRequest', message)]),
    serverStream: (message, context) => answerStream(types, context, message),
    clientStream: (messages, context) => answerUpload(types, context, messages),
    bidiStream: (messages, context) => answerBidi(types, context, messages),
  });
}

async function answerUpload(
  types: ConformanceTypes,
  context: CallContext,
  messages: AsyncIterable<UnaryRequest>,
): Promise<PayloadResponse> {
  let definition: UnaryRequest['responseDefinition'];
  const requests: Any[] = [];
  for await (const message of messages) {
    if (requests.length === 0) definition = message.responseDefinition;
    requests.push(types.any('ClientStreamRequest', message));
  }
  return answerOnce(types, context, definition, requests);
}

async function answerOnce(
  types: ConformanceTypes,
  context: CallContext,
  definition: ResponseDefinition<Uint8Array> | undefined,
  requests: readonly Any[],
): Promise<PayloadResponse> {
  const requestInfo = describeRequest(context, requests);
  if (!definition) return { payload: { requestInfo } };
  addMetadata(context, definition);
  context.sendHeaders();
  await pause(definition.responseDelayMs, context);
  if (definition.error) throw toError(types, definition.error, requestInfo);
  return { payload: definition.responseData ? { data: definition.responseData, requestInfo } : { requestInfo } };
}

async function* answerStream(
  types: ConformanceTypes,
  context: CallContext,
  message: StreamRequest,
): AsyncGenerator<PayloadResponse, void, undefined> {
  const { responseDefinition: definition } = message;
  if (!definition) return;
  addMetadata(context, definition);
  context.sendHeaders();
  yield* remainingResponses(types, context, definition, [types.any('ServerStreamRequest', message)], 0);
}

async function* answerBidi(
  types: ConformanceTypes,
  context: CallContext,
  messages: AsyncIterable<StreamRequest>,
): AsyncGenerator<PayloadResponse, void, undefined> {
  let first: StreamRequest | undefined;
  let requests: Any[] = [];
  let sent = 0;
  for await (const message of messages) {
    requests.push(types.any('BidiStreamRequest', message));
    if (first === undefined) {
      first = message;
      beginBidi(context, first);
    }
    if (!first.fullDuplex) continue;
    const data = first.responseDefinition?.responseData?.[sent];
    // Nothing more to say: the error, if any, ends the call whether or not the client has more to send.
    if (data === undefined) break;
    await pause(first.responseDefinition?.responseDelayMs ?? 0, context);
    yield { payload: { data, requestInfo: sent === 0 ? describeRequest(context, requests) : { requests } } };
    sent += 1;
    requests = [];
  }
  if (first?.responseDefinition) {
    yield* remainingResponses(types, context, first.responseDefinition, requests, sent);
  }
}

function beginBidi(context: CallContext, { responseDefinition, fullDuplex }: StreamRequest): void {
  if (!responseDefinition) return;
  addMetadata(context, responseDefinition);
  if (fullDuplex) context.sendHeaders();
}

/** The responses from `sent` on, and the error at their end. */
async function* remainingResponses(
  types: ConformanceTypes,
  context: CallContext,
  definition: ResponseDefinition<readonly Uint8Array[]>,
  requests: readonly Any[],
  sent: number,
): AsyncGenerator<PayloadResponse, void, undefined> {
  let isFirst = sent === 0;
  for (const data of definition.responseData?.slice(sent) ?? []) {
    await pause(definition.responseDelayMs, context);
    const payload: Payload = isFirst ? { data, requestInfo: describeRequest(context, requests) } : { data };
    yield { payload };
    isFirst = false;
  }
  if (!definition.error) return;
  throw toError(types, definition.error, isFirst ? describeRequest(context, requests) : null);
}

function addMetadata(context: CallContext, definition: ResponseDefinition<unknown>): void {
  for (const entry of fromHeaders(definition.responseHeaders)) context.addHeader(entry);
  for (const entry of fromHeaders(definition.responseTrailers)) context.addTrailer(entry);
}

function describeRequest(context: CallContext, requests: readonly Any[]): RequestInfo {
  const requestHeaders = toHeaders(context.metadataEntries());
  if (context.deadlineMs === Number.POSITIVE_INFINITY) return { requestHeaders, requests };
  const timeoutMs = Math.max(0, Math.floor(context.deadlineMs - performance.now()));
  return { requestHeaders, requests, timeoutMs };
}

/** Where there is no response to tell what the handler saw, the error's details do. */
function toError(types: ConformanceTypes, error: ErrorDefinition, requestInfo: RequestInfo | null): RpcError {
  const { code, message = '' } = error;
  const told = requestInfo === null ? [] : [types.any('ConformancePayload.RequestInfo', requestInfo)];
  const details = rpcStatus.encode({ code, message, details: [...error.details, ...told] }).finish();
  return new RpcError(statusCodes[code] as ErrorCode, message, { details });
}

async function pause(durationMs: number, context: CallContext): Promise<void> {
  if (durationMs > 0) await delay(durationMs, undefined, { signal: context.signal });
}
