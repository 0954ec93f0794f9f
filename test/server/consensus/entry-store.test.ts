import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EntryStore } from '../../../server/consensus/entry-store.ts';
import { Log } from '../../../server/consensus/log.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

test('the store gives back what was put in each place last, across pages, slabs and forgotten beginnings', () => {
  withSeed(chooseSeed(), (random) => {
    const store = new EntryStore();
    const plain = new Map<number, Uint8Array>();
    let first = random.pick([random.int(0, 5000), 2 ** 31 - random.int(0, 5000), 2 ** 32 - random.int(0, 5000)]);
    let end = first;
    for (let step = 0; step < 8000; step++) {
      const at = end > first && random.chance(0.1) ? random.int(first, end - 1) : end++;
      const entry = random.bytes(random.chance(0.01) ? random.int(0, 300_000) : random.int(0, 40));
      store.set(at, entry);
      plain.set(at, entry.slice());
      entry.fill(0); // the store keeps a copy
      if (random.chance(0.002)) first = random.int(first, end);
      store.dropBefore(first);
    }
    for (let at = first; at < end; at++) {
      const { bytes, start, end: stop } = store.place(at);
      assert.is(store.sizeBytes(at), plain.get(at)!.length);
      assert.is(Buffer.compare(bytes.subarray(start, stop), plain.get(at)!), 0, `place ${at}`);
      assert.is(Buffer.compare(store.view(at), plain.get(at)!), 0);
    }
  });
});

test('after everything was forgotten the store begins anew at any place', () => {
  const store = new EntryStore();
  for (let at = 0; at < 10; at++) store.set(at, Uint8Array.of(at));
  store.dropBefore(50_000);
  store.set(50_000, Uint8Array.of(7));
  assert.equal([...store.view(50_000)], [7]);
});

test('a log goes on beyond what a number of 32 bits counts: entry 2^31 comes after 60 hours of 10,000 puts per second', () => {
  for (const border of [2 ** 31, 2 ** 32]) {
    const log = new Log(border - 2000, [], border - 2000);
    for (let i = 0; i < 4000; i++) log.append([Uint8Array.of(i & 255)]);
    log.compact(border + 1000);
    for (let i = 3000; i < 4000; i++) assert.equal([...log.entry(border - 2000 + i + 1)], [i & 255]);
    const recovered = new Log(
      border - 3,
      [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3), Uint8Array.of(4)],
      border + 1,
    );
    assert.equal([...recovered.entry(border + 1)], [4]);
  }
});

test.run();
