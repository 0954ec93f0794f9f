import { etcdserverpb } from '#proto';
import {
  type Member,
  type Membership,
  majority,
  membershipProblem,
  votersOf,
  withMajorities,
} from '../../consensus/membership.ts';
import type { Replica } from '../../replica/contract.ts';
import type { PeerTransport } from '../../replica/replica-parts.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { implement, type Service, unary } from '../service-definition.ts';
import { etcdErrors, rethrowReplicaError } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import { addressOf, urlOf } from './member-url.ts';
import { reasonTrailer } from './metadata-keys.ts';

const pb = etcdserverpb;

const clusterDefinition = {
  name: 'etcdserverpb.Cluster',
  methods: {
    add: unary('/etcdserverpb.Cluster/MemberAdd', pb.MemberAddRequest, pb.MemberAddResponse),
    remove: unary('/etcdserverpb.Cluster/MemberRemove', pb.MemberRemoveRequest, pb.MemberRemoveResponse),
    update: unary('/etcdserverpb.Cluster/MemberUpdate', pb.MemberUpdateRequest, pb.MemberUpdateResponse),
    list: unary('/etcdserverpb.Cluster/MemberList', pb.MemberListRequest, pb.MemberListResponse),
    promote: unary('/etcdserverpb.Cluster/MemberPromote', pb.MemberPromoteRequest, pb.MemberPromoteResponse),
  },
};

type Change = (members: readonly Member[], configId: number) => readonly Member[];

/** What this needs of the links to the other nodes. */
type Links = Pick<PeerTransport, 'isConnected'>;

/** The members of the cluster. Peers and clients share a port here. */
export function clusterService(responder: Responder, links: Links): Service {
  const { ids, replica } = responder;
  const describe = (member: Member) => {
    const { nodeId, name, role } = member;
    const url = urlOf(member);
    // A witness has nothing for clients.
    const clientURLs = role === 'witness' ? [] : [url];
    return { ID: ids.memberId(nodeId), name, peerURLs: [url], clientURLs, isLearner: role === 'learner' };
  };
  const list = () => ({ header: responseHeader(responder), members: replica.membership.members.map(describe) });
  const changed = async (context: CallContext, change: Change) => {
    await reconfigure(responder, links, context, change);
    return list();
  };
  return implement(clusterDefinition, {
    async add({ peerURLs, isLearner }, context) {
      let nodeId = 0;
      const answer = await changed(context, (members, configId) => {
        nodeId = firstEnteredId + configId;
        const role = isLearner ? 'learner' : 'voter';
        return [...members, { nodeId, name: `m${nodeId}`, dc: '', role, ...newAddress(peerURLs, replica.membership) }];
      });
      return { ...answer, member: answer.members.find(({ ID }) => ID === ids.memberId(nodeId)) ?? null };
    },
    remove: ({ ID }, context) =>
      changed(context, (members) => {
        const { nodeId } = known(responder, ID);
        return members.filter((member) => member.nodeId !== nodeId);
      }),
    update: ({ ID, peerURLs }, context) =>
      changed(context, (members) => {
        const member = known(responder, ID);
        return replaced(members, member, newAddress(peerURLs, replica.membership, member));
      }),
    async list({ linearizable }, context) {
      if (linearizable) await replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
      return list();
    },
    promote: ({ ID }, context) =>
      changed(context, (members) => {
        const learner = known(responder, ID);
        if (learner.role !== 'learner') throw etcdErrors.notLearner;
        if (!isEntered(learner)) throw notEntered(learner);
        if (!isInSync(replica, learner)) throw etcdErrors.learnerNotReady;
        return replaced(members, learner, { role: 'voter' });
      }),
  });
}

/** As etcd measures it, in entries. A learner tells all members how far it is, so that any of them can judge. */
const readyShare = 0.9;

export function isInSync(replica: Pick<Replica, 'learnedIndex' | 'status'>, { nodeId }: Member): boolean {
  return replica.learnedIndex(nodeId) >= readyShare * replica.status().commitIndex;
}

