import { setTimeout as delay } from 'node:timers/promises';

/** Waits until the check holds, and throws its last error when it does not within the bound. */
export async function eventually(check: () => void | Promise<void>, boundMs = 5_000): Promise<void> {
  const endMs = performance.now() + boundMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > endMs) throw error;
    }
    await delay(2);
  }
}
