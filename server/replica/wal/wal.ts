import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Ballot, compareBallots, zeroBallot } from '../../consensus/ballot.ts';
import type { DurableOperation, HardState } from '../../consensus/hard-state.ts';
import { type Checkpoint, checkpointAfter, compactedAtMost } from './checkpoint.ts';
import {
  createDurably,
  type DirectoryLock,
  removeIfThere,
  type WalFile,
  type WalFileSystem,
  writeAgain,
  writeFully,
} from './file-system.ts';
import { FinishedSegments } from './finished-segments.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { operationsBytes, writeOperations } from './operation-codec.ts';
import { payloadBytesMax, recordBytes, recordHeaderBytes, sealRecord } from './record.ts';
import { type LogTail, type Recovered, type RecoveryReport, recover } from './recovery.ts';
import { preparedFileName, segmentFileName } from './segment-files.ts';
import { encodeSegmentHeader, segmentHeaderBytes } from './segment-header.ts';
import type { WalOwner } from './segment-list.ts';
import { SegmentPreparer } from './segment-preparer.ts';
import { errorCode, isDiskFull, WalError, type WalErrorCode } from './wal-error.ts';

export interface WalOptions extends WalOwner {
  /** Holds nothing but the log; created when missing. */
  readonly dir: string;
  /** What the newest valid snapshot covers: the log may begin after it. 0, as if there were none, unless told. */
  readonly snapshotIndex?: number;
  /** What bound the maker of that snapshot at its index: nothing in it was chosen in a higher ballot. */
  readonly snapshotBallot?: Ballot;
  /** 8 MiB unless told. An append that is larger gets a segment of its own size. */
  readonly segmentSizeBytes?: number;
  /** Told how long each append waited for the disk. */
  readonly onSync?: (durationMs: number) => void;
  readonly fileSystem?: WalFileSystem;
  /** Where time and salts come from: the process, unless told. */
  readonly nowMs?: () => number;
  readonly randomSalt?: () => number;
}

export interface OpenedWal {
  readonly wal: Wal;
  /** All of it is durable. */
  readonly state: HardState;
  readonly report: RecoveryReport;
}

/** The segment that is written to. */
interface OpenSegment {
  readonly file: WalFile;
  readonly path: string;
  readonly number: number;
  readonly salt: number;
  /** Where the next record goes. */
  offset: number;
  /** How far records may reach. */
  capacity: number;
}

/**
 * A segment is written with zeros before it is used, and the next one while this one fills. At 64 MiB (as in etcd) the start
 * of three nodes on one machine was 384 MiB of writes, and each sync behind them took 70 ms and more. 8 MiB last ten
 * seconds at 5,000 writes of 100 B per second.
 */
const segmentSizeBytesDefault = 8 * 2 ** 20;
/**
 * Below so much free space the log counts as full, before a write fails. Three segments: the next one, one for the writes
 * that are still under way while the node hands over, and one for the snapshot whose completion frees space again.
 */
const spareSegments = 3;
/** The buffer that appends are built in is kept up to this size. */
const keptBufferBytesMax = 4 * 2 ** 20;

/**
 * The write-ahead log of one node: what it promised and accepted, in the order in which it did. Appends that were
 * resolved survive a crash at any moment; one that was not survives whole or not at all.
 *
 * All operations of an append are copied into one buffer and leave in one write, which is durable when it ends. (A writev of header
 * and entries spares the copy, but each piece costs more in Node.js: with 100 entries of 130 B 70 instead of 45 µs per
 * append on a fast disk; with 10 there is no difference.)
 */
export class Wal {
  readonly #fileSystem: WalFileSystem;
  readonly #directory: string;
  readonly #owner: WalOwner;
  readonly #onSync: (durationMs: number) => void;
  readonly #nowMs: () => number;
  readonly #randomSalt: () => number;
  readonly #lock: DirectoryLock;
  readonly #preparer: SegmentPreparer;
  #segment: OpenSegment | null = null;
  #nextSequence: number;
  /** What all records come to: begins the next segment, and tells what does not follow. */
  #checkpoint: Checkpoint;
  readonly #finished: FinishedSegments;
  #sizeBytes: number;
  #writtenBytes: number;
  #buffer = Buffer.allocUnsafeSlow(65_536);
  #isAppending = false;
  #isClosed = false;
  /** Once set, nothing is written any more: what the disk holds is not known. */
  #failure: WalError | null = null;

