import type { DurableOperation } from '../consensus/hard-state.ts';

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

/**
 * Group commit: one append is under way at a time, and the next takes everything that came meanwhile. So the slower the
 * disk, the more each sync carries.
 */
export class DiskWriter {
  readonly #log: DurableLog;
  readonly #events: DiskWriterEvents;
  #operations: DurableOperation[] = [];
  #token = 0;
  #running: Promise<void> | null = null;
  #failed = false;

  constructor(log: DurableLog, events: DiskWriterEvents) {
    this.#log = log;
    this.#events = events;
  }

  write(token: number, operations: readonly DurableOperation[]): void {
    if (this.#failed) return;
    for (const operation of operations) this.#operations.push(operation);
    this.#token = token;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#operations.length > 0 && !this.#failed) {
      const operations = this.#operations;
      const token = this.#token;
      this.#operations = [];
      const startedAtMs = performance.now();
      try {
        await this.#log.append(operations);
      } catch (error) {
        this.#failed = true;
        this.#operations = [];
        this.#running = null;
        this.#events.onFailed(error);
        return;
      }
      this.#events.onDurable(token, performance.now() - startedAtMs, operations.length);
    }
    this.#running = null;
  }
}
