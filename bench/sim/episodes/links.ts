import type { SimulatedCluster } from '../cluster.ts';
import type { Sieve } from '../network.ts';

export type Link = readonly [number, number];

/** All links between these nodes and others, in both directions. */
export function linksBetween(side: readonly number[], others: readonly number[]): Link[] {
  return side.flatMap((a) =>
    others.flatMap((b): Link[] => [
      [a, b],
      [b, a],
    ]),
  );
}

export function linksInto({ nodeIds }: SimulatedCluster, id: number): Link[] {
  return nodeIds.filter((other) => other !== id).map((other) => [other, id]);
}

/** Gives what mends them. */
export function cut(cluster: SimulatedCluster, links: readonly Link[], breaks: boolean): () => void {
  const { network } = cluster;
  for (const [from, to] of links) {
    network.cut(from, to);
    if (breaks) network.breakLink(from, to);
  }
  let isMended = false;
  return () => {
    if (!isMended && !cluster.isHealed) for (const [from, to] of links) network.mend(from, to);
    isMended = true;
  };
}

/** For a while messages of these kinds come late, or not at all. Not when all is healed: nobody would take that away again. */
export function sift(cluster: SimulatedCluster, [from, to]: Link, sieve: Sieve, forMs: number): void {
  if (cluster.isHealed) return;
  cluster.network.sift(from, to, sieve);
  cluster.later(forMs, () => cluster.network.unsift(from, to, sieve));
}

export function hold({ network }: SimulatedCluster, links: readonly Link[], sieve: Sieve): void {
  for (const [from, to] of links) network.sift(from, to, sieve);
}

export function release({ network }: SimulatedCluster, links: readonly Link[], sieve: Sieve): void {
  for (const [from, to] of links) network.unsift(from, to, sieve);
}
