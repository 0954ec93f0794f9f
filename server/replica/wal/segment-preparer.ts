import { removeIfThere, type WalFile, type WalFileSystem, writeFully } from './file-system.ts';

export interface PreparedFile {
  readonly file: WalFile;
  readonly sizeBytes: number;
}

type Outcome = { readonly prepared: PreparedFile } | { readonly error: unknown };

/**
 * Writes the zeros of the next segment ahead of time. Zeros, because a file that was only made long has no blocks: each
 * append would wait for their allocation (measured 41 instead of 28 µs per append) and could fail for want of them;
 * with zeros the disk is full before an append begins, never within one. 64 MiB took 15 ms.
 */
export class SegmentPreparer {
  readonly #fileSystem: WalFileSystem;
  readonly #path: string;
  /** Of a segment, unless a record needs more. */
  readonly sizeBytes: number;
  #underWay: Promise<Outcome> | null = null;

  /** @param path of the file while it is being prepared; what is there is removed. */
  constructor(fileSystem: WalFileSystem, path: string, sizeBytes: number) {
    this.#fileSystem = fileSystem;
    this.#path = path;
    this.sizeBytes = sizeBytes;
  }

  /** Begins in the background, unless it already has. A failure shows at `take`. */
  start(): void {
    this.#underWay ??= this.#prepare(this.sizeBytes).then(
      (prepared) => ({ prepared }),
      (error: unknown) => ({ error }),
    );
  }

  /**
   * Hands over a file of zeros, synced, at least `sizeBytesMin` long. What failed in the background is tried again now.
   * When it throws, what is left behind is in nobody's way.
   */
  async take(sizeBytesMin: number): Promise<PreparedFile> {
    const outcome = await this.#finish();
    if (outcome !== null && 'prepared' in outcome) {
      if (outcome.prepared.sizeBytes >= sizeBytesMin) return outcome.prepared;
      await this.discard(outcome.prepared.file);
    }
    return this.#prepare(Math.max(this.sizeBytes, sizeBytesMin));
  }

  /** A full disk may refuse that too, and is no worse for it: what is left is removed before the next one is prepared. */
  async discard(file: WalFile): Promise<void> {
    await file.close().catch(() => {});
    await this.#fileSystem.remove(this.#path).catch(() => {});
  }

  async close(): Promise<void> {
    const outcome = await this.#finish();
    if (outcome !== null && 'prepared' in outcome) await this.discard(outcome.prepared.file);
  }

  async #finish(): Promise<Outcome | null> {
    const outcome = await this.#underWay;
    this.#underWay = null;
    return outcome;
  }

  async #prepare(sizeBytes: number): Promise<PreparedFile> {
    await removeIfThere(this.#fileSystem, this.#path);
    const file = await this.#fileSystem.create(this.#path);
    try {
      for (let at = 0; at < sizeBytes; at += zeros.length) {
        await writeFully(file, zeros, Math.min(zeros.length, sizeBytes - at), at);
        await file.datasync();
      }
    } catch (error) {
      await this.discard(file);
      throw error;
    }
    return { file, sizeBytes };
  }
}

/** Synced piece by piece: appends share the disk, and must not wait long for a piece. */
const zeros = new Uint8Array(256 * 1024);
