import { dirname } from 'node:path';
import { removeIfThere, type WalFile, type WalFileSystem, writeFully } from '../wal/file-system.ts';
import { SnapshotFileError } from './snapshot-error.ts';
import type { SnapshotIdentity } from './snapshot-format.ts';
import { readSnapshotHeader } from './snapshot-reader.ts';

/**
 * The file of a snapshot on its way here. Each piece is durable before the next one is asked for, so that a transfer goes
 * on where it was after a lost link or a restart.
 */
export class IncomingSnapshot {
  readonly #fileSystem: WalFileSystem;
  readonly path: string;
  readonly identity: SnapshotIdentity;
  #sizeBytes: number;

  private constructor(fileSystem: WalFileSystem, path: string, identity: SnapshotIdentity, sizeBytes: number) {
    this.#fileSystem = fileSystem;
    this.path = path;
    this.identity = identity;
    this.#sizeBytes = sizeBytes;
  }

  /** Where the next piece goes. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Begins anew; what was at `path` is thrown away. */
  static async begin(fileSystem: WalFileSystem, path: string, identity: SnapshotIdentity): Promise<IncomingSnapshot> {
    await removeIfThere(fileSystem, path);
    await (await fileSystem.create(path)).close();
    await fileSystem.syncDirectory(dirname(path)); // or a restart could not go on with it
    return new IncomingSnapshot(fileSystem, path, identity, 0);
  }

  /**
   * Goes on with what a process before this one received. The last piece may have been on its way to the disk: it is
   * asked for again. Null when what is there cannot be continued.
   */
  static async resume(fileSystem: WalFileSystem, path: string, pieceBytes: number): Promise<IncomingSnapshot | null> {
    try {
      const identity = await readSnapshotHeader(fileSystem, path);
      const file = await fileSystem.openRead(path);
      await file.close();
      const wholePieces = Math.max(0, Math.ceil(file.sizeBytes / pieceBytes) - 1);
      return wholePieces === 0 ? null : new IncomingSnapshot(fileSystem, path, identity, wholePieces * pieceBytes);
    } catch (error) {
      if (error instanceof SnapshotFileError) return null;
      throw error;
    }
  }

  async append(bytes: Uint8Array): Promise<void> {
    const file: WalFile = await this.#fileSystem.openDurable(this.path);
    try {
      await writeFully(file, bytes, bytes.length, this.#sizeBytes);
    } finally {
      await file.close();
    }
    this.#sizeBytes += bytes.length;
  }

  /** Ends the file where the transfer ended: what a crash left behind it goes. */
  async finish(): Promise<void> {
    const file = await this.#fileSystem.openDurable(this.path);
    try {
      await file.truncate(this.#sizeBytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}
