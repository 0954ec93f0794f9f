import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Asked by every probe of the node; the directories hold a handful of files, and change by the second. */
const freshForMs = 1000;

/** How much a node keeps on disk: the files below its data directory, preallocated room included. */
export class DataSize {
  readonly #dir: string;
  #sizeBytes = 0;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Not older than a second. */
  async read(): Promise<number> {
    if (performance.now() - this.#readAtMs >= freshForMs) {
      this.#reading ??= this.#refresh().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
    return this.#sizeBytes;
  }

  async #refresh(): Promise<void> {
    const entries = await readdir(this.#dir, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    // A segment or snapshot may be deleted between the two looks.
    const sizes = await Promise.all(files.map((file) => stat(file).then(usedBytes, () => 0)));
    this.#sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
    this.#readAtMs = performance.now();
  }
}

/** What the disk has given for it: preallocated segments count in full. */
function usedBytes({ blocks, size }: { readonly blocks: number; readonly size: number }): number {
  return Math.max(size, blocks * 512);
}
