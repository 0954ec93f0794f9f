import type { NodeConfig } from './config.ts';
import { type Membership, withMajorities } from './consensus/membership.ts';

/**
 * With whom the cluster began, configuration 0, on every node the same. One that joins later is none of them; were it to take
 * the members that it finds for the first ones, a snapshot that it makes early would tell others so, with other quorums.
 */
export function firstMembershipOf({ nodeId, nodes, witness, quorums }: NodeConfig): Membership {
  const majorities = withMajorities(
    0,
    nodes.map((node) => ({ ...node, role: witness === true && node.nodeId === nodeId ? 'witness' : 'voter' })),
  );
  if (quorums === undefined) return majorities;
  return { ...majorities, prepareQuorum: quorums.election, acceptQuorum: quorums.write };
}
