import type { SimulatedCluster } from '../cluster.ts';
import { drawMembers, type NextMembers } from '../members.ts';
import type { Random } from '../random.ts';
import { roundMsOf, type Settings } from '../settings.ts';
import { endHalfTaught } from './lessons.ts';
import { cut, type Link, linksBetween } from './links.ts';
import { operate } from './operator.ts';
import { startAnew } from './processes.ts';

/** The leader is cut off, with what its clients still ask of it; the others elect one and change the members; it comes back. */
export interface Stranded extends NextMembers {
  readonly type: 'stranded';
  /** So long after their election. */
  readonly changeAfterMs: number;
  /** What the one that is cut off is asked for meanwhile, and so long after; null: nothing. */
  readonly own: (NextMembers & { readonly afterMs: number }) | null;
  /** Only what it says is lost: the others go on to ask it for a while. */
  readonly hears: boolean;
  /** The others are started anew before, so that they do not know any more in which ballots the old configuration chose. */
  readonly forgets: boolean;
  /** So long after the others have entered the next configuration. */
  readonly backAfterMs: number;
  /** When nothing came of it. */
  readonly patienceMs: number;
  /**
   * Taught so much that it is bound to the next configuration, and not that this one began, it is taught no more and ends so
   * long after; null: it learns on.
   */
  readonly endsAfterMs: number | null;
  readonly losesPower: boolean;
}

export function drawStranded(
  random: Random,
  settings: Settings,
  nodeIds: readonly number[],
  damageable: readonly number[],
): Stranded {
  const members = () => drawMembers(random, settings, nodeIds, damageable);
  const changeAfterMs = random.pick([0, 20, 100, 300]);
  return {
    type: 'stranded',
    ...members(),
    changeAfterMs,
    own: random.chance(0.7) ? { ...members(), afterMs: random.pick([0, 2, 20]) } : null,
    hears: random.chance(0.7),
    forgets: random.chance(0.5),
    backAfterMs: random.pick([0, 0, 2, 20]),
    patienceMs: changeAfterMs + (6 + (settings.leaseRounds ?? 0)) * roundMsOf(settings),
    endsAfterMs: random.pick([null, 0, 0.3, 3]),
    losesPower: random.chance(0.5),
  };
}

export function strand(cluster: SimulatedCluster, what: Stranded): void {
  const leader = cluster.leader;
  if (leader === undefined) return;
  const others = cluster.nodeIds.filter((id) => id !== leader.id);
  const links = what.hears ? others.map((id): Link => [leader.id, id]) : linksBetween([leader.id], others);
  const mend = cut(cluster, links, !what.hears);
  const change = (node: number, { voters, learners }: NextMembers, afterMs: number) =>
    cluster.later(afterMs, () => operate(cluster, { type: 'members', node, voters, learners, strikeAfterMs: null }));
  if (what.own !== null) change(leader.id, what.own, what.own.afterMs);
  let isChanging = false;
  const stopElections = cluster.onLeader((node) => {
    if (node === leader.id || isChanging) return;
    isChanging = true;
    change(node, what, what.changeAfterMs);
  });
  const stopEntries = cluster.onEntry((node) => {
    if (node !== leader.id) cluster.later(what.backAfterMs, back);
  });
  let isBack = false;
  const back = () => {
    if (isBack) return;
    isBack = true;
    stopElections();
    stopEntries();
    if (what.forgets) for (const id of others) startAnew(cluster, id);
    mend();
    if (what.endsAfterMs !== null) endHalfTaught(cluster, leader.id, what.endsAfterMs, what.losesPower);
  };
  cluster.later(what.patienceMs, back);
}
