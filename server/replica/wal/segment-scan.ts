import {
  isPayloadIntact,
  readRecordHeader,
  recordBytes,
  recordHeaderBytes,
  recordMagic,
  unsealRecord,
} from './record.ts';
import { endOfNonZero, hasEmptySector, isZero, sectorBytes } from './sectors.ts';
import { type SegmentHeader, segmentHeaderBytes } from './segment-header.ts';
import { damaged } from './wal-error.ts';

export interface SegmentContent {
  /** Where the last record that was read begins; `endOffset` when there is none. */
  readonly lastRecordOffset: number;
  /** Where the next record goes. */
  readonly endOffset: number;
  readonly nextSequence: number;
  /** What a write that was never confirmed left behind `endOffset`. Only the last segment can have one. */
  readonly tornBytes: number;
}

export interface SegmentVisitor {
  /** @param payload a view of the segment. */
  record(payload: Buffer, offset: number): void;
  /**
   * `count` records are lost at `offset`, although they were durable: later ones prove it. None is lost where only the
   * bytes that fill up a record have changed.
   */
  damage(offset: number, what: string, count: number): void;
}

/**
 * Reads the records of one segment in order. What a torn write does not explain is damage: a record that was durable is
 * never taken for one that was not.
 *
 * @param bytes the file; masked records in it are unmasked in place.
 * @param followedBy sequence number of the first record of the next segment; null when that is not known, undefined when
 *   this segment is the last. Only the last append can be torn: every one before it was synced.
 * @throws WalError 'damaged' when the end of the log is damaged, so that nothing behind it tells what was lost.
 */
export function scanSegment(
  file: string,
  bytes: Buffer,
  header: SegmentHeader,
  followedBy: number | null | undefined,
  visitor: SegmentVisitor,
): SegmentContent {
  const scan = new SegmentScan(bytes, header, followedBy ?? Number.POSITIVE_INFINITY, visitor);
  for (;;) {
    const problem = scan.readRecord();
    if (problem === null || scan.skipTo(scan.nextRecord(), problem)) continue;
    if (followedBy === undefined && !problem.isTorn) throw damaged(file, scan.at, scan.sentence(problem));
    if (followedBy === undefined && scan.isElsewhere()) {
      throw damaged(file, scan.at, `record ${scan.sequence} was expected, it stands in another place`);
    }
    if (followedBy !== undefined && followedBy !== null) scan.loseUntil(followedBy, problem);
    const { at: endOffset, lastRecordOffset = endOffset, sequence: nextSequence } = scan;
    return { lastRecordOffset, endOffset, nextSequence, tornBytes: problem.tornBytes };
  }
}

/** Why no record could be read. */
interface Problem {
  readonly what: string;
  /** Explained by a write that was never confirmed, or by the end of the log: then `tornBytes` is 0. */
  readonly isTorn: boolean;
  readonly tornBytes: number;
}

interface Place {
  readonly offset: number;
  readonly sequence: number;
}

class SegmentScan {
  readonly #bytes: Buffer;
  readonly #salt: number;
  readonly #endSequence: number;
  readonly #visitor: SegmentVisitor;
  at = segmentHeaderBytes;
  lastRecordOffset: number | undefined;
  sequence: number;

  constructor(bytes: Buffer, header: SegmentHeader, endSequence: number, visitor: SegmentVisitor) {
    this.#bytes = bytes;
    this.#salt = header.salt;
    this.#endSequence = endSequence;
    this.#visitor = visitor;
    this.sequence = header.firstSequence;
  }

  /** Null when there was one. */
  readRecord(): Problem | null {
    const header = readRecordHeader(this.#bytes, this.at, this.#salt);
    if (header === null) return this.#withoutHeader();
    if (header.sequence !== this.sequence) return isDamaged(`it holds record ${header.sequence}`);
    const end = this.at + recordBytes(header.payloadBytes);
    if (end > this.#bytes.length) return this.#torn('the file ends within it');
    if (!isPayloadIntact(this.#bytes, this.at, header, this.#salt)) return this.#withoutPayload(end);
    if (!unsealRecord(this.#bytes, this.at, header, this.#salt)) {
      this.#visitor.damage(this.at, 'the bytes that fill up the record are not zero', 0);
    }
    const start = this.at + recordHeaderBytes;
    this.#visitor.record(this.#bytes.subarray(start, start + header.payloadBytes), this.at);
    this.lastRecordOffset = this.at;
    this.at = end;
    this.sequence++;
    return null;
  }

  /** The next place that has the header of a later record. Nothing else has its sum: the salt is this segment's. */
  nextRecord(): Place | null {
    for (let at = this.at; ; at++) {
      at = this.#bytes.indexOf(recordMagic, at);
      if (at < 0) return null;
      const sequence = readRecordHeader(this.#bytes, at, this.#salt)?.sequence ?? 0;
      if (sequence > this.sequence && sequence < this.#endSequence) return { offset: at, sequence };
    }
  }

  /** The next record was written, to a place that is not its own: then it was not torn, and may have been acknowledged. */
  isElsewhere(): boolean {
    for (let at = segmentHeaderBytes; ; at++) {
      at = this.#bytes.indexOf(recordMagic, at);
      if (at < 0) return false;
      if (at === this.at) continue;
      if ((readRecordHeader(this.#bytes, at, this.#salt)?.sequence ?? 0) >= this.sequence) return true;
    }
  }

  skipTo(next: Place | null, problem: Problem): boolean {
    if (next === null) return false;
    this.#visitor.damage(this.at, this.sentence(problem), next.sequence - this.sequence);
    this.at = next.offset;
    this.sequence = next.sequence;
    return true;
  }

  loseUntil(sequence: number, problem: Problem): void {
    if (sequence <= this.sequence) return;
    this.#visitor.damage(this.at, this.sentence(problem), sequence - this.sequence);
    this.sequence = sequence;
  }

  sentence({ what }: Problem): string {
    return `record ${this.sequence} was expected, ${what}`;
  }

  /** The place of the next header is zero, cut off, or damaged. */
  #withoutHeader(): Problem {
    const headerEnd = this.at + recordHeaderBytes;
    if (headerEnd > this.#bytes.length) return this.#torn('the file ends within its header');
    // The header has a sector for itself or shares it with its record: it cannot be missing alone.
    const sectorEnd = Math.min(this.#bytes.length, Math.ceil(headerEnd / sectorBytes) * sectorBytes);
    if (!isZero(this.#bytes, this.at, sectorEnd)) return isDamaged('the sum of its header does not match');
    return this.#torn('it is missing');
  }

  #withoutPayload(end: number): Problem {
    if (!hasEmptySector(this.#bytes, this.at + recordHeaderBytes, end, 0, 0)) {
      return isDamaged('its sum does not match, though all of it was written');
    }
    if (!isZero(this.#bytes, end, this.#bytes.length)) return isDamaged('its sum does not match, and more follows');
    return this.#torn('its sum does not match');
  }

  #torn(what: string): Problem {
    const start = Math.min(this.at, this.#bytes.length);
    return { what, isTorn: true, tornBytes: endOfNonZero(this.#bytes, start, this.#bytes.length) - start };
  }
}

function isDamaged(what: string): Problem {
  return { what, isTorn: false, tornBytes: 0 };
}
