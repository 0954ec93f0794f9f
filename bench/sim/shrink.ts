import { attempt, type ScheduleFailure } from './attempt.ts';
import { type Reduction, type Schedule, scheduleOf } from './schedule.ts';

export interface Shrunk {
  readonly reduction: Reduction;
  readonly schedule: Schedule;
  readonly failure: ScheduleFailure;
  readonly attempts: number;
}

/** Runs that one failure may cost. */
const maxAttempts = 150;

/**
 * Looks for less that breaks the same invariant: a shorter time, fewer faults, fewer clients, a calm network. Greedy, and
 * bounded; what it gives is small, not the smallest. (Faults: delta debugging, Zeller and Hildebrandt, 2002.)
 */
export async function shrink(failure: ScheduleFailure): Promise<Shrunk> {
  const search = new Search(failure);
  await search.shorten();
  await search.dropFaults();
  await search.simplify();
  await search.shorten();
  return search.result();
}

class Search {
  #reduction: Reduction = {};
  #failure: ScheduleFailure;
  #attempts = 0;

  constructor(failure: ScheduleFailure) {
    this.#failure = failure;
  }

  result(): Shrunk {
    const { seed } = this.#failure;
    return {
      reduction: this.#reduction,
      schedule: scheduleOf(seed, this.#reduction),
      failure: this.#failure,
      attempts: this.#attempts,
    };
  }

  async shorten(): Promise<void> {
    for (const part of [0.25, 0.5, 0.75, 0.9]) {
      const { durationMs } = scheduleOf(this.#failure.seed, this.#reduction).settings;
      const shorterMs = Math.round(durationMs * part);
      // Of a few milliseconds nine tenths are as much: that would "still fail" until all attempts are spent.
      if (shorterMs < durationMs && (await this.#try({ durationMs: shorterMs }))) await this.shorten();
    }
  }

  async dropFaults(): Promise<void> {
    let kept = this.#placesThatHappen();
    if (!(await this.#try({ faults: kept }))) return;
    for (let chunk = Math.ceil(kept.length / 2); chunk >= 1; chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2)) {
      for (let at = 0; at < kept.length; ) {
        const fewer = [...kept.slice(0, at), ...kept.slice(at + chunk)];
        if (await this.#try({ faults: fewer })) kept = fewer;
        else at += chunk;
      }
    }
  }

  async simplify(): Promise<void> {
    await this.#try({ calmNetwork: true });
    for (const change of [{ count: 1 }, { concurrency: 1 }, { keys: 1 }]) {
      await this.#try({ clients: { ...this.#reduction.clients, ...change } });
    }
  }

  /** Places of the faults that begin within the time that remains. */
  #placesThatHappen(): number[] {
    const { seed } = this.#failure;
    const { durationMs } = scheduleOf(seed, this.#reduction).settings;
    return scheduleOf(seed)
      .faults.map((fault, place) => ({ fault, place }))
      .filter(({ fault }) => fault.atMs < durationMs)
      .map(({ place }) => place);
  }

  async #try(change: Reduction): Promise<boolean> {
    if (this.#attempts >= maxAttempts) return false;
    this.#attempts++;
    const reduction = { ...this.#reduction, ...change };
    const outcome = await attempt(this.#failure.seed, reduction);
    if (outcome.type === 'passed' || outcome.failure.invariant !== this.#failure.invariant) return false;
    this.#reduction = reduction;
    this.#failure = outcome.failure;
    return true;
  }
}
