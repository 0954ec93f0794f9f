import { performance } from 'node:perf_hooks';
import type { Scheduler } from './scheduler.ts';

/** The real one: the process's monotonic clock, and the end of the present turn of its event loop. */
export const nodeScheduler: Scheduler = {
  nowMs: () => performance.now(),
  defer: (task) => void setImmediate(task),
  crash: (error) =>
    process.nextTick(() => {
      throw error;
    }),
};
