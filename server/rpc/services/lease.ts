import { randomInt } from 'node:crypto';
import { etcdserverpb } from '#proto';
import type { LeaseKeeper } from '../../lease/lease-keeper.ts';
import { leaseTtlSecondsMax } from '../../statemachine/leases.ts';
import type { CallContext } from '../call-context.ts';
import { bidi, implement, type Service, unary } from '../service-definition.ts';
import { etcdErrors, refusalError, rethrowReplicaError, unexpectedResult } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import type { OpenStreams } from './open-streams.ts';
import { propose } from './propose.ts';
import { ResponseQueue } from './response-queue.ts';

const pb = etcdserverpb;

const leaseDefinition = {
  name: 'etcdserverpb.Lease',
  methods: {
    grant: unary('/etcdserverpb.Lease/LeaseGrant', pb.LeaseGrantRequest, pb.LeaseGrantResponse),
    revoke: unary('/etcdserverpb.Lease/LeaseRevoke', pb.LeaseRevokeRequest, pb.LeaseRevokeResponse),
    keepAlive: bidi('/etcdserverpb.Lease/LeaseKeepAlive', pb.LeaseKeepAliveRequest, pb.LeaseKeepAliveResponse),
    timeToLive: unary('/etcdserverpb.Lease/LeaseTimeToLive', pb.LeaseTimeToLiveRequest, pb.LeaseTimeToLiveResponse),
    leases: unary('/etcdserverpb.Lease/LeaseLeases', pb.LeaseLeasesRequest, pb.LeaseLeasesResponse),
  },
};

/** A shorter lease gets this: it must outlive the time in which a leader is replaced. etcd's is 2 s by default. */
const minTtlSeconds = 1;

export interface LeaseParts {
  readonly responder: Responder;
  readonly keeper: LeaseKeeper;
  readonly streams: OpenStreams;
}

/** etcd's lease service. */
export function leaseService(parts: LeaseParts): Service {
  return implement(leaseDefinition, {
    grant: async ({ ID, TTL }, context) => {
      const { id, ttlSeconds, revision } = await grantLease(parts.responder, ID, TTL, context);
      return { header: responseHeader(parts.responder, revision), ID: id, TTL: ttlSeconds };
    },
    revoke: (request, context) => revoke(parts, request, context),
    keepAlive: (requests, context) => keepAlive(parts, requests, context),
    timeToLive: (request, context) => timeToLive(parts, request, context),
    leases: (_, context) => leases(parts, context),
  });
}

/** @param wantedId 0: one is chosen. */
export async function grantLease(
  responder: Responder,
  wantedId: number,
  wantedTtlSeconds: number,
  context: CallContext,
): Promise<{ readonly id: number; readonly ttlSeconds: number; readonly revision: number }> {
  if (!Number.isSafeInteger(wantedId) || wantedId < 0) throw etcdErrors.leaseIdTooWide;
  // The state machine refuses it as well, but then it stands in the log.
  if (wantedTtlSeconds > leaseTtlSecondsMax) throw etcdErrors.leaseTtlTooLarge;
  const id = wantedId === 0 ? randomInt(1, 2 ** 48) : wantedId;
  const ttlSeconds = Math.max(minTtlSeconds, wantedTtlSeconds);
  const grant = propose(responder, { type: 'leaseGrant', id, ttlSeconds }, null, context);
  const { revision, result } = await grant.catch((error) => rethrowReplicaError(error, context));
  if (result.type === 'refused') throw refusalError(result);
  if (result.type !== 'leaseGrant') throw unexpectedResult(result);
  return { id, ttlSeconds, revision };
}

async function revoke(
  { responder }: LeaseParts,
  { ID }: etcdserverpb.LeaseRevokeRequest,
  context: CallContext,
): Promise<etcdserverpb.ILeaseRevokeResponse> {
  if (!Number.isSafeInteger(ID) || ID <= 0) throw etcdErrors.leaseNotFound;
  const revocation = propose(responder, { type: 'leaseRevoke', id: ID }, null, context);
  const { revision, result } = await revocation.catch((error) => rethrowReplicaError(error, context));
  if (result.type === 'refused') throw refusalError(result);
  return { header: responseHeader(responder, revision) };
}

/** Renewals of one stream under way, and answers that wait for its client: it is slowed down beyond that. */
const maxRenewals = 256;

async function* keepAlive(
  parts: LeaseParts,
  requests: AsyncIterable<etcdserverpb.LeaseKeepAliveRequest>,
  context: CallContext,
): AsyncGenerator<etcdserverpb.ILeaseKeepAliveResponse> {
  const responses = new ResponseQueue<etcdserverpb.ILeaseKeepAliveResponse>();
  parts.streams.add(context, (error) => responses.fail(error));
  context.signal.addEventListener('abort', () => responses.discard(), { once: true });
  renewAll(parts, requests, responses, context).catch((error) => responses.fail(error));
  yield* responses.drain();
}

/** Side by side: a client keeps all of its leases alive on one stream, and each renewal waits for a quorum. */
async function renewAll(
  parts: LeaseParts,
  requests: AsyncIterable<etcdserverpb.LeaseKeepAliveRequest>,
  responses: ResponseQueue<etcdserverpb.ILeaseKeepAliveResponse>,
  context: CallContext,
): Promise<void> {
  const open = new Set<Promise<void>>();
  for await (const { ID } of requests) {
    const renewal = renew(parts, ID, context).then(
      (response) => {
        open.delete(renewal);
        responses.push(response);
      },
      (error) => responses.fail(error),
    );
    open.add(renewal);
    if (open.size >= maxRenewals) await Promise.race(open);
    await responses.room(maxRenewals);
  }
  await Promise.all(open);
  responses.end();
}

async function renew(
  { responder, keeper }: LeaseParts,
  ID: number,
  context: CallContext,
): Promise<etcdserverpb.ILeaseKeepAliveResponse> {
  const ttlMs = await keeper.ask(ID, true, context).catch((error) => rethrowReplicaError(error, context));
  return { header: responseHeader(responder), ID, TTL: seconds(ttlMs ?? 0) };
}

async function timeToLive(
  { responder, keeper }: LeaseParts,
  { ID, keys }: etcdserverpb.LeaseTimeToLiveRequest,
  context: CallContext,
): Promise<etcdserverpb.ILeaseTimeToLiveResponse> {
  const { replica } = responder;
  const remainingMs = await keeper.ask(ID, false, context).catch((error) => rethrowReplicaError(error, context));
  // The leader has spoken; what it spoke of must be here, too.
  await replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
  const header = responseHeader(responder);
  const lease = replica.state.leases.lookup(ID);
  if (remainingMs === null || lease === null) return { header, ID, TTL: -1 };
  const answer = { header, ID, TTL: seconds(remainingMs), grantedTTL: lease.grantedTtlSeconds };
  return keys ? { ...answer, keys: lease.keys() } : answer;
}

async function leases({ responder }: LeaseParts, context: CallContext): Promise<etcdserverpb.ILeaseLeasesResponse> {
  await responder.replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
  const ids = [...responder.replica.state.leases].map(({ id }) => ({ ID: id }));
  return { header: responseHeader(responder), leases: ids };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
