import type { Acceptor } from './acceptor.ts';
import { type Ballot, sameBallot } from './ballot.ts';
import type { Message } from './message.ts';
import type { Adopted } from './progress.ts';

type Promise_ = Extract<Message, { type: 'promise' }>;

/**
 * What is adopted is one record on the disk, and a record has 256 MiB at most. More than this is neither put together in
 * memory nor written at once, as long as it can be learned part by part.
 */
export const adoptedBytesMax = 32 * 2 ** 20;

/** Up to where a follower's log surely equals the one that the leader of `ballot` adopted, and can be read. */
export function syncIndexOf(promise: Promise_, ballot: Ballot, adopted: Adopted): number {
  if (sameBallot(promise.acceptedBallot, ballot)) return Math.max(promise.readableIndex, promise.decidedIndex);
  if (!sameBallot(promise.acceptedBallot, adopted.acceptedBallot)) return promise.decidedIndex;
  return Math.max(promise.decidedIndex, Math.min(promise.lastIndex, promise.readableIndex, adopted.commonIndex));
}

/** What a log that ends at `syncIndex` lacks of what is decided is better learned than adopted. */
export function isTooLong({ log, decidedIndex }: Acceptor, syncIndex: number): boolean {
  if (syncIndex < log.compactedIndex) return false; // it is told so anyway, and learns
  let sizeBytes = 0;
  for (let index = syncIndex + 1; index <= decidedIndex; index++) {
    sizeBytes += log.sizeBytes(index);
    if (sizeBytes > adoptedBytesMax) return true;
  }
  return false;
}
