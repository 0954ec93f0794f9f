import type { etcdserverpb } from '#proto';
import { RpcError } from '../rpc-error.ts';
import { etcdErrors } from './etcd-errors.ts';

/** etcd's default (--max-txn-ops). */
const maxTxnOps = 128;
/**
 * Transactions in each other, the outermost counted. The codec goes 100 messages deep, and a result that a session keeps is
 * written into snapshots, three messages down: with 48 levels no node could make one any more.
 */
export const maxTxnLevels = 32;

/**
 * Operations and comparisons of a transaction and of all in it. etcd limits each level, and the whole by its 1.5 MiB alone, in
 * which there is room for 150,000: every node would stand still over each of them, at every replay again. As many as 64
 * transactions of 64 have.
 */
const maxTxnOpsInAll = 4_096;

const lastSortOrder = 2;
const lastSortTarget = 4;
const lastCompareResult = 3;
const lastCompareTarget = 4;

const unknownComparison = new RpcError('INVALID_ARGUMENT', 'the comparison has a result or target that is not known');

/** These throw what etcd would answer to a request that it refuses, and a sentence for what we do not serve. */
export function validateRange({ key, sortOrder, sortTarget }: etcdserverpb.IRangeRequest): void {
  refuseIf(isEmpty(key), etcdErrors.emptyKey);
  refuseIf(!isEnum(sortOrder, lastSortOrder) || !isEnum(sortTarget, lastSortTarget), etcdErrors.invalidSortOption);
}

export function validatePut({ key, value, lease, ignoreValue, ignoreLease }: etcdserverpb.IPutRequest): void {
  refuseIf(isEmpty(key), etcdErrors.emptyKey);
  refuseIf(ignoreValue === true && !isEmpty(value), etcdErrors.valueProvided);
  refuseIf(ignoreLease === true && (lease ?? 0) !== 0, etcdErrors.leaseProvided);
}

export function validateDeleteRange(request: etcdserverpb.IDeleteRangeRequest): void {
  refuseIf(isEmpty(request.key), etcdErrors.emptyKey);
}

export function validateTxn(request: etcdserverpb.ITxnRequest): void {
  validateTxnPart(request, maxTxnOps, maxTxnLevels, { left: maxTxnOpsInAll });
}

interface OpsInAll {
  left: number;
}

// As in etcd, what is nested has what its parents left of the limit.
function validateTxnPart(request: etcdserverpb.ITxnRequest, limit: number, levels: number, inAll: OpsInAll): void {
  const compare = request.compare ?? [];
  const success = request.success ?? [];
  const failure = request.failure ?? [];
  const ops = Math.max(compare.length, success.length, failure.length);
  inAll.left -= compare.length + success.length + failure.length;
  refuseIf(ops > limit || levels < 1 || inAll.left < 0, etcdErrors.tooManyOps);
  for (const comparison of compare) validateComparison(comparison);
  for (const op of success) validateOp(op, limit - ops, levels - 1, inAll);
  for (const op of failure) validateOp(op, limit - ops, levels - 1, inAll);
}

function validateComparison({ key, result, target }: etcdserverpb.ICompare): void {
  refuseIf(isEmpty(key), etcdErrors.emptyKey);
  refuseIf(!isEnum(result, lastCompareResult) || !isEnum(target, lastCompareTarget), unknownComparison);
}

function validateOp(op: etcdserverpb.IRequestOp, limit: number, levels: number, inAll: OpsInAll): void {
  if (op.requestRange) validateRange(op.requestRange);
  else if (op.requestPut) validatePut(op.requestPut);
  else if (op.requestDeleteRange) validateDeleteRange(op.requestDeleteRange);
  else if (op.requestTxn) validateTxnPart(op.requestTxn, limit, levels, inAll);
  else throw etcdErrors.keyNotFound; // as etcd answers to an operation that says nothing
}

function isEmpty(bytes: Uint8Array | null | undefined): boolean {
  return bytes === null || bytes === undefined || bytes.length === 0;
}

function isEnum(value: number | null | undefined, last: number): boolean {
  return (value ?? 0) >= 0 && (value ?? 0) <= last;
}

function refuseIf(condition: boolean, refusal: RpcError): void {
  if (condition) throw refusal;
}
