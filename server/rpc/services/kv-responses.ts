import type { etcdserverpb, mvccpb } from '#proto';
import type { DeleteRangeResult, KeyValue, PutResult, RangeResult, TxnResult } from '../../statemachine/command.ts';

type Header = etcdserverpb.IResponseHeader;

/** Results of the state machine as etcd's messages. Inside of a transaction they have no header of their own. */
export function rangeResponse({ kvs, more, count }: RangeResult, header?: Header): etcdserverpb.IRangeResponse {
  return { ...withHeader(header), kvs: toMessages(kvs), more, count };
}

export function putResponse({ prevKv }: PutResult, header?: Header): etcdserverpb.IPutResponse {
  return { ...withHeader(header), prevKv };
}

export function deleteRangeResponse(
  { deleted, prevKvs }: DeleteRangeResult,
  header?: Header,
): etcdserverpb.IDeleteRangeResponse {
  return { ...withHeader(header), deleted, prevKvs: toMessages(prevKvs) };
}

export function txnResponse({ succeeded, responses }: TxnResult, header?: Header): etcdserverpb.ITxnResponse {
  return { ...withHeader(header), succeeded, responses: responses.map(responseOp) };
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

function withHeader(header: Header | undefined): { header?: Header } {
  return header === undefined ? {} : { header };
}

// Same fields, same names; the encoder only reads.
function toMessages(kvs: readonly KeyValue[]): mvccpb.IKeyValue[] {
  return kvs as KeyValue[];
}
