import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assignClients } from '../../../bench/check/client-lanes.ts';
import { RevisionFloors } from '../../../bench/check/revision-floors.ts';
import { monotonicClock } from '../../../bench/load/clock.ts';
import { column, HistoryRows, rowWidth } from '../../../bench/load/history-rows.ts';
import { sampleKeys } from '../../../bench/load/sampled-keys.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { get, put, simulate } from '../check/histories.ts';

const test = suite('bench/load/history');

test('the seed alone chooses the keys: as many as wanted, each once, all when there are no more', () => {
  const keys = sampleKeys(10_000, 500, 7);
  assert.equal(keys, sampleKeys(10_000, 500, 7));
  assert.not.equal(keys, sampleKeys(10_000, 500, 8));
  assert.is(new Set(keys).size, 500);
  assert.ok(keys.every((key) => key >= 0 && key < 10_000));
  assert.equal([...sampleKeys(5, 100, 7)].sort(), [0, 1, 2, 3, 4]);
});

test('the sampled keys are spread over the key space', () => {
  const below = sampleKeys(10_000, 1000, 3).filter((key) => key < 5000).length;
  assert.ok(below > 400 && below < 600, `${below} of 1000 in the lower half`);
});

function rowOf(rank: number, callMs: number): Float64Array {
  const row = new Float64Array(rowWidth);
  row[column.rank] = rank;
  row[column.callMs] = callMs;
  return row;
}

test('when there is no more room whole keys are let go: those that are kept have no hole', () => {
  const rows = new HistoryRows(8, 1000);
  for (let i = 0; i < 5000; i++) rows.add(rowOf(i % 8, i));
  assert.is(rows.keptKeys, 1);
  const kept = rows.finish();
  const calls = Array.from({ length: kept.length / rowWidth }, (_, i) => kept[i * rowWidth + column.callMs]);
  assert.equal(
    calls,
    Array.from({ length: 625 }, (_, i) => i * 8),
  );
});

test('a single key with more operations than there is room leaves nothing rather than a part', () => {
  const rows = new HistoryRows(1, 10);
  for (let i = 0; i < 11; i++) rows.add(rowOf(0, i));
  assert.equal([rows.keptKeys, rows.finish().length], [0, 0]);
});

test('operations of one client never overlap, and one of unknown outcome is the last of its client', () => {
  withSeed(chooseSeed(), (random) => {
    const options = { operations: 500, clients: 8, unknown: 0.1, revisions: false, kinds: ['get', 'put'] } as const;
    const last = new Map<number, number>();
    for (const { client, callUs, returnUs } of assignClients(simulate(random, options))) {
      assert.ok(callUs > (last.get(client) ?? -1), `client ${client} at ${callUs}`);
      last.set(client, returnUs);
    }
    assert.ok(last.size > 8, 'clients that wait forever were replaced');
  });
});

test('clients are numbered from 0 and no more than needed', () => {
  const operations = [put(1, [0, 10]), get(1, [5, 12]), get(1, [11, 20])];
  assert.equal(
    assignClients(operations).map(({ client }) => client),
    [0, 1, 0],
  );
});

test('an answer older than one that had ended before its call is found, and concurrent ones are not', () => {
  const floors = new RevisionFloors(2);
  const before = floors.floorOf(0);
  floors.wrote(0, before, 5);
  floors.read(0, before, 0);
  assert.is(floors.violations, 0, 'the read began before the write had ended');
  floors.read(0, floors.floorOf(0), 5);
  floors.read(1, floors.floorOf(1), 0);
  assert.is(floors.violations, 0, 'other keys have nothing to do with it');
  floors.read(0, floors.floorOf(0), 4);
  floors.wrote(0, floors.floorOf(0), 5);
  assert.equal([floors.checked, floors.violations], [6, 2]);
  assert.equal(floors.examples, [
    { key: 0, floor: 5, revision: 4 },
    { key: 0, floor: 5, revision: 5 },
  ]);
});

test('two clocks agree to microseconds', () => {
  const [one, other] = [monotonicClock(), monotonicClock()];
  // Other work between the two readings can only widen the difference: the smallest counts.
  const offMs = Math.min(...Array.from({ length: 100 }, () => Math.abs(one() - other())));
  assert.ok(offMs < 0.05, `${offMs} ms apart`);
});

test.run();
