/** Smallest number of nodes such that any two sets of that size share one. */
export function majority(nodeCount: number): number {
  return Math.floor(nodeCount / 2) + 1;
}

/** The highest index that at least `quorum` of the nodes have reached. */
export function reachedBy(quorum: number, indices: readonly number[]): number {
  const descending = [...indices].sort((a, b) => b - a);
  return descending[quorum - 1] ?? 0;
}
