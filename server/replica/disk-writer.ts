import type { DurableOperation } from '../consensus/hard-state.ts';
import type { Scheduler } from './scheduler.ts';

/** Makes operations durable, all of one call or none; see `wal.ts`. */
export interface DurableLog {
  append(operations: readonly DurableOperation[]): Promise<void>;
}

export interface DiskWriterEvents {
  /** Everything up to `token` is durable. */
  readonly onDurable: (token: number, durationMs: number, operationCount: number) => void;
  /** Nothing will be durable any more. Called once. */
  readonly onFailed: (error: unknown) => void;
}

/** What one append may gather. More is written next; the log itself refuses appends of several times this size. */
const maxAppendBytes = 64 * 1024 * 1024;

interface Batch {
  readonly token: number;
  readonly operations: readonly DurableOperation[];
}

/**
 * Group commit: one append is under way at a time, and the next takes everything that came meanwhile. So the slower the
 * disk, the more each sync carries.
 */
export class DiskWriter {
  readonly #log: DurableLog;
  readonly #scheduler: Scheduler;
  readonly #events: DiskWriterEvents;
  #queue: Batch[] = [];
  #running: Promise<void> | null = null;
  #failed = false;

  constructor(log: DurableLog, scheduler: Scheduler, events: DiskWriterEvents) {
    this.#log = log;
    this.#scheduler = scheduler;
    this.#events = events;
  }

  write(token: number, operations: readonly DurableOperation[]): void {
    if (this.#failed) return;
    this.#queue.push({ token, operations });
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 && !this.#failed) await this.#appendOnce();
    this.#running = null;
  }

  async #appendOnce(): Promise<void> {
    const { token, operations } = this.#take();
    const startedAtMs = this.#scheduler.nowMs();
    try {
      await this.#log.append(operations);
    } catch (error) {
      this.#failed = true;
      this.#queue = [];
      this.#events.onFailed(error);
      return;
    }
    this.#events.onDurable(token, this.#scheduler.nowMs() - startedAtMs, operations.length);
  }

  #take(): Batch {
    const operations: DurableOperation[] = [];
    let token = 0;
    let size = 0;
    let taken = 0;
    for (const batch of this.#queue) {
      size += sizeOf(batch.operations);
      if (size > maxAppendBytes && taken > 0) break;
      for (const operation of batch.operations) operations.push(operation);
      token = batch.token;
      taken++;
    }
    this.#queue = taken === this.#queue.length ? [] : this.#queue.slice(taken);
    return { token, operations };
  }
}

function sizeOf(operations: readonly DurableOperation[]): number {
  let size = 0;
  for (const operation of operations) {
    if (operation.type === 'accept') for (const entry of operation.entries) size += entry.length;
  }
  return size;
}
