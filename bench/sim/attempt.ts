import { type Reduction, runSchedule, type ScheduleResult, scheduleOf } from './schedule.ts';
import { type Invariant, Violation } from './violation.ts';

/** A schedule that broke something. */
export interface ScheduleFailure {
  readonly seed: number;
  readonly invariant: Invariant;
  readonly detail: string;
}

export type Attempt =
  | { readonly type: 'passed'; readonly result: ScheduleResult }
  | { readonly type: 'failed'; readonly failure: ScheduleFailure };

/** Runs the schedule of a seed, and turns whatever it throws into a failure. */
export async function attempt(
  seed: number,
  reduction: Reduction = {},
  onLine: ((line: string) => void) | null = null,
): Promise<Attempt> {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  try {
    const result = await runSchedule(scheduleOf(seed, reduction), onLine);
    // Rejections that nobody handled are told at the end of the turn. They would end a node's process.
    await new Promise(setImmediate);
    if (unhandled.length > 0) throw unhandled[0];
    return { type: 'passed', result };
  } catch (error) {
    return { type: 'failed', failure: failureOf(seed, error) };
  } finally {
    await new Promise(setImmediate);
    process.off('unhandledRejection', onUnhandled);
  }
}

/** As `attempt`, twice: the same must happen both times. */
export async function attemptTwice(seed: number): Promise<Attempt> {
  const [first, second] = [await attempt(seed), await attempt(seed)];
  if (first.type === 'failed' || second.type === 'failed') return first.type === 'failed' ? first : second;
  if (first.result.traceHash === second.result.traceHash) return first;
  const detail = `two runs gave the traces ${first.result.traceHash} and ${second.result.traceHash}`;
  return { type: 'failed', failure: { seed, invariant: 'I19 reproducible', detail } };
}

function failureOf(seed: number, error: unknown): ScheduleFailure {
  if (error instanceof Violation) return { seed, invariant: error.invariant, detail: error.message };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { seed, invariant: 'no impossible state', detail };
}