  private constructor(options: WalOptions, fileSystem: WalFileSystem, lock: DirectoryLock, recovered: Recovered) {
    this.#fileSystem = fileSystem;
    this.#directory = options.dir;
    this.#owner = { clusterId: options.clusterId, nodeId: options.nodeId };
    this.#onSync = options.onSync ?? (() => {});
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#randomSalt = options.randomSalt ?? (() => randomBytes(4).readUInt32LE());
    this.#lock = lock;
    const sizeBytes = options.segmentSizeBytes ?? segmentSizeBytesDefault;
    this.#preparer = new SegmentPreparer(fileSystem, join(options.dir, preparedFileName), sizeBytes);
    this.#nextSequence = recovered.nextSequence;
    this.#checkpoint = compactedAtMost(recovered.checkpoint, options.snapshotIndex ?? 0);
    this.#finished = new FinishedSegments(fileSystem, options.dir, recovered.finished);
    this.#sizeBytes = recovered.report.sizeBytes;
    this.#writtenBytes = this.#sizeBytes;
  }

  /** Recovers the log, creating it when there is none. Rejects with WalError. */
  static async open(options: WalOptions): Promise<OpenedWal> {
    const fileSystem = options.fileSystem ?? nodeFileSystem;
    await explained(options.dir, () => createDurably(fileSystem, options.dir));
    const lock = await fileSystem.lock(options.dir);
    if (lock === null) {
      throw new WalError(
        'locked',
        `The write-ahead log ${options.dir} is open in another process: stop that one first.`,
      );
    }
    try {
      return await explained(options.dir, () => Wal.#openLocked(options, fileSystem, lock));
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  static async #openLocked(options: WalOptions, fileSystem: WalFileSystem, lock: DirectoryLock): Promise<OpenedWal> {
    const snapshotIndex = options.snapshotIndex ?? 0;
    const recovered = await recover(fileSystem, options.dir, { ...options, snapshotIndex });
    const { state, report, tail } = recovered;
    await removeIfThere(fileSystem, join(options.dir, preparedFileName));
    const wal = new Wal(options, fileSystem, lock, recovered);
    if (tail === null) await wal.#startSegment(1, 0);
    else await wal.#resumeSegment(tail, report);
    const told = untold(recovered.checkpoint, options);
    await wal.append(told);
    const promised = told.reduce((ballot, each) => ('ballot' in each ? each.ballot : ballot), state.promised);
    return { wal, state: { ...state, promised }, report };
  }

  /** Bytes of the log in use. The files are larger: they are allocated ahead. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** As `sizeBytes`, never less for compaction: tells how much was written since some point. */
  get writtenBytes(): number {
    return this.#writtenBytes;
  }

  /** What can still be written before there is no next segment but the one that is ready, and one to spare. */
  async isSpaceLow(): Promise<boolean> {
    const free = await this.#fileSystem.freeBytes(this.#directory);
    return free < spareSegments * this.#preparer.sizeBytes;
  }

  /**
   * A snapshot of the first `index` entries is durable: removes the oldest segments that hold nothing else. Appends may
   * run meanwhile. Resolves to the number of removed segments. Rejects with WalError when a file cannot be removed; the log
   * is none the worse for it.
   */
  async compact(index: number): Promise<number> {
    if (this.#isClosed) throw new WalError('closed', 'The write-ahead log was closed.');
    const removed = await this.#finished.removeUpTo(index);
    this.#sizeBytes -= removed.sizeBytes;
    return removed.count;
  }

  /**
   * Resolves when all operations are durable. One call at a time: the caller gathers what comes meanwhile.
   *
   * Rejects with WalError. After 'disk-full' nothing was written and the same call may be made again; after any other,
   * every later call is rejected alike, and only recovery tells whether these operations are durable.
   */
  async append(operations: readonly DurableOperation[]): Promise<void> {
    if (this.#isAppending) throw new Error('Wal.append: the call before has not ended');
    if (this.#isClosed) throw new WalError('closed', 'The write-ahead log was closed.');
    if (this.#failure !== null) throw this.#failure;
    if (operations.length === 0) return;
    const checkpoint = checkpointAfter(this.#checkpoint, operations);
    this.#isAppending = true;
    try {
      await this.#appendRecord(operations);
      this.#checkpoint = checkpoint;
    } finally {
      this.#isAppending = false;
    }
  }

  /** Lets go of files and lock. Not while an append runs. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    if (this.#isAppending) throw new Error('Wal.close: an append has not ended');
    this.#isClosed = true;
    await this.#finished.idle();
    await this.#preparer.close();
    await this.#segment?.file.close();
    await this.#lock.release();
  }

  async #appendRecord(operations: readonly DurableOperation[]): Promise<void> {
    const payloadBytes = operationsBytes(operations);
    if (payloadBytes > payloadBytesMax) throw new Error(`an append has at most ${payloadBytesMax} bytes`);
    const length = recordBytes(payloadBytes);
    const segment = await this.#segmentFor(length);
    const bytes = this.#bufferFor(length);
    writeOperations(bytes, recordHeaderBytes, operations);
    sealRecord(bytes, payloadBytes, this.#nextSequence, segment.offset, segment.salt);
    const startMs = this.#nowMs();
    await this.#write(segment, bytes, length);
    this.#onSync(this.#nowMs() - startMs);
    segment.offset += length;
    this.#sizeBytes += length;
    this.#writtenBytes += length;
    this.#nextSequence++;
    if (segment.offset * 2 > segment.capacity) this.#preparer.start();
  }

  async #segmentFor(length: number): Promise<OpenSegment> {
    const current = this.#segment!;
    if (current.offset + length <= current.capacity) return current;
    return this.#startSegment(current.number + 1, length);
  }

  async #write(segment: OpenSegment, bytes: Uint8Array, length: number): Promise<void> {
    try {
      await writeFully(segment.file, bytes, length, segment.offset);
    } catch (error) {
      if (!isDiskFull(error)) throw this.#fail('write-failed', segment.path, error);
      await this.#cutBack(segment);
      throw diskFull(segment.path, error);
    }
  }

  /**
   * Blocks were preallocated, yet a write found no space (a file system that copies on write, or a quota). The file ends
   * at its last record from now on, and the next append asks for a new segment.
   */
  async #cutBack(segment: OpenSegment): Promise<void> {
    try {
      await segment.file.truncate(segment.offset);
      await segment.file.datasync();
      segment.capacity = segment.offset;
    } catch (error) {
      throw this.#fail('write-failed', segment.path, error);
    }
  }

  /**
   * Puts a prepared file into use. It joins the log by its name, once its header is durable; until then a failure
   * changes nothing.
   *
   * @param length of the record that it must have room for.
   */
  async #startSegment(number: number, length: number): Promise<OpenSegment> {
    const path = join(this.#directory, segmentFileName(number));
    const salt = this.#randomSalt();
    const { lastIndex } = this.#checkpoint;
    const prepared = await this.#takeWithHeader(path, number, salt, segmentHeaderBytes + length);
    let file: WalFile;
    try {
      await this.#fileSystem.syncDirectory(this.#directory);
      await this.#segment?.file.close();
      await prepared.file.close();
      file = await this.#fileSystem.openDurable(path);
    } catch (error) {
      throw this.#fail('fsync-failed', path, error);
    }
    this.#finish(lastIndex);
    this.#segment = { file, path, number, salt, offset: segmentHeaderBytes, capacity: prepared.sizeBytes };
    this.#sizeBytes += segmentHeaderBytes;
    return this.#segment;
  }

  #finish(lastIndex: number): void {
    if (this.#segment === null) return;
    const { path, offset } = this.#segment;
    this.#finished.add({ path, sizeBytes: offset, lastIndex });
  }

  async #takeWithHeader(path: string, segmentNumber: number, salt: number, sizeBytesMin: number) {
    const header = encodeSegmentHeader({
      ...this.#owner,
      segmentNumber,
      salt,
      firstSequence: this.#nextSequence,
      checkpoint: this.#checkpoint,
    });
    try {
      const prepared = await this.#preparer.take(sizeBytesMin);
      try {
        await writeFully(prepared.file, header, header.length, 0);
        await prepared.file.datasync();
        await this.#fileSystem.rename(join(this.#directory, preparedFileName), path);
      } catch (error) {
        await this.#preparer.discard(prepared.file);
        throw error;
      }
      return prepared;
    } catch (error) {
      throw isDiskFull(error) ? diskFull(path, error) : this.#fail('write-failed', path, error);
    }
  }

  /**
   * The last record may still be in the kernel's memory only, if its write failed or the process died before it ended: it
   * is made durable before anyone relies on it. By writing it again: after a failure the kernel takes its pages for
   * written, and a sync writes nothing (Rebello et al., ATC 2020). All records before it are durable, or none had followed.
   * The remains of a torn write are zeroed, or the next record could run into them.
   */
  async #resumeSegment(tail: LogTail, { torn }: RecoveryReport): Promise<void> {
    const { path, header, offset, fileBytes } = tail;
    const file = await this.#fileSystem.openDurable(path);
    const number = header.segmentNumber;
    this.#segment = { file, path, number, salt: header.salt, offset, capacity: fileBytes };
    await writeAgain(this.#fileSystem, path, file, { from: tail.lastRecordOffset, to: offset });
    if (torn !== null) await writeZeros(file, torn.offset, torn.sizeBytes);
    await file.datasync();
    await this.#fileSystem.syncDirectory(this.#directory);
  }

  #bufferFor(length: number): Buffer {
    if (length <= this.#buffer.length) return this.#buffer;
    const grown = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(length)));
    if (grown.length <= keptBufferBytesMax) this.#buffer = grown;
    return grown;
  }

  #fail(code: WalErrorCode, path: string, cause: unknown): WalError {
    this.#failure = new WalError(
      code,
      `The write-ahead log cannot be written: ${path}: ${reason(cause)}. This node acknowledges nothing any more; ` +
        'check its disk, then start it again.',
      cause,
    );
    return this.#failure;
  }
}

/**
 * A snapshot gets its name before the log knows of it, and the process may die in between, or its log may have failed. It binds
 * the node, or this could confirm entries to an older leader that it never got, because it has something else in their places.
 * And what the log held there and did not know to be decided is not what was chosen: it must not be believed when the snapshot
 * is damaged one day.
 */
function untold({ promised, decidedIndex, lastIndex }: Checkpoint, options: WalOptions): DurableOperation[] {
  const { snapshotIndex: index = 0, snapshotBallot: ballot = zeroBallot } = options;
  const told: DurableOperation[] = [];
  // First: what bound the node before did not cover the snapshot.
  if (compareBallots(ballot, promised) > 0) told.push({ type: 'promise', ballot });
  if (Math.min(decidedIndex, lastIndex) < index) told.push({ type: 'snapshot', index });
  return told;
}

async function writeZeros(file: WalFile, offset: number, length: number): Promise<void> {
  const zeros = new Uint8Array(Math.min(length, 2 ** 20));
  for (let done = 0; done < length; done += zeros.length) {
    await writeFully(file, zeros, Math.min(zeros.length, length - done), offset + done);
  }
}

function diskFull(path: string, cause: unknown): WalError {
  return new WalError(
    'disk-full',
    `The disk of the write-ahead log is full: ${path}: ${reason(cause)}. Nothing was written; free some space and the node goes on.`,
    cause,
  );
}

/** Runs a step of opening; what the file system refuses becomes a WalError. */
async function explained<T>(directory: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (errorCode(error) === undefined || error instanceof WalError) throw error;
    if (isDiskFull(error)) throw diskFull(directory, error);
    throw new WalError('write-failed', `The write-ahead log cannot be opened: ${directory}: ${reason(error)}.`, error);
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
