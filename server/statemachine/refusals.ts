import type { RefusedResult } from './command.ts';

/** What the state machine refuses, in etcd's codes and texts (api/v3rpc/rpctypes/error.go): its clients know them. */
export const keyNotFound = refusal('INVALID_ARGUMENT', 'etcdserver: key not found');
export const duplicateKey = refusal('INVALID_ARGUMENT', 'etcdserver: duplicate key given in txn request');
export const compacted = refusal('OUT_OF_RANGE', 'etcdserver: mvcc: required revision has been compacted');
export const futureRevision = refusal('OUT_OF_RANGE', 'etcdserver: mvcc: required revision is a future revision');
export const leaseNotFound = refusal('NOT_FOUND', 'etcdserver: requested lease not found');
export const leaseExists = refusal('FAILED_PRECONDITION', 'etcdserver: lease already exists');
export const leaseTtlTooLarge = refusal('OUT_OF_RANGE', 'etcdserver: too large lease TTL');

/** Not etcd's: it keeps no answers. */
export const answerTooLarge = refusal(
  'FAILED_PRECONDITION',
  'scalectl: the answer may be too large to be kept for a session; nothing was written: ask for less, or without a session',
);

function refusal(code: RefusedResult['code'], message: string): RefusedResult {
  return Object.freeze({ type: 'refused', code, message });
}
