import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  readonly timeoutMs: number;
  /** For the failure: "node n2 to become the leader". */
  readonly what: string;
  /** Between two looks; 20 ms unless told. */
  readonly intervalMs?: number;
}

/**
 * Looks again and again until the condition gives something truthy, and returns that. A condition that throws fails the
 * test at once: an error is not "not yet".
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeoutMs, what, intervalMs = 20 }: WaitOptions,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = await condition();
    if (result) return result as Exclude<T, false | null | undefined>;
    if (performance.now() >= deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(intervalMs);
  }
}
