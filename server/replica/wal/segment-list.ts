import { join } from 'node:path';
import type { WalFileSystem } from './file-system.ts';
import { parseSegmentFileName } from './segment-files.ts';
import { type DecodedHeader, decodeSegmentHeader, type SegmentHeader, segmentHeaderBytes } from './segment-header.ts';
import { damaged, WalError } from './wal-error.ts';

/** Whose log it is. */
export interface WalOwner {
  readonly clusterId: string;
  readonly nodeId: number;
}

/** A file of the log, known by its header. */
export type Segment = {
  readonly path: string;
  /** The file with the number before is not there. */
  readonly isAfterGap: boolean;
  /** With a damaged header all that the file holds is lost: the salt of its sums was there. */
} & DecodedHeader;

/**
 * The files of the log in order. Throws WalError when one belongs to somebody else or has a format that is not known, or
 * when the header of the last is damaged.
 */
export async function listSegments(fileSystem: WalFileSystem, directory: string, owner: WalOwner): Promise<Segment[]> {
  const names = (await fileSystem.list(directory)).filter((name) => parseSegmentFileName(name) !== null).sort();
  const segments: Segment[] = [];
  let expected = 1;
  for (const name of names) {
    const number = parseSegmentFileName(name)!;
    const path = join(directory, name);
    const bytes = await readHeader(fileSystem, path);
    segments.push({ path, isAfterGap: number !== expected, ...examine(path, number, bytes, owner) });
    expected = number + 1;
  }
  const last = segments.at(-1);
  if (last?.header === null) throw damaged(last.path, 0, last.problem);
  return segments;
}

async function readHeader(fileSystem: WalFileSystem, path: string): Promise<Buffer> {
  const file = await fileSystem.openRead(path);
  try {
    const bytes = Buffer.alloc(segmentHeaderBytes);
    return bytes.subarray(0, await file.readAt(bytes, 0));
  } finally {
    await file.close();
  }
}

function examine(path: string, number: number, bytes: Buffer, owner: WalOwner): DecodedHeader {
  const decoded = decodeSegmentHeader(path, bytes);
  if (decoded.header === null) return decoded;
  checkOwner(path, decoded.header, owner);
  if (decoded.header.segmentNumber === number) return decoded;
  return { header: null, problem: `the file says that it is segment ${decoded.header.segmentNumber}` };
}

function checkOwner(path: string, { clusterId, nodeId }: SegmentHeader, owner: WalOwner): void {
  if (clusterId === owner.clusterId && nodeId === owner.nodeId) return;
  throw new WalError(
    'foreign',
    `${path} belongs to node ${nodeId} of cluster ${clusterId}, not to node ${owner.nodeId} of cluster ` +
      `${owner.clusterId}: start the node with the data directory that is its own.`,
  );
}
