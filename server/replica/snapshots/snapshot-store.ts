import { join } from 'node:path';
import { createDurably, removeIfThere, type WalFileSystem } from '../wal/file-system.ts';
import { nodeFileSystem } from '../wal/node-file-system.ts';
import { IncomingSnapshot } from './incoming-snapshot.ts';
import { SnapshotFileError } from './snapshot-error.ts';
import { type SnapshotHeader, type SnapshotIdentity, type SnapshotMeta, sameSnapshot } from './snapshot-format.ts';
import { type Restorer, readSnapshotHeader, restoreSnapshotFile } from './snapshot-reader.ts';
import { writeSnapshotFile } from './snapshot-writer.ts';

export interface SnapshotStoreOptions {
  /** Holds nothing but snapshots; created when missing. */
  readonly dir: string;
  readonly clusterId: string;
  readonly fileSystem?: WalFileSystem;
  /** Of a transfer, 256 KiB unless told: a message of that size delays the others on the link by 2 ms at 1 Gbit/s. */
  readonly pieceBytes?: number;
}

export interface StoredSnapshot {
  readonly path: string;
  readonly header: SnapshotHeader;
  readonly sizeBytes: number;
}

/** The second is there for the day on which the first turns out to be damaged. */
const keptCount = 2;
const pattern = /^(\d{16})\.snap$/;
const unfinishedName = 'making.tmp';
const incomingName = 'incoming.part';
export const pieceBytesDefault = 256 * 1024;

/**
 * The snapshots of one node. A file gets its name when it is whole and durable, so that a crash at any moment leaves the
 * snapshots that were there; the log is compacted only after that.
 */
export class SnapshotStore {
  readonly #fileSystem: WalFileSystem;
  readonly #directory: string;
  readonly #clusterId: string;
  readonly #pieceBytes: number;
  /** Newest first. */
  #snapshots: StoredSnapshot[] = [];
  #incoming: IncomingSnapshot | null = null;
  /** Ends when nothing is being removed. */
  #removing: Promise<void> = Promise.resolve();
  /** What was found unusable: damaged files are left where they are until newer snapshots replace them. */
  readonly problems: SnapshotFileError[] = [];

  private constructor(options: SnapshotStoreOptions) {
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
    this.#directory = options.dir;
    this.#clusterId = options.clusterId;
    this.#pieceBytes = options.pieceBytes ?? pieceBytesDefault;
  }

