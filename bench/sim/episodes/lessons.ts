import { configOf } from '../../../server/consensus/ballot.ts';
import type { SimulatedCluster } from '../cluster.ts';
import { linksInto, sift } from './links.ts';

/** Nobody tells the node what was decided. */
export function leaveUntaught(cluster: SimulatedCluster, id: number, forMs: number): void {
  for (const link of linksInto(cluster, id)) sift(cluster, link, { kinds: ['learnResponse'], lateMs: null }, forMs);
}

/** For how long a node that was away may go on learning, and is then taught nothing. */
export const lessonMs = 300;

/** Ends the process of a node that is bound to a configuration of which it has not learned that it began. */
export function endHalfTaught(cluster: SimulatedCluster, id: number, afterMs: number, losesPower: boolean): void {
  const stop = cluster.onLesson((node) => {
    const { core } = cluster.node(node);
    if (node !== id || core === null || configOf(core.ballot) <= core.membership.configId) return;
    stop();
    leaveUntaught(cluster, id, lessonMs);
    cluster.later(afterMs, () => {
      cluster.crash(id, losesPower, !losesPower);
      cluster.later(afterMs, () => cluster.restart(id));
    });
  });
  cluster.later(lessonMs, stop);
}
