import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { crc32c } from './crc32c.ts';
import { sectorBytes } from './sectors.ts';
import { WalError } from './wal-error.ts';

/**
 * The first sector of a segment file, little-endian:
 *
 *     0 "SCTLWAL\n" | 8 version | 12 salt | 16 segment number | 20 node id | 24 first record (6 bytes)
 *     30 length of the cluster id | 31 cluster id, UTF-8 | … zeros … | 400 checkpoint | … zeros … | 508 CRC-32C of all before
 *
 * Version 1 had no checkpoint: such a log begins with segment 1, and damage in it cannot be told from loss.
 */
export interface SegmentHeader {
  readonly clusterId: string;
  readonly nodeId: number;
  /** Segments of a log are numbered without gaps, from 1 until the first are compacted away. */
  readonly segmentNumber: number;
  /** Sequence number of the first record in it, so that a segment that lost its end is noticed. */
  readonly firstSequence: number;
  /** Begins every sum in the segment: no client can make a value that is taken for a record. */
  readonly salt: number;
  /** What all records before it come to; null in version 1. */
  readonly checkpoint: Checkpoint | null;
}

export const segmentHeaderBytes = sectorBytes;
const magic = Buffer.from('SCTLWAL\n', 'latin1');
const formatVersion = 2;
const versionWithoutCheckpoint = 1;
const clusterIdBytesMax = 255;
const checkpointOffset = 400;

export function encodeSegmentHeader(header: SegmentHeader & { readonly checkpoint: Checkpoint }): Buffer {
  const bytes = Buffer.alloc(segmentHeaderBytes);
  const clusterId = Buffer.from(header.clusterId, 'utf8');
  if (clusterId.length > clusterIdBytesMax) throw new Error(`a cluster id has at most ${clusterIdBytesMax} bytes`);
  magic.copy(bytes);
  bytes.writeUInt32LE(formatVersion, 8);
  bytes.writeUInt32LE(header.salt, 12);
  bytes.writeUInt32LE(header.segmentNumber, 16);
  bytes.writeUInt32LE(header.nodeId, 20);
  bytes.writeUIntLE(header.firstSequence, 24, 6);
  bytes.writeUInt8(clusterId.length, 30);
  clusterId.copy(bytes, 31);
  writeCheckpoint(bytes, checkpointOffset, header.checkpoint);
  bytes.writeUInt32LE(crc32c(bytes, 0, segmentHeaderBytes - 4), segmentHeaderBytes - 4);
  return bytes;
}

export type DecodedHeader =
  | { readonly header: SegmentHeader }
  | { readonly header: null /** In words. */; readonly problem: string };

/** @throws WalError when it is of a version that is not known. */
export function decodeSegmentHeader(file: string, segment: Buffer): DecodedHeader {
  const problem = problemOf(segment);
  return problem === null ? { header: fieldsOf(file, segment) } : { header: null, problem };
}

function problemOf(segment: Buffer): string | null {
  if (segment.length < segmentHeaderBytes) return 'the file ends within its header';
  const sum = segment.readUInt32LE(segmentHeaderBytes - 4);
  if (sum !== crc32c(segment, 0, segmentHeaderBytes - 4)) return 'the sum of the file header does not match';
  return segment.subarray(0, magic.length).equals(magic) ? null : 'the file is not a segment of a log';
}

function fieldsOf(file: string, segment: Buffer): SegmentHeader {
  const version = segment.readUInt32LE(8);
  if (version !== formatVersion && version !== versionWithoutCheckpoint) {
    throw new WalError(
      'unsupported-version',
      `${file} has version ${version} of the log format, this program knows ${versionWithoutCheckpoint} and ${formatVersion}: start the node with the program that wrote it.`,
    );
  }
  return {
    salt: segment.readUInt32LE(12),
    segmentNumber: segment.readUInt32LE(16),
    nodeId: segment.readUInt32LE(20),
    firstSequence: segment.readUIntLE(24, 6),
    clusterId: segment.toString('utf8', 31, 31 + segment.readUInt8(30)),
    checkpoint: version === formatVersion ? readCheckpoint(segment, checkpointOffset) : null,
  };
}
