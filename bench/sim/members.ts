import { type Member, type Membership, majority, votersOf } from '../../server/consensus/membership.ts';
import type { Random } from './random.ts';
import type { Settings } from './settings.ts';

/** Voters and learners of a next configuration. */
export interface NextMembers {
  readonly voters: readonly number[];
  readonly learners: readonly number[];
}

type Composition = Pick<Settings, 'witnesses' | 'quorums'>;

/** The members of a configuration, with the quorums of the cluster's style. */
export function membershipOf(
  { witnesses, quorums }: Composition,
  configId: number,
  voters: readonly number[],
  learners: readonly number[] = [],
): Membership {
  const memberOf = (role: 'voter' | 'learner') => (nodeId: number) => ({
    nodeId,
    role: role === 'voter' && witnesses.includes(nodeId) ? ('witness' as const) : role,
    name: `n${nodeId}`,
    dc: '',
    host: '',
    port: 0,
  });
  const members: Member[] = [...voters.map(memberOf('voter')), ...learners.map(memberOf('learner'))];
  const few = Math.max(1, voters.length >> 1);
  const many = voters.length - few + 1;
  const most = majority(voters.length);
  return {
    configId,
    members: members.sort((a, b) => a.nodeId - b.nodeId),
    prepareQuorum: { majorities: most, 'few accept': many, 'few promise': few }[quorums],
    acceptQuorum: { majorities: most, 'few accept': few, 'few promise': many }[quorums],
  };
}

/** Nodes of which all are needed to elect a leader and to choose an entry. */
export function quorumOf({ prepareQuorum, acceptQuorum }: Membership): number {
  return Math.max(prepareQuorum, acceptQuorum);
}

/**
 * So many voters may lose for good what they hold: quorums remain, and whoever chose an entry, one has a good copy of it
 * (witnesses have none).
 */
export function damageableCountOf(membership: Membership): number {
  const voters = votersOf(membership);
  const witnessCount = voters.filter(({ role }) => role === 'witness').length;
  const spare = voters.length - quorumOf(membership);
  return Math.max(0, Math.min(spare, membership.acceptQuorum - 1 - witnessCount));
}

/** Any that can decide, whatever becomes of the nodes that are `damageable`. */
export function drawMembers(
  random: Random,
  composition: Composition,
  nodeIds: readonly number[],
  damageable: readonly number[],
): NextMembers {
  const order = random.shuffle(nodeIds);
  const voters = order.slice(0, random.int(1, order.length));
  for (;;) {
    const isSound = voters.some((id) => !composition.witnesses.includes(id));
    const risk = voters.filter((id) => damageable.includes(id));
    if (isSound && risk.length <= damageableCountOf(membershipOf(composition, 0, voters))) break;
    if (isSound) voters.splice(voters.indexOf(risk[0]!), 1);
    else voters.push(order.find((id) => !composition.witnesses.includes(id) && !damageable.includes(id))!);
  }
  const others = order.filter((id) => !voters.includes(id));
  return { voters, learners: others.slice(0, random.int(0, others.length)) };
}
