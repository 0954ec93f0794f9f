import { ReplicaError, type ReplicaErrorCode } from '../../replica/contract.ts';
import type { RefusedResult } from '../../statemachine/command.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import type { ErrorCode } from '../status.ts';
import { outcomeTrailer, reasonTrailer } from './metadata-keys.ts';

const noSpaceText = 'etcdserver: mvcc: database space exceeded';

/**
 * Errors with etcd's codes and texts (api/v3rpc/rpctypes/error.go): its clients tell errors apart by the text, and
 * decide by it whether to retry.
 */
export const etcdErrors = Object.freeze({
  emptyKey: new RpcError('INVALID_ARGUMENT', 'etcdserver: key is not provided'),
  keyNotFound: new RpcError('INVALID_ARGUMENT', 'etcdserver: key not found'),
  valueProvided: new RpcError('INVALID_ARGUMENT', 'etcdserver: value is provided'),
  leaseProvided: new RpcError('INVALID_ARGUMENT', 'etcdserver: lease is provided'),
  leaseNotFound: new RpcError('NOT_FOUND', 'etcdserver: requested lease not found'),
  leaseIdTooWide: new RpcError('INVALID_ARGUMENT', 'scalectl: lease ids must be positive and below 2^53'),
  leaseTtlTooLarge: new RpcError('OUT_OF_RANGE', 'etcdserver: too large lease TTL'),
  tooManyOps: new RpcError('INVALID_ARGUMENT', 'etcdserver: too many operations in txn request'),
  answerTooLarge: new RpcError(
    'RESOURCE_EXHAUSTED',
    'scalectl: the transaction was carried out, but its ranges are too large together to be answered: ask for less in one',
  ),
  noSpace: new RpcError('RESOURCE_EXHAUSTED', noSpaceText),
  requestTooLarge: new RpcError('INVALID_ARGUMENT', 'etcdserver: request is too large'),
  invalidSortOption: new RpcError('INVALID_ARGUMENT', 'etcdserver: invalid sort option'),
  stopped: new RpcError('UNAVAILABLE', 'etcdserver: server stopped'),
  noLeader: new RpcError('UNAVAILABLE', 'etcdserver: no leader'),
  unhealthy: new RpcError('UNAVAILABLE', 'etcdserver: unhealthy cluster'),
  memberNotFound: new RpcError('NOT_FOUND', 'etcdserver: member not found'),
  badMemberUrls: new RpcError('INVALID_ARGUMENT', 'etcdserver: given member URLs are invalid'),
  peerUrlExists: new RpcError('FAILED_PRECONDITION', 'etcdserver: Peer URLs already exists'),
  learnerNotReady: new RpcError(
    'FAILED_PRECONDITION',
    'etcdserver: can only promote a learner member which is in sync with leader',
  ),
  notLearner: new RpcError('FAILED_PRECONDITION', 'etcdserver: can only promote a learner member'),
  notEnoughStarted: new RpcError(
    'FAILED_PRECONDITION',
    'etcdserver: re-configuration failed due to not enough started members',
  ),
  badTransferee: new RpcError('FAILED_PRECONDITION', 'etcdserver: bad leader transferee'),
  compacted: new RpcError('OUT_OF_RANGE', 'etcdserver: mvcc: required revision has been compacted'),
  futureRevision: new RpcError('OUT_OF_RANGE', 'etcdserver: mvcc: required revision is a future revision'),
});

const seeCompatibility = 'see docs/etcd-compatibility.md';

/** What etcd can do and we cannot yet; `what` starts the sentence. */
export function notServed(what: string): RpcError {
  return new RpcError('UNIMPLEMENTED', `${what} not served by scalectl yet; ${seeCompatibility}`);
}

/** Passes a rejection of the replica on in etcd's words. Anything else passes as it is. */
export function rethrowReplicaError(error: unknown, context: CallContext): never {
  if (error === etcdErrors.noSpace) {
    context.setTrailer(outcomeTrailer, 'none');
    context.setTrailer(reasonTrailer, 'the store has reached its quota: delete keys, and compact');
  }
  if (!(error instanceof ReplicaError)) throw error;
  context.setTrailer(outcomeTrailer, error.outcome);
  context.setTrailer(reasonTrailer, error.message);
  throw isExpired(error, context) ? expired : etcdErrorOf(error);
}

const expired = new RpcError('DEADLINE_EXCEEDED', 'the deadline passed while the call waited');

/** In etcd's words. */
export function etcdErrorOf(error: ReplicaError): RpcError {
  const [code, text] = replicaErrors[error.code];
  return new RpcError(code, text, { cause: error });
}

const replicaErrors: Readonly<Record<ReplicaErrorCode, readonly [ErrorCode, string]>> = {
  witness: ['UNAVAILABLE', 'etcdserver: this node is a witness and keeps no data'],
  removed: ['UNAVAILABLE', 'etcdserver: the member has been removed from the cluster'],
  behind: ['UNAVAILABLE', 'etcdserver: this member is catching up'],
  conflict: ['FAILED_PRECONDITION', 'etcdserver: the members were changed meanwhile'],
  'no-leader': ['UNAVAILABLE', 'etcdserver: no leader'],
  overloaded: ['RESOURCE_EXHAUSTED', 'etcdserver: too many requests'],
  'too-large': ['INVALID_ARGUMENT', 'etcdserver: request is too large'],
  cancelled: ['CANCELLED', 'the call was cancelled before it was proposed'],
  timeout: ['UNAVAILABLE', 'etcdserver: request timed out'],
  'disk-full': ['RESOURCE_EXHAUSTED', noSpaceText],
  'disk-failed': ['UNAVAILABLE', 'etcdserver: unhealthy cluster'],
  stopping: ['UNAVAILABLE', 'etcdserver: server stopped'],
};

function isExpired(error: ReplicaError, context: CallContext): boolean {
  return error.code === 'cancelled' && context.deadlineMs <= performance.now();
}

/** Passes on what the state machine refused. */
export function refusalError({ code, message }: RefusedResult): RpcError {
  return new RpcError(code, message);
}

/** A result of another kind than its operation: impossible. */
export function unexpectedResult({ type }: { readonly type: string }): Error {
  return new Error(`the state machine answered with a ${type} result to another kind of operation`);
}
