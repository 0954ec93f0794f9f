/** The highest index that at least `quorum` of the nodes have reached. */
export function reachedBy(quorum: number, indices: readonly number[]): number {
  const descending = [...indices].sort((a, b) => b - a);
  return descending[quorum - 1] ?? 0;
}
