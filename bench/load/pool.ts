import { Worker } from 'node:worker_threads';
import { monotonicClock } from './clock.ts';
import type { LoadPlan } from './plan.ts';
import type { FromWorker, SecondRecord, ToWorker, WorkerRecord } from './records.ts';

/** No node could be reached at all, so there is nothing to measure. */
export class NoEndpointError extends Error {
  readonly code = 'no-endpoint';

  constructor() {
    super('No node of the cluster accepts connections');
    this.name = 'NoEndpointError';
  }
}

/** Between the order to start and the start, so that every worker is in its loop by then. */
const startDelayMs = 20;

/** The worker threads of one run: started together, on one clock, heard together. */
export class LoadPool {
  private readonly workers: readonly LoadWorker[];
  private readonly clock = monotonicClock();
  private startedAtMs = Number.POSITIVE_INFINITY;

  /** `onSecond` is called for each worker's each second, in order per worker. */
  constructor(plans: readonly LoadPlan[], onSecond: (record: SecondRecord) => void) {
    this.workers = plans.map((plan) => new LoadWorker(plan, onSecond));
  }

  /** Starts the load. @throws NoEndpointError when no worker reached any node. */
  async start(): Promise<void> {
    const connections = await Promise.all(this.workers.map(({ ready }) => ready));
    if (connections.every((count) => count === 0)) {
      await this.terminate();
      throw new NoEndpointError();
    }
    this.startedAtMs = this.clock() + startDelayMs;
    this.tell({ type: 'start', atMs: this.startedAtMs });
  }

  /** Milliseconds since the start of the load; negative before. */
  get nowMs(): number {
    return this.clock() - this.startedAtMs;
  }

  tell(message: ToWorker): void {
    for (const worker of this.workers) worker.tell(message);
  }

  /** Resolves when every call of every worker has its outcome. */
  finished(): Promise<readonly WorkerRecord[]> {
    return Promise.all(this.workers.map(({ done }) => done));
  }

  async terminate(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

class LoadWorker {
  /** Number of connections that are up. */
  readonly ready: Promise<number>;
  readonly done: Promise<WorkerRecord>;
  private readonly worker: Worker;

  constructor(plan: LoadPlan, onSecond: (record: SecondRecord) => void) {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: plan });
    this.worker = worker;
    this.ready = heard(worker, (message) => (message.type === 'ready' ? message.connections : null));
    this.done = heard(worker, (message) => (message.type === 'done' ? message.record : null));
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'second') onSecond(message.record);
    });
  }

  tell(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  async terminate(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The first message of which `pick` makes something; rejected when the thread fails or ends before. */
function heard<T>(worker: Worker, pick: (message: FromWorker) => T | null): Promise<T> {
  const found = new Promise<T>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      const picked = pick(message);
      if (picked !== null) resolve(picked);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('A load worker ended before its run did')));
  });
  // Awaited later, if at all: a failure before that must not count as unhandled.
  found.catch(() => {});
  return found;
}
