import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OrderedMap } from '../../../server/statemachine/ordered-map.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

/** The same map, written to be obviously right. */
class PlainMap {
  readonly entries = new Map<string, number>();

  between(from: string, to: string | null): [string, number][] {
    return [...this.entries]
      .filter(([key]) => key >= from && (to === null || key < to))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function scanAll(map: OrderedMap<number>, from: string, to: string | null): [string, number][] {
  const found: [string, number][] = [];
  map.scan(from, to, (key, value) => found.push([key, value]) > 0);
  return found;
}

function step(map: OrderedMap<number>, plain: PlainMap, random: Random, keySpace: number): void {
  const key = () => String.fromCharCode(random.int(0, 255)) + random.int(0, keySpace).toString(36);
  const choice = random.next();
  if (choice < 0.6) {
    const [k, v] = [key(), random.int(0, 1000)];
    map.set(k, v);
    plain.entries.set(k, v);
  } else if (choice < 0.8) {
    const k = random.pick([...plain.entries.keys(), key()]);
    assert.is(map.delete(k), plain.entries.delete(k));
  } else {
    const [from, to] = [key(), random.chance(0.1) ? null : key()];
    const expected = plain.between(from, to);
    assert.is(map.count(from, to), expected.length);
    assert.equal(scanAll(map, from, to), expected);
    if (random.chance(0.3)) {
      assert.is(map.deleteRange(from, to), expected.length);
      for (const [k] of expected) plain.entries.delete(k);
    }
  }
}

test('behaves like a plain map and keeps byte order, whatever the chunk length', () => {
  withSeed(chooseSeed(), (random) => {
    for (const chunkLength of [4, 5, 16, 256]) {
      const map = new OrderedMap<number>(chunkLength);
      const plain = new PlainMap();
      for (let i = 0; i < 3000; i++) step(map, plain, random, 40);
      assert.is(map.size, plain.entries.size);
      assert.equal(scanAll(map, '', null), plain.between('', null));
      for (const [key, value] of plain.entries) assert.is(map.get(key), value);
    }
  });
});

test('deleting everything leaves a map that works', () => {
  const map = new OrderedMap<number>(4);
  for (let i = 0; i < 100; i++) map.set(`k${i}`, i);
  assert.is(map.deleteRange('', null), 100);
  assert.is(map.size, 0);
  map.set('x', 1);
  assert.equal(scanAll(map, '', null), [['x', 1]]);
});

test('a range that ends before it begins is empty', () => {
  const map = new OrderedMap<number>(4);
  for (const key of ['a', 'b', 'c']) map.set(key, 1);
  assert.is(map.count('c', 'a'), 0);
  assert.equal(scanAll(map, 'c', 'a'), []);
  assert.is(map.deleteRange('c', 'a'), 0);
});

test('a scan stops when told to', () => {
  const map = new OrderedMap<number>(4);
  for (let i = 0; i < 10; i++) map.set(`k${i}`, i);
  const seen: number[] = [];
  map.scan('', null, (_, value) => seen.push(value) < 3);
  assert.equal(seen, [0, 1, 2]);
});

test.run();
