import type { Clock, Context } from '../context.ts';
import type { Driver } from './driver.ts';
import { type ClusterProbe, type NodeProbe, withProbe } from './probe.ts';
import type { ClusterRecord } from './registry.ts';
import { dependsOnLeader } from './selectors.ts';
import { leaderOf } from './status.ts';

/**
 * Who says "leader" just after another fault means the next one: an election that is under way is waited for. So it is for
 * words that mean followers first: while nobody is known to lead, the next leader would count as one.
 */
const electionPatienceMs = 5_000;
const pauseMs = 100;

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

/** One look at all nodes, by which a target is chosen: with a leader among them, when the target is about it. */
export async function probeForTarget(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  target: string,
  probeTimeoutMs: number,
): Promise<readonly NodeProbe[]> {
  return withProbe(context, driver, (probe) =>
    dependsOnLeader(target)
      ? probeWithLeader(context.clock, probe, cluster, probeTimeoutMs)
      : probe.probe(cluster, probeTimeoutMs),
  );
}
