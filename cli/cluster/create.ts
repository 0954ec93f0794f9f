import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import type { ProcessIdentity } from './identity.ts';
import { localHost, withFreePorts } from './port-lock.ts';
import { type ClusterRecord, type NodeRecord, writeCluster } from './registry.ts';
import type { ClusterRequest, NodeSpec } from './spec.ts';

/** Records a new cluster with its ports; nothing is started. */
export function createCluster(
  context: Context,
  name: string,
  specs: readonly NodeSpec[],
  owner: ProcessIdentity | null,
  { readLeaseMs, leaderDc, storeQuotaBytes, quorums }: Omit<ClusterRequest, 'nodeCount' | 'dcs'>,
): Promise<ClusterRecord> {
  return withFreePorts(context, name, 'up', specs.length * 2, async (ports) => {
    const record: ClusterRecord = {
      schemaVersion: 1,
      clusterId: randomUUID(),
      name,
      createdAt: new Date(context.clock.wallTimeMs()).toISOString(),
      nodes: placeNodes(specs, ports),
      owner,
      purging: false,
      ...(readLeaseMs !== undefined && { readLeaseMs }),
      ...(leaderDc !== undefined && { leaderDc }),
      ...(storeQuotaBytes !== undefined && { storeQuotaBytes }),
      ...(quorums !== undefined && { quorums }),
    };
    await writeCluster(context.stateDir, record);
    return record;
  });
}

/** Nodes on their ports, of which each gets two. */
export function placeNodes(specs: readonly NodeSpec[], ports: readonly number[]): readonly NodeRecord[] {
  return specs.map((spec, index) => ({
    ...spec,
    host: localHost,
    port: ports[index]!,
    metricsPort: ports[specs.length + index]!,
    process: null,
  }));
}
