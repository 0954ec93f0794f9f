import { varintBytes, writeVarint } from '../../../proto/protobuf/varint.ts';
import { writeByteString } from '../byte-string.ts';
import type { Version } from '../version.ts';
import { checkedLength } from './frame.ts';

/**
 * The parts of a snapshot that hold versions, written by hand: nearly all of a snapshot is versions, and while it is made a
 * node has less time for its clients. The bytes are those of scalectl.snapshot.v1.Part with a list of mvccpb.KeyValue.
 * (With the generated codec and 110,000 versions of 150 B the throughput of a cluster on two cores fell by half for two
 * seconds; docs/decisions/0020.)
 */

/** Field numbers of the lists in scalectl.snapshot.v1.Part. */
export const keysField = 3;
export const eventsField = 4;

export const partSizeBytes = 48 * 1024;
/** Items looked at without a part that is full: time goes by with those that are passed over, too. */
export const partLengthMax = 4096;
/** Before the message stands its length. */
const lengthBytesMax = 5;

/** Frames, each with its length before it. Undefined items stand for work without a result. */
export function* versionFrames(field: number, versions: Iterable<Version | undefined>): Generator<Uint8Array> {
  let bytes: Buffer = Buffer.allocUnsafe(2 * partSizeBytes);
  let at = lengthBytesMax;
  let length = 0;
  for (const version of versions) {
    length++;
    if (version !== undefined) {
      const size = sizeOfVersion(version);
      const end = at + 1 + varintBytes(size) + size;
      if (end > bytes.length) bytes = grown(bytes, at, end);
      at = writeVersion(bytes, at, field, size, version);
    }
    if (at < partSizeBytes && length < partLengthMax) continue;
    yield framed(bytes, at);
    at = lengthBytesMax;
    length = 0;
  }
  if (at > lengthBytesMax) yield framed(bytes, at);
}

function grown(bytes: Buffer, used: number, end: number): Buffer {
  const larger = Buffer.allocUnsafe(2 * end);
  bytes.copy(larger, 0, 0, used);
  return larger;
}

/** A copy: the buffer is written again for the next part. */
function framed(bytes: Buffer, end: number): Uint8Array {
  const length = checkedLength(end - lengthBytesMax);
  const start = lengthBytesMax - varintBytes(length);
  writeVarint(bytes, start, length);
  return Uint8Array.prototype.slice.call(bytes, start, end);
}

function sizeOfVersion({ key, value, createRevision, modRevision, version, lease }: Version): number {
  const numbers = sizeOfNumber(createRevision) + sizeOfNumber(modRevision) + sizeOfNumber(version);
  return numbers + sizeOfNumber(lease) + sizeOfText(key.length) + sizeOfText(value.length);
}

function writeVersion(bytes: Buffer, start: number, field: number, size: number, version: Version): number {
  bytes[start] = (field << 3) | 2;
  let at = writeVarint(bytes, start + 1, size);
  at = writeText(bytes, at, 0x0a, version.key);
  at = writeNumber(bytes, at, 0x10, version.createRevision);
  at = writeNumber(bytes, at, 0x18, version.modRevision);
  at = writeNumber(bytes, at, 0x20, version.version);
  at = writeText(bytes, at, 0x2a, version.value);
  return writeNumber(bytes, at, 0x30, version.lease);
}

// proto3: what has the default value is left out.
function sizeOfNumber(value: number): number {
  return value === 0 ? 0 : 1 + varintBytes(value);
}

function sizeOfText(length: number): number {
  return length === 0 ? 0 : 1 + varintBytes(length) + length;
}

function writeNumber(bytes: Buffer, at: number, tag: number, value: number): number {
  if (value === 0) return at;
  bytes[at] = tag;
  return writeVarint(bytes, at + 1, value);
}

function writeText(bytes: Buffer, start: number, tag: number, text: string): number {
  if (text.length === 0) return start;
  bytes[start] = tag;
  const at = writeVarint(bytes, start + 1, text.length);
  writeByteString(bytes, text, at);
  return at + text.length;
}
