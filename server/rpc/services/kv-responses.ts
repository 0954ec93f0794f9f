import type { etcdserverpb, mvccpb } from '#proto';
import type { DeleteRangeResult, KeyValue, PutResult, RangeResult, TxnResult } from '../../statemachine/command.ts';

// Not left out where there is none: a spread makes a new shape of object each time, and the code behind slow.
type Header = etcdserverpb.IResponseHeader | null;

/** Results of the state machine as etcd's messages. Inside of a transaction they have no header of their own. */
export function rangeResponse({ kvs, more, count }: RangeResult, header: Header = null): etcdserverpb.IRangeResponse {
  return { header, kvs: toMessages(kvs), more, count };
}

export function putResponse({ prevKv }: PutResult, header: Header = null): etcdserverpb.IPutResponse {
  return { header, prevKv };
}

export function deleteRangeResponse(
  { deleted, prevKvs }: DeleteRangeResult,
  header: Header = null,
): etcdserverpb.IDeleteRangeResponse {
  return { header, deleted, prevKvs: toMessages(prevKvs) };
}

export function txnResponse({ succeeded, responses }: TxnResult, header: Header = null): etcdserverpb.ITxnResponse {
  return { header, succeeded, responses: responses.map(responseOp) };
}

function responseOp(result: TxnResult['responses'][number]): etcdserverpb.IResponseOp {
  switch (result.type) {
    case 'range':
      return { responseRange: rangeResponse(result) };
    case 'put':
      return { responsePut: putResponse(result) };
    case 'deleteRange':
      return { responseDeleteRange: deleteRangeResponse(result) };
    case 'txn':
      return { responseTxn: txnResponse(result) };
  }
}

// Same fields, same names; the encoder only reads.
function toMessages(kvs: readonly KeyValue[]): mvccpb.IKeyValue[] {
  return kvs as KeyValue[];
}
