import { crc32c } from '../wal/crc32c.ts';
import { type WalFile, type WalFileSystem, writeFully } from '../wal/file-system.ts';
import { encodeHeader, encodePart, encodeTrailer, type SnapshotHeader } from './snapshot-format.ts';

/** Written and synced piece by piece: appends to the log share the disk, and must not wait long for a piece. */
const pieceBytes = 256 * 1024;

/**
 * Writes a new file with the chunks, made durable; nobody knows it yet. On failure it is removed, if that can be done.
 *
 * @param pause lets others run; called between chunks, which are made while they are asked for.
 * @param path where nothing may be.
 */
export async function writeSnapshotFile(
  fileSystem: WalFileSystem,
  path: string,
  header: SnapshotHeader,
  chunks: Iterator<Uint8Array>,
  pause: () => Promise<void>,
): Promise<number> {
  const file = await fileSystem.create(path);
  try {
    const writer = new SnapshotWriter(file, header);
    for (let chunk = chunks.next(); !chunk.done; chunk = chunks.next()) {
      await writer.add(chunk.value);
      await pause();
    }
    return await writer.finish();
  } catch (error) {
    await discard(fileSystem, path, file);
    throw error;
  } finally {
    await file.close();
  }
}

/** What is left when it fails is removed before the next one is written; what went wrong before is what the caller must know. */
async function discard(fileSystem: WalFileSystem, path: string, file: WalFile): Promise<void> {
  await file.truncate(0).catch(() => {}); // frees the space also when the removal fails
  await fileSystem.remove(path).catch(() => {});
}

class SnapshotWriter {
  readonly #file: WalFile;
  readonly #index: number;
  #pieces: Buffer[] = [];
  #pendingBytes = 0;
  #offset = 0;
  #partCount = 0;
  #partsBytes = 0;
  #sum: number;

  constructor(file: WalFile, header: SnapshotHeader) {
    this.#file = file;
    this.#index = header.index;
    const bytes = encodeHeader(header);
    this.#sum = crc32c(bytes, 0, bytes.length);
    this.#push(bytes);
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.#sum = crc32c(chunk, 0, chunk.length, this.#sum);
    this.#partCount++;
    this.#partsBytes += chunk.length;
    this.#push(encodePart(chunk));
    if (this.#pendingBytes >= pieceBytes) await this.#flush();
  }

  /** Gives the size of the file. */
  async finish(): Promise<number> {
    const counts = { partCount: this.#partCount, partsBytes: this.#partsBytes };
    this.#push(encodeTrailer({ ...counts, index: this.#index, sum: this.#sum }));
    await this.#flush();
    return this.#offset;
  }

  #push(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#pendingBytes += bytes.length;
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#pendingBytes = 0;
    await writeFully(this.#file, bytes, bytes.length, this.#offset);
    await this.#file.datasync();
    this.#offset += bytes.length;
  }
}
