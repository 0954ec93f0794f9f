import type { NodeSeries } from './result.ts';

/** Before this share of the run the heap finds its size, caches fill and code is compiled. */
const settledShare = 0.2;
/** The memory of a process goes up and down with each collection: means over tenths of the run are compared. */
const windowShare = 0.1;
/** A node that was there for less says nothing of growth. */
const fewestWindows = 3;

/**
 * By how much the memory of the node that grew most did, as a share: the highest mean over a tenth of the run against the
 * first tenth after the first fifth. Infinite when no node was watched for long enough.
 */
export function worstGrowth(nodes: readonly NodeSeries[]): number {
  const growths = nodes.map(growthOf).filter((growth) => growth !== null);
  return growths.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...growths);
}

/** Most bytes that any node had on its disk. Infinite when that was not measured. */
export function mostOnDisk(nodes: readonly NodeSeries[]): number {
  const sizes = nodes.flatMap(({ samples }) => samples.map(({ dataBytes = 0 }) => dataBytes));
  const most = sizes.reduce((highest, size) => Math.max(highest, size), 0);
  return most === 0 ? Number.POSITIVE_INFINITY : most;
}

function growthOf({ samples }: NodeSeries): number | null {
  const running = samples.filter(({ state, rssBytes }) => state === 'running' && rssBytes > 0);
  const first = running[0]?.atMs ?? 0;
  const durationMs = (running.at(-1)?.atMs ?? 0) - first;
  const means: number[] = [];
  for (let share = settledShare; share < 1 - windowShare / 2; share += windowShare) {
    const fromMs = first + share * durationMs;
    const within = running.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + windowShare * durationMs);
    if (within.length > 0) means.push(within.reduce((sum, { rssBytes }) => sum + rssBytes, 0) / within.length);
  }
  const [settled] = means;
  return settled === undefined || means.length < fewestWindows ? null : Math.max(...means) / settled - 1;
}
