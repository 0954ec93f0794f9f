import { attempt, attemptTwice, type ScheduleFailure } from './attempt.ts';
import { type Reduction, scheduleOf } from './schedule.ts';
import { type Shrunk, shrink } from './shrink.ts';

/** Seeds `first`, `first + step`, …, `count` of them. */
export interface Exploration {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly reduction: Reduction;
}

export interface ExplorationProgress {
  readonly schedules: number;
  readonly events: number;
  readonly requests: number;
  readonly elections: number;
  readonly simulatedMs: number;
}

export const noProgress: ExplorationProgress = Object.freeze({
  schedules: 0,
  events: 0,
  requests: 0,
  elections: 0,
  simulatedMs: 0,
});

/** So many schedules to one that is run twice, to see that it is reproducible. */
const twiceEvery = 50;

/** Runs schedule after schedule until one fails; that one is shrunk. */
export async function explore(
  exploration: Exploration,
  onProgress: (progress: ExplorationProgress) => void,
): Promise<Shrunk | null> {
  const { reduction } = exploration;
  const found = await withoutStacks(() => firstFailure(exploration, onProgress));
  if (found === null) return null;
  // Once more, for its stack.
  const again = await attempt(found.seed, reduction);
  const failure = again.type === 'failed' ? again.failure : found;
  return Object.keys(reduction).length === 0 ? shrink(failure) : asItIs(failure, reduction);
}

/** Every refused request and failed write makes an error: to note where took a fifth of the time. */
async function withoutStacks<T>(run: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

async function firstFailure(
  { first, step, count, reduction }: Exploration,
  onProgress: (progress: ExplorationProgress) => void,
): Promise<ScheduleFailure | null> {
  let progress = noProgress;
  for (let i = 0; i < count; i++) {
    const seed = (first + i * step) >>> 0;
    const isWhole = Object.keys(reduction).length === 0;
    const outcome = await (isWhole && i % twiceEvery === 0 ? attemptTwice(seed) : attempt(seed, reduction));
    if (outcome.type === 'failed') return outcome.failure;
    progress = add(progress, { schedules: 1, ...outcome.result });
    onProgress(progress);
  }
  return null;
}

export function add(a: ExplorationProgress, b: ExplorationProgress): ExplorationProgress {
  return {
    schedules: a.schedules + b.schedules,
    events: a.events + b.events,
    requests: a.requests + b.requests,
    elections: a.elections + b.elections,
    simulatedMs: a.simulatedMs + b.simulatedMs,
  };
}

/** Somebody who already took things out wants to see exactly this. */
function asItIs(failure: ScheduleFailure, reduction: Reduction): Shrunk {
  return { failure, reduction, schedule: scheduleOf(failure.seed, reduction), attempts: 0 };
}
