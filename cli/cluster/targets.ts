import { configurationOf, votersOf } from './configuration.ts';
import type { NodeProbe } from './probe.ts';
import { fullQuorum } from './quorum-sizes.ts';
import type { ClusterRecord } from './registry.ts';
import { selectNodes } from './selectors.ts';
import { leaderOf } from './status.ts';

/** The nodes that a target means, as the cluster is at this moment. */
export function selectAmong(cluster: ClusterRecord, probes: readonly NodeProbe[], target: string): readonly string[] {
  const { roles, quorums } = configurationOf(cluster, probes);
  const [leader, voters] = [leaderOf(probes), votersOf(roles)];
  const candidates = probes.map(({ node: { name, dc }, state }) => ({
    ...{ name, dc },
    running: takesPart(state),
    leader: name === leader,
    counts: voters.includes(name),
  }));
  return selectNodes(candidates, target, fullQuorum(quorums), cluster.name);
}

/** It has a process that is not paused. */
export function takesPart(state: NodeProbe['state']): boolean {
  return state !== 'dead' && state !== 'paused';
}
