import type { SnapshotMeta } from '../../../../server/replica/snapshots/snapshot-format.ts';
import type { Restorer } from '../../../../server/replica/snapshots/snapshot-reader.ts';

/** A state that is nothing but its bytes, told by a number. */
export function stateOf(index: number, sizeBytes = 1000): Buffer {
  return Buffer.from(Array.from({ length: sizeBytes }, (_, i) => (i * 7 + index * 13) & 0xff));
}

export function* chunksOf(state: Buffer, chunkBytes = 100): Generator<Uint8Array> {
  for (let at = 0; at < state.length; at += chunkBytes) yield state.subarray(at, at + chunkBytes);
}

export function collecting(): Restorer<Buffer> {
  const chunks: Uint8Array[] = [];
  return { push: (chunk) => void chunks.push(chunk), finish: () => Buffer.concat(chunks) };
}

export function metaOf(index: number): SnapshotMeta {
  const ballot = { round: index, priority: 1, node: 2 };
  return { index, ballot, membership: Buffer.from(`members at ${index}`), makerNodeId: 1, makerBoot: 2 ** 40 + 1 };
}

export const pause = (): Promise<void> => Promise.resolve();
