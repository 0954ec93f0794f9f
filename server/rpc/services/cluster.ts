import { etcdserverpb } from '#proto';
import type { NodeAddress } from '../../config.ts';
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
export function clusterService(responder: Responder, nodes: readonly NodeAddress[]): Service {
  const members = nodes.map(({ nodeId, name, host, port }) => {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    return { ID: responder.ids.memberId(nodeId), name, peerURLs: [url], clientURLs: [url] };
  });
  return implement(clusterDefinition, {
    async memberList({ linearizable }, context) {
      if (linearizable)
        await responder.replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
      return { header: responseHeader(responder), members };
    },
  });
}
