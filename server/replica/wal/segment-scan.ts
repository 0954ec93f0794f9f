import {
  isPayloadIntact,
  readRecordHeader,
  recordAlignmentBytes,
  recordBytes,
  recordHeaderBytes,
  recordMagic,
  unsealRecord,
} from './record.ts';
import { endOfNonZero, hasEmptySector, isZero, sectorBytes } from './sectors.ts';
import { type SegmentHeader, segmentHeaderBytes } from './segment-header.ts';
import { damaged } from './wal-error.ts';

export interface SegmentContent {
  /** Where the next record goes. */
  readonly endOffset: number;
  readonly nextSequence: number;
  /** What a write that was never confirmed left behind `endOffset`. Only the last segment can have one. */
  readonly tornBytes: number;
}

/**
 * Reads the records of one segment in order.
 *
 * @param bytes the file; masked records in it are unmasked in place.
 * @param isLast whether a torn write is possible: only the last append can be, and every one before it was synced.
 * @param visit is given the payload of each record, a view of `bytes`.
 * @throws WalError 'damaged' for everything that a torn write does not explain.
 */
export function scanSegment(
  file: string,
  bytes: Buffer,
  header: SegmentHeader,
  isLast: boolean,
  visit: (payload: Buffer, offset: number) => void,
): SegmentContent {
  const scan = new SegmentScan(file, bytes, header);
  while (scan.readRecord(visit)) {}
  if (scan.tornBytes > 0 && !isLast) throw scan.damaged('the record is incomplete, and segments follow it');
  return { endOffset: scan.at, nextSequence: scan.sequence, tornBytes: scan.tornBytes };
}

class SegmentScan {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #salt: number;
  at = segmentHeaderBytes;
  sequence: number;
  tornBytes = 0;

  constructor(file: string, bytes: Buffer, header: SegmentHeader) {
    this.#file = file;
    this.#bytes = bytes;
    this.#salt = header.salt;
    this.sequence = header.firstSequence;
  }

  /** False at the end of the log, torn or not. */
  readRecord(visit: (payload: Buffer, offset: number) => void): boolean {
    const header = readRecordHeader(this.#bytes, this.at, this.#salt);
    if (header === null) return this.#endWithoutHeader();
    if (header.sequence !== this.sequence) throw this.damaged(`it holds record ${header.sequence}`);
    const end = this.at + recordBytes(header.payloadBytes);
    if (end > this.#bytes.length) return this.#endTorn();
    if (!isPayloadIntact(this.#bytes, this.at, header, this.#salt)) return this.#endInPayload(end);
    if (!unsealRecord(this.#bytes, this.at, header, this.#salt)) {
      throw this.damaged('the bytes that fill up the record are not zero');
    }
    const start = this.at + recordHeaderBytes;
    visit(this.#bytes.subarray(start, start + header.payloadBytes), this.at);
    this.at = end;
    this.sequence++;
    return true;
  }

  damaged(what: string): Error {
    return damaged(this.#file, this.at, `record ${this.sequence} was expected, ${what}`);
  }

  /** The place of the next header is zero, cut off, or damaged. */
  #endWithoutHeader(): boolean {
    const headerEnd = this.at + recordHeaderBytes;
    if (headerEnd > this.#bytes.length) return this.#endTorn();
    // The header has a sector for itself or shares it with its record: it cannot be missing alone.
    const sectorEnd = Math.min(this.#bytes.length, Math.ceil(headerEnd / sectorBytes) * sectorBytes);
    if (!isZero(this.#bytes, this.at, sectorEnd)) throw this.damaged('the sum of its header does not match');
    if (this.#hasRecordFrom(sectorEnd)) throw this.damaged('it is missing, and later records follow');
    return this.#endTorn();
  }

  #endInPayload(end: number): boolean {
    if (!hasEmptySector(this.#bytes, this.at + recordHeaderBytes, end, 0, 0)) {
      throw this.damaged('its sum does not match, though all of it was written');
    }
    if (!isZero(this.#bytes, end, this.#bytes.length)) throw this.damaged('its sum does not match, and more follows');
    return this.#endTorn();
  }

  #endTorn(): boolean {
    this.tornBytes = endOfNonZero(this.#bytes, Math.min(this.at, this.#bytes.length), this.#bytes.length) - this.at;
    return false;
  }

  #hasRecordFrom(start: number): boolean {
    for (let at = this.#bytes.indexOf(recordMagic, start); at >= 0; at = this.#bytes.indexOf(recordMagic, at + 1)) {
      if (at % recordAlignmentBytes === 0 && readRecordHeader(this.#bytes, at, this.#salt) !== null) return true;
    }
    return false;
  }
}
