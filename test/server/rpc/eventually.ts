import { setTimeout as delay } from 'node:timers/promises';

/** As with `waitFor`: how quick the machine is must decide no verdict. */
const patienceMs = 60_000;

/** Waits until the check holds, and throws its last error when it never does. */
export async function eventually(check: () => void | Promise<void>): Promise<void> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > endMs) throw error;
    }
    await delay(2);
  }
}
