import type { etcdserverpb, scalectl } from '#proto';
import type {
  Command,
  Comparison,
  DeleteRangeOperation,
  LeaseCheckpoint,
  LeaseOperation,
  Operation,
  PutOperation,
  RangeQuery,
  SortOrder,
  SortTarget,
  TxnOperation,
  TxnStep,
} from '../statemachine/command.ts';

/** Commands as protobuf messages and back. The meaning of a field is defined here, its bytes by the generated code. */

type CommandMessage = scalectl.command.v1.ICommand;
type CheckpointMessage = scalectl.command.v1.ILeaseCheckpointEntry;

const noBytes = new Uint8Array(0);

// Position = number on the wire.
const sortOrders: readonly SortOrder[] = ['none', 'ascend', 'descend'];
const sortTargets: readonly SortTarget[] = ['key', 'version', 'create', 'mod', 'value'];
const compareResults: readonly Comparison['result'][] = ['equal', 'greater', 'less', 'notEqual'];
const compareTargets: readonly Comparison['target'][] = ['version', 'create', 'mod', 'value', 'lease'];

export function commandToMessage({ origin, session, operation }: Command): CommandMessage {
  const message = operationToMessage(operation);
  message.originNode = origin.node;
  message.originBoot = origin.boot;
  message.originSequence = origin.sequence;
  if (session !== null) {
    message.sessionId = session.id;
    message.sessionSequence = session.sequence;
  }
  return message;
}

/** @throws when there is no operation that this version knows. */
export function commandFromMessage(message: CommandMessage): Command {
  return {
    origin: {
      node: message.originNode ?? 0,
      boot: message.originBoot ?? 0,
      sequence: message.originSequence ?? 0,
    },
    session: message.sessionId ? { id: message.sessionId, sequence: message.sessionSequence ?? 0 } : null,
    operation: operationFromMessage(message),
  };
}

export function putFromMessage(message: etcdserverpb.IPutRequest): PutOperation {
  return {
    type: 'put',
    key: message.key ?? noBytes,
    value: message.value ?? noBytes,
    prevKv: message.prevKv ?? false,
    ignoreValue: message.ignoreValue ?? false,
    lease: bounded(message.lease),
    ignoreLease: message.ignoreLease ?? false,
  };
}

export function deleteRangeFromMessage(message: etcdserverpb.IDeleteRangeRequest): DeleteRangeOperation {
  return {
    type: 'deleteRange',
    key: message.key ?? noBytes,
    rangeEnd: message.rangeEnd ?? noBytes,
    prevKv: message.prevKv ?? false,
  };
}

export function rangeFromMessage(message: etcdserverpb.IRangeRequest): RangeQuery {
  return {
    type: 'range',
    key: message.key ?? noBytes,
    rangeEnd: message.rangeEnd ?? noBytes,
    // etcd takes a negative one for the present, too.
    revision: Math.max(0, bounded(message.revision)),
    limit: bounded(message.limit),
    sortOrder: named(sortOrders, message.sortOrder ?? 0),
    sortTarget: named(sortTargets, message.sortTarget ?? 0),
    keysOnly: message.keysOnly ?? false,
    countOnly: message.countOnly ?? false,
    minModRevision: bounded(message.minModRevision),
    maxModRevision: bounded(message.maxModRevision),
    minCreateRevision: bounded(message.minCreateRevision),
    maxCreateRevision: bounded(message.maxCreateRevision),
  };
}

export function txnFromMessage(message: etcdserverpb.ITxnRequest): TxnOperation {
  return {
    type: 'txn',
    compare: (message.compare ?? []).map(comparisonFromMessage),
    success: (message.success ?? []).map(stepFromMessage),
    failure: (message.failure ?? []).map(stepFromMessage),
  };
}

function operationFromMessage(message: CommandMessage): Operation {
  if (message.put) return putFromMessage(message.put);
  if (message.deleteRange) return deleteRangeFromMessage(message.deleteRange);
  if (message.txn) return txnFromMessage(message.txn);
  if (message.advanceTime) return { type: 'advanceTime', timeMs: count(message.advanceTime.timeMs) };
  if (message.compact) return { type: 'compact', revision: count(message.compact.revision) };
  return leaseOperationFromMessage(message);
}

function leaseOperationFromMessage({ leaseGrant, leaseRevoke, leaseCheckpoint }: CommandMessage): LeaseOperation {
  if (leaseGrant) return { type: 'leaseGrant', id: count(leaseGrant.id), ttlSeconds: count(leaseGrant.ttlSeconds) };
  if (leaseRevoke) return { type: 'leaseRevoke', id: count(leaseRevoke.id) };
  if (leaseCheckpoint) {
    const checkpoints = (leaseCheckpoint.checkpoints ?? []).map(checkpointFromMessage);
    return { type: 'leaseCheckpoint', checkpoints };
  }
  throw new Error('the log entry holds no operation that this version knows');
}

function checkpointFromMessage({ id, remainingTtlSeconds }: CheckpointMessage): LeaseCheckpoint {
  return { id: count(id), remainingTtlSeconds: count(remainingTtlSeconds) };
}

/**
 * What a client compares with, or bounds a range by: also MaxInt64, which Go's STM compares a revision with. It is read as the
 * double 2^63, and written it would become -2^63. 2^53 does as well: no revision and no id comes up to it, and it is exact.
 */