  /**
   * Changes nothing that is there. What a process that was killed had renamed may be known to the kernel only: it is made
   * durable before the log relies on it. Rejects with SnapshotFileError when a snapshot is another cluster's.
   */
  static async open(options: SnapshotStoreOptions): Promise<SnapshotStore> {
    const store = new SnapshotStore(options);
    await createDurably(store.#fileSystem, options.dir);
    await store.#fileSystem.syncDirectory(options.dir);
    await store.#list();
    return store;
  }

  get newest(): StoredSnapshot | null {
    return this.#snapshots[0] ?? null;
  }

  /**
   * Up to here the log may be compacted: what the older of two snapshots covers, so that with a damaged newest one the
   * node still starts from its own disk. 0: not at all.
   */
  get logNeededAfter(): number {
    return this.#snapshots[keptCount - 1]?.header.index ?? 0;
  }

  /** The snapshot that is being received, if any. */
  get incoming(): IncomingSnapshot | null {
    return this.#incoming;
  }

  /** The state of the newest snapshot that is whole; the others are not looked at any more. Null when none is. */
  async restoreNewest<T>(
    restorer: () => Restorer<T>,
    pause: () => Promise<void>,
  ): Promise<{ snapshot: StoredSnapshot; state: T } | null> {
    for (;;) {
      const snapshot = this.newest;
      if (snapshot === null) return null;
      try {
        const { state } = await restoreSnapshotFile(this.#fileSystem, snapshot.path, restorer(), pause);
        return { snapshot, state };
      } catch (error) {
        if (!(error instanceof SnapshotFileError)) throw error;
        this.problems.push(error);
        this.#snapshots.shift();
      }
    }
  }

  /** Removes what a process before this one left unfinished, and takes up what it was receiving. */
  async cleanUp(): Promise<void> {
    const names = await this.#fileSystem.list(this.#directory);
    if (names.includes(unfinishedName)) await this.#fileSystem.remove(this.#path(unfinishedName));
    if (!names.includes(incomingName)) return;
    this.#incoming = await IncomingSnapshot.resume(this.#fileSystem, this.#path(incomingName), this.#pieceBytes);
  }

  /** Resolves when the snapshot is durable under its name. One call at a time. */
  async write(meta: SnapshotMeta, chunks: Iterator<Uint8Array>, pause: () => Promise<void>): Promise<StoredSnapshot> {
    const header = { ...meta, clusterId: this.#clusterId };
    const unfinished = this.#path(unfinishedName);
    try {
      await removeIfThere(this.#fileSystem, unfinished); // of a write that failed, and could not be removed then
      const sizeBytes = await writeSnapshotFile(this.#fileSystem, unfinished, header, chunks, pause);
      return await this.#adopt(unfinished, header, sizeBytes);
    } finally {
      chunks.return?.();
    }
  }

  find(identity: SnapshotIdentity): StoredSnapshot | null {
    return this.#snapshots.find(({ header }) => sameSnapshot(header, identity)) ?? null;
  }

  /** Bytes of the file from `offset` on, at most a piece. Null when newer ones took its place meanwhile. */
  async readPiece(snapshot: StoredSnapshot, offset: number): Promise<Uint8Array | null> {
    try {
      return await this.#readPiece(snapshot, offset);
    } catch (error) {
      if (!this.#snapshots.includes(snapshot)) return null;
      throw error;
    }
  }

  async #readPiece(snapshot: StoredSnapshot, offset: number): Promise<Uint8Array> {
    const file = await this.#fileSystem.openRead(snapshot.path);
    try {
      const bytes = Buffer.alloc(Math.max(0, Math.min(this.#pieceBytes, file.sizeBytes - offset)));
      return bytes.subarray(0, await file.readAt(bytes, offset));
    } finally {
      await file.close();
    }
  }

  /** Begins to receive another snapshot; what there is of one before is thrown away. */
  async beginIncoming(identity: SnapshotIdentity): Promise<IncomingSnapshot> {
    const path = this.#path(incomingName);
    this.#incoming = null;
    this.#incoming = await IncomingSnapshot.begin(this.#fileSystem, path, identity);
    return this.#incoming;
  }

  /**
   * All of it has come: checks it, makes it one of this node's own and gives its state. Rejects with SnapshotFileError when
   * it is damaged; it is thrown away then.
   */
  async completeIncoming<T>(
    restorer: Restorer<T>,
    pause: () => Promise<void>,
  ): Promise<{ snapshot: StoredSnapshot; state: T }> {
    const incoming = this.#incoming!;
    this.#incoming = null;
    await incoming.finish();
    const { header, state } = await restoreSnapshotFile(this.#fileSystem, incoming.path, restorer, pause);
    this.#checkOwner(incoming.path, header);
    const snapshot = await this.#adopt(incoming.path, header, incoming.sizeBytes);
    return { snapshot, state };
  }

  /**
   * Removes all but the newest ones, and damaged ones that are older than those. One after the other: a snapshot that was
   * made and one that was received may ask at the same time, and would want to remove the same files.
   */
  removeOld(): Promise<void> {
    const removed = this.#removing.then(() => this.#removeOld());
    this.#removing = removed.catch(() => {});
    return removed;
  }

  async #removeOld(): Promise<void> {
    const kept = this.#snapshots.slice(0, keptCount);
    if (kept.length < keptCount) return;
    const names = new Set(kept.map(({ header }) => fileName(header.index)));
    const oldest = fileName(kept.at(-1)!.header.index);
    this.#snapshots = kept;
    for (const name of await this.#fileSystem.list(this.#directory)) {
      if (pattern.test(name) && name < oldest && !names.has(name)) await this.#fileSystem.remove(this.#path(name));
    }
    await this.#fileSystem.syncDirectory(this.#directory);
  }

  async #list(): Promise<void> {
    const names = (await this.#fileSystem.list(this.#directory)).filter((name) => pattern.test(name));
    for (const name of names.sort().reverse()) {
      const path = this.#path(name);
      try {
        const header = await readSnapshotHeader(this.#fileSystem, path);
        this.#checkOwner(path, header);
        const file = await this.#fileSystem.openRead(path);
        await file.close();
        this.#snapshots.push({ path, header, sizeBytes: file.sizeBytes });
      } catch (error) {
        if (!(error instanceof SnapshotFileError) || error.isForeign) throw error;
        this.problems.push(error);
      }
    }
  }

  #checkOwner(path: string, { clusterId }: SnapshotHeader): void {
    if (clusterId === this.#clusterId) return;
    throw new SnapshotFileError(path, `it belongs to cluster ${clusterId}, not to ${this.#clusterId}`, {
      isForeign: true,
    });
  }

  async #adopt(from: string, header: SnapshotHeader, sizeBytes: number): Promise<StoredSnapshot> {
    const path = this.#path(fileName(header.index));
    await this.#fileSystem.rename(from, path);
    await this.#fileSystem.syncDirectory(this.#directory);
    const snapshot = { path, header, sizeBytes };
    this.#snapshots = [...this.#snapshots.filter((other) => other.path !== path), snapshot];
    this.#snapshots.sort((a, b) => b.header.index - a.header.index);
    return snapshot;
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }
}

/** Sixteen digits, so that names sort as indices do. */
function fileName(index: number): string {
  return `${String(index).padStart(16, '0')}.snap`;
}
