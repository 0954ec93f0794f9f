import type { SimulatedCluster } from '../cluster.ts';

/** All lose power at one moment. */
export function blackOut(cluster: SimulatedCluster, backMs: readonly number[]): void {
  for (const [i, id] of cluster.nodeIds.entries()) {
    cluster.crash(id, true, false);
    cluster.later(backMs[i]!, () => cluster.restart(id));
  }
}

/** Ends a process, and changes a bit on its disk, so that it finds the damage when it starts. */
export function crashDamaged(cluster: SimulatedCluster, id: number): void {
  cluster.crash(id, false, true);
  const { state, disk } = cluster.node(id);
  if (state === 'down') disk.flipBit();
}

export function startAnew(cluster: SimulatedCluster, id: number): void {
  cluster.crash(id, false, false);
  cluster.restart(id);
}
