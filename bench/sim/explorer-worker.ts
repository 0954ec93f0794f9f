/** A thread that explores: a run is pure computation, and the thread that talks to people stays free. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Exploration, type ExplorationProgress, explore, noProgress } from './explore.ts';

const reportEveryMs = 200;

const port = parentPort;
if (port === null) throw new Error('explorer-worker runs as a worker thread only');

let latest: ExplorationProgress = noProgress;
let reportedAtMs = performance.now();
const shrunk = await explore(workerData as Exploration, (progress) => {
  latest = progress;
  if (performance.now() - reportedAtMs < reportEveryMs) return;
  reportedAtMs = performance.now();
  port.postMessage({ type: 'progress', progress });
});
port.postMessage({ type: 'done', progress: latest, shrunk });
