import { readFileSync } from 'node:fs';

/**
 * Whether a process runs. An orphan may stay a zombie for a while, and signal 0 still reaches a zombie; this says false
 * for it.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // It ended between the two looks, or there is no /proc here: then signal 0 has the last word.
    return false;
  }
}
