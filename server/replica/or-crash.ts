import type { Scheduler } from './scheduler.ts';

/**
 * Runs what throws only in a state that cannot be, and ends the process with it then: before any other turn, so that nothing
 * that the half-changed state would say leaves the node. For callers that take an exception for something else, as the
 * transport does, whose calls fail with it: the peer would dial again, and the node go on voting.
 */
export function orCrash<T>(scheduler: Pick<Scheduler, 'crash'>, run: () => T): T {
  try {
    return run();
  } catch (error) {
    scheduler.crash(error);
    throw error;
  }
}
