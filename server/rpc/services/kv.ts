import { etcdserverpb } from '#proto';
import {
  deleteRangeFromMessage,
  putFromMessage,
  rangeFromMessage,
  txnFromMessage,
} from '../../replica/command-messages.ts';
import type { Applied, Operation, RangeResult, RefusedResult } from '../../statemachine/command.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { implement, type Service, unary } from '../service-definition.ts';
import { rethrowReplicaError } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import { deleteRangeResponse, putResponse, rangeResponse, txnResponse } from './kv-responses.ts';
import { validateDeleteRange, validatePut, validateRange, validateRevision, validateTxn } from './kv-validation.ts';
import { sessionOf } from './session-metadata.ts';

const kvDefinition = {
  name: 'etcdserverpb.KV',
  methods: {
    range: unary('/etcdserverpb.KV/Range', etcdserverpb.RangeRequest, etcdserverpb.RangeResponse),
    put: unary('/etcdserverpb.KV/Put', etcdserverpb.PutRequest, etcdserverpb.PutResponse),
    deleteRange: unary(
      '/etcdserverpb.KV/DeleteRange',
      etcdserverpb.DeleteRangeRequest,
      etcdserverpb.DeleteRangeResponse,
    ),
    txn: unary('/etcdserverpb.KV/Txn', etcdserverpb.TxnRequest, etcdserverpb.TxnResponse),
  },
};

/** etcd's key-value service on the replicated log. */
export function kvService(responder: Responder): Service {
  return implement(kvDefinition, {
    range: (request, context) => range(responder, request, context),
    put: (request, context) => put(responder, request, context),
    deleteRange: (request, context) => deleteRange(responder, request, context),
    txn: (request, context) => txn(responder, request, context),
  });
}

async function range(
  responder: Responder,
  request: etcdserverpb.RangeRequest,
  context: CallContext,
): Promise<etcdserverpb.IRangeResponse> {
  validateRange(request);
  const { replica } = responder;
  if (!request.serializable) await replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
  context.expectAnswer(0);
  // Header, check and read see the same state: nothing is applied between them.
  const header = responseHeader(responder);
  validateRevision(request.revision, header.revision ?? 0);
  const result = replica.range(rangeFromMessage(request));
  if (result.type === 'refused') throw refusal(result);
  context.expectAnswer(sizeOf(result));
  return rangeResponse(result, header);
}

function sizeOf({ kvs }: RangeResult): number {
  let size = 0;
  for (const { key, value } of kvs) size += key.length + value.length;
  return size;
}

async function put(
  responder: Responder,
  request: etcdserverpb.PutRequest,
  context: CallContext,
): Promise<etcdserverpb.IPutResponse> {
  validatePut(request);
  const { revision, result } = await propose(responder, putFromMessage(request), context);
  if (result.type !== 'put') throw unexpectedResult(result);
  return putResponse(result, responseHeader(responder, revision));
}

async function deleteRange(
  responder: Responder,
  request: etcdserverpb.DeleteRangeRequest,
  context: CallContext,
): Promise<etcdserverpb.IDeleteRangeResponse> {
  validateDeleteRange(request);
  const { revision, result } = await propose(responder, deleteRangeFromMessage(request), context);
  if (result.type !== 'deleteRange') throw unexpectedResult(result);
  return deleteRangeResponse(result, responseHeader(responder, revision));
}

async function txn(
  responder: Responder,
  request: etcdserverpb.TxnRequest,
  context: CallContext,
): Promise<etcdserverpb.ITxnResponse> {
  validateTxn(request);
  const { revision, result } = await propose(responder, txnFromMessage(request), context);
  if (result.type !== 'txn') throw unexpectedResult(result);
  return txnResponse(result, responseHeader(responder, revision));
}

async function propose({ replica }: Responder, operation: Operation, context: CallContext): Promise<Applied> {
  const applied = await replica
    .propose(operation, sessionOf(context), context)
    .catch((error) => rethrowReplicaError(error, context));
  if (applied.result.type === 'refused') throw refusal(applied.result);
  return applied;
}

function refusal({ code, message }: RefusedResult): RpcError {
  return new RpcError(code, message);
}

function unexpectedResult({ type }: { readonly type: string }): Error {
  return new Error(`the state machine answered with a ${type} result to another kind of operation`);
}