/**
 * Whether MemberAdd added it, as one that keeps data: it alone gives no place, and `Reconfigure` takes no member without. Any
 * other learner may have been started as a witness, and as a voter lead with what it does not hold.
 */
export function isEntered({ dc }: Member): boolean {
  return dc === '';
}

function notEntered({ name }: Member): RpcError {
  const said = `scalectl: ${name} was not added by MemberAdd, and may be a witness that keeps no data`;
  return new RpcError('FAILED_PRECONDITION', `${said}; who added it finishes that, as scalectl does`);
}

/** Node ids that are made here lie above those of the command line; one is never given twice, since configIds are not. */
const firstEnteredId = 1_000;

function replaced(members: readonly Member[], { nodeId }: Member, fields: Partial<Member>): Member[] {
  return members.map((member) => (member.nodeId === nodeId ? { ...member, ...fields } : member));
}

async function reconfigure(
  { replica, nodeId }: Responder,
  links: Links,
  context: CallContext,
  change: Change,
): Promise<void> {
  // The newest membership, or the change would be refused as one of an old one.
  await replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
  const { membership } = replica;
  if (!hasMajorities(membership)) throw ownQuorums;
  const configId = membership.configId + 1;
  const next = withMajorities(configId, change(membership.members, configId));
  const problem = membershipProblem(next);
  if (problem !== null) {
    context.setTrailer(reasonTrailer, problem);
    throw etcdErrors.notEnoughStarted;
  }
  const missing = missingVoters(membership, next, (id) => id === nodeId || links.isConnected(id));
  if (missing.length > 0) {
    context.setTrailer(reasonTrailer, describeMissing(missing, next));
    throw etcdErrors.unhealthy;
  }
  await replica.reconfigure(next, context).catch((error) => rethrowReplicaError(error, context));
}

/**
 * Voters whose absence leaves no quorum. etcd's strict check, which its clients rely on: what is decided here cannot be undone
 * by those that are left without one. The second voter of a single one is started when it is a member, as etcd's is; `scalectl scale` begins with a learner.
 */
function missingVoters(present: Membership, next: Membership, isUp: (nodeId: number) => boolean): readonly Member[] {
  const isSecond = votersOf(present).length === 1 && next.members.length > present.members.length;
  const voters = votersOf(next);
  const missing = voters.filter(({ nodeId }) => !isUp(nodeId));
  return isSecond || voters.length - missing.length >= next.acceptQuorum ? [] : missing;
}

function describeMissing(missing: readonly Member[], { acceptQuorum }: Membership): string {
  const [are, them] = missing.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const names = missing.map(({ name }) => name).join(', ');
  return `${names} ${are} not connected, and without ${them} there is no quorum of ${acceptQuorum}`;
}

const ownQuorums = new RpcError(
  'FAILED_PRECONDITION',
  'scalectl: this cluster has quorums of its own, which etcd does not know; change its members with scalectl',
);

function hasMajorities(membership: Membership): boolean {
  const quorum = majority(votersOf(membership).length);
  return membership.prepareQuorum === quorum && membership.acceptQuorum === quorum;
}

function known({ ids, replica }: Responder, memberId: number): Member {
  const member = replica.membership.members.find(({ nodeId }) => ids.memberId(nodeId) === memberId);
  if (member === undefined) throw etcdErrors.memberNotFound;
  return member;
}

/** @param owner may keep the one that it has. */
function newAddress(peerUrls: readonly string[], { members }: Membership, owner?: Member) {
  const address = peerUrls.length === 1 ? addressOf(peerUrls[0]!) : null;
  if (address === null) throw etcdErrors.badMemberUrls;
  const isTaken = members.some((member) => member.nodeId !== owner?.nodeId && urlOf(member) === urlOf(address));
  if (isTaken) throw etcdErrors.peerUrlExists;
  return address;
}
