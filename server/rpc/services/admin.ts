import { scalectl } from '#proto';
import type { NodeConfig } from '../../config.ts';
import { formatBallot } from '../../consensus/ballot.ts';
import type { Replica } from '../../replica/contract.ts';
import { implement, type Service, unary } from '../service-definition.ts';

const wire = scalectl.admin.v1;

const adminDefinition = {
  name: 'scalectl.admin.v1.Admin',
  methods: { getStatus: unary('/scalectl.admin.v1.Admin/GetStatus', wire.GetStatusRequest, wire.NodeStatus) },
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
}

/** What operators ask a node about itself; answered from memory, also without a quorum. */
export function adminService({ config, version, replica, isReady, usage }: AdminServiceOptions): Service {
  return implement(adminDefinition, {
    getStatus() {
      const { ballot, ...status } = replica.status();
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
      });
    },
  });
}
