import { SimulatedCluster } from './cluster.ts';
import { endWell } from './ending.ts';
import { drawFaults, type Fault } from './faults.ts';
import { inject } from './inject.ts';
import { Random } from './random.ts';
import { type ClientSettings, calmNetwork, drawSettings, type Settings } from './settings.ts';

/**
 * What is taken out of the schedule that a seed gives; shrinking finds the least that still fails. Each has a flag of
 * `scalectl sim`, so that what was found can be run again.
 */
export interface Reduction {
  /** Places of the faults that remain; all, unless told. */
  readonly faults?: readonly number[];
  readonly durationMs?: number;
  readonly clients?: Partial<Pick<ClientSettings, 'count' | 'concurrency' | 'keys'>>;
  readonly calmNetwork?: boolean;
}

export interface Schedule {
  readonly seed: number;
  readonly settings: Settings;
  readonly faults: readonly Fault[];
}

export interface ScheduleResult {
  readonly traceHash: number;
  readonly events: number;
  readonly simulatedMs: number;
  readonly requests: number;
  readonly elections: number;
}

const streams = { settings: 1, faults: 2, cluster: 3, ending: 4 };

/** The schedule of a seed: limits, weather and faults. */
export function scheduleOf(seed: number, reduction: Reduction = {}): Schedule {
  const random = new Random(seed);
  const drawn = drawSettings(random.fork(streams.settings));
  const faults = drawFaults(random.fork(streams.faults), drawn);
  const { durationMs = drawn.durationMs } = reduction;
  const settings: Settings = {
    ...drawn,
    durationMs,
    clients: { ...drawn.clients, ...reduction.clients },
    network: reduction.calmNetwork ? { ...drawn.network, ...calmNetwork } : drawn.network,
  };
  const kept = reduction.faults === undefined ? faults : reduction.faults.map((place) => faults[place]!);
  return { seed, settings, faults: kept.filter(({ atMs }) => atMs < durationMs) };
}

/**
 * Runs one schedule: first safety in bad weather, then liveness: a quorum is healed, and everything that is pending must
 * come to an end. Rejects with a Violation, or with what the production code threw.
 */
export async function runSchedule(
  { seed, settings, faults }: Schedule,
  onLine: ((line: string) => void) | null = null,
): Promise<ScheduleResult> {
  const random = new Random(seed);
  const cluster = new SimulatedCluster(settings, random.fork(streams.cluster), onLine);
  for (const id of cluster.nodeIds) cluster.restart(id);
  for (const client of cluster.clients) client.start();
  cluster.tenant.start();
  for (const fault of faults) {
    cluster.queue.after(fault.atMs, () => {
      cluster.trace.line(() => `           fault: ${JSON.stringify(fault)}`);
      inject(cluster, fault);
    });
  }
  await cluster.run(settings.durationMs);
  await endWell(cluster, random.fork(streams.ending));
  cluster.note(0, 11, cluster.stateChecks.atEnd(cluster.nodes));
  cluster.historyChecks.judge();
  return {
    traceHash: cluster.trace.hash,
    events: cluster.trace.events,
    simulatedMs: cluster.queue.nowMs,
    requests: cluster.clients.reduce((sum, { completed }) => sum + completed, 0),
    elections: cluster.elections,
  };
}
