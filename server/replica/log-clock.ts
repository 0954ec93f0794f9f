import type { Replica } from './contract.ts';

/**
 * How often the leader writes its time into the log. Sessions expire by that time on all nodes at the same entry, so what
 * it costs them is that they live up to so much longer.
 */
const intervalMs = 10_000;

/** Has the log carry time: while this node leads it proposes its clock now and then. @returns how to stop it. */
export function startLogClock(replica: Replica): () => void {
  const timer = setInterval(() => {
    const { role, ballot } = replica.status();
    if (role === 'leader') replica.proposeBound({ type: 'advanceTime', timeMs: Date.now() }, ballot);
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