function bounded(number: number | null | undefined): number {
  const value = number ?? 0;
  return Math.abs(value) <= beyondAll ? value : Math.sign(value) * beyondAll;
}

const beyondAll = 2 ** 53;

/** Numbers above 2^53 would be rounded on their way through: one of them could become another. */
function count(number: number | null | undefined): number {
  const value = number ?? 0;
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is out of range for a command`);
  return value;
}

function stepFromMessage(message: etcdserverpb.IRequestOp): TxnStep {
  if (message.requestRange) return rangeFromMessage(message.requestRange);
  if (message.requestPut) return putFromMessage(message.requestPut);
  if (message.requestDeleteRange) return deleteRangeFromMessage(message.requestDeleteRange);
  if (message.requestTxn) return txnFromMessage(message.requestTxn);
  throw new Error('the transaction holds a step that this version does not know');
}

function comparisonFromMessage(message: etcdserverpb.ICompare): Comparison {
  return {
    result: named(compareResults, message.result ?? 0),
    target: named(compareTargets, message.target ?? 0),
    key: message.key ?? noBytes,
    rangeEnd: message.rangeEnd ?? noBytes,
    number: bounded(message.version ?? message.createRevision ?? message.modRevision ?? message.lease),
    bytes: message.value ?? noBytes,
  };
}

function named<T>(names: readonly T[], number: number): T {
  const name = names[number];
  if (name === undefined)
    throw new Error(`the log entry holds the enum number ${number}, which this version does not know`);
  return name;
}

function operationToMessage(operation: Operation): CommandMessage {
  switch (operation.type) {
    case 'put':
      return { put: putToMessage(operation) };
    case 'deleteRange':
      return { deleteRange: deleteRangeToMessage(operation) };
    case 'txn':
      return { txn: txnToMessage(operation) };
    case 'compact':
      return { compact: { revision: count(operation.revision) } };
    case 'advanceTime':
      return { advanceTime: { timeMs: count(operation.timeMs) } };
    default:
      return leaseOperationToMessage(operation);
  }
}

function leaseOperationToMessage(operation: LeaseOperation): CommandMessage {
  switch (operation.type) {
    case 'leaseGrant':
      return { leaseGrant: { id: count(operation.id), ttlSeconds: count(operation.ttlSeconds) } };
    case 'leaseRevoke':
      return { leaseRevoke: { id: count(operation.id) } };
    case 'leaseCheckpoint':
      return { leaseCheckpoint: { checkpoints: operation.checkpoints.map(checkpointFromMessage) } };
  }
}

function stepToMessage(step: TxnStep): etcdserverpb.IRequestOp {
  switch (step.type) {
    case 'range':
      return { requestRange: rangeToMessage(step) };
    case 'put':
      return { requestPut: putToMessage(step) };
    case 'deleteRange':
      return { requestDeleteRange: deleteRangeToMessage(step) };
    case 'txn':
      return { requestTxn: txnToMessage(step) };
  }
}

// proto3 leaves defaults out; written, they would cost two bytes each in every log entry.
function putToMessage(operation: PutOperation): etcdserverpb.IPutRequest {
  const { key, value, prevKv, ignoreValue, lease, ignoreLease } = operation;
  const message: etcdserverpb.IPutRequest = { key };
  if (value.length > 0) message.value = value;
  if (prevKv) message.prevKv = prevKv;
  if (ignoreValue) message.ignoreValue = ignoreValue;
  if (lease !== 0) message.lease = lease;
  if (ignoreLease) message.ignoreLease = ignoreLease;
  return message;
}

function deleteRangeToMessage({ key, rangeEnd, prevKv }: DeleteRangeOperation): etcdserverpb.IDeleteRangeRequest {
  return { key, ...(rangeEnd.length > 0 && { rangeEnd }), ...(prevKv && { prevKv }) };
}

function rangeToMessage({ type: _, rangeEnd, sortOrder, sortTarget, ...same }: RangeQuery): etcdserverpb.IRangeRequest {
  const numbers = { ...same, sortOrder: sortOrders.indexOf(sortOrder), sortTarget: sortTargets.indexOf(sortTarget) };
  const set = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value));
  return rangeEnd.length > 0 ? { ...set, rangeEnd } : set;
}

function txnToMessage({ compare, success, failure }: TxnOperation): etcdserverpb.ITxnRequest {
  return {
    compare: compare.map(comparisonToMessage),
    success: success.map(stepToMessage),
    failure: failure.map(stepToMessage),
  };
}

function comparisonToMessage(comparison: Comparison): etcdserverpb.ICompare {
  return {
    result: compareResults.indexOf(comparison.result),
    target: compareTargets.indexOf(comparison.target),
    key: comparison.key,
    ...(comparison.rangeEnd.length > 0 && { rangeEnd: comparison.rangeEnd }),
    ...wantedToMessage(comparison),
  };
}

function wantedToMessage({ target, number, bytes }: Comparison): etcdserverpb.ICompare {
  switch (target) {
    case 'version':
      return { version: number };
    case 'create':
      return { createRevision: number };
    case 'mod':
      return { modRevision: number };
    case 'value':
      return { value: bytes };
    case 'lease':
      return { lease: number };
  }
}
