import type { WalFileSystem } from './file-system.ts';
import type { FinishedSegment } from './recovery.ts';
import { errorCode, WalError } from './wal-error.ts';

/** Segments that are written to no more, oldest first, until a snapshot makes them superfluous. */
export class FinishedSegments {
  readonly #fileSystem: WalFileSystem;
  readonly #directory: string;
  readonly #segments: FinishedSegment[];
  #running: Promise<unknown> = Promise.resolve();

  constructor(fileSystem: WalFileSystem, directory: string, segments: readonly FinishedSegment[]) {
    this.#fileSystem = fileSystem;
    this.#directory = directory;
    this.#segments = [...segments];
  }

  add(segment: FinishedSegment): void {
    this.#segments.push(segment);
  }

  /** Removes what holds only entries up to `index`. One call after the other. */
  removeUpTo(index: number): Promise<{ count: number; sizeBytes: number }> {
    const run = this.#running.then(() => this.#remove(index));
    this.#running = run.catch(() => {}); // the caller has the error
    return run;
  }

  /** Resolves when nothing is being removed. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #remove(index: number): Promise<{ count: number; sizeBytes: number }> {
    const removed = { count: 0, sizeBytes: 0 };
    for (let left = this.#removable(index); left > 0; left--) {
      const { path, sizeBytes } = this.#segments[0]!;
      await this.#removeFile(path);
      this.#segments.shift();
      removed.count++;
      removed.sizeBytes += sizeBytes;
    }
    return removed;
  }

  /** How many of the oldest: up to the last one whose successor begins with a log that the snapshot covers. */
  #removable(index: number): number {
    return this.#segments.findLastIndex(({ lastIndex }) => lastIndex !== null && lastIndex <= index) + 1;
  }

  /** Synced one by one: a crash leaves a log without its beginning, never one with a hole. */
  async #removeFile(path: string): Promise<void> {
    try {
      await this.#fileSystem.remove(path);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw notRemoved(path, error); // a call before this one failed after removing it
    }
    try {
      await this.#fileSystem.syncDirectory(this.#directory);
    } catch (error) {
      throw notRemoved(path, error);
    }
  }
}

function notRemoved(path: string, cause: unknown): WalError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new WalError('write-failed', `${path} is covered by a snapshot and cannot be removed: ${reason}.`, cause);
}
