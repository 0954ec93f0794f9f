import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { etcdserverpb } from '#proto';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { implement, type Service, serverStream, unary } from '../service-definition.ts';
import { etcdErrors, notServed, refusalError, rethrowReplicaError } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import { checkOwnState } from './own-state.ts';
import { isStoreFull } from './propose.ts';

const maintenanceDefinition = {
  name: 'etcdserverpb.Maintenance',
  methods: {
    status: unary('/etcdserverpb.Maintenance/Status', etcdserverpb.StatusRequest, etcdserverpb.StatusResponse),
    alarm: unary('/etcdserverpb.Maintenance/Alarm', etcdserverpb.AlarmRequest, etcdserverpb.AlarmResponse),
    defragment: unary(
      '/etcdserverpb.Maintenance/Defragment',
      etcdserverpb.DefragmentRequest,
      etcdserverpb.DefragmentResponse,
    ),
    hash: unary('/etcdserverpb.Maintenance/Hash', etcdserverpb.HashRequest, etcdserverpb.HashResponse),
    hashKv: unary('/etcdserverpb.Maintenance/HashKV', etcdserverpb.HashKVRequest, etcdserverpb.HashKVResponse),
    moveLeader: unary(
      '/etcdserverpb.Maintenance/MoveLeader',
      etcdserverpb.MoveLeaderRequest,
      etcdserverpb.MoveLeaderResponse,
    ),
    snapshot: serverStream(
      '/etcdserverpb.Maintenance/Snapshot',
      etcdserverpb.SnapshotRequest,
      etcdserverpb.SnapshotResponse,
    ),
  },
};

/** The etcd version whose API we follow. Clients compare it with what they need, so it has to look like one. */
const compatibleEtcdVersion = '3.6.0';

/** The part of etcd's maintenance service that tells how a member is. */
export function maintenanceService(responder: Responder): Service {
  return implement(maintenanceDefinition, {
    status: () => status(responder),
    alarm: (request) => alarm(responder, request),
    // There is no file with holes in it: the log gives back whole segments, by itself.
    defragment: () => ({ header: responseHeader(responder) }),
    hash: async (_, context) => {
      const { header = null, hash = 0 } = await hashKv(responder, 0, context);
      return { header, hash };
    },
    hashKv: ({ revision }, context) => hashKv(responder, revision, context),
    snapshot: (_, context) => {
      checkOwnState(responder, context);
      return snapshot(responder);
    },
    moveLeader: (request, context) => moveLeader(responder, request, context),
  });
}

function status(responder: Responder): etcdserverpb.IStatusResponse {
  const { leaderId, ballot, commitIndex, appliedIndex, disk } = responder.replica.status();
  const { sizeBytes } = responder.replica.state;
  return {
    header: responseHeader(responder),
    version: compatibleEtcdVersion,
    dbSize: sizeBytes,
    dbSizeInUse: sizeBytes,
    dbSizeQuota: responder.storeQuotaBytes,
    leader: leaderId === 0 ? 0 : responder.ids.memberId(leaderId),
    raftIndex: commitIndex,
    raftTerm: ballot.round,
    raftAppliedIndex: appliedIndex,
    isLearner: isLearner(responder),
    // Versions of etcd's file on disk say nothing here. Clients of 3.6 expect this one to be there.
    downgradeInfo: {},
    errors: [
      ...(leaderId === 0 ? ['etcdserver: no leader'] : []),
      ...(disk === 'ok' ? [] : [`disk ${disk}`]),
      ...(isStoreFull(responder) ? ['the store has reached its quota'] : []),
    ],
  };
}

function isLearner({ replica, nodeId }: Responder): boolean {
  return replica.membership.members.some((member) => member.nodeId === nodeId && member.role === 'learner');
}

