import { etcdserverpb } from '#proto';
import {
  deleteRangeFromMessage,
  putFromMessage,
  rangeFromMessage,
  txnFromMessage,
} from '../../replica/command-messages.ts';
import type { Applied, Operation, RangeResult, TxnOperation } from '../../statemachine/command.ts';
import type { CallContext } from '../call-context.ts';
import { implement, type Service, unary } from '../service-definition.ts';
import { etcdErrors, refusalError, rethrowReplicaError, unexpectedResult } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import * as codec from './kv-codec.ts';
import { deleteRangeResponse, putResponse, rangeResponse, txnResponse } from './kv-responses.ts';
import { validateDeleteRange, validatePut, validateRange, validateTxn } from './kv-validation.ts';
import { outcomeTrailer } from './metadata-keys.ts';
import { checkOwnState } from './own-state.ts';
import { isTooLarge, propose } from './propose.ts';
import { sessionOf } from './session-metadata.ts';
import { maxStalenessOf } from './staleness-metadata.ts';

const kvDefinition = {
  name: 'etcdserverpb.KV',
  methods: {
    range: unary('/etcdserverpb.KV/Range', codec.rangeRequest, codec.rangeResponse),
    put: unary('/etcdserverpb.KV/Put', codec.putRequest, codec.putResponse),
    deleteRange: unary(
      '/etcdserverpb.KV/DeleteRange',
      etcdserverpb.DeleteRangeRequest,
      etcdserverpb.DeleteRangeResponse,
    ),
    txn: unary('/etcdserverpb.KV/Txn', etcdserverpb.TxnRequest, etcdserverpb.TxnResponse),
    compact: unary('/etcdserverpb.KV/Compact', etcdserverpb.CompactionRequest, etcdserverpb.CompactionResponse),
  },
};

/** etcd's key-value service on the replicated log. */
export function kvService(responder: Responder): Service {
  return implement(kvDefinition, {
    range: (request, context) => range(responder, request, context),
    put: (request, context) => put(responder, request, context),
    deleteRange: (request, context) => deleteRange(responder, request, context),
    txn: (request, context) => txn(responder, request, context),
    compact: (request, context) => compact(responder, request, context),
  });
}

function range(
  responder: Responder,
  request: etcdserverpb.IRangeRequest,
  context: CallContext,
): etcdserverpb.IRangeResponse | Promise<etcdserverpb.IRangeResponse> {
  validateRange(request);
  return read(responder, request.serializable === true, context, () => readRange(responder, request, context));
}

/** Looks at the state of this node when that is as new as it must be. */
function read<Response>(
  responder: Responder,
  isSerializable: boolean,
  context: CallContext,
  look: () => Response,
): Response | Promise<Response> {
  const maxStalenessMs = isSerializable ? maxStalenessOf(context) : 0;
  if (maxStalenessMs === null) {
    checkOwnState(responder, context);
    return look();
  }
  // Chained, not awaited: each await is a promise and two turns of the queue of jobs.
  return responder.replica
    .readIndex(context, maxStalenessMs)
    .then(look, (error) => rethrowReplicaError(error, context));
}

function readRange(
  responder: Responder,
  request: etcdserverpb.IRangeRequest,
  context: CallContext,
): etcdserverpb.IRangeResponse {
  context.expectAnswer(0);
  // Header, check and read see the same state: nothing is applied between them.
  const header = responseHeader(responder);
  const result = responder.replica.range(rangeFromMessage(request));
  if (result.type === 'refused') throw refusalError(result);
  context.expectAnswer(sizeOf(result));
  return rangeResponse(result, header);
}

function sizeOf({ kvs }: RangeResult): number {
  let size = 0;
  for (const { key, value } of kvs) size += key.length + value.length;
  return size;
}

function put(
  responder: Responder,
  request: etcdserverpb.IPutRequest,
  context: CallContext,
): Promise<etcdserverpb.IPutResponse> {
  validatePut(request);
  return write(responder, putFromMessage(request), context, ({ result }, header) => {
    if (result.type !== 'put') throw unexpectedResult(result);
    return putResponse(result, header);
  });
}

function deleteRange(
  responder: Responder,
  request: etcdserverpb.IDeleteRangeRequest,
  context: CallContext,
): Promise<etcdserverpb.IDeleteRangeResponse> {
  validateDeleteRange(request);
  return write(responder, deleteRangeFromMessage(request), context, ({ result }, header) => {
    if (result.type !== 'deleteRange') throw unexpectedResult(result);
    return deleteRangeResponse(result, header);
  });
}

function txn(
  responder: Responder,
  request: etcdserverpb.ITxnRequest,
  context: CallContext,
): etcdserverpb.ITxnResponse | Promise<etcdserverpb.ITxnResponse> {
  validateTxn(request);
  const operation = txnFromMessage(request);
  // What a session asks for has one answer, the first, and that is kept by way of the log.
  if (isReadOnly(operation) && sessionOf(context) === null) {
    if (isTooLarge(operation)) throw etcdErrors.requestTooLarge;
    return read(responder, isSerializable(request), context, () => readTxn(responder, operation, context));
  }
  return write(responder, operation, context, ({ result }, header) => {
    if (result.type !== 'txn') throw unexpectedResult(result);
    if (result.isCut) {
      context.setTrailer(outcomeTrailer, 'unknown');
      throw etcdErrors.answerTooLarge;
    }
    return txnResponse(result, header);
  });
}

function readTxn(responder: Responder, txn: TxnOperation, context: CallContext): etcdserverpb.ITxnResponse {
  context.expectAnswer(0);
  const header = responseHeader(responder);
  const result = responder.replica.state.read(txn);
  if (result.type === 'refused') throw refusalError(result);
  if (result.isCut) throw etcdErrors.answerTooLarge;
  return txnResponse(result, header);
}

function isReadOnly({ success, failure }: TxnOperation): boolean {
  return [...success, ...failure].every((step) => step.type === 'range' || (step.type === 'txn' && isReadOnly(step)));
}

/** As etcd has it, but for a transaction that only compares: what it finds out should be so. */
function isSerializable({ success, failure }: etcdserverpb.ITxnRequest): boolean {
  const ops = [...(success ?? []), ...(failure ?? [])];
  return ops.length > 0 && ops.every(({ requestRange }) => requestRange?.serializable === true);
}

/** What is compacted cannot be read any more when this is answered; `physical` asks for no more than that. */
function compact(
  responder: Responder,
  { revision }: etcdserverpb.CompactionRequest,
  context: CallContext,
): Promise<etcdserverpb.ICompactionResponse> {
  if (revision < 0) throw etcdErrors.compacted;
  // No command holds it.
  if (!Number.isSafeInteger(revision)) throw etcdErrors.futureRevision;
  return write(responder, { type: 'compact', revision }, context, ({ result }, header) => {
    if (result.type !== 'compact') throw unexpectedResult(result);
    return { header };
  });
}

function write<Response>(
  responder: Responder,
  operation: Operation,
  context: CallContext,
  answer: (applied: Applied, header: etcdserverpb.IResponseHeader) => Response,
): Promise<Response> {
  return propose(responder, operation, sessionOf(context), context).then(
    (applied) => {
      if (applied.result.type === 'refused') throw refusalError(applied.result);
      return answer(applied, responseHeader(responder, applied.revision));
    },
    (error) => rethrowReplicaError(error, context),
  );
}
