import type { Version } from './version.ts';

/**
 * Versions in the order in which they were written: appended at the end, forgotten at the front. A position stays the
 * same for as long as its version is there. Revisions and sizes stand beside the versions, so that looking for a revision
 * or adding sizes up does not touch the versions themselves, which are all over the heap.
 */
export class VersionLog {
  readonly #blocks: Block[] = [];
  /** Position of the first slot of the first block. */
  #base = 0;
  #first = 0;
  #end = 0;

  /** Position of the oldest version. */
  get first(): number {
    return this.#first;
  }

  /** Position that the next version gets. */
  get end(): number {
    return this.#end;
  }

  append(version: Version): void {
    const slot = (this.#end - this.#base) % blockLength;
    if (slot === 0) this.#blocks.push(newBlock());
    const block = this.#blocks[this.#blocks.length - 1]!;
    block.versions.push(version);
    block.revisions[slot] = version.modRevision;
    block.sizesBytes[slot] = version.key.length + version.value.length + versionOverheadBytes;
    this.#end++;
  }

  at(position: number): Version {
    const offset = position - this.#base;
    return this.#blocks[Math.floor(offset / blockLength)]!.versions[offset % blockLength]!;
  }

  revisionAt(position: number): number {
    const offset = position - this.#base;
    return this.#blocks[Math.floor(offset / blockLength)]!.revisions[offset % blockLength]!;
  }

  /** An estimate of the memory that the version takes, from above. */
  sizeBytesAt(position: number): number {
    const offset = position - this.#base;
    return this.#blocks[Math.floor(offset / blockLength)]!.sizesBytes[offset % blockLength]!;
  }

  /** Forgets the oldest version. */
  dropFirst(): void {
    this.#first++;
    if (this.#first - this.#base < blockLength) return;
    this.#blocks.shift();
    this.#base += blockLength;
  }

  /** Position of the first version that was written at or after `revision`; `end` when there is none. */
  find(revision: number): number {
    let low = this.#first;
    let high = this.#end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.revisionAt(middle) < revision) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Block {
  readonly versions: Version[];
  readonly revisions: Float64Array;
  readonly sizesBytes: Uint32Array;
}

const blockLength = 1024;
/** The object, its two strings' headers and its places in the log and in the map. */
const versionOverheadBytes = 160;

function newBlock(): Block {
  return {
    versions: [],
    revisions: new Float64Array(blockLength),
    sizesBytes: new Uint32Array(blockLength),
  };
}
