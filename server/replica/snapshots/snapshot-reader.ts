import { crc32c } from '../wal/crc32c.ts';
import type { ReadableFile, WalFileSystem } from '../wal/file-system.ts';
import { errorCode } from '../wal/wal-error.ts';
import { SnapshotFileError } from './snapshot-error.ts';
import {
  decodeHeader,
  decodeTrailer,
  headerLength,
  headerPrefixBytes,
  partBytesMax,
  partHeaderBytes,
  type SnapshotHeader,
  trailerBytes,
} from './snapshot-format.ts';

/** Takes the chunks of a snapshot, and gives what it stands for when all came. Throws when they make no sense. */
export interface Restorer<T> {
  push(chunk: Uint8Array): void;
  finish(): T;
}

/** A bad sector, and what file systems with checksums say of wrong bytes. */
const mediumErrors: ReadonlySet<string | undefined> = new Set(['EIO', 'EBADMSG', 'EUCLEAN']);

/** Read at once; a part may begin in one piece and end in the next. */
const readBytes = 256 * 1024;

/** @throws SnapshotFileError when it is damaged or unreadable; others are the file system's. */
export async function readSnapshotHeader(fileSystem: WalFileSystem, path: string): Promise<SnapshotHeader> {
  const file = await openSnapshot(fileSystem, path);
  try {
    return (await readHeader(path, file)).header;
  } finally {
    await file.close();
  }
}

/**
 * Reads and checks the whole file. Nothing of what `restorer` was given may be used before this resolves.
 *
 * @param pause lets others run; called after every part.
 * @throws SnapshotFileError when the file is damaged, unreadable, or holds no state; others are the file system's.
 */
export async function restoreSnapshotFile<T>(
  fileSystem: WalFileSystem,
  path: string,
  restorer: Restorer<T>,
  pause: () => Promise<void>,
): Promise<{ header: SnapshotHeader; state: T }> {
  const file = await openSnapshot(fileSystem, path);
  try {
    const { header, bytes } = await readHeader(path, file);
    const parts = new PartReader(path, file, bytes);
    for (let part = await parts.next(); part !== null; part = await parts.next()) {
      attempt(path, () => restorer.push(part!));
      await pause();
    }
    await parts.checkEnd(header.index);
    return { header, state: attempt(path, () => restorer.finish()) };
  } finally {
    await file.close();
  }
}

/** What the medium cannot read is damaged: another snapshot takes its place. */
async function openSnapshot(fileSystem: WalFileSystem, path: string): Promise<ReadableFile> {
  const file = await readable(path, () => fileSystem.openRead(path));
  return { ...file, readAt: (bytes, position) => readable(path, () => file.readAt(bytes, position)) };
}

async function readable<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!mediumErrors.has(errorCode(error))) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new SnapshotFileError(path, `it cannot be read (${message})`, { cause: error });
  }
}

function attempt<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw new SnapshotFileError(path, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function readHeader(path: string, file: ReadableFile): Promise<{ header: SnapshotHeader; bytes: Buffer }> {
  const prefix = Buffer.alloc(headerPrefixBytes);
  const found = await file.readAt(prefix, 0);
  const length = headerLength(prefix.subarray(0, found));
  if (length === null) throw new SnapshotFileError(path, 'it does not begin as a snapshot of a version that is known');
  const bytes = Buffer.alloc(length);
  await file.readAt(bytes, 0);
  const header = decodeHeader(bytes);
  if (header === null) throw new SnapshotFileError(path, 'the sum of its header does not match');
  return { header, bytes };
}

class PartReader {
  readonly #path: string;
  readonly #file: ReadableFile;
  #buffer = Buffer.alloc(0);
  #bufferStart = 0;
  #at: number;
  #sum: number;
  #partCount = 0;
  #partsBytes = 0;

  constructor(path: string, file: ReadableFile, header: Buffer) {
    this.#path = path;
    this.#file = file;
    this.#at = header.length;
    this.#sum = crc32c(header, 0, header.length);
  }

  /** A copy; null at the trailer. */
  async next(): Promise<Uint8Array | null> {
    const start = await this.#peek(partHeaderBytes);
    const length = start.readUInt32LE(0);
    if (length === 0) return null;
    if (length > partBytesMax) throw this.#damaged('a part is longer than any can be');
    const part = await this.#peek(partHeaderBytes + length);
    const chunk = Uint8Array.prototype.slice.call(part, partHeaderBytes);
    if (crc32c(chunk, 0, length) !== part.readUInt32LE(4)) throw this.#damaged('the sum of a part does not match');
    this.#at += part.length;
    this.#sum = crc32c(chunk, 0, length, this.#sum);
    this.#partCount++;
    this.#partsBytes += length;
    return chunk;
  }

  async checkEnd(index: number): Promise<void> {
    const trailer = decodeTrailer(await this.#peek(trailerBytes));
    if (trailer === null) throw this.#damaged('its trailer does not match its sum');
    const isWhole = trailer.partCount === this.#partCount && trailer.partsBytes === this.#partsBytes;
    if (!isWhole || trailer.sum !== this.#sum) throw this.#damaged('parts are missing or in another order');
    if (trailer.index !== index) throw this.#damaged('header and trailer are of two snapshots');
    if (this.#at + trailerBytes !== this.#file.sizeBytes) throw this.#damaged('something follows its trailer');
  }

  async #peek(length: number): Promise<Buffer> {
    const offset = this.#at - this.#bufferStart;
    if (offset + length <= this.#buffer.length) return this.#buffer.subarray(offset, offset + length);
    const bytes = Buffer.alloc(Math.max(readBytes, length));
    const found = await this.#file.readAt(bytes, this.#at);
    this.#buffer = bytes.subarray(0, found);
    this.#bufferStart = this.#at;
    if (found < length) throw this.#damaged('it ends too early');
    return this.#buffer.subarray(0, length);
  }

  #damaged(what: string): SnapshotFileError {
    return new SnapshotFileError(this.#path, `byte ${this.#at}: ${what}`);
  }
}
