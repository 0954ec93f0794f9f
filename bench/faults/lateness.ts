import type { FaultResult } from '../result.ts';

/** What setting about a fault may take by itself: a look at who leads, and a node that does not answer it. */
const toleratedMs = 500;

/** How much later than planned a fault was carried out; null when that was about its time. */
export function lateByMs({ atMs, plannedAtMs, error }: FaultResult): number | null {
  const lateMs = atMs - plannedAtMs;
  return error === null && lateMs > toleratedMs ? lateMs : null;
}
