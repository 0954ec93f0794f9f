import type { etcdserverpb, mvccpb, scalectl } from '#proto';
import type {
  Applied,
  DeleteRangeResult,
  KeyValue,
  OperationResult,
  RangeResult,
  RefusedResult,
  TxnResult,
} from '../command.ts';

/** Results of sessions as messages of a snapshot and back. */

type ResultMessage = scalectl.snapshot.v1.ISessionResult;
type Response = TxnResult['responses'][number];

export function resultToMessage(sequence: number, { revision, result }: Applied): ResultMessage {
  return { sequence, revision, ...outcomeToMessage(result) };
}

export function resultFromMessage(message: ResultMessage): Applied {
  return { revision: message.revision ?? 0, result: outcomeFromMessage(message) };
}

// The messages of etcd have the fields of our results under the same names; the encoder passes over `type`.
function outcomeToMessage(result: OperationResult): ResultMessage {
  switch (result.type) {
    case 'put':
      return { put: result };
    case 'deleteRange':
      return { deleteRange: deleteRangeToMessage(result) };
    case 'txn':
      return { txn: txnToMessage(result) };
    case 'refused':
      return { refused: result };
    case 'leaseGrant':
      return { leaseGrant: result };
    case 'leaseRevoke':
      return { leaseRevoke: result };
    default:
      return { [result.type]: {} };
  }
}

function deleteRangeToMessage({ deleted, prevKvs }: DeleteRangeResult): etcdserverpb.IDeleteRangeResponse {
  return { deleted, prevKvs: [...prevKvs] };
}

function txnToMessage({ succeeded, responses }: TxnResult): etcdserverpb.ITxnResponse {
  return { succeeded, responses: responses.map(responseToMessage) };
}

function responseToMessage(response: Response): etcdserverpb.IResponseOp {
  switch (response.type) {
    case 'range':
      return { responseRange: { ...response, kvs: [...response.kvs] } };
    case 'put':
      return { responsePut: response };
    case 'deleteRange':
      return { responseDeleteRange: deleteRangeToMessage(response) };
    case 'txn':
      return { responseTxn: txnToMessage(response) };
  }
}

function outcomeFromMessage(message: ResultMessage): OperationResult {
  const { put, deleteRange, txn, refused, leaseGrant, leaseRevoke } = message;
  if (put) return putFromMessage(put);
  if (deleteRange) return deleteRangeFromMessage(deleteRange);
  if (txn) return txnFromMessage(txn);
  if (refused) return refusedFromMessage(refused);
  if (leaseGrant) return { type: 'leaseGrant', id: leaseGrant.id ?? 0, ttlSeconds: leaseGrant.ttlSeconds ?? 0 };
  if (leaseRevoke) return { type: 'leaseRevoke', deleted: leaseRevoke.deleted ?? 0 };
  for (const type of ['compact', 'leaseCheckpoint', 'advanceTime'] as const) if (message[type]) return { type };
  throw new Error('a result of a kind that this version does not know');
}

function refusedFromMessage({ code, message }: scalectl.snapshot.v1.IRefused): RefusedResult {
  return { type: 'refused', code: code as RefusedResult['code'], message: message ?? '' };
}

function putFromMessage({ prevKv }: etcdserverpb.IPutResponse): Response & OperationResult {
  return { type: 'put', prevKv: prevKv ? keyValueFromMessage(prevKv) : null };
}

function deleteRangeFromMessage(message: etcdserverpb.IDeleteRangeResponse): Response & OperationResult {
  const prevKvs = (message.prevKvs ?? []).map(keyValueFromMessage);
  return { type: 'deleteRange', deleted: message.deleted ?? 0, prevKvs };
}

function txnFromMessage({ succeeded, responses }: etcdserverpb.ITxnResponse): TxnResult {
  return { type: 'txn', succeeded: succeeded ?? false, responses: (responses ?? []).map(responseFromMessage) };
}

function responseFromMessage(message: etcdserverpb.IResponseOp): Response {
  if (message.responseRange) return rangeFromMessage(message.responseRange);
  if (message.responsePut) return putFromMessage(message.responsePut) as Response;
  if (message.responseDeleteRange) return deleteRangeFromMessage(message.responseDeleteRange) as Response;
  if (message.responseTxn) return txnFromMessage(message.responseTxn);
  throw new Error('a response of a kind that this version does not know');
}

function rangeFromMessage({ kvs, more, count }: etcdserverpb.IRangeResponse): RangeResult {
  return { type: 'range', kvs: (kvs ?? []).map(keyValueFromMessage), more: more ?? false, count: count ?? 0 };
}

/** Copies the bytes: they are views of a chunk. */
function keyValueFromMessage(message: mvccpb.IKeyValue): KeyValue {
  return {
    key: new Uint8Array(message.key ?? []),
    value: new Uint8Array(message.value ?? []),
    createRevision: message.createRevision ?? 0,
    modRevision: message.modRevision ?? 0,
    version: message.version ?? 0,
    lease: message.lease ?? 0,
  };
}
