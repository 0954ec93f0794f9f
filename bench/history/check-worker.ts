/** Entry of a worker thread of the check: one job at a time, in the order in which they come. */
import { parentPort } from 'node:worker_threads';
import { linearize, type SearchBudget } from '../check/linearize.ts';
import { shrink } from '../check/shrink.ts';
import type { FromChecker, ToChecker } from './check-messages.ts';

if (parentPort === null) throw new Error('assert: bench/history/check-worker runs as a worker thread only');
const port = parentPort;

/** About a minute of one core for one key; the clock usually ends it before. */
const maxSteps = 1_000_000_000;

function carryOut(job: ToChecker): FromChecker {
  const deadlineMs = performance.now() + job.timeLeftMs;
  const budget: SearchBudget = { maxSteps, stop: () => performance.now() > deadlineMs };
  if (job.type === 'shrink') return { type: 'shrunk', part: shrink(job.operations, budget) };
  return { type: 'judged', verdicts: job.histories.map((history) => linearize(history, budget).verdict) };
}

port.on('message', (job: ToChecker) => port.postMessage(carryOut(job)));
