import { dirname } from 'node:path';
import type { DirectoryLock, ReadableFile, WalFile, WalFileSystem } from '../../../server/replica/wal/file-system.ts';
import type { EventQueue } from '../event-queue.ts';
import type { Random } from '../random.ts';
import { FileContent, sectorBytes } from './file-content.ts';

/** A file got a name, or lost it; durable when its directory is synced. */
interface NameChange {
  readonly path: string;
  readonly change: (names: Map<string, FileContent>) => void;
}

/** Is there from the beginning; the node makes directories in it. */
const dataDirectory = '/data';
const snapshotDirectory = `${dataDirectory}/snapshots/`;

const plentyBytes = 2 ** 40;

/** Runs a continuation of the process that uses the disk, when that process is not paused. */
type Wake = (task: () => void) => void;

/** What one process sees; it ends with the process, and nothing that was under way then is ever answered. */
interface Mount {
  alive: boolean;
  readonly wake: Wake;
}

/** How the disk behaves badly at the moment. */
export interface DiskMood {
  /** Multiplies the time of every operation. */
  slowness: number;
  isFull: boolean;
  /** So many of the next writes and syncs fail. */
  failures: number;
  /** The next write that is durable by itself lands elsewhere. */
  misdirect: boolean;
  /** After so many reads of parts of snapshots one fails; null: none does. */
  goodReads: number | null;
}

/**
 * One machine's disk behind its page cache, as the log sees it. What was not synced is lost, kept or torn sector by sector
 * when the power goes; names likewise, in the order in which they were changed. Operations take time, and fail on demand.
 */
export class SimulatedDisk {
  readonly mood: DiskMood = { slowness: 1, isFull: false, failures: 0, misdirect: false, goodReads: null };
  readonly #queue: EventQueue;
  readonly #random: Random;
  readonly #meanMs: number;
  #names = new Map<string, FileContent>();
  #durableNames = new Map<string, FileContent>();
  #nameChanges: NameChange[] = [];
  #mount: Mount | null = null;
  /** A fault was injected into the operations of the present process. */
  faultInjected = false;
  #troubles = 0;
  /** Bytes were changed behind the back of the file system. */
  isDamaged = false;
  /** A record went elsewhere: its own place is empty, and nothing may tell that it was ever written. */
  isMisdirected = false;

  constructor(queue: EventQueue, random: Random, meanMs: number) {
    this.#queue = queue;
    this.#random = random;
    this.#meanMs = meanMs;
  }

  /** Something that was begun in a bad mood has not ended, and may end badly. */
  get isInTrouble(): boolean {
    return this.#troubles > 0;
  }

  /** For a new process; the one before must have ended. */
  mount(wake: Wake): WalFileSystem {
    this.faultInjected = false;
    const mount: Mount = { alive: true, wake };
    this.#mount = mount;
    return this.#fileSystem(mount);
  }

