import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FromChecker, ToChecker } from './check-messages.ts';

const maxThreads = 8;

/** Worker threads that take jobs one at a time; a thread is started for a job that finds all others busy. */
export class CheckPool {
  private readonly limit: number;
  private readonly idle: Worker[] = [];
  private readonly workers: Worker[] = [];
  private readonly queue: (() => void)[] = [];

  constructor(threads = Math.min(maxThreads, availableParallelism())) {
    this.limit = threads;
  }

  /** Rejects when the thread fails, or the pool ends before. */
  async run(job: () => ToChecker): Promise<FromChecker> {
    const worker = await this.take();
    try {
      return await answerOf(worker, job());
    } finally {
      this.give(worker);
    }
  }

  async terminate(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private async take(): Promise<Worker> {
    while (this.idle.length === 0 && this.workers.length >= this.limit) {
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    const idle = this.idle.pop();
    if (idle !== undefined) return idle;
    const worker = new Worker(new URL('./check-worker.js', import.meta.url));
    this.workers.push(worker);
    return worker;
  }

  private give(worker: Worker): void {
    this.idle.push(worker);
    this.queue.shift()?.();
  }
}

function answerOf(worker: Worker, job: ToChecker): Promise<FromChecker> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('A worker of the check ended before its job did'));
    const settle = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const onMessage = (message: FromChecker): void => {
      settle();
      resolve(message);
    };
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(job);
  });
}
