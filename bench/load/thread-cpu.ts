import { readFileSync } from 'node:fs';

/**
 * CPU time of the calling thread so far, in µs. Node.js 22.19 and 24 know it; before, Linux tells; elsewhere the
 * process's time stands in, which is an upper bound.
 */
export function threadCpuMicros(): number {
  const known = (process as NewerProcess).threadCpuUsage?.();
  if (known !== undefined) return total(known);
  if (process.platform === 'linux') {
    // First field: nanoseconds on a CPU (Documentation/scheduler/sched-stats).
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1000;
  }
  return total(process.cpuUsage());
}

/** Not in the types of Node.js 20. */
interface NewerProcess {
  threadCpuUsage?(): NodeJS.CpuUsage;
}

function total({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}
