import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HeadIndex } from '../../../server/statemachine/head-index.ts';
import { type Head, newHead } from '../../../server/statemachine/version.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

const find = (index: HeadIndex, key: string): Head | null => {
  // Somewhere in a larger buffer, as in a log entry.
  const bytes = Buffer.from(`\xff${key}\xff`, 'latin1');
  return index.find(bytes, 1, bytes.length - 1);
};

test('the index finds what a Map finds, whatever was added and deleted before', () => {
  withSeed(chooseSeed(), (random) => {
    const index = new HeadIndex();
    const plain = new Map<string, Head>();
    for (let step = 0; step < 30_000; step++) {
      const key = String.fromCharCode(random.int(0, 255)).repeat(random.int(0, 3)) + random.int(0, 900).toString(36);
      const known = plain.get(key) ?? null;
      assert.is(find(index, key), known);
      if (known === null && random.chance(0.6)) {
        const head = newHead(key);
        plain.set(key, head);
        index.add(head);
      } else if (known !== null && random.chance(0.4)) {
        plain.delete(key);
        index.delete(known);
      }
    }
    for (const [key, head] of plain) assert.is(find(index, key), head);
  });
});

test('a hundred thousand keys that differ in their last characters are found, and no other', () => {
  const index = new HeadIndex();
  const heads = Array.from({ length: 100_000 }, (_, i) => newHead(`a/long/common/beginning/${i}`));
  for (const head of heads) index.add(head);
  for (const head of heads) if (find(index, head.key) !== head) assert.unreachable(`${head.key} is not found`);
  assert.is(find(index, 'a/long/common/beginning/100000'), null);
  assert.is(find(index, ''), null);
});

test('deleting a key that is not there is a bug, and says so', () => {
  const index = new HeadIndex();
  index.add(newHead('a'));
  assert.throws(() => index.delete(newHead('b')), /does not know/);
});

test.run();
