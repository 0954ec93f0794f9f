import type { Clock } from '../context.ts';
import type { ClusterProbe, NodeProbe } from './probe.ts';
import type { ClusterRecord } from './registry.ts';
import { leaderOf } from './status.ts';

/** Who says "leader" just after another fault means the next one: an election that is under way is waited for. */
const electionPatienceMs = 5_000;
const pauseMs = 100;

export function saysLeader(selector: string): boolean {
  return selector.split(',').some((one) => one.trim() === 'leader');
}

/** Looks at all nodes; while nodes run and none of them leads, again, for a while. What is found then is given all the same. */
export async function probeWithLeader(
  clock: Clock,
  probe: ClusterProbe,
  cluster: ClusterRecord,
  probeTimeoutMs: number,
): Promise<readonly NodeProbe[]> {
  const deadlineMs = clock.nowMs() + electionPatienceMs;
  for (;;) {
    const probes = await probe.probe(cluster, probeTimeoutMs);
    const runs = probes.some(({ state }) => state !== 'dead');
    if (leaderOf(probes) !== null || !runs || clock.nowMs() >= deadlineMs) return probes;
    await clock.sleep(pauseMs);
  }
}
