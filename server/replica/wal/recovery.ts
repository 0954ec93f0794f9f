import { join } from 'node:path';
import type { HardState } from '../../consensus/hard-state.ts';
import type { WalFileSystem } from './file-system.ts';
import { HardStateFold } from './hard-state-fold.ts';
import { readOperations } from './operation-codec.ts';
import { parseSegmentFileName, segmentFileName } from './segment-files.ts';
import { decodeSegmentHeader, type SegmentHeader } from './segment-header.ts';
import { type SegmentContent, scanSegment } from './segment-scan.ts';
import { damaged, WalError } from './wal-error.ts';

/** Whose log it is. */
export interface WalOwner {
  readonly clusterId: string;
  readonly nodeId: number;
}

export interface RecoveryReport {
  readonly segments: number;
  /** Appends that were found whole. */
  readonly records: number;
  readonly sizeBytes: number;
  /** The remains of one append that was never confirmed; they are overwritten before the log is used. */
  readonly torn: { readonly file: string; readonly offset: number; readonly sizeBytes: number } | null;
}

/** The segment that the next record goes to. */
export interface LogTail {
  readonly path: string;
  readonly header: SegmentHeader;
  readonly offset: number;
  readonly fileBytes: number;
}

export interface Recovered {
  readonly state: HardState;
  readonly report: RecoveryReport;
  /** Null when there is no segment yet. */
  readonly tail: LogTail | null;
  readonly nextSequence: number;
}

/** Reads the whole log and changes nothing. Throws WalError when it is damaged or not the owner's. */
export async function recover(fileSystem: WalFileSystem, directory: string, owner: WalOwner): Promise<Recovered> {
  const names = segmentNames(directory, await fileSystem.list(directory));
  const recovery = new Recovery(directory, owner, names.length);
  for (const name of names) {
    const bytes = await fileSystem.read(join(directory, name));
    recovery.readSegment(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  return recovery.result();
}

function segmentNames(directory: string, names: readonly string[]): string[] {
  const segments = names.filter((name) => parseSegmentFileName(name) !== null).sort();
  segments.forEach((name, i) => {
    const expected = segmentFileName(i + 1);
    if (name !== expected) throw damaged(join(directory, expected), 0, `the file is missing, and ${name} follows it`);
  });
  return segments;
}

class Recovery {
  readonly #directory: string;
  readonly #owner: WalOwner;
  readonly #segmentCount: number;
  readonly #fold = new HardStateFold();
  #tail: LogTail | null = null;
  #nextSequence = 1;
  #segmentsRead = 0;
  #sizeBytes = 0;
  #torn: RecoveryReport['torn'] = null;

  constructor(directory: string, owner: WalOwner, segmentCount: number) {
    this.#directory = directory;
    this.#owner = owner;
    this.#segmentCount = segmentCount;
  }

  readSegment(name: string, bytes: Buffer): void {
    const path = join(this.#directory, name);
    const header = decodeSegmentHeader(path, bytes);
    this.#segmentsRead++;
    this.#checkOwner(path, header);
    this.#checkPlace(path, header);
    const isLast = this.#segmentsRead === this.#segmentCount;
    const content = scanSegment(path, bytes, header, isLast, (payload, offset) => this.#replay(path, payload, offset));
    this.#finishSegment(path, header, content, bytes.length);
  }

  result(): Recovered {
    const report = {
      segments: this.#segmentsRead,
      records: this.#nextSequence - 1,
      sizeBytes: this.#sizeBytes,
      torn: this.#torn,
    };
    return { state: this.#fold.state(), report, tail: this.#tail, nextSequence: this.#nextSequence };
  }

  #checkOwner(path: string, { clusterId, nodeId }: SegmentHeader): void {
    if (clusterId === this.#owner.clusterId && nodeId === this.#owner.nodeId) return;
    throw new WalError(
      'foreign',
      `${path} belongs to node ${nodeId} of cluster ${clusterId}, not to node ${this.#owner.nodeId} of cluster ` +
        `${this.#owner.clusterId}: start the node with the data directory that is its own.`,
    );
  }

  #checkPlace(path: string, header: SegmentHeader): void {
    if (header.segmentNumber !== this.#segmentsRead) {
      throw damaged(path, 0, `the file says that it is segment ${header.segmentNumber}`);
    }
    if (header.firstSequence === this.#nextSequence) return;
    const before = this.#tail ?? { path, offset: 0 };
    throw damaged(
      before.path,
      before.offset,
      `record ${this.#nextSequence} was expected, and the next file begins with record ${header.firstSequence}`,
    );
  }

  #replay(path: string, payload: Buffer, offset: number): void {
    try {
      // Copied once per record: a view would hold the whole segment in memory, zeros included.
      for (const operation of readOperations(Buffer.from(payload))) this.#fold.apply(operation);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw damaged(path, offset, `the record makes no sense (${error.message})`);
    }
  }

  #finishSegment(path: string, header: SegmentHeader, content: SegmentContent, fileBytes: number): void {
    this.#nextSequence = content.nextSequence;
    this.#sizeBytes += content.endOffset;
    this.#tail = { path, header, offset: content.endOffset, fileBytes };
    if (content.tornBytes > 0) this.#torn = { file: path, offset: content.endOffset, sizeBytes: content.tornBytes };
  }
}
