import { Worker } from 'node:worker_threads';
import { add, type Exploration, type ExplorationProgress, noProgress } from './explore.ts';
import type { Reduction } from './schedule.ts';
import type { Shrunk } from './shrink.ts';

export interface ThreadedExploration {
  readonly seed: number;
  readonly schedules: number;
  readonly jobs: number;
  readonly reduction: Reduction;
  /** Stops between two schedules. */
  readonly signal: AbortSignal;
  /** What each thread of an earlier run of these seeds has done, one for each job; nothing, unless told. */
  readonly done?: readonly ExplorationProgress[];
  /** What each thread has done now, what was done before included. */
  readonly onProgress: (parts: readonly ExplorationProgress[]) => void;
}

export interface ExplorationResult {
  /** Of all threads, and of each. */
  readonly progress: ExplorationProgress;
  readonly parts: readonly ExplorationProgress[];
  readonly durationMs: number;
  /** Null when nothing failed. */
  readonly failed: Shrunk | null;
  readonly wasStopped: boolean;
}

type Report =
  | { readonly type: 'progress'; readonly progress: ExplorationProgress }
  | { readonly type: 'done'; readonly progress: ExplorationProgress; readonly shrunk: Shrunk | null };

/** Explores consecutive seeds, spread over threads, until all are done, one fails, or the signal aborts. */
export async function exploreInThreads(exploration: ThreadedExploration): Promise<ExplorationResult> {
  const startedAtMs = performance.now();
  const { seed, schedules, reduction } = exploration;
  const jobs = Math.min(exploration.jobs, schedules);
  const before = exploration.done ?? Array.from({ length: jobs }, () => noProgress);
  const parts = before.slice();
  const workers = before.map((done, i) => {
    const count = Math.floor((schedules - i - 1) / jobs) + 1 - done.schedules;
    return startWorker({ first: seed + i + done.schedules * jobs, step: jobs, count, reduction });
  });
  const ends = workers.map((worker, i) =>
    watch(
      worker,
      (count) => seed + i + (before[i]!.schedules + count) * jobs,
      (progress) => {
        parts[i] = add(before[i]!, progress);
        exploration.onProgress(parts);
      },
    ),
  );
  let failed: Shrunk | null;
  try {
    failed = await firstFailure(ends, exploration.signal);
  } finally {
    // Also when one has died: the others would run on, for hours, behind the error.
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  const wasStopped = exploration.signal.aborted;
  const durationMs = performance.now() - startedAtMs;
  return { progress: parts.reduce(add), parts, durationMs, failed, wasStopped };
}

/**
 * Megabytes for what was made last. A schedule makes many objects that die with it; with the 48 that V8 takes by itself a
 * fifth of the time went into looking through them (29.5 instead of 36.5 ms a schedule).
 */
const maxYoungGenerationSizeMb = 192;

function startWorker(exploration: Exploration): Worker {
  const resourceLimits = { maxYoungGenerationSizeMb };
  return new Worker(new URL('./explorer-worker.js', import.meta.url), { workerData: exploration, resourceLimits });
}

/** A thread died, of a schedule that takes all memory or by a defect of the simulator. */
export class ThreadError extends Error {
  readonly code = 'sim-thread-died';
  /** It told last that it was about to run this one. */
  readonly seed: number;

  constructor(seed: number, options: ErrorOptions) {
    super(`a thread of the simulation died at or soon after seed ${seed}`, options);
    this.name = 'ThreadError';
    this.seed = seed;
  }
}

/** @param seedOf the seed of the schedule that follows so many. */
function watch(
  worker: Worker,
  seedOf: (schedules: number) => number,
  onProgress: (progress: ExplorationProgress) => void,
): Promise<Shrunk | null> {
  let schedules = 0;
  return new Promise((resolve, reject) => {
    worker.on('message', (report: Report) => {
      schedules = report.progress.schedules;
      onProgress(report.progress);
      if (report.type === 'done') resolve(report.shrunk);
    });
    worker.on('error', (error) => reject(new ThreadError(seedOf(schedules), { cause: error })));
    worker.on('exit', () => resolve(null));
  });
}

/** Resolves with the first failure, or with null when all have ended or the signal aborts. */
function firstFailure(ends: readonly Promise<Shrunk | null>[], signal: AbortSignal): Promise<Shrunk | null> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
    for (const end of ends) end.then((shrunk) => shrunk !== null && resolve(shrunk), reject);
    Promise.all(ends).then(() => resolve(null), reject);
    if (signal.aborted) resolve(null);
  });
}
