import type { Ballot } from '../../consensus/ballot.ts';
import { ballotBytes, indexBytes, readBallot, writeBallot } from '../wal/ballot-codec.ts';
import { crc32c } from '../wal/crc32c.ts';

/**
 * A snapshot file, little-endian:
 *
 *     header   "SCTLSNP\n" | version 4 | length of the header 4 | index 6 | ballot 14 | maker: node id 4, boot 6
 *              | length of the cluster id 1, cluster id | length of the membership 4, membership | CRC-32C of all before
 *     parts    length 4 | CRC-32C of the bytes 4 | bytes; each of the state machine's chunks is one
 *     trailer  0 (4) | number of parts 4 | bytes in them 6 | index 6 | CRC-32C of header and all parts' bytes 4
 *              | CRC-32C of the trailer before it 4
 *
 * A file without its trailer is no snapshot; the trailer tells that all parts are there and in their order.
 */
const magic = Buffer.from('SCTLSNP\n', 'latin1');
const formatVersion = 1;
/** A bound against what a damaged length says. Members are a few hundred bytes each. */
const headerBytesMax = 64 * 1024;
export const headerPrefixBytes = 16;
export const partHeaderBytes = 8;
export const partBytesMax = 1024 * 1024;
export const trailerBytes = 28;

/** Which snapshot: two nodes' snapshots of one index hold the same state in different bytes. */
export interface SnapshotIdentity {
  /** Entries that it covers. */
  readonly index: number;
  readonly makerNodeId: number;
  /** Of the maker's process. */
  readonly makerBoot: number;
}

export interface SnapshotMeta extends SnapshotIdentity {
  /** What bound its maker at that index, or since: who installs it is bound at least to that. */
  readonly ballot: Ballot;
  /** As of `index`. */
  readonly membership: Uint8Array;
}

export interface SnapshotHeader extends SnapshotMeta {
  readonly clusterId: string;
}

export interface SnapshotTrailer {
  readonly partCount: number;
  readonly partsBytes: number;
  readonly index: number;
  readonly sum: number;
}

export function sameSnapshot(a: SnapshotIdentity, b: SnapshotIdentity): boolean {
  return a.index === b.index && a.makerNodeId === b.makerNodeId && a.makerBoot === b.makerBoot;
}

export function encodeHeader(header: SnapshotHeader): Buffer {
  const clusterId = Buffer.from(header.clusterId, 'utf8');
  const fixed = headerPrefixBytes + indexBytes + ballotBytes + 4 + indexBytes;
  const bytes = Buffer.alloc(fixed + 1 + clusterId.length + 4 + header.membership.length + 4);
  if (bytes.length > headerBytesMax) throw new Error(`the header of a snapshot has at most ${headerBytesMax} bytes`);
  magic.copy(bytes);
  bytes.writeUInt32LE(formatVersion, 8);
  bytes.writeUInt32LE(bytes.length, 12);
  let at = bytes.writeUIntLE(header.index, headerPrefixBytes, indexBytes);
  at = writeBallot(bytes, at, header.ballot);
  at = bytes.writeUInt32LE(header.makerNodeId, at);
  at = bytes.writeUIntLE(header.makerBoot, at, indexBytes);
  at = bytes.writeUInt8(clusterId.length, at);
  at += clusterId.copy(bytes, at);
  at = bytes.writeUInt32LE(header.membership.length, at);
  bytes.set(header.membership, at);
  bytes.writeUInt32LE(crc32c(bytes, 0, bytes.length - 4), bytes.length - 4);
  return bytes;
}

/** How long the header is that begins with these bytes; null when they begin none of this version. */
export function headerLength(prefix: Buffer): number | null {
  if (prefix.length < headerPrefixBytes || !prefix.subarray(0, magic.length).equals(magic)) return null;
  const length = prefix.readUInt32LE(12);
  return prefix.readUInt32LE(8) === formatVersion && length <= headerBytesMax ? length : null;
}

/** Null when it is damaged. */
export function decodeHeader(bytes: Buffer): SnapshotHeader | null {
  const end = bytes.length - 4;
  if (headerLength(bytes) !== bytes.length || bytes.readUInt32LE(end) !== crc32c(bytes, 0, end)) return null;
  const ballotAt = headerPrefixBytes + indexBytes;
  const makerAt = ballotAt + ballotBytes;
  const clusterIdAt = makerAt + 4 + indexBytes + 1;
  const membershipAt = clusterIdAt + bytes.readUInt8(clusterIdAt - 1) + 4;
  return {
    index: bytes.readUIntLE(headerPrefixBytes, indexBytes),
    ballot: readBallot(bytes, ballotAt),
    makerNodeId: bytes.readUInt32LE(makerAt),
    makerBoot: bytes.readUIntLE(makerAt + 4, indexBytes),
    clusterId: bytes.toString('utf8', clusterIdAt, membershipAt - 4),
    membership: Uint8Array.from(bytes.subarray(membershipAt, end)),
  };
}

export function encodePart(chunk: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(partHeaderBytes + chunk.length);
  bytes.writeUInt32LE(chunk.length, 0);
  bytes.writeUInt32LE(crc32c(chunk, 0, chunk.length), 4);
  bytes.set(chunk, partHeaderBytes);
  return bytes;
}

export function encodeTrailer({ partCount, partsBytes, index, sum }: SnapshotTrailer): Buffer {
  const bytes = Buffer.alloc(trailerBytes);
  let at = bytes.writeUInt32LE(partCount, 4);
  at = bytes.writeUIntLE(partsBytes, at, 6);
  at = bytes.writeUIntLE(index, at, indexBytes);
  at = bytes.writeUInt32LE(sum, at);
  bytes.writeUInt32LE(crc32c(bytes, 0, at), at);
  return bytes;
}

/** A file without parts, as a witness keeps it. */
export function encodeWithoutState(header: SnapshotHeader): Buffer {
  const bytes = encodeHeader(header);
  const sum = crc32c(bytes, 0, bytes.length);
  return Buffer.concat([bytes, encodeTrailer({ partCount: 0, partsBytes: 0, index: header.index, sum })]);
}

/** Null when it is damaged. */
export function decodeTrailer(bytes: Buffer): SnapshotTrailer | null {
  const end = trailerBytes - 4;
  if (bytes.length !== trailerBytes || bytes.readUInt32LE(end) !== crc32c(bytes, 0, end)) return null;
  return {
    partCount: bytes.readUInt32LE(4),
    partsBytes: bytes.readUIntLE(8, 6),
    index: bytes.readUIntLE(14, indexBytes),
    sum: bytes.readUInt32LE(20),
  };
}
