import { basename, dirname } from 'node:path';

/**
 * What the log and the snapshots ask of a file system. Small, so that tests can lose, tear and refuse writes at every point; production
 * uses `nodeFileSystem`. Errors are those of Node.js, told apart by their `code`.
 */
export interface WalFileSystem {
  /** With its parents; `createDurably` makes it durable. Gives the first that was not there; undefined when all were. */
  createDirectory(path: string): Promise<string | undefined>;
  list(directory: string): Promise<string[]>;
  read(path: string): Promise<Uint8Array>;
  /** For reading parts of a file that is not written any more. Fails when it does not exist. */
  openRead(path: string): Promise<ReadableFile>;
  /** Fails when the file exists. */
  create(path: string): Promise<WalFile>;
  /**
   * For appending: a write is durable when it resolves (O_DSYNC), which spares the way to the disk and back for a sync of
   * its own. Fails when the file does not exist.
   */
  openDurable(path: string): Promise<WalFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the names of created, renamed and removed files durable. */
  syncDirectory(path: string): Promise<void>;
  /** What this process may still write to the file system of `directory`. */
  freeBytes(directory: string): Promise<number>;
  /** Null when a living process holds it. The lock ends with the process, however that dies. */
  lock(directory: string): Promise<DirectoryLock | null>;
}

export interface WalFile {
  /** Returns the number of bytes written, which may be fewer than asked. */
  write(bytes: Uint8Array, start: number, length: number, position: number): Promise<number>;
  /** Resolves when all bytes written before are on the disk. */
  datasync(): Promise<void>;
  truncate(sizeBytes: number): Promise<void>;
  close(): Promise<void>;
}

export interface ReadableFile {
  readonly sizeBytes: number;
  /** Fills `bytes` from `position` on and returns how many there were: fewer only at the end of the file. */
  readAt(bytes: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Creates a directory with its parents, and makes their names durable. Its own also when it was there: who created it may
 * have been killed before that, and a loss of power would take it with all that was synced in it.
 */
export async function createDurably(fileSystem: WalFileSystem, path: string): Promise<void> {
  const firstCreated = (await fileSystem.createDirectory(path)) ?? path;
  for (let created = path; created.length >= firstCreated.length; created = dirname(created)) {
    await fileSystem.syncDirectory(dirname(created));
  }
}

/** Looked up, not remembered: after a failure, or in a new process, nobody knows how far the last attempt came. */
export async function removeIfThere(fileSystem: WalFileSystem, path: string): Promise<void> {
  if ((await fileSystem.list(dirname(path))).includes(basename(path))) await fileSystem.remove(path);
}

/** Writes all of it, in as many calls as that takes. */
export async function writeFully(file: WalFile, bytes: Uint8Array, length: number, position: number): Promise<void> {
  for (let done = 0; done < length; ) {
    const written = await file.write(bytes, done, length - done, position + done);
    if (written === 0) throw new Error('the file system wrote nothing and gave no reason');
    done += written;
  }
}

/** Writes what the file holds there once more, as it is. */
export async function writeAgain(
  fileSystem: WalFileSystem,
  path: string,
  file: WalFile,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const source = await fileSystem.openRead(path);
  try {
    const piece = Buffer.alloc(Math.min(to - from, 2 ** 20));
    for (let at = from; at < to; at += piece.length) {
      const length = await source.readAt(piece.subarray(0, Math.min(piece.length, to - at)), at);
      await writeFully(file, piece, length, at);
    }
  } finally {
    await source.close();
  }
}
