import { dirname } from 'node:path';
import type {
  DirectoryLock,
  ReadableFile,
  WalFile,
  WalFileSystem,
} from '../../../../server/replica/wal/file-system.ts';
import type { Random } from '../../../support/random.ts';

const sectorBytes = 512;

interface Content {
  /** What programs read. */
  cached: Buffer;
  /** What is left for sure after a loss of power. */
  durable: Buffer;
  /** Sectors whose write failed: in the cache and not on the medium, and no sync thinks of them any more. */
  readonly lost: Set<number>;
}

export type DiskOperation =
  | 'createDirectory'
  | 'create'
  | 'write'
  | 'datasync'
  | 'truncate'
  | 'rename'
  | 'remove'
  | 'syncDirectory';

/** The machine lost its power: this disk does nothing any more, `afterCrash` is what it holds. */
export class PowerLoss extends Error {}

/**
 * A disk behind a page cache, in memory. What was not synced is lost or kept sector by sector at a crash, and names
 * likewise; any operation can be made to fail.
 */
export class FakeDisk implements WalFileSystem {
  readonly #random: Random;
  #cachedNames = new Map<string, Content>();
  #durableNames = new Map<string, Content>();
  /** Directories that were created here, and of these the ones whose names are not durable. */
  readonly #directories = new Set<string>();
  readonly #unsyncedDirectories = new Set<string>();
  #operations = 0;
  #locked = false;
  /** Power goes during the operation with this number. */
  crashAt = Number.POSITIVE_INFINITY;
  /** Returns the error that an operation is to fail with, or null. Asked before each. */
  fault: (operation: DiskOperation, path: string) => string | null = () => null;
  /** Of which files the medium gives wrong bytes when parts of them are read. */
  isRotten: (path: string) => boolean = () => false;
  /** Of which files parts cannot be read. */
  isUnreadable: (path: string) => boolean = () => false;
  /** What failed to be written stays in the cache, which takes it for written: ext4 and XFS (Rebello et al., ATC 2020). */
  forgetsFailedWrites = false;
  /** What `freeBytes` says. */
  free = Number.POSITIVE_INFINITY;
  readonly counts: Record<string, number> = {};

  constructor(random: Random) {
    this.#random = random;
  }

  get operations(): number {
    return this.#operations;
  }

