import { type Ballot, maxBallot, zeroBallot } from '../../consensus/ballot.ts';
import type { DurableOperation } from '../../consensus/hard-state.ts';
import { ballotBytes, indexBytes, readBallot, writeBallot } from './ballot-codec.ts';

/**
 * All that a sequence of operations leaves behind, but for the entries. Every segment begins with one, so that what comes
 * before it can be removed (a snapshot covers its entries) or be damaged (what was promised and accepted is certain again).
 */
export interface Checkpoint {
  readonly promised: Ballot;
  readonly acceptedBallot: Ballot;
  /** Chosen for sure, and in the log at this point. */
  readonly decidedIndex: number;
  readonly compactedIndex: number;
  /** The end of what was accepted. */
  readonly lastIndex: number;
}

export const emptyCheckpoint: Checkpoint = Object.freeze({
  promised: zeroBallot,
  acceptedBallot: zeroBallot,
  decidedIndex: 0,
  compactedIndex: 0,
  lastIndex: 0,
});

/** @throws RangeError when an operation does not follow from what is before it. */
export function checkpointAfter(before: Checkpoint, operations: readonly DurableOperation[]): Checkpoint {
  let after = before;
  for (const operation of operations) after = afterOne(after, operation);
  return after;
}

/**
 * For a process that begins with the snapshot of `index` entries: an older one than the log tells of, when that is damaged. What
 * is between them is neither in the snapshot nor, perhaps, in the log, and may be cut off or be learned once more.
 */
export function compactedAtMost(checkpoint: Checkpoint, index: number): Checkpoint {
  return checkpoint.compactedIndex <= index ? checkpoint : { ...checkpoint, compactedIndex: index };
}

/** Written for every append: each names all fields, because V8 makes an object out of a spread on a slow path. */
function afterOne(before: Checkpoint, operation: DurableOperation): Checkpoint {
  const { promised, acceptedBallot, decidedIndex, compactedIndex, lastIndex } = before;
  switch (operation.type) {
    case 'promise':
      return {
        promised: maxBallot(promised, operation.ballot),
        acceptedBallot,
        decidedIndex,
        compactedIndex,
        lastIndex,
      };
    case 'accept':
      return afterAccept(before, operation.ballot, operation.startIndex, operation.entries.length);
    case 'decide':
      return {
        promised,
        acceptedBallot,
        decidedIndex: Math.max(decidedIndex, Math.min(operation.index, lastIndex)),
        compactedIndex,
        lastIndex,
      };
    case 'learn':
      return afterLearn(before, operation.startIndex, operation.entries.length);
    case 'snapshot':
      return {
        promised,
        acceptedBallot,
        decidedIndex: Math.max(decidedIndex, operation.index),
        compactedIndex: Math.max(compactedIndex, operation.index),
        lastIndex: Math.max(lastIndex, operation.index),
      };
  }
}

function afterAccept(before: Checkpoint, ballot: Ballot, startIndex: number, count: number): Checkpoint {
  const { promised, decidedIndex, compactedIndex } = before;
  if (startIndex > before.lastIndex) {
    throw new RangeError(`accept from ${startIndex} on a log of ${before.lastIndex} entries`);
  }
  if (startIndex < compactedIndex) {
    throw new RangeError(`accept from ${startIndex} on a log that is compacted up to ${compactedIndex}`);
  }
  return {
    promised: maxBallot(promised, ballot),
    acceptedBallot: ballot,
    decidedIndex,
    compactedIndex,
    lastIndex: startIndex + count,
  };
}

function afterLearn(before: Checkpoint, startIndex: number, count: number): Checkpoint {
  const { promised, acceptedBallot, decidedIndex, compactedIndex, lastIndex } = before;
  if (startIndex > lastIndex) {
    throw new RangeError(`learn from ${startIndex} on a log of ${lastIndex} entries`);
  }
  const end = startIndex + count;
  return {
    promised,
    acceptedBallot,
    decidedIndex: Math.max(decidedIndex, end),
    compactedIndex,
    lastIndex: Math.max(lastIndex, end),
  };
}

/** 46 bytes. */
export function writeCheckpoint(bytes: Buffer, start: number, checkpoint: Checkpoint): void {
  let at = writeBallot(bytes, start, checkpoint.promised);
  at = writeBallot(bytes, at, checkpoint.acceptedBallot);
  at = bytes.writeUIntLE(checkpoint.decidedIndex, at, indexBytes);
  at = bytes.writeUIntLE(checkpoint.compactedIndex, at, indexBytes);
  bytes.writeUIntLE(checkpoint.lastIndex, at, indexBytes);
}

export function readCheckpoint(bytes: Buffer, start: number): Checkpoint {
  const indices = start + 2 * ballotBytes;
  return {
    promised: readBallot(bytes, start),
    acceptedBallot: readBallot(bytes, start + ballotBytes),
    decidedIndex: bytes.readUIntLE(indices, indexBytes),
    compactedIndex: bytes.readUIntLE(indices + indexBytes, indexBytes),
    lastIndex: bytes.readUIntLE(indices + 2 * indexBytes, indexBytes),
  };
}