/** A full disk and a full store are what a node knows; it raises the alarm and clears it by itself. */
function alarm(responder: Responder, { action }: etcdserverpb.AlarmRequest): etcdserverpb.IAlarmResponse {
  if (action !== etcdserverpb.AlarmRequest.AlarmAction.GET) throw notServed('Raising and clearing alarms is');
  const alarms =
    responder.replica.status().disk === 'full' || isStoreFull(responder)
      ? [{ memberID: responder.ids.memberId(responder.nodeId), alarm: etcdserverpb.AlarmType.NOSPACE }]
      : [];
  return { header: responseHeader(responder), alarms };
}

/** etcd takes this at the leader only; any node passes it on here. */
async function moveLeader(
  responder: Responder,
  { targetID }: etcdserverpb.MoveLeaderRequest,
  context: CallContext,
): Promise<etcdserverpb.IMoveLeaderResponse> {
  const { ids, replica } = responder;
  const target = replica.membership.members.find(({ nodeId }) => ids.memberId(nodeId) === targetID);
  if (target?.role !== 'voter') throw etcdErrors.badTransferee;
  await replica.transferLeadership(target.nodeId, context).catch((error) => rethrowReplicaError(error, context));
  return { header: responseHeader(responder) };
}

/** Keys hashed in one turn of the event loop: about a millisecond. */
const hashedPerTurn = 2_000;

/** Of this node's own copy, whatever it has applied: to be compared with that of another node at the same revision. */
async function hashKv(
  responder: Responder,
  revision: number,
  context: CallContext,
): Promise<etcdserverpb.IHashKVResponse> {
  checkOwnState(responder, context);
  const header = responseHeader(responder);
  const hash = responder.replica.state.hashKv(Math.max(0, revision));
  if ('type' in hash) throw refusalError(hash);
  try {
    while (!hash.advance(hashedPerTurn)) {
      if (context.cancelled) throw context.signal.reason;
      await nextTurn();
    }
    const { value, compactRevision, revision: hashRevision } = hash;
    return { header, hash: value, compactRevision, hashRevision };
  } finally {
    hash.release();
  }
}

/** etcd's tools take a file for a snapshot when it is some sectors and a SHA-256 of them. */
const sectorBytes = 512;
const checksumBytes = 32;
const lengthBytes = 8;

/** How long a client may take to read a snapshot. */
const maxSnapshotMs = 10 * 60 * 1000;

const lateSnapshot = new RpcError(
  'DEADLINE_EXCEEDED',
  `scalectl: the snapshot was not read within ${maxSnapshotMs / 60_000} minutes; ask again, and read faster`,
);

/**
 * The state of this node in our own format (proto/scalectl/snapshot/v1), filled up to whole sectors, with its length at
 * their end, then the SHA-256 of all that. How long it is shows at the end: before, `remaining_bytes` says that the checksum is to come.
 */
async function* snapshot(responder: Responder): AsyncGenerator<etcdserverpb.ISnapshotResponse> {
  const header = responseHeader(responder);
  const checksum = createHash('sha256');
  const part = (blob: Uint8Array) => {
    checksum.update(blob);
    return { header, blob, remainingBytes: checksumBytes, version: compatibleEtcdVersion };
  };
  let sizeBytes = 0;
  const state = responder.replica.state.snapshot();
  // Until it is read or given up, this node keeps every version that it needs.
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    state.return?.();
  }, maxSnapshotMs);
  try {
    for (const chunk of state) {
      sizeBytes += chunk.length;
      yield part(chunk);
      await nextTurn();
    }
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw lateSnapshot;
  yield part(fill(sizeBytes));
  yield { header, blob: checksum.digest(), remainingBytes: 0, version: compatibleEtcdVersion };
}

/** Zeros, and at their end how many bytes were before them. */
function fill(sizeBytes: number): Uint8Array {
  const sectors = Math.ceil((sizeBytes + lengthBytes) / sectorBytes);
  const bytes = Buffer.alloc(sectors * sectorBytes - sizeBytes);
  bytes.writeBigUInt64BE(BigInt(sizeBytes), bytes.length - lengthBytes);
  return bytes;
}
