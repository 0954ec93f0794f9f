import { type Ballot, maxBallot, zeroBallot } from '../../../../server/consensus/ballot.ts';
import type { DurableOperation, HardState } from '../../../../server/consensus/hard-state.ts';
import type { Random } from '../../../support/random.ts';

export const ballot = (round: number): Ballot => ({ round, priority: 0, node: 1 });

export function accept(startIndex: number, ...entries: string[]): DurableOperation {
  return { type: 'accept', ballot: ballot(1), startIndex, entries: entries.map((entry) => Buffer.from(entry)) };
}

/** The operations of one append after a log of `length` entries: long and short, with zeros in them, overwriting or not. */
export function randomAppend(random: Random, length: number): DurableOperation[] {
  let after = length;
  return Array.from({ length: random.int(1, 3) }, (): DurableOperation => {
    const choice = random.next();
    if (choice < 0.2) return { type: 'promise', ballot: ballot(random.int(1, 100)) };
    if (choice < 0.4) return { type: 'decide', index: random.int(0, after) };
    const startIndex = random.chance(0.2) ? random.int(0, after) : after;
    const entries = Array.from({ length: random.int(0, 4) }, () => randomEntry(random));
    after = startIndex + entries.length;
    return { type: 'accept', ballot: ballot(random.int(1, 100)), startIndex, entries };
  });
}

function randomEntry(random: Random): Uint8Array {
  const length = random.chance(0.1) ? random.int(500, 3000) : random.int(0, 200);
  return random.chance(0.2) ? new Uint8Array(length) : random.bytes(length);
}

/** The state after the appends, without the code under test. */
export function stateAfter(appends: readonly (readonly DurableOperation[])[]): HardState {
  let promised = zeroBallot;
  let acceptedBallot = zeroBallot;
  let decidedIndex = 0;
  let entries: Uint8Array[] = [];
  for (const operation of appends.flat()) {
    if (operation.type !== 'decide') promised = maxBallot(promised, operation.ballot);
    if (operation.type === 'decide') decidedIndex = Math.max(decidedIndex, operation.index);
    if (operation.type !== 'accept') continue;
    acceptedBallot = operation.ballot;
    entries = [...entries.slice(0, operation.startIndex), ...operation.entries];
  }
  return { promised, acceptedBallot, decidedIndex: Math.min(decidedIndex, entries.length), entries };
}

/** One text per state, to compare and to show. */
export function describe({ promised, acceptedBallot, decidedIndex, entries }: HardState): string {
  const hex = entries.map((entry) => Buffer.from(entry).toString('hex'));
  return JSON.stringify({ promised, acceptedBallot, decidedIndex, entries: hex });
}
