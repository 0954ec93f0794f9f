/** Takes the lock; odd numbers kill themselves inside, even ones check that they are alone: `lock-worker DIR FILE NUMBER`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withLock } from '../../../cli/cluster/lock.ts';
import { systemClock } from '../../../cli/context.ts';

const [dir = '', counter = '', number = ''] = process.argv.slice(2);
await withLock({ dir, name: 'default', purpose: 'test', timeoutMs: 15_000, clock: systemClock }, async () => {
  if (Number(number) % 2 === 1) process.kill(process.pid, 'SIGKILL');
  const before = Number(readFileSync(counter, 'utf8'));
  for (let step = 1; step <= 10; step++) {
    writeFileSync(counter, String(before + step));
    await systemClock.sleep(2);
    if (Number(readFileSync(counter, 'utf8')) !== before + step) process.exitCode = 1;
  }
});
