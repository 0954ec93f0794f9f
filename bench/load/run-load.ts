import type { Profile } from '../../profiles/profile.ts';
import type { SecondSample } from '../result.ts';
import { durationMsOf, type LoadPlan } from './plan.ts';
import { LoadPool } from './pool.ts';
import type { WorkerRecord } from './records.ts';
import { SecondSeries } from './series.ts';
import { type StageWindow, stageWindows, Tally } from './tally.ts';

/** A load as it happened. */
export interface LoadRecord {
  readonly tally: Tally;
  readonly windows: readonly StageWindow[];
  readonly seconds: readonly SecondSample[];
  readonly workers: readonly WorkerRecord[];
  /** CPU time of this process between the start of the first measured stage and the end of the last one. */
  readonly measuredCpuMicros: number;
  readonly aborted: boolean;
  /** p99 of the calls answered OK in these seconds; only of a load with faults. */
  readonly p99Of: (seconds: readonly SecondSample[]) => number | null;
  /** Milliseconds since the start of the load, also after its end. */
  readonly nowMs: () => number;
}

export interface LoadOptions {
  readonly plans: readonly LoadPlan[];
  readonly profile: Pick<Profile, 'stages'> & Partial<Pick<Profile, 'faults'>>;
  readonly signal?: AbortSignal | undefined;
  readonly onSecond?: (sample: SecondSample) => void;
  /** Called once the load has started, with its clock. */
  readonly onStart?: (pool: LoadPool) => void;
}

/** Runs one load from connect to the last answer. @throws NoEndpointError when no node can be reached. */
export async function runLoad({ plans, profile, signal, onSecond, onStart }: LoadOptions): Promise<LoadRecord> {
  const { stages, faults = [] } = profile;
  const faultTimesMs = faults.map(({ atMs }) => atMs);
  const series = new SecondSeries(plans.length, stages, faultTimesMs, onSecond ?? (() => {}));
  const pool = new LoadPool(plans, (record) => series.add(record));
  let stoppedAtMs = durationMsOf(stages);
  const stop = () => {
    stoppedAtMs = Math.min(stoppedAtMs, Math.max(0, pool.nowMs));
    pool.tell({ type: 'stop' });
  };
  await pool.start();
  const cpu = new MeasuredCpu(pool, stageWindows(stages, stoppedAtMs));
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  onStart?.(pool);
  try {
    const workers = await pool.finished();
    const windows = stageWindows(stages, stoppedAtMs);
    return {
      tally: new Tally(windows, workers),
      windows,
      seconds: series.finish(),
      workers,
      measuredCpuMicros: cpu.stop(),
      aborted: signal?.aborted === true && stoppedAtMs < durationMsOf(stages),
      p99Of: (seconds) => series.p99Of(seconds),
      nowMs: () => pool.nowMs,
    };
  } finally {
    cpu.stop();
    signal?.removeEventListener('abort', stop);
    await pool.terminate();
  }
}

/**
 * CPU time of the whole process over the measured stages. Of the process, not of the worker threads: the collector and
 * the compiler run on threads of their own, and their work belongs to the calls.
 */
class MeasuredCpu {
  private readonly timers: readonly NodeJS.Timeout[];
  private atStart: NodeJS.CpuUsage | null = null;
  private totalMicros: number | null = null;

  constructor(pool: LoadPool, windows: readonly StageWindow[]) {
    const measured = windows.filter(({ warmup }) => !warmup);
    const startMs = measured[0]?.startMs ?? 0;
    const endMs = measured.at(-1)?.endMs ?? 0;
    this.timers = [
      setTimeout(() => this.begin(), startMs - pool.nowMs),
      setTimeout(() => this.stop(), endMs - pool.nowMs),
    ];
  }

  private begin(): void {
    this.atStart = process.cpuUsage();
  }

  /** µs so far, or until it was first stopped. */
  stop(): number {
    for (const timer of this.timers) clearTimeout(timer);
    if (this.totalMicros !== null) return this.totalMicros;
    const spent = this.atStart === null ? { user: 0, system: 0 } : process.cpuUsage(this.atStart);
    this.totalMicros = spent.user + spent.system;
    return this.totalMicros;
  }
}
