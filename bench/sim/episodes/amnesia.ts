import type { SimulatedCluster } from '../cluster.ts';
import { drawMembers, type NextMembers } from '../members.ts';
import type { Random } from '../random.ts';
import { roundMsOf, type Settings } from '../settings.ts';
import { endHalfTaught, lessonMs } from './lessons.ts';
import { cut, linksBetween, linksInto, sift } from './links.ts';
import { operate } from './operator.ts';

/**
 * A disk forgets when its node was bound to a configuration first, and with it in which ballots the one before chose. So whoever
 * learns from that node what the old configuration chose is bound to the next one before it hears that this began. Here
 * it is a leader of the old one, which was cut off with what it did not know to be chosen, and a change of members of its own; its
 * process ends in the middle of the lesson.
 */
export interface Amnesia {
  readonly type: 'amnesia';
  /** Whose disk it is; not the leader's. */
  readonly node: number;
  /** So long the leader goes on and does not hear what others accept; then it is cut off. */
  readonly deafMs: number;
  /** What it is asked for then. The others make all nodes members. */
  readonly own: NextMembers;
  /** After they have elected a leader. */
  readonly changeAfterMs: number;
  /** After the node has entered their configuration. */
  readonly forgetsAfterMs: number;
  /** When it does not. */
  readonly patienceMs: number;
  /** After the lesson that bound the old leader. */
  readonly endsAfterMs: number;
  readonly losesPower: boolean;
}

/** Null where a lesson has no middle, there is nobody to teach, or no disk may forget. */
export function drawAmnesia(
  random: Random,
  settings: Settings,
  nodeIds: readonly number[],
  damageable: readonly number[],
): Amnesia | null {
  const { hasOperators, maxMessageBytes, leaseRounds } = settings;
  if (!hasOperators || maxMessageBytes > 1_000 || nodeIds.length < 3 || damageable.length === 0) return null;
  const changeAfterMs = random.pick([0, 5, 50]);
  return {
    type: 'amnesia',
    node: random.pick(damageable),
    deafMs: random.pick([0, 5, 20, 60]),
    own: drawMembers(random, settings, nodeIds, damageable),
    changeAfterMs,
    forgetsAfterMs: random.pick([10, 30, 100]),
    patienceMs: changeAfterMs + (8 + (leaseRounds ?? 0)) * roundMsOf(settings),
    endsAfterMs: random.pick([0, 0.3, 3]),
    losesPower: random.chance(0.5),
  };
}

/** Until then a leader may not have written anything. */
const leadsForMs = 20;

export function amnesia(cluster: SimulatedCluster, what: Amnesia): void {
  let isBegun = false;
  const stop = cluster.onLeader((id) => {
    cluster.later(leadsForMs, () => {
      if (isBegun || id === what.node || cluster.leader?.id !== id) return;
      isBegun = true;
      stop();
      for (const link of linksInto(cluster, id))
        sift(cluster, link, { kinds: ['accepted'], lateMs: null }, what.deafMs);
      cluster.later(what.deafMs, () => leaveBehind(cluster, id, what));
    });
  });
}

/** The leader is cut off, and the others change the members without it. */
function leaveBehind(cluster: SimulatedCluster, leader: number, what: Amnesia): void {
  const { node, own, changeAfterMs, forgetsAfterMs, patienceMs } = what;
  const others = cluster.nodeIds.filter((id) => id !== leader && id !== node);
  const hearForgetful = cut(cluster, linksBetween([leader], [node]), false);
  const hearOthers = cut(cluster, linksBetween([leader], others), false);
  const change = (at: number, { voters, learners }: NextMembers) =>
    operate(cluster, { type: 'members', node: at, voters, learners, strikeAfterMs: null });
  change(leader, own);
  let isElected = false;
  const stopElections = cluster.onLeader((id) => {
    if (id === leader || isElected) return;
    isElected = true;
    cluster.later(changeAfterMs, () => change(id, { voters: cluster.nodeIds, learners: [] }));
  });
  let hasEntered = false;
  const stopEntries = cluster.onEntry((id) => {
    if (id !== node || hasEntered) return;
    hasEntered = true;
    const forget = cluster.node(node).disk.damageWhatFollows();
    cluster.later(forgetsAfterMs, () => {
      cluster.crash(node, false, false);
      forget();
      cluster.restart(node);
      hearForgetful();
      endHalfTaught(cluster, leader, what.endsAfterMs, what.losesPower);
      cluster.later(lessonMs, end);
    });
  });
  const end = () => {
    stopElections();
    stopEntries();
    hearForgetful();
    hearOthers();
  };
  cluster.later(patienceMs, () => {
    if (!hasEntered) end();
  });
}
