import type { DurableOperation, HardState } from '../../consensus/hard-state.ts';

/** Where the log begins and ends, in absolute indices. */
export interface LogBounds {
  /** Entries up to here are in a snapshot. */
  readonly compactedIndex: number;
  /** The end of what can be read without a gap. */
  readonly readableIndex: number;
  /** The end of what was accepted. */
  readonly lastIndex: number;
}

export function boundsOf({ compactedIndex, entries, lastIndex }: HardState): LogBounds {
  return { compactedIndex, readableIndex: compactedIndex + entries.length, lastIndex };
}

/** @throws RangeError when an operation does not follow from the log before it. */
export function boundsAfter(bounds: LogBounds, operations: readonly DurableOperation[]): LogBounds {
  let after = bounds;
  for (const operation of operations) after = boundsAfterOne(after, operation);
  return after;
}

function boundsAfterOne(bounds: LogBounds, operation: DurableOperation): LogBounds {
  switch (operation.type) {
    case 'promise':
    case 'decide':
      return bounds;
    case 'accept':
      return afterAccept(bounds, operation.startIndex, operation.entries.length);
    case 'learn':
      return afterLearn(bounds, operation.startIndex, operation.entries.length);
    case 'snapshot':
      return afterSnapshot(bounds, operation.index);
  }
}

function afterAccept({ compactedIndex, readableIndex, lastIndex }: LogBounds, startIndex: number, count: number) {
  if (startIndex > lastIndex) throw new RangeError(`accept from ${startIndex} on a log of ${lastIndex} entries`);
  if (startIndex < compactedIndex) throw new RangeError(`accept from ${startIndex}, compacted up to ${compactedIndex}`);
  const end = startIndex + count;
  // Behind a gap entries are accepted, yet cannot be read.
  return { compactedIndex, readableIndex: startIndex <= readableIndex ? end : readableIndex, lastIndex: end };
}

function afterLearn({ compactedIndex, readableIndex, lastIndex }: LogBounds, startIndex: number, count: number) {
  if (startIndex > readableIndex) throw new RangeError(`learn from ${startIndex}, readable up to ${readableIndex}`);
  const end = startIndex + count;
  return { compactedIndex, readableIndex: Math.max(readableIndex, end), lastIndex: Math.max(lastIndex, end) };
}

function afterSnapshot(bounds: LogBounds, index: number): LogBounds {
  if (index <= bounds.compactedIndex) return bounds;
  return {
    compactedIndex: index,
    readableIndex: Math.max(bounds.readableIndex, index),
    lastIndex: Math.max(bounds.lastIndex, index),
  };
}