  /** The disk after a loss of power now. `garble`: a sector that was not synced may also hold anything. */
  afterCrash(garble = false): FakeDisk {
    const disk = new FakeDisk(this.#random);
    const names = this.#random.chance(0.5) ? this.#cachedNames : this.#durableNames;
    const isLost = this.#random.chance(0.5) ? () => false : (path: string) => this.#unsyncedDirectories.has(path);
    for (const path of this.#directories) if (!isLost(path)) disk.#directories.add(path);
    for (const [path, content] of names) {
      if (isLost(dirname(path))) continue;
      const kept = this.#afterCrash(content, garble);
      const copy = contentOf(kept);
      disk.#cachedNames.set(path, copy);
      disk.#durableNames.set(path, copy);
    }
    return disk;
  }

  /** Only the process ended: what it wrote is in the cache, synced or not. */
  afterProcessDeath(): FakeDisk {
    this.crashAt = Number.POSITIVE_INFINITY;
    this.#locked = false;
    return this;
  }

  /** The bytes of a file, to be read or damaged. */
  bytesOf(path: string): Buffer {
    return this.#content(path).cached;
  }

  replace(path: string, bytes: Buffer): void {
    const content = contentOf(bytes);
    this.#cachedNames.set(path, content);
    this.#durableNames.set(path, content);
  }

  has(path: string): boolean {
    return this.#cachedNames.has(path);
  }

  /** Somebody removed the file. */
  discard(path: string): void {
    this.#cachedNames.delete(path);
    this.#durableNames.delete(path);
  }

  async createDirectory(path: string): Promise<string | undefined> {
    this.#begin('createDirectory', path);
    if (this.#directories.has(path)) return undefined;
    this.#directories.add(path);
    this.#unsyncedDirectories.add(path);
    return path;
  }

  async list(directory: string): Promise<string[]> {
    return [...this.#cachedNames.keys()]
      .filter((path) => dirname(path) === directory)
      .map((path) => path.slice(directory.length + 1));
  }

  async read(path: string): Promise<Uint8Array> {
    return Buffer.from(this.#content(path).cached);
  }

  async openRead(path: string): Promise<ReadableFile> {
    const content = this.#content(path);
    return {
      sizeBytes: content.cached.length,
      readAt: async (bytes, position) => {
        if (this.isUnreadable(path)) throw systemError('EIO', path);
        const count = content.cached.copy(bytes, 0, position);
        if (count > 0 && this.isRotten(path)) bytes[count >> 1]! ^= 1;
        return count;
      },
      close: async () => {},
    };
  }

  async freeBytes(): Promise<number> {
    return this.free;
  }

  async create(path: string): Promise<WalFile> {
    this.#begin('create', path);
    if (this.#cachedNames.has(path)) throw systemError('EEXIST', path);
    this.#cachedNames.set(path, contentOf(Buffer.alloc(0)));
    return this.#file(path);
  }

  async openDurable(path: string): Promise<WalFile> {
    const content = this.#content(path);
    return {
      ...this.#file(path),
      write: async (bytes, start, length, position) => {
        const written = this.#write(path, content, bytes, start, length, position);
        if (content.durable.length < content.cached.length) {
          content.durable = resized(content.durable, content.cached.length);
        }
        content.cached.copy(content.durable, position, position, position + written);
        return written;
      },
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#begin('rename', to);
    const content = this.#content(from);
    this.#cachedNames.delete(from);
    this.#cachedNames.set(to, content);
  }

  async remove(path: string): Promise<void> {
    this.#begin('remove', path);
    this.#cachedNames.delete(path);
  }

  async syncDirectory(path: string): Promise<void> {
    this.#begin('syncDirectory', path);
    this.#durableNames = new Map(this.#cachedNames);
    for (const each of this.#unsyncedDirectories) if (dirname(each) === path) this.#unsyncedDirectories.delete(each);
  }

  async lock(): Promise<DirectoryLock | null> {
    if (this.#locked) return null;
    this.#locked = true;
    return {
      release: async () => {
        this.#locked = false;
      },
    };
  }

  #file(path: string): WalFile {
    const content = this.#content(path);
    return {
      write: async (bytes, start, length, position) => this.#write(path, content, bytes, start, length, position),
      datasync: async () => {
        this.#begin('datasync', path);
        content.durable = this.#synced(content);
      },
      truncate: async (sizeBytes) => {
        this.#begin('truncate', path);
        content.cached = resized(content.cached, sizeBytes);
      },
      close: async () => {},
    };
  }

  /**
   * Writes may be short, and the last before a failure or a crash is: its beginning is in the cache, up to the end of a
   * sector (the kernel copies page by page).
   */
  #write(path: string, content: Content, bytes: Uint8Array, start: number, length: number, position: number): number {
    const some = this.#random.chance(0.2) ? this.#someSectors(position, length) || length : length;
    const put = (count: number) => {
      const end = position + count;
      if (content.cached.length < end) content.cached = resized(content.cached, end);
      content.cached.set(bytes.subarray(start, start + count), position);
      for (const sector of sectorsOf(position, end)) content.lost.delete(sector);
    };
    try {
      this.#begin('write', path);
    } catch (error) {
      const isForgotten = this.forgetsFailedWrites && !(error instanceof PowerLoss);
      put(isForgotten ? length : this.#someSectors(position, length));
      if (isForgotten) for (const sector of sectorsOf(position, position + length)) content.lost.add(sector);
      throw error;
    }
    put(some);
    return some;
  }

  #someSectors(position: number, length: number): number {
    const end = position + this.#random.int(0, length);
    return Math.max(0, end - (end % sectorBytes) - position);
  }

  #begin(operation: DiskOperation, path: string): void {
    if (this.#operations >= this.crashAt) throw new PowerLoss('no power');
    this.#operations++;
    this.counts[operation] = (this.counts[operation] ?? 0) + 1;
    const code = this.fault(operation, path);
    if (code !== null) throw systemError(code, path);
    if (this.#operations === this.crashAt) throw new PowerLoss('no power');
  }

  #content(path: string): Content {
    const content = this.#cachedNames.get(path);
    if (content === undefined) throw systemError('ENOENT', path);
    return content;
  }

  #synced({ cached, durable, lost }: Content): Buffer {
    const synced = Buffer.from(cached);
    const before = resized(durable, cached.length);
    for (const sector of lost)
      before.copy(synced, sector * sectorBytes, sector * sectorBytes, (sector + 1) * sectorBytes);
    return synced;
  }

  #afterCrash({ cached, durable, lost }: Content, garble: boolean): Buffer {
    const size = this.#random.pick([cached.length, durable.length]);
    const kept = resized(Buffer.from(durable), size);
    for (let at = 0; at < size; at += sectorBytes) {
      const end = Math.min(at + sectorBytes, size, cached.length);
      if (end <= at || lost.has(at / sectorBytes) || cached.subarray(at, end).equals(kept.subarray(at, end))) continue;
      const fate = this.#random.next();
      if (garble && fate < 0.2) kept.set(this.#random.bytes(end - at), at);
      else if (fate < 0.6) cached.copy(kept, at, at, end);
    }
    return kept;
  }
}

function contentOf(bytes: Buffer): Content {
  return { cached: bytes, durable: Buffer.from(bytes), lost: new Set() };
}

function sectorsOf(from: number, to: number): number[] {
  const first = Math.floor(from / sectorBytes);
  return Array.from({ length: Math.ceil(to / sectorBytes) - first }, (_, i) => first + i);
}

function resized(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length);
  bytes.copy(result);
  return result;
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: injected, '${path}'`), { code });
}
