import { encodeCommand } from '../../replica/command-codec.ts';
import type { RequestOptions } from '../../replica/contract.ts';
import type { Applied, Operation, Session, TxnStep } from '../../statemachine/command.ts';
import { etcdErrors } from './etcd-errors.ts';
import type { Responder } from './etcd-header.ts';

/**
 * etcd's default (--max-request-bytes), and measured as etcd does: the operation as it will stand in the log, with all that is
 * around keys and values. An entry that does not fit into a frame between nodes, of 4 MiB, would be sent again for ever.
 */
const maxOperationBytes = 1.5 * 1024 * 1024;

/**
 * How services have something written: nothing that is too large gets into the log, and nothing that makes the state larger when
 * that is as large as it may be. Rejects with etcd's errors for that, and with ReplicaError.
 */
export function propose(
  responder: Responder,
  operation: Operation,
  session: Session | null,
  options: RequestOptions,
): Promise<Applied> {
  if (isTooLarge(operation)) return Promise.reject(etcdErrors.requestTooLarge);
  if (isStoreFull(responder) && grows(operation)) return Promise.reject(etcdErrors.noSpace);
  return responder.replica.propose(operation, session, options);
}

/** As this node sees it: what is under way comes on top. */
export function isStoreFull({ replica, storeQuotaBytes }: Responder): boolean {
  return replica.state.sizeBytes >= storeQuotaBytes;
}

/** As in etcd while its alarm NOSPACE is raised. */
function grows(operation: Operation | TxnStep): boolean {
  if (operation.type === 'txn') return [...operation.success, ...operation.failure].some(grows);
  return operation.type === 'put' || operation.type === 'leaseGrant';
}

/** For the log, and so for whoever reads. What is surely small enough, nearly everything, is not encoded once more to find that out. */
export function isTooLarge(operation: Operation): boolean {
  return mostBytesOf(operation) > maxOperationBytes && encodedBytesOf(operation) > maxOperationBytes;
}

const nobody = { node: 0, boot: 0, sequence: 0 };

function encodedBytesOf(operation: Operation): number {
  return encodeCommand({ origin: nobody, session: null, operation }).length;
}

/** Tags, lengths, numbers and flags of one step or comparison: at most 92, in a range with a number in every field. */
const aroundBytes = 128;

/** Not below the encoded size. */
export function mostBytesOf(operation: Operation | TxnStep): number {
  switch (operation.type) {
    case 'put':
      return aroundBytes + operation.key.length + operation.value.length;
    case 'deleteRange':
    case 'range':
      return aroundBytes + operation.key.length + operation.rangeEnd.length;
    case 'txn': {
      let bytes = aroundBytes;
      for (const { key, rangeEnd, bytes: value } of operation.compare) {
        bytes += aroundBytes + key.length + rangeEnd.length + value.length;
      }
      for (const step of operation.success) bytes += mostBytesOf(step);
      for (const step of operation.failure) bytes += mostBytesOf(step);
      return bytes;
    }
    case 'leaseCheckpoint':
      return aroundBytes * (1 + operation.checkpoints.length);
    default:
      return aroundBytes;
  }
}
