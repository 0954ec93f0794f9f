import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ResetHistory } from '../../../proto/wire/reset-history.ts';
import { Stream } from '../../../proto/wire/stream.ts';
import { StreamTable } from '../../../proto/wire/stream-table.ts';
import { TokenBucket } from '../../../proto/wire/token-bucket.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

function streamOf(id: number): Stream {
  const stream = new Stream();
  stream.id = id;
  return stream;
}

test('a stream table answers as a Map does, also when one stream outlives ten thousand others', () => {
  withSeed(chooseSeed(), (random) => {
    const table = new StreamTable<Stream>();
    const model = new Map<number, Stream>();
    let nextId = 1;
    for (let step = 0; step < 40_000; step++) {
      if (random.chance(0.5) || model.size === 0) {
        const stream = streamOf(nextId);
        nextId += 2;
        table.add(stream);
        model.set(stream.id, stream);
      } else {
        // The oldest is kept half of the time, so that it gets in the way of the ring.
        const ids = random.chance(0.5) ? [...model.keys()].slice(-3) : [random.int(0, nextId) | 1];
        const id = random.pick(ids);
        const stream = model.get(id);
        assert.is(table.get(id), stream);
        if (stream !== undefined) assert.ok(table.delete(stream));
        model.delete(id);
      }
      assert.is(table.size, model.size);
    }
    assert.equal(
      table
        .list()
        .map(({ id }) => id)
        .sort((a, b) => a - b),
      [...model.keys()],
    );
  });
});

test('a stream that lives among ten thousand short ones is found, and is deleted once', () => {
  const table = new StreamTable<Stream>();
  const old = streamOf(1);
  table.add(old);
  for (let id = 3; id < 20_000; id += 2) {
    const stream = streamOf(id);
    table.add(stream);
    assert.is(table.get(id), stream);
    table.delete(stream);
  }
  assert.is(table.get(1), old);
  assert.ok(table.delete(old));
  assert.not(table.delete(old));
  assert.is(table.size, 0);
});

test('a reset history knows the last thousand ids, and does not vouch for older ones', () => {
  const history = new ResetHistory();
  assert.not(history.mayContain(1));
  for (let id = 1; id < 5000; id += 4) history.add(id);
  assert.ok(history.mayContain(4997));
  assert.not(history.mayContain(4999), 'never reset');
  assert.ok(history.mayContain(3), 'too old to know');
});

test('a token bucket allows its burst, then its rate, and no more after a clock that goes back', () => {
  const bucket = new TokenBucket(3, 10);
  assert.equal(
    [0, 0, 0, 0].map((nowMs) => bucket.take(nowMs)),
    [true, true, true, false],
  );
  assert.not(bucket.take(99));
  assert.ok(bucket.take(150));
  assert.not(bucket.take(100));
  assert.not(bucket.take(150));
  assert.ok(bucket.take(220));
});

test.run();
