import { type Ballot, configOf, maxBallot, zeroBallot } from '../../../../server/consensus/ballot.ts';
import type { Departure, DurableOperation, HardState } from '../../../../server/consensus/hard-state.ts';
import type { Random } from '../../../support/random.ts';

export const ballot = (round: number): Ballot => ({ round, priority: 0, node: 1 });

export function accept(startIndex: number, ...entries: string[]): DurableOperation {
  return { type: 'accept', ballot: ballot(1), startIndex, entries: entries.map((entry) => Buffer.from(entry)) };
}

/** The operations of one append after those before: long and short, with zeros in them, overwriting or not. */
export function randomAppend(random: Random, before: Bounds): DurableOperation[] {
  const bounds = { compactedIndex: before.compactedIndex, lastIndex: before.lastIndex };
  return Array.from({ length: random.int(1, 3) }, () => randomOperation(random, bounds));
}

interface Bounds {
  compactedIndex: number;
  lastIndex: number;
}

/** Moves the bounds along. */
function randomOperation(random: Random, bounds: Bounds): DurableOperation {
  const choice = random.next();
  const within = () => random.int(bounds.compactedIndex, bounds.lastIndex);
  if (choice < 0.2) return { type: 'promise', ballot: ballot(random.int(1, 100)) };
  if (choice < 0.35) return { type: 'decide', index: random.int(0, bounds.lastIndex) };
  if (choice < 0.4) {
    const index = random.chance(0.8) ? within() : bounds.lastIndex + random.int(0, 5);
    bounds.compactedIndex = index;
    bounds.lastIndex = Math.max(bounds.lastIndex, index);
    return { type: 'snapshot', index };
  }
  const entries = Array.from({ length: random.int(0, 4) }, () => randomEntry(random));
  if (choice < 0.5) {
    const startIndex = random.chance(0.5) ? within() : random.int(0, bounds.lastIndex);
    bounds.lastIndex = Math.max(bounds.lastIndex, startIndex + entries.length);
    return { type: 'learn', startIndex, entries };
  }
  const startIndex = random.chance(0.2) ? within() : bounds.lastIndex;
  bounds.lastIndex = startIndex + entries.length;
  return { type: 'accept', ballot: ballot(random.int(1, 100)), startIndex, entries };
}

function randomEntry(random: Random): Uint8Array {
  const length = random.chance(0.1) ? random.int(500, 3000) : random.int(0, 200);
  return random.chance(0.2) ? new Uint8Array(length) : random.bytes(length);
}

/** The state after the appends, without the code under test: entries by index, whatever was compacted. */
export function stateAfter(appends: readonly (readonly DurableOperation[])[]): HardState {
  let promised = zeroBallot;
  let acceptedBallot = zeroBallot;
  let decidedIndex = 0;
  let compactedIndex = 0;
  let lastIndex = 0;
  const departures: Departure[] = [];
  const byIndex = new Map<number, Uint8Array>();
  for (const operation of appends.flat()) {
    if ('ballot' in operation) {
      if (configOf(operation.ballot) > configOf(promised))
        departures.push({ decidedIndex: Math.min(decidedIndex, lastIndex), ballot: promised });
      promised = maxBallot(promised, operation.ballot);
    }
    if (operation.type === 'decide') decidedIndex = Math.max(decidedIndex, operation.index);
    if (operation.type === 'snapshot') {
      compactedIndex = Math.max(compactedIndex, operation.index);
      lastIndex = Math.max(lastIndex, operation.index);
      decidedIndex = Math.max(decidedIndex, operation.index);
    }
    if (!('entries' in operation)) continue;
    const { startIndex, entries } = operation;
    for (const [i, entry] of entries.entries()) byIndex.set(startIndex + i + 1, entry);
    const end = startIndex + entries.length;
    if (operation.type === 'accept') {
      acceptedBallot = operation.ballot;
      lastIndex = end;
    } else {
      lastIndex = Math.max(lastIndex, end);
      decidedIndex = Math.max(decidedIndex, end);
    }
  }
  const entries: Uint8Array[] = [];
  for (let index = compactedIndex + 1; index <= lastIndex; index++) entries.push(byIndex.get(index)!);
  return {
    promised,
    acceptedBallot,
    decidedIndex: Math.min(decidedIndex, lastIndex),
    compactedIndex,
    entries,
    lastIndex,
    departures,
  };
}

/** What a snapshot that the operations speak of covers: its file is durable before they are. */
export function snapshotIndexOf(appends: readonly (readonly DurableOperation[])[]): number {
  let index = 0;
  for (const operation of appends.flat()) if (operation.type === 'snapshot') index = Math.max(index, operation.index);
  return index;
}

/** One text per state, to compare and to show. */
export function describe({ entries, ...rest }: HardState): string {
  const { promised, acceptedBallot, decidedIndex, compactedIndex, lastIndex, departures } = rest;
  const claims = { promised, acceptedBallot, decidedIndex, compactedIndex, lastIndex, departures };
  return JSON.stringify({ ...claims, entries: entries.map((entry) => Buffer.from(entry).toString('hex')) });
}
