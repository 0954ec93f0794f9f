import { scalectl } from '#proto';
import type { NodeConfig } from '../../config.ts';
import { formatBallot } from '../../consensus/ballot.ts';
import type { Replica } from '../../replica/contract.ts';
import { implement, type Service, unary } from '../service-definition.ts';
import { configurationOf, describeMembers, reconfigure, roleIn, transferLeadership } from './members.ts';

const wire = scalectl.admin.v1;
const servicePath = '/scalectl.admin.v1.Admin';

const adminDefinition = {
  name: 'scalectl.admin.v1.Admin',
  methods: {
    getStatus: unary(`${servicePath}/GetStatus`, wire.GetStatusRequest, wire.NodeStatus),
    getMembers: unary(`${servicePath}/GetMembers`, wire.GetMembersRequest, wire.MemberList),
    reconfigure: unary(`${servicePath}/Reconfigure`, wire.ReconfigureRequest, wire.MemberList),
    transferLeadership: unary(`${servicePath}/TransferLeadership`, wire.TransferLeadershipRequest, wire.MemberList),
  },
};

export interface AdminServiceOptions {
  readonly config: NodeConfig;
  readonly version: string;
  readonly replica: Replica;
  readonly isReady: () => boolean;
  readonly usage: () => {
    readonly rssBytes: number;
    readonly cpuMicros: number;
    readonly uptimeMs: number;
    readonly eventLoopDelayP99Ms: number;
  };
  /** Faults that were set on purpose and are active. */
  readonly faultCount: () => number;
  /** Bytes that the node keeps on disk. */
  readonly dataBytes: () => Promise<number>;
}

/**
 * What operators ask a node about itself, answered from memory, also without a quorum; and the changes of members and
 * leader, which need one.
 */
export function adminService(options: AdminServiceOptions): Service {
  const { config, version, replica, isReady, usage, faultCount, dataBytes } = options;
  return implement(adminDefinition, {
    async getStatus() {
      const { ballot, logSizeBytes, ...status } = replica.status();
      return wire.NodeStatus.create({
        ...status,
        ...usage(),
        ballot: formatBallot(ballot),
        clusterId: config.clusterId,
        nodeId: config.nodeId,
        name: config.name,
        dc: config.dc,
        version,
        ready: isReady(),
        pid: process.pid,
        ...configurationOf(replica.membership),
        memberRole: roleIn(replica.membership, config.nodeId),
        walBytes: logSizeBytes,
        dataBytes: await dataBytes(),
        faults: faultCount(),
      });
    },
    getMembers: () => describeMembers(replica),
    reconfigure: (request, context) => reconfigure(replica, request, context),
    transferLeadership: ({ to }, context) => transferLeadership(replica, to, context),
  });
}
