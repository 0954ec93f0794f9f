import { crc32c } from './crc32c.ts';
import { hasEmptySector, isZero } from './sectors.ts';

/**
 * A record is one append: all of its operations are recovered, or none. Little-endian, at a multiple of 32 bytes, so
 * that the header lies within one sector and is written whole or not at all:
 *
 *     0 "WREC" | 4 payload length | 8 sequence number (6 bytes) | 14 flags (2 bytes: 1 masked)
 *     16 CRC-32C of the payload | 20 CRC-32C of the header before it | 24 payload … | zeros up to a multiple of 32
 *
 * Both sums begin with the segment's salt. The payload and the zeros behind it are stored so that no sector of them is
 * empty: if one were, all of them are masked with a random stream. That tells a torn write from damage. Only the last
 * append can be torn, and a sector that it did not write still holds zeros; a record that was written has none, and no
 * change of one byte makes one. (etcd's rule is the same without the mask: a value of zeros in a damaged record looks
 * torn to it, and what was acknowledged is cut.)
 */
export interface RecordHeader {
  readonly payloadBytes: number;
  readonly sequence: number;
  readonly isMasked: boolean;
  readonly payloadCrc: number;
}

const recordAlignmentBytes = 32;
export const recordHeaderBytes = 24;
export const recordMagic = Buffer.from('WREC', 'latin1');

/** A bound on what one append may take in memory, at writing and at recovery. */
export const payloadBytesMax = 256 * 2 ** 20;

export function recordBytes(payloadBytes: number): number {
  return Math.ceil((recordHeaderBytes + payloadBytes) / recordAlignmentBytes) * recordAlignmentBytes;
}

/**
 * Completes a record whose payload is at `recordHeaderBytes` in `bytes`.
 *
 * @param position where in the file the record will stand.
 */
export function sealRecord(
  bytes: Buffer,
  payloadBytes: number,
  sequence: number,
  position: number,
  salt: number,
): void {
  const payloadEnd = recordHeaderBytes + payloadBytes;
  const end = recordBytes(payloadBytes);
  bytes.fill(0, payloadEnd, end);
  // With one byte set a sector still counts as empty: losing that byte must not look like losing the sector.
  const isMasked = hasEmptySector(bytes, recordHeaderBytes, end, position, 1);
  if (isMasked) mask(bytes, recordHeaderBytes, end, sequence ^ salt);
  recordMagic.copy(bytes);
  bytes.writeUInt32LE(payloadBytes, 4);
  bytes.writeUIntLE(sequence, 8, 6);
  bytes.writeUInt16LE(Number(isMasked), 14);
  bytes.writeUInt32LE(crc32c(bytes, recordHeaderBytes, payloadEnd, salt), 16);
  bytes.writeUInt32LE(crc32c(bytes, 0, 20, salt), 20);
}

/** Null when there is no whole, undamaged header at `at`. */
export function readRecordHeader(bytes: Buffer, at: number, salt: number): RecordHeader | null {
  if (at + recordHeaderBytes > bytes.length) return null;
  if (bytes.readUInt32LE(at + 20) !== crc32c(bytes, at, at + 20, salt)) return null;
  return {
    payloadBytes: bytes.readUInt32LE(at + 4),
    sequence: bytes.readUIntLE(at + 8, 6),
    isMasked: bytes.readUInt16LE(at + 14) === 1,
    payloadCrc: bytes.readUInt32LE(at + 16),
  };
}

export function isPayloadIntact(bytes: Buffer, at: number, header: RecordHeader, salt: number): boolean {
  const start = at + recordHeaderBytes;
  return crc32c(bytes, start, start + header.payloadBytes, salt) === header.payloadCrc;
}

/** Unmasks the record in place. False when the bytes that fill it up are not the zeros that were written. */
export function unsealRecord(bytes: Buffer, at: number, header: RecordHeader, salt: number): boolean {
  const end = at + recordBytes(header.payloadBytes);
  if (header.isMasked) mask(bytes, at + recordHeaderBytes, end, header.sequence ^ salt);
  return isZero(bytes, at + recordHeaderBytes + header.payloadBytes, end);
}

/** Its own inverse. The stream is Marsaglia's xorshift32; it needs to be unlike the data, not to be secret. */
function mask(bytes: Buffer, start: number, end: number, seed: number): void {
  let state = seed | 1;
  for (let i = start; i < end; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = bytes[i]! ^ (state & 0xff);
  }
}
