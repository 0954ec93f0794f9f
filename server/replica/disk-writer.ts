import type { DurableOperation } from '../consensus/hard-state.ts';
import type { Scheduler } from './scheduler.ts';

/** Makes operations durable, all of one call or none; see `wal.ts`. */
export interface DurableLog {
  append(operations: readonly DurableOperation[]): Promise<void>;
  /** Whether the disk will soon be full. Left out: it is not known before an append fails. */
  isSpaceLow?(): Promise<boolean>;
}

export interface DiskWriterEvents {
  /** Tells whether the same append may succeed later: the disk is full, and nothing was written. */
  readonly isFull: (error: unknown) => boolean;
  /** Everything up to `token` is durable. */
  readonly onDurable: (token: number, durationMs: number, operationCount: number) => void;
  /** There is no space, or hardly any; `error` is null when only that was found. What is not durable yet stays queued. */
  readonly onFull: (error: unknown) => void;
  /** There is space again, and what waited is durable or on its way. */
  readonly onFree: () => void;
  /** Nothing will be durable any more. Called once. */
  readonly onFailed: (error: unknown) => void;
}

/** What one append may gather. More is written next; the log itself refuses appends of several times this size. */
const maxAppendBytes = 64 * 1024 * 1024;

/** A full disk is tried again, and its space looked at, so often: people free space by hand. */
const spaceCheckMs = 500;

/**
 * Of batches, one for each turn in which there was something to write. A full node goes on learning so that it can serve
 * reads; with the longest messages (1 MiB) this is a few hundred megabytes, with usual ones a few.
 */
const maxQueuedWhileFull = 256;

/** What may wait for a disk that hangs, or cannot keep up, before the node learns no more; as much again is being written. */
const maxQueuedBytes = maxAppendBytes;

/** What an entry takes in memory besides its bytes: with short ones the larger part. */
const entryOverheadBytes = 200;

interface Batch {
  readonly token: number;
  readonly operations: readonly DurableOperation[];
}

/**
 * Group commit: one append is under way at a time, and the next takes everything that came meanwhile. So the slower the
 * disk, the more each sync carries.
 *
 * A full disk is a pause, not an end: the append that found no space is made again, unchanged and before all others, until
 * it succeeds. What queues up meanwhile is bounded by what peers send without an answer.
 */
export class DiskWriter {
  readonly #log: DurableLog;
  readonly #scheduler: Scheduler;
  readonly #events: DiskWriterEvents;
  #queue: Batch[] = [];
  #queuedBytes = 0;
  #running: Promise<void> | null = null;
  #failed = false;
  /** The append that found no space. */
  #refused: Batch | null = null;
  #isSpaceLow = false;
  #isFull = false;
  #checkedAtMs = Number.NEGATIVE_INFINITY;

  constructor(log: DurableLog, scheduler: Scheduler, events: DiskWriterEvents) {
    this.#log = log;
    this.#scheduler = scheduler;
    this.#events = events;
  }

  write(token: number, operations: readonly DurableOperation[]): void {
    if (this.#failed) return;
    this.#queue.push({ token, operations });
    this.#queuedBytes += memoryOf(operations);
    if (this.#refused === null) this.#running ??= this.#run();
  }

  /** To be called now and then: looks at the space that is left, and tries again what found none. */
  tick(nowMs: number): void {
    if (this.#failed || nowMs - this.#checkedAtMs < spaceCheckMs) return;
    this.#checkedAtMs = nowMs;
    void this.#checkSpace();
    if (this.#refused !== null) this.#running ??= this.#run();
  }

  /** The disk has been full, or has hung, for so long that no more should be learned: what waits for it is in memory. */
  get isFlooded(): boolean {
    if (this.#queuedBytes >= maxQueuedBytes) return true;
    return this.#refused !== null && this.#queue.length >= maxQueuedWhileFull;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    do await this.#appendOnce();
    while (this.#queue.length > 0 && !this.#failed && this.#refused === null);
    this.#running = null;
  }

  async #appendOnce(): Promise<void> {
    const batch = this.#refused ?? this.#take();
    const startedAtMs = this.#scheduler.nowMs();
    try {
      await this.#log.append(batch.operations);
    } catch (error) {
      this.#refuse(batch, error);
      return;
    }
    this.#refused = null;
    this.#events.onDurable(batch.token, this.#scheduler.nowMs() - startedAtMs, batch.operations.length);
    this.#noteSpace(null);
  }

  #refuse(batch: Batch, error: unknown): void {
    if (this.#events.isFull(error)) {
      this.#refused = batch;
      this.#noteSpace(error);
      return;
    }
    this.#failed = true;
    this.#refused = null;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#events.onFailed(error);
  }

  async #checkSpace(): Promise<void> {
    try {
      this.#isSpaceLow = (await this.#log.isSpaceLow?.()) ?? false;
    } catch {
      return; // the next append tells
    }
    if (!this.#failed) this.#noteSpace(null);
  }

  #noteSpace(error: unknown): void {
    const isFull = this.#refused !== null || this.#isSpaceLow;
    if (isFull === this.#isFull) return;
    this.#isFull = isFull;
    if (isFull) this.#events.onFull(error);
    else this.#events.onFree();
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
      this.#queuedBytes -= memoryOf(batch.operations);
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
    if ('entries' in operation) for (const entry of operation.entries) size += entry.length;
  }
  return size;
}

function memoryOf(operations: readonly DurableOperation[]): number {
  let count = 0;
  for (const operation of operations) if ('entries' in operation) count += operation.entries.length;
  return sizeOf(operations) + count * entryOverheadBytes;
}
