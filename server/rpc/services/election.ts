import { v3electionpb } from '#proto';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { implement, type Service, serverStream, unary } from '../service-definition.ts';
import { etcdErrors } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import { deletionOf, endOf, type KeyQueue, prefixOf, putOf } from './key-queue.ts';
import type { OpenStreams } from './open-streams.ts';

const pb = v3electionpb;

const electionDefinition = {
  name: 'v3electionpb.Election',
  methods: {
    campaign: unary('/v3electionpb.Election/Campaign', pb.CampaignRequest, pb.CampaignResponse),
    proclaim: unary('/v3electionpb.Election/Proclaim', pb.ProclaimRequest, pb.ProclaimResponse),
    leader: unary('/v3electionpb.Election/Leader', pb.LeaderRequest, pb.LeaderResponse),
    observe: serverStream('/v3electionpb.Election/Observe', pb.LeaderRequest, pb.LeaderResponse),
    resign: unary('/v3electionpb.Election/Resign', pb.ResignRequest, pb.ResignResponse),
  },
};

// etcd's texts (client/v3/concurrency/election.go, server/etcdserver/api/v3election).
const notLeader = new RpcError('FAILED_PRECONDITION', 'election: not leader');
const noLeader = new RpcError('NOT_FOUND', 'election: no leader');
const leaderMissing = new RpcError('INVALID_ARGUMENT', '"leader" field must be provided');

/** etcd's election service: whoever has the oldest key under the name of an election leads. */
export function electionService(responder: Responder, queue: KeyQueue, streams: OpenStreams): Service {
  return implement(electionDefinition, {
    async campaign({ name, lease, value }, context) {
      const { key, createRevision, leaseId } = await queue.enter(name, lease, value, context);
      return { header: responseHeader(responder), leader: { name, key, rev: createRevision, lease: leaseId } };
    },
    async proclaim({ leader, value }, context) {
      const { key, rev, lease } = known(leader);
      if (!(await queue.whileSame(key, rev, putOf(key, value, lease), context))) throw notLeader;
      return { header: responseHeader(responder) };
    },
    async leader({ name }, context) {
      const { kv, revision } = await queue.first(name, context);
      if (kv === null) throw noLeader;
      return { header: responseHeader(responder, revision), kv };
    },
    observe: ({ name }, context) => observe(responder, queue, streams, name, context),
    async resign({ leader }, context) {
      const { key, rev } = known(leader);
      // Whoever leads no more has nothing to resign from.
      await queue.whileSame(key, rev, deletionOf(key), context);
      return { header: responseHeader(responder) };
    },
  });
}

function known(leader: v3electionpb.ILeaderKey | null | undefined): v3electionpb.LeaderKey {
  if (!leader?.key?.length) throw leaderMissing;
  return leader as v3electionpb.LeaderKey;
}

/** Every leader with every value that it proclaims, for as long as the client listens. */
async function* observe(
  responder: Responder,
  queue: KeyQueue,
  streams: OpenStreams,
  name: Uint8Array,
  context: CallContext,
): AsyncGenerator<v3electionpb.ILeaderResponse> {
  const ending = streams.signalFor(context);
  context.sendHeaders();
  for (;;) {
    try {
      yield* observeOne(responder, queue, name, ending, context);
    } catch (error) {
      // What happened meanwhile is compacted: go on with the leader of now.
      if (error !== etcdErrors.compacted) throw error;
    }
  }
}

/** One leader from its election, or the first one that comes, to its end. */
async function* observeOne(
  responder: Responder,
  queue: KeyQueue,
  name: Uint8Array,
  signal: AbortSignal,
  context: CallContext,
): AsyncGenerator<v3electionpb.ILeaderResponse> {
  const { kv, revision } = await queue.first(name, context);
  let key = kv?.key;
  if (kv !== null) yield { header: responseHeader(responder, revision), kv };
  const prefix = prefixOf(name);
  const events = queue.events({ key: prefix, rangeEnd: endOf(prefix), fromRevision: revision + 1 }, signal);
  for await (const { type, kv: changed } of events) {
    // Nobody led: whoever comes first does.
    key ??= changed.key;
    if (Buffer.compare(key, changed.key) !== 0) continue;
    if (type === 'delete') return;
    yield { header: responseHeader(responder, changed.modRevision), kv: changed };
  }
}
