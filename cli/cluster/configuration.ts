import type { QuorumSizes } from '../../server/config.ts';
import type { MemberRole } from '../../server/consensus/membership.ts';
import type { NodeProbe } from './probe.ts';
import { majorities, sizesOf } from './quorum-sizes.ts';
import type { ClusterRecord } from './registry.ts';

/** Who decides, and how many of them it takes. */
export interface Configuration {
  /** Null: no node answers, and this is what was recorded. */
  readonly configId: number | null;
  /** By the name of the node; who is not in it is no member. */
  readonly roles: ReadonlyMap<string, MemberRole>;
  readonly quorums: QuorumSizes;
}

type Recorded = Pick<ClusterRecord, 'nodes' | 'change' | 'quorums'>;

/** The newest configuration that a node reports; the recorded one when none answers. */
export function configurationOf(cluster: Recorded, probes: readonly Pick<NodeProbe, 'status'>[]): Configuration {
  const answers = probes.flatMap(({ status }) => (status === null || status.members.length === 0 ? [] : [status]));
  answers.sort((a, b) => b.configId - a.configId);
  const newest = answers[0];
  if (newest === undefined) return recordedConfiguration(cluster);
  return {
    configId: newest.configId,
    roles: new Map(newest.members.map(({ name, role }) => [name!, role as MemberRole])),
    quorums: { election: newest.prepareQuorum, write: newest.acceptQuorum },
  };
}

/** Nodes that count. */
export function votersOf(roles: Configuration['roles']): readonly string[] {
  return [...roles].filter(([, role]) => role !== 'learner').map(([name]) => name);
}

function recordedConfiguration({ nodes, change, quorums }: Recorded): Configuration {
  const members = nodes.filter(({ nodeId }) => change?.add.includes(nodeId) !== true);
  return {
    configId: null,
    roles: new Map(members.map(({ name, witness }) => [name, witness === true ? 'witness' : 'voter'])),
    quorums: sizesOf(change ? majorities : (quorums ?? majorities), members.length),
  };
}
