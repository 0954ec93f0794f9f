import type { Arrival, KeySpace, MethodName, Profile, Stage } from '../../profiles/profile.ts';

/** What one worker thread is to do: the profile's load without its words. Crosses the thread border as a copy. */
export interface LoadPlan {
  readonly endpoints: readonly Endpoint[];
  readonly connectionsPerNode: number;
  readonly stages: readonly Stage[];
  readonly arrival: Arrival;
  readonly mix: Readonly<Record<MethodName, number>>;
  readonly keys: KeySpace;
  /** In front of every key of this run: the profile's prefix and the run's id. */
  readonly keyPrefix: string;
  readonly valueSizeBytes: number;
  readonly rangeLimit: number;
  readonly serializable: boolean;
  readonly timeoutMs: number;
  /** Of this worker. */
  readonly maxInFlight: number;
  readonly worker: number;
  readonly workers: number;
  /** Whether to remember acknowledged writes for the audit. */
  readonly audited: boolean;
  /** Keys of which every operation is recorded for a history; 0: no history. */
  readonly historyKeys: number;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** The plans of all workers; the in-flight cap and the callers of a closed loop are shared out. */
export function planWorkers(
  profile: Profile,
  endpoints: readonly Endpoint[],
  runId: string,
  audited: boolean,
): readonly LoadPlan[] {
  const { workers, target } = profile;
  return Array.from({ length: workers }, (_, worker) => ({
    endpoints,
    connectionsPerNode: target.connectionsPerNode,
    stages: profile.stages,
    arrival: shareOfArrival(profile.arrival, worker, workers),
    mix: target.mix,
    keys: target.keys,
    keyPrefix: keyPrefixOf(profile, runId),
    valueSizeBytes: target.valueSizeBytes,
    rangeLimit: target.rangeLimit,
    serializable: target.consistency === 'serializable',
    timeoutMs: target.timeoutMs,
    maxInFlight: shareOf(profile.maxInFlight, worker, workers),
    worker,
    workers,
    audited,
    historyKeys: profile.history?.keys ?? 0,
  }));
}

export function keyPrefixOf({ target }: Profile, runId: string): string {
  return `${target.keys.prefix}${runId}/`;
}

function shareOfArrival(arrival: Arrival, worker: number, workers: number): Arrival {
  if (arrival.mode === 'open') return arrival;
  return { ...arrival, concurrency: shareOf(arrival.concurrency, worker, workers) };
}

/** Parts that differ by at most one and add up to the whole. */
function shareOf(whole: number, worker: number, workers: number): number {
  return Math.floor(whole / workers) + (worker < whole % workers ? 1 : 0);
}

export function durationMsOf(stages: readonly Stage[]): number {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