  /** The process ends. With the power on, what it wrote is in the cache; without, what was not synced may be lost. */
  crash(losesPower: boolean): void {
    if (this.#mount !== null) this.#mount.alive = false;
    this.#mount = null;
    if (!losesPower) return;
    const kept = this.#random.int(0, this.#nameChanges.length);
    for (const { change } of this.#nameChanges.slice(0, kept)) change(this.#durableNames);
    this.#nameChanges = [];
    for (const path of this.#durableNames.keys()) if (!this.#isReachable(path)) this.#durableNames.delete(path);
    this.#names = new Map(this.#durableNames);
    for (const content of new Set(this.#names.values())) content.losePower(this.#random);
  }

  /** Changes one bit of one file that holds something. */
  flipBit(): void {
    const paths = [...this.#names.keys()].filter((path) => usedBytes(this.#names.get(path)!) > 0);
    // Once per disk: two faults in one record may cancel what tells them from a torn write.
    if (paths.length === 0 || this.isDamaged) return;
    // What was written last matters most: it may not be decided yet, and not everybody has it.
    const isNewest = this.#random.chance(0.6);
    const content = this.#names.get(isNewest ? newestOf(paths) : this.#random.pick(paths))!;
    const end = usedBytes(content);
    // A log of a few records has nothing in its middle.
    if (isNewest && end < 300) return;
    const start = isNewest ? Math.max(0, end - 1_000) : 0;
    content.flipBit(this.#random.int(start, end - 1), this.#random.int(0, 7));
    this.isDamaged = true;
  }

  /** Gives what changes one bit of the first records that the log has been given since now. */
  damageWhatFollows(): () => void {
    const content = this.#names.get(newestOf([...this.#names.keys()]))!;
    const start = usedBytes(content);
    return () => {
      const end = Math.min(usedBytes(content), start + firstRecordsBytes);
      if (this.isDamaged || start >= end) return;
      content.flipBit(this.#random.int(start, end - 1), this.#random.int(0, 7));
      this.isDamaged = true;
    };
  }

  #fileSystem(mount: Mount): WalFileSystem {
    const names = () => [...this.#names.keys()];
    return {
      createDirectory: (path) => this.#perform(mount, false, () => this.#createDirectory(path)),
      list: (directory) =>
        this.#perform(mount, false, () =>
          names()
            .filter((path) => path.startsWith(`${directory}/`))
            .map((path) => path.slice(directory.length + 1)),
        ),
      read: (path) => this.#perform(mount, false, () => Buffer.from(this.#content(path).cached)),
      openRead: (path) => this.#perform(mount, false, () => this.#reader(mount, path)),
      freeBytes: () => this.#perform(mount, false, () => (this.mood.isFull ? 0 : plentyBytes)),
      create: (path) => this.#perform(mount, true, () => this.#create(mount, path)),
      openDurable: (path) => this.#perform(mount, false, () => this.#file(mount, path, true)),
      rename: (from, to) => this.#perform(mount, true, () => this.#rename(from, to)),
      remove: (path) => this.#perform(mount, false, () => this.#remove(path)),
      syncDirectory: (directory) => this.#perform(mount, true, () => this.#syncNames(directory)),
      lock: () => this.#perform(mount, false, (): DirectoryLock => ({ release: async () => {} })),
    };
  }

  #reader(mount: Mount, path: string): ReadableFile {
    const content = this.#content(path);
    return {
      sizeBytes: content.cached.length,
      readAt: (bytes, position) => {
        const isUnreadable = path.startsWith(snapshotDirectory) && this.#isUnreadable();
        return this.#perform(mount, false, () => {
          if (isUnreadable) throw systemError('EIO');
          const part = content.cached.subarray(position, position + bytes.length);
          bytes.set(part);
          return part.length;
        });
      },
      close: () => this.#perform(mount, false, () => {}),
    };
  }

  /** Counts as damage: where it was the only one, what it held is on this disk no more. */
  #isUnreadable(): boolean {
    const { mood } = this;
    if (mood.goodReads === null || this.isDamaged) return false;
    if (mood.goodReads > 0) {
      mood.goodReads--;
      return false;
    }
    mood.goodReads = null;
    this.isDamaged = true;
    return true;
  }

  #file(mount: Mount, path: string, durable: boolean): WalFile {
    const content = this.#content(path);
    return {
      write: (bytes, start, length, position) => {
        // A short write ends with a sector: the kernel copies page by page.
        const toSectorEnd = sectorBytes - (position % sectorBytes);
        const count = this.#random.chance(0.05) ? Math.min(toSectorEnd, length) : length;
        // Zeros that clear a torn end leave no trace elsewhere: nothing could tell. Records do.
        const at = durable && bytes[start] !== 0 ? this.#placeOf(position) : position;
        // In the cache at once; on the platter when it resolves, or at any time before.
        if (!this.mood.isFull) content.write(bytes.subarray(start, start + count), at);
        const effect = () => {
          if (durable) content.persist(at, at + count);
          return count;
        };
        // Zeros again, that clear a torn end: forgotten they would leave it on the platter, where it looks like damage.
        const isForgotten = durable && bytes[start] !== 0 && this.#random.chance(0.5);
        return this.#perform(mount, true, effect, () => isForgotten && content.forget(at, at + count));
      },
      datasync: () => this.#perform(mount, true, () => content.sync()),
      truncate: (sizeBytes) => this.#perform(mount, false, () => content.truncate(sizeBytes)),
      close: () => this.#perform(mount, false, () => {}),
    };
  }

  /**
   * Where the heads really are, once, when the mood says so: over earlier records of the same file, where recovery can
   * see it. (Elsewhere it may leave no trace, if a full disk makes the log cut the file behind its last record.)
   */
  #placeOf(position: number): number {
    const sectors = Math.ceil(position / sectorBytes);
    if (!this.mood.misdirect || this.isDamaged || sectors < 3) return position;
    this.mood.misdirect = false;
    this.isDamaged = true;
    this.isMisdirected = true;
    return this.#random.int(1, sectors - 2) * sectorBytes;
  }

  /** An operation takes its time, then fails or takes effect, and the process hears of it when it is awake. */
  #perform<T>(mount: Mount, canFail: boolean, effect: () => T, failed: () => void = () => {}): Promise<T> {
    const delayMs = this.#random.exponential(this.#meanMs) * this.mood.slowness;
    const failure = canFail && mount.alive ? this.#failure() : null;
    const isTroubled = this.mood.slowness > 1 || failure !== null;
    return new Promise((resolve, reject) => {
      if (!mount.alive) return;
      if (isTroubled) this.#troubles++;
      this.#queue.after(delayMs, () => {
        if (isTroubled) this.#troubles--;
        if (!mount.alive) return;
        let result: T;
        try {
          if (failure !== null) {
            failed();
            throw failure;
          }
          result = effect();
        } catch (error) {
          mount.wake(() => mount.alive && reject(error));
          return;
        }
        mount.wake(() => mount.alive && resolve(result));
      });
    });
  }

  #failure(): Error | null {
    const { mood } = this;
    const fails = mood.failures > 0;
    if (fails) mood.failures--;
    else if (!mood.isFull) return null;
    this.faultInjected = true;
    return systemError(fails ? 'EIO' : 'ENOSPC');
  }

  #create(mount: Mount, path: string): WalFile {
    if (this.#names.has(path)) throw systemError('EEXIST');
    const content = new FileContent();
    this.#change(path, (names) => names.set(path, content));
    return this.#file(mount, path, false);
  }

  /** A name like others, in a directory that is there. */
  #createDirectory(path: string): string | undefined {
    if (this.#names.has(path)) return undefined;
    const content = new FileContent();
    this.#change(path, (names) => names.set(path, content));
    return path;
  }

  #rename(from: string, to: string): void {
    const content = this.#content(from);
    this.#change(to, (names) => {
      names.delete(from);
      names.set(to, content);
    });
  }

  #remove(path: string): void {
    this.#content(path);
    this.#change(path, (names) => names.delete(path));
  }

  #change(path: string, change: NameChange['change']): void {
    change(this.#names);
    this.#nameChanges.push({ path, change });
  }

  #syncNames(directory: string): void {
    const isThere = ({ path }: NameChange) => dirname(path) === directory;
    for (const { change } of this.#nameChanges.filter(isThere)) change(this.#durableNames);
    this.#nameChanges = this.#nameChanges.filter((change) => !isThere(change));
  }

  /** Of a directory whose name was lost all is. */
  #isReachable(path: string): boolean {
    const directory = dirname(path);
    return directory === dataDirectory || this.#durableNames.has(directory);
  }

  #content(path: string): FileContent {
    const content = this.#names.get(path);
    if (content === undefined) throw systemError('ENOENT');
    return content;
  }
}

/** Two of a promise, or of a few entries. */
const firstRecordsBytes = 150;

/** The last segment of the log, as their names are ordered; any file when there is none. */
function newestOf(paths: readonly string[]): string {
  return (
    paths
      .filter((path) => path.endsWith('.wal'))
      .sort()
      .at(-1) ?? paths[0]!
  );
}

/** Up to the last byte that is not zero. */
function usedBytes({ cached }: FileContent): number {
  let end = cached.length;
  while (end > 0 && cached[end - 1] === 0) end--;
  return end;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected by the simulation`), { code });
}
