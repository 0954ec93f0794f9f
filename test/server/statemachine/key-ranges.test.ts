import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { TxnOperation } from '../../../server/statemachine/command.ts';
import { keyRange } from '../../../server/statemachine/key-range.ts';
import { KeyRanges } from '../../../server/statemachine/key-ranges.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { bytes, command, deleteRange, put, randomKey, txn } from './commands.ts';

test('a set of ranges has the keys of every range that was added, and keeps them apart and in order', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 300; round++) {
      const ranges = new KeyRanges();
      const added: { from: string; to: string | null }[] = [];
      for (let i = random.int(0, 12); i > 0; i--) {
        const range = keyRange(bytes(randomKey(random)), bytes(random.pick(['', '\0', randomKey(random)])));
        ranges.add(range);
        added.push(range);
        for (let each = 0; each < 5; each++) {
          const key = randomKey(random);
          const isIn = added.some(({ from, to }) => key >= from && (to === null || key < to));
          assert.is(ranges.has(key), isIn, JSON.stringify({ added, key }));
        }
        const kept = [...ranges];
        for (let k = 1; k < kept.length; k++) assert.ok(kept[k - 1]!.to! < kept[k]!.from, JSON.stringify(kept));
      }
    }
  });
});

/** 150,000 and more were an exception in every node that carried it out, at every start again. */
test('a transaction of 160,000 deletions in three levels is carried out like any other', () => {
  const levels = (counts: readonly number[]): TxnOperation => {
    const [count, ...rest] = counts;
    const inside = rest.length === 0 ? deleteRange('d') : levels(rest);
    return txn(
      [],
      Array.from({ length: count! }, () => inside),
    );
  };
  const machine = new StateMachine();
  machine.apply(command(put('d', '1')));
  assert.is(machine.apply(command(levels([40, 40, 100]))).result.type, 'txn');
  assert.is(machine.revision, 3);
});

test.run();
