import { etcdserverpb } from '#proto';
import type { Member } from '../../consensus/membership.ts';
import { implement, type Service, unary } from '../service-definition.ts';
import { rethrowReplicaError } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';

const clusterDefinition = {
  name: 'etcdserverpb.Cluster',
  methods: {
    memberList: unary(
      '/etcdserverpb.Cluster/MemberList',
      etcdserverpb.MemberListRequest,
      etcdserverpb.MemberListResponse,
    ),
  },
};

/** The members of the cluster. Peers and clients share a port here. */
export function clusterService(responder: Responder): Service {
  const { ids, replica } = responder;
  const describe = ({ nodeId, name, host, port, role }: Member) => {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    return { ID: ids.memberId(nodeId), name, peerURLs: [url], clientURLs: [url], isLearner: role === 'learner' };
  };
  return implement(clusterDefinition, {
    async memberList({ linearizable }, context) {
      if (linearizable) await replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
      return { header: responseHeader(responder), members: replica.membership.members.map(describe) };
    },
  });
}
