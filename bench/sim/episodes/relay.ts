import type { SimulatedCluster } from '../cluster.ts';
import { quorumOf } from '../members.ts';
import type { Random } from '../random.ts';
import { roundMsOf, type Settings } from '../settings.ts';
import { cut, linksBetween } from './links.ts';
import { operate } from './operator.ts';
import { crashDamaged } from './processes.ts';

/**
 * Two quorums, one after the other, that share as few nodes as two quorums can, and without the leader of the first in the
 * second: all that the second one learns of what the first one did is what those few hold (and tell).
 */
export interface Relay {
  readonly type: 'relay';
  /** Who is preferred for the first quorum, and of these for the second. */
  readonly order: readonly number[];
  readonly firstMs: number;
  readonly secondMs: number;
  /** What happens to those that are in both, in between. */
  readonly between: 'nothing' | 'pause' | 'restart' | 'lose power' | 'bit flip';
  readonly betweenMs: number;
  /**
   * The first leader goes on with its clients, without a quorum; or its process ends, or sleeps for a while; or it is told to
   * hand over so shortly before that it never hears what came of it.
   */
  readonly leader: 'goes on' | 'ends' | 'sleeps' | 'hands over';
  readonly leaderMs: number;
  /** Links break when they are cut: nobody waits for a silent leader. */
  readonly breaks: boolean;
  readonly damageable: readonly number[];
}

export function drawRelay(
  random: Random,
  settings: Settings,
  nodeIds: readonly number[],
  damageable: readonly number[],
): Relay {
  const roundMs = roundMsOf(settings);
  const between = random.pick<Relay['between']>(['nothing', 'nothing', 'pause', 'restart', 'lose power', 'bit flip']);
  const leader = random.pick<Relay['leader']>(['goes on', 'goes on', 'ends', 'sleeps', 'hands over', 'hands over']);
  const order = random.shuffle(nodeIds);
  if (between === 'bit flip') order.sort((a, b) => Number(damageable.includes(b)) - Number(damageable.includes(a)));
  return {
    type: 'relay',
    order,
    // A witness stands in for who is away after two and a half rounds.
    firstMs: roundMs * random.pick([0.5, 2, 4, 6]),
    secondMs: roundMs * random.pick([2, 4, 8]),
    between,
    betweenMs: random.exponential(random.pick([2, 20, roundMs])),
    leader,
    leaderMs: leader === 'hands over' ? random.pick([1, 5, 20, 60]) : roundMs * random.pick([2, 3]),
    breaks: random.chance(0.5),
    damageable,
  };
}

export function relay(cluster: SimulatedCluster, what: Relay): void {
  const leader = cluster.leader;
  if (leader === undefined) return;
  const { membership } = leader.core!;
  const isVoter = (id: number) => membership.members.some(({ nodeId, role }) => nodeId === id && role !== 'learner');
  const others = what.order.filter((id) => id !== leader.id && isVoter(id));
  const first = others.slice(0, membership.acceptQuorum - 1);
  const away = others.slice(membership.acceptQuorum - 1);
  const both = first.slice(0, Math.max(1, quorumOf(membership) - away.length));
  const mend = cut(cluster, linksBetween([leader.id, ...first], away), what.breaks);
  const successor = both.find((id) => !cluster.node(id).isWitness);
  if (what.leader === 'hands over' && successor !== undefined) {
    const transfer = { type: 'transfer', node: leader.id, to: successor } as const;
    cluster.later(Math.max(0, what.firstMs - what.leaderMs), () => operate(cluster, transfer));
  }
  cluster.later(what.firstMs, () => {
    mend();
    const left = [leader.id, ...first.filter((id) => !both.includes(id))];
    const mendAgain = cut(cluster, linksBetween(left, [...both, ...away]), what.breaks);
    leave(cluster, leader.id, what);
    for (const id of both) passOn(cluster, id, what);
    cluster.later(what.secondMs, mendAgain);
  });
}

/** What becomes of the first leader. */
function leave(cluster: SimulatedCluster, id: number, { leader, leaderMs }: Relay): void {
  if (leader === 'ends') {
    cluster.crash(id, false, true);
    cluster.later(leaderMs, () => cluster.restart(id));
  } else if (leader === 'sleeps') {
    cluster.pause(id);
    cluster.later(leaderMs, () => cluster.resume(id));
  }
}

/** What happens to a node on its way from one quorum to the other. */
function passOn(cluster: SimulatedCluster, id: number, { between, betweenMs, damageable }: Relay): void {
  if (between === 'nothing') return;
  if (between === 'pause') {
    cluster.pause(id);
    cluster.later(betweenMs, () => cluster.resume(id));
    return;
  }
  if (between === 'bit flip' && damageable.includes(id)) crashDamaged(cluster, id);
  else cluster.crash(id, between === 'lose power', true);
  cluster.later(betweenMs, () => cluster.restart(id));
}
