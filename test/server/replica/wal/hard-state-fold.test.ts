import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DurableOperation } from '../../../../server/consensus/hard-state.ts';
import { emptyCheckpoint } from '../../../../server/replica/wal/checkpoint.ts';
import { HardStateFold } from '../../../../server/replica/wal/hard-state-fold.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';
import { accept, ballot } from './operations.ts';

const text = (entries: readonly Uint8Array[]) => entries.map((entry) => Buffer.from(entry).toString());

test('a log of which neither the beginning nor a snapshot is left may begin at any entry', () => {
  const lastIndex = 200_000_000;
  const fold = new HardStateFold(0);
  fold.lose();
  fold.resume({ ...emptyCheckpoint, promised: ballot(1), acceptedBallot: ballot(1), lastIndex });
  fold.apply(accept(lastIndex, 'a', 'b'));
  fold.apply(accept(lastIndex + 2, 'c'));
  const state = fold.state();
  assert.equal(text(state.entries), []);
  assert.equal([state.decidedIndex, state.compactedIndex, state.lastIndex], [0, 0, lastIndex + 3]);
});

test('entries behind a hole count again once it is filled, and not before', () => {
  const fold = new HardStateFold(0);
  fold.apply(accept(0, 'a', 'b', 'c', 'd', 'e'));
  fold.apply({ type: 'snapshot', index: 3 });
  assert.equal(text(fold.state().entries), []);
  fold.apply({ type: 'learn', startIndex: 0, entries: [Buffer.from('A'), Buffer.from('B')] });
  assert.equal(text(fold.state().entries), ['A', 'B']);
  fold.apply({ type: 'learn', startIndex: 1, entries: [Buffer.from('B'), Buffer.from('C')] });
  assert.equal(text(fold.state().entries), ['A', 'B', 'C', 'd', 'e']);
});

test('what is known after any operations and losses is what was written there last and not lost since', () =>
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 300; run++) compareWithModel(random);
  }));

/** The model keeps each entry by its place. */
function compareWithModel(random: Random): void {
  const snapshotIndex = random.int(0, 6);
  const fold = new HardStateFold(snapshotIndex);
  const known = new Map<number, string>();
  const forget = (after: number, until: number) => {
    for (const index of known.keys()) if (index > after && index <= until) known.delete(index);
  };
  let written = 0;
  for (let step = 0; step < 40; step++) {
    const { decidedIndex, lastIndex } = fold.checkpoint;
    if (random.chance(0.1)) {
      fold.lose();
      forget(decidedIndex, Number.POSITIVE_INFINITY);
    } else {
      const operation = randomOperation(random, lastIndex, () => Buffer.from(`${++written}`));
      fold.apply(operation);
      if (operation.type === 'snapshot') forget(decidedIndex, operation.index);
      if (operation.type === 'accept') forget(operation.startIndex, Number.POSITIVE_INFINITY);
      if ('entries' in operation) {
        operation.entries.forEach((entry, i) => void known.set(operation.startIndex + i + 1, `${entry}`));
      }
    }
    const expected: string[] = [];
    for (let index = snapshotIndex + 1; known.has(index); index++) expected.push(known.get(index)!);
    assert.equal(text(fold.state().entries), expected);
  }
}

function randomOperation(random: Random, lastIndex: number, entry: () => Uint8Array): DurableOperation {
  const choice = random.next();
  if (choice < 0.1) return { type: 'decide', index: random.int(0, lastIndex) };
  if (choice < 0.2) return { type: 'snapshot', index: random.int(0, lastIndex + 3) };
  const startIndex = random.int(0, lastIndex);
  const entries = Array.from({ length: random.int(0, 4) }, entry);
  if (choice < 0.7) return { type: 'learn', startIndex, entries };
  return { type: 'accept', ballot: ballot(1), startIndex: random.chance(0.3) ? startIndex : lastIndex, entries };
}

test.run();
