import type { QuorumSizes } from '../../server/config.ts';
import type { MemberRole } from '../../server/consensus/membership.ts';
import { neededQuorum } from '../cluster/quorum-sizes.ts';
import type { DirectedLink } from './shapes.ts';

export interface ConnectedNode {
  readonly name: string;
  /** Null: it is no member. */
  readonly role: MemberRole | null;
  readonly leader: boolean;
  readonly takesPart: boolean;
}

/**
 * The nodes that can lead: those that reach enough voters, themselves counted in, to be elected and to write; for the one
 * that leads already, to write. Sequence Paxos makes progress as long as there is one, because a leader only needs links
 * to a quorum, in both directions; its followers need none to each other. (paxos literature: "quorum-connected") A witness
 * counts and never leads, a learner does neither.
 */
export function quorumConnected(
  nodes: readonly ConnectedNode[],
  cuts: readonly DirectedLink[],
  quorums: QuorumSizes,
): readonly string[] {
  const isCut = new Set(cuts.map(keyOf));
  const present = nodes.filter(({ takesPart, role }) => takesPart && (role === 'voter' || role === 'witness'));
  const isLinked = (a: string, b: string) =>
    a !== b && !isCut.has(keyOf({ from: a, to: b })) && !isCut.has(keyOf({ from: b, to: a }));
  const leads = ({ name, role, leader }: ConnectedNode) => {
    const reached = present.filter((other) => isLinked(name, other.name)).length + 1;
    return role === 'voter' && reached >= neededQuorum(quorums, leader);
  };
  return present.filter(leads).map(({ name }) => name);
}

/** For sets of links. */
export function keyOf({ from, to }: DirectedLink): string {
  return `${from} → ${to}`;
}
