import type { etcdserverpb, mvccpb } from '#proto';
import type { DeleteRangeResult, KeyValue, PutResult, RangeResult, TxnResult } from '../../statemachine/command.ts';

type Header = etcdserverpb.IResponseHeader;

/** Results of the state machine as etcd's messages. */
export function rangeResponse({ kvs, more, count }: RangeResult, header: Header): etcdserverpb.IRangeResponse {
  return { header, kvs: toMessages(kvs), more, count };
}

export function putResponse({ prevKv }: PutResult, header: Header): etcdserverpb.IPutResponse {
  return { header, prevKv };
}

export function deleteRangeResponse(
  { deleted, prevKvs }: DeleteRangeResult,
  header: Header,
): etcdserverpb.IDeleteRangeResponse {
  return { header, deleted, prevKvs: toMessages(prevKvs) };
}

/** `header.revision` is that of the store after the transaction. */
export function txnResponse(result: TxnResult, header: etcdserverpb.IResponseHeader): etcdserverpb.ITxnResponse {
  const after = header.revision ?? 0;
  const walk = { now: changes(result) ? after - 1 : after, after };
  return { header, succeeded: result.succeeded, responses: result.responses.map((each) => responseOp(each, walk)) };
}

/** The revision that the operation at hand sees: what the transaction writes counts from its first change on. */
interface Walk {
  now: number;
  readonly after: number;
}

/** Each with the revision that it saw and no more, as etcd does; clients that look at it crash where it is missing. */
function responseOp(result: TxnResult['responses'][number], walk: Walk): etcdserverpb.IResponseOp {
  if (result.type !== 'txn' && changes(result)) walk.now = walk.after;
  const header = { revision: walk.now };
  switch (result.type) {
    case 'range':
      return { responseRange: rangeResponse(result, header) };
    case 'put':
      return { responsePut: putResponse(result, header) };
    case 'deleteRange':
      return { responseDeleteRange: deleteRangeResponse(result, header) };
    case 'txn': {
      const { succeeded, responses } = result;
      return { responseTxn: { header: {}, succeeded, responses: responses.map((each) => responseOp(each, walk)) } };
    }
  }
}

function changes(result: TxnResult | TxnResult['responses'][number]): boolean {
  switch (result.type) {
    case 'range':
      return false;
    case 'put':
      return true;
    case 'deleteRange':
      return result.deleted > 0;
    case 'txn':
      return result.responses.some(changes);
  }
}

// Same fields, same names; the encoder only reads.
function toMessages(kvs: readonly KeyValue[]): mvccpb.IKeyValue[] {
  return kvs as KeyValue[];
}
