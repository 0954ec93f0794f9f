import type { HardState } from '../../consensus/hard-state.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { WalFileSystem } from './file-system.ts';
import { HardStateFold } from './hard-state-fold.ts';
import { readOperations } from './operation-codec.ts';
import type { SegmentHeader } from './segment-header.ts';
import { listSegments, type Segment, type WalOwner } from './segment-list.ts';
import { type SegmentContent, scanSegment } from './segment-scan.ts';
import { damaged } from './wal-error.ts';

/** Something durable that can no longer be read, or whose remains were of no use. */
export interface Damage {
  readonly file: string;
  readonly offset: number;
  readonly what: string;
  /** Records that are lost; null when a whole file is and nobody knows how many it held. */
  readonly records: number | null;
}

export interface RecoveryReport {
  readonly segments: number;
  /** Appends that were found whole. */
  readonly records: number;
  readonly sizeBytes: number;
  /** The remains of one append that was never confirmed; they are overwritten before the log is used. */
  readonly torn: { readonly file: string; readonly offset: number; readonly sizeBytes: number } | null;
  /** Nothing of it was cut; what it held comes from peers. */
  readonly damage: readonly Damage[];
}

/** A segment that is written to no more. */
export interface FinishedSegment {
  readonly path: string;
  readonly sizeBytes: number;
  /** End of the log where the segment after it begins: no entry that is in use has a higher index here. Null: not known. */
  readonly lastIndex: number | null;
}

/** The segment that the next record goes to. */
export interface LogTail {
  readonly path: string;
  readonly header: SegmentHeader;
  /** Where the last record begins; `offset` when there is none. */
  readonly lastRecordOffset: number;
  readonly offset: number;
  readonly fileBytes: number;
}

export interface Recovered {
  readonly state: HardState;
  readonly checkpoint: Checkpoint;
  readonly report: RecoveryReport;
  /** Oldest first. */
  readonly finished: readonly FinishedSegment[];
  /** Null when there is no segment yet. */
  readonly tail: LogTail | null;
  readonly nextSequence: number;
}

export interface RecoveryOptions extends WalOwner {
  /** What the newest valid snapshot covers, so that the log may begin after it. */
  readonly snapshotIndex: number;
}

/**
 * Reads the whole log and changes nothing. Throws WalError when it is not the owner's, or when damage leaves open what the
 * node promised and accepted.
 */
export async function recover(
  fileSystem: WalFileSystem,
  directory: string,
  options: RecoveryOptions,
): Promise<Recovered> {
  const segments = await listSegments(fileSystem, directory, options);
  if (segments.length === 0 && options.snapshotIndex > 0) {
    throw damaged(directory, 0, `there is a snapshot of ${options.snapshotIndex} entries, and no file of the log`);
  }
  const recovery = new Recovery(segments, options);
  for (const segment of segments) {
    const bytes = await fileSystem.read(segment.path);
    recovery.readSegment(segment, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  return recovery.result();
}

class Recovery {
  readonly #segments: readonly Segment[];
  readonly #options: RecoveryOptions;
  readonly #fold: HardStateFold;
  readonly #finished: FinishedSegment[] = [];
  readonly #damage: Damage[] = [];
  #tail: LogTail | null = null;
  #torn: RecoveryReport['torn'] = null;
  #nextSequence = 1;
  #records = 0;
  #sizeBytes = 0;
  #segmentsRead = 0;

  constructor(segments: readonly Segment[], options: RecoveryOptions) {
    this.#segments = segments;
    this.#options = options;
    this.#fold = new HardStateFold(options.snapshotIndex);
  }

  readSegment(segment: Segment, bytes: Buffer): void {
    const next = this.#segments[++this.#segmentsRead];
    if (segment.isAfterGap) this.#noteGap(segment);
    if (segment.header === null) {
      this.#lose({ file: segment.path, offset: 0, what: segment.problem, records: null });
      this.#sizeBytes += bytes.length;
      this.#finish(segment.path, bytes.length, next);
      return;
    }
    this.#begin(segment.path, segment.header);
    const content = scanSegment(segment.path, bytes, segment.header, followedBy(next), {
      record: (payload, offset) => this.#replay(segment.path, payload, offset),
      damage: (offset, what, records) => this.#lose({ file: segment.path, offset, what, records }),
    });
    this.#nextSequence = content.nextSequence;
    this.#sizeBytes += content.endOffset;
    if (next === undefined) this.#endLog(segment.path, segment.header, content, bytes.length);
    else this.#finish(segment.path, content.endOffset, next);
  }

  result(): Recovered {
    const report = {
      segments: this.#segments.length,
      records: this.#records,
      sizeBytes: this.#sizeBytes,
      torn: this.#torn,
      damage: this.#damage,
    };
    return {
      state: this.#fold.state(),
      checkpoint: this.#fold.checkpoint,
      report,
      finished: this.#finished,
      tail: this.#tail,
      nextSequence: this.#nextSequence,
    };
  }

  /** The first files of a log are removed once a snapshot covers them; any other that is missing is a loss. */
  #noteGap({ path }: Segment): void {
    const isFirst = this.#segmentsRead === 1;
    if (!isFirst) this.#lose({ file: path, offset: 0, what: 'a file before this one is missing', records: null });
    else this.#fold.lose();
  }

  #begin(path: string, { firstSequence, checkpoint }: SegmentHeader): void {
    if (firstSequence < this.#nextSequence || (this.#fold.isCertain && firstSequence > this.#nextSequence)) {
      const what = `record ${this.#nextSequence} was expected, and the file begins with record ${firstSequence}`;
      throw damaged(path, 0, what);
    }
    if (this.#fold.isCertain || checkpoint === null) return;
    this.#fold.resume(checkpoint);
    if (this.#segmentsRead === 1 && checkpoint.lastIndex > this.#options.snapshotIndex) {
      const what = `the files before it are gone, and no snapshot covers the ${checkpoint.lastIndex} entries up to there`;
      this.#damage.push({ file: path, offset: 0, what, records: null });
    }
  }

  #replay(path: string, payload: Buffer, offset: number): void {
    try {
      // Copied once per record: a view would hold the whole segment in memory, zeros included.
      for (const operation of readOperations(Buffer.from(payload))) this.#fold.apply(operation);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw damaged(path, offset, `the record makes no sense (${error.message})`);
    }
    this.#records++;
  }

  #lose(damage: Damage): void {
    this.#damage.push(damage);
    if (damage.records !== 0) this.#fold.lose();
  }

  #finish(path: string, sizeBytes: number, next: Segment | undefined): void {
    this.#finished.push({ path, sizeBytes, lastIndex: next?.header?.checkpoint?.lastIndex ?? null });
  }

  #endLog(path: string, header: SegmentHeader, content: SegmentContent, fileBytes: number): void {
    if (!this.#fold.isCertain) {
      const last = this.#damage.at(-1) ?? { file: path, offset: 0, what: 'the files before it are missing' };
      throw damaged(
        last.file,
        last.offset,
        `${last.what}, and nothing behind it tells what the node promised and accepted`,
      );
    }
    const { lastRecordOffset, endOffset: offset, tornBytes } = content;
    this.#tail = { path, header, lastRecordOffset, offset, fileBytes };
    if (tornBytes > 0) this.#torn = { file: path, offset, sizeBytes: tornBytes };
  }
}

function followedBy(next: Segment | undefined): number | null | undefined {
  if (next === undefined) return undefined;
  return next.isAfterGap || next.header === null ? null : next.header.firstSequence;
}
