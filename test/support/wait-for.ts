import { setTimeout as sleep } from 'node:timers/promises';

/**
 * After this long a condition is taken for one that never comes. Far longer than anything waited for needs on two cores
 * that others use too: how quick the machine is must decide no verdict.
 */
const defaultPatienceMs = 60_000;

export interface WaitOptions {
  /** For the failure: "node n2 to become the leader". */
  readonly what: string;
  /** Between two looks; 20 ms unless told. */
  readonly intervalMs?: number;
  /** 60,000 unless told: for what has a wait of its own. */
  readonly patienceMs?: number;
}

/**
 * Looks again and again until the condition gives something truthy, and returns that. A condition that throws fails the
 * test at once: an error is not "not yet".
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { what, intervalMs = 20, patienceMs = defaultPatienceMs }: WaitOptions,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const result = await condition();
    if (result) return result as Exclude<T, false | null | undefined>;
    if (performance.now() >= deadline) throw new Error(`Waited ${patienceMs} ms in vain for ${what}`);
    await sleep(intervalMs);
  }
}
