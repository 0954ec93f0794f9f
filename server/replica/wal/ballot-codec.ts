import type { Ballot } from '../../consensus/ballot.ts';

/** Indices, rounds and sequence numbers are below 2^48. */
export const indexBytes = 6;
export const ballotBytes = indexBytes + 8;

/** Little-endian: round, priority, node. Returns where the ballot ends. */
export function writeBallot(bytes: Buffer, start: number, ballot: Ballot): number {
  let at = bytes.writeUIntLE(ballot.round, start, indexBytes);
  at = bytes.writeUInt32LE(ballot.priority, at);
  return bytes.writeUInt32LE(ballot.node, at);
}

/** @throws RangeError past the end. */
export function readBallot(bytes: Buffer, start: number): Ballot {
  return {
    round: bytes.readUIntLE(start, indexBytes),
    priority: bytes.readUInt32LE(start + indexBytes),
    node: bytes.readUInt32LE(start + indexBytes + 4),
  };
}
