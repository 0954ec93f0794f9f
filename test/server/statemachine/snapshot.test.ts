import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeCommand, encodeCommand } from '../../../server/replica/command-codec.ts';
import { maxTxnLevels } from '../../../server/rpc/services/kv-validation.ts';
import type { Applied, Command, TxnOperation } from '../../../server/statemachine/command.ts';
import type { StateMachineLimits } from '../../../server/statemachine/limits.ts';
import { SnapshotError } from '../../../server/statemachine/snapshot/snapshot-error.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import { command, plain, put, randomCommandOperation, randomQuery, range, rangeOf, txn } from './commands.ts';

const chunkSizeBytesMax = 64 * 1024;

/** Small, so that everything is evicted, ended and compacted within a short log. */
function randomLimits(random: Random): Partial<StateMachineLimits> {
  return {
    historyRevisionsMax: random.pick([0, 1, 5, 20]),
    historyBytesMax: random.pick([0, 2_000]),
    sessionsMax: 4,
    windowLength: 5,
    endedMax: 5,
    aheadMaxMs: 5_000,
    resultBytesMax: 60_000,
    idleMaxMs: 20_000,
  };
}

function randomLog(random: Random, length: number): Command[] {
  return Array.from({ length }, (_, index) => {
    const id = `s${random.int(0, 7)}${random.chance(0.5) ? '' : `@${random.int(0, 100_000)}`}`;
    const session = random.chance(0.5) ? { id, sequence: random.int(1, 12) } : null;
    return command(randomCommandOperation(random, 1 + index / 2), session, index);
  });
}

function applyAll(machine: StateMachine, log: readonly Command[]): Applied[] {
  return log.map((entry) => machine.apply(entry));
}

function hashOf(machine: StateMachine): number {
  const hash = machine.hashKv(0);
  if ('type' in hash) throw new Error('refused');
  while (!hash.advance(1000));
  return hash.value;
}

/** Everything that can be asked, but the session table, which shows in later results. */
function view(machine: StateMachine, queries: readonly ReturnType<typeof randomQuery>[]): unknown {
  const { revision, compactRevision, digest, size, sizeBytes, timeMs } = machine;
  const leases = Array.from(machine.leases, (lease) => ({ ...lease, keys: lease.keys() }));
  const events = machine.eventsAfter(Math.max(0, compactRevision - 1), 10_000);
  const found = queries.map((query) => machine.range(query));
  return plain({
    revision,
    compactRevision,
    digest,
    size,
    sizeBytes,
    timeMs,
    leases,
    events,
    found,
    hash: hashOf(machine),
  });
}

const join = (chunks: Iterable<Uint8Array>): Buffer => Buffer.concat([...chunks]);

function someMachine(): StateMachine {
  const machine = new StateMachine();
  for (let i = 0; i < 100; i++) machine.apply(command(put(`k${i}`, 'v'), { id: 's', sequence: i + 1 }));
  return machine;
}

test('a machine restored from a snapshot is the one that applied the log, and answers all that follows alike', () => {
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 150; run++) {
      const limits = randomLimits(random);
      const [log, later] = [randomLog(random, random.int(0, 150)), randomLog(random, 60)];
      const original = new StateMachine(limits);
      applyAll(original, log);
      const restored = StateMachine.restore(original.snapshot(), limits);
      const queries = Array.from({ length: 20 }, () => randomQuery(random, original.revision + 1));
      assert.equal(view(restored, queries), view(original, queries));
      assert.equal(plain(applyAll(restored, later)), plain(applyAll(original, later)));
      assert.equal(view(restored, queries), view(original, queries));
      assert.ok(join(restored.snapshot()).equals(join(original.snapshot())), 'both have the same snapshot');
    }
  });
});

test('a snapshot is of the moment when it was asked for, whatever is applied while it is read', () => {
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 60; run++) {
      const limits = randomLimits(random);
      const machine = new StateMachine(limits);
      applyAll(machine, randomLog(random, 100));
      const expected = join(machine.snapshot());
      const [one, other] = [machine.snapshot(), machine.snapshot()];
      const chunks: Uint8Array[] = [];
      for (const chunk of one) {
        chunks.push(chunk);
        applyAll(machine, randomLog(random, 40));
      }
      assert.ok(Buffer.concat(chunks).equals(expected));
      assert.ok(join(other).equals(expected));
    }
  });
});

test('a snapshot of many keys stays of its moment while keys before and behind the cursor come and go', () => {
  withSeed(chooseSeed(), (random) => {
    const key = () => `k${random.int(0, 3_000)}`;
    const write = () =>
      command(random.chance(0.4) ? { ...deleteOf(key()) } : put(key(), 'x'.repeat(random.int(0, 100))));
    const machine = new StateMachine({ historyRevisionsMax: random.pick([1, 500, 0]) });
    for (let i = 0; i < 6_000; i++) machine.apply(write());
    const expected = join(machine.snapshot());
    const chunks: Uint8Array[] = [];
    for (const chunk of machine.snapshot()) {
      assert.ok(chunk.length <= chunkSizeBytesMax, `${chunk.length} bytes`);
      chunks.push(chunk);
      for (let i = 0; i < 500; i++) machine.apply(write());
    }
    assert.ok(chunks.length > 3, `${chunks.length} chunks`);
    assert.ok(Buffer.concat(chunks).equals(expected));
  });
});

function deleteOf(key: string) {
  return { type: 'deleteRange', key: Buffer.from(key), rangeEnd: new Uint8Array(0), prevKv: false } as const;
}

test('a value larger than a chunk is cut into several, and put together again whatever the sizes', () => {
  withSeed(chooseSeed(), (random) => {
    const machine = new StateMachine();
    for (let i = 0; i < 5; i++) machine.apply(command(put(`k${i}`, `${i}`.repeat(random.int(0, 300_000)))));
    const chunks = [...machine.snapshot()];
    assert.ok(chunks.every(({ length }) => length <= chunkSizeBytesMax));
    const restorer = StateMachine.restorer();
    const all = Buffer.concat(chunks);
    for (let at = 0; at < all.length; ) {
      const end = at + random.pick([1, 2, 100, 70_000]);
      restorer.push(all.subarray(at, end));
      at = end;
    }
    const query = range('k', '\0');
    assert.equal(plain(restorer.finish().range(query)), plain(machine.range(query)));
  });
});

test('a snapshot that was given up or read to its end holds nothing back', () => {
  const machine = new StateMachine({ historyRevisionsMax: 1 });
  machine.apply(command(put('a', '1')));
  const [read, left, unread] = [machine.snapshot(), machine.snapshot(), machine.snapshot()];
  for (const _ of read);
  for (const _ of left) break;
  unread.return();
  assert.is(machine.heldBackRevision, null);
});

test('a snapshot that cannot be made fails once, and holds nothing back', () => {
  const machine = someMachine();
  // Deeper than the codec goes. Requests are refused long before; see kv-validation.ts.
  const nested = (levels: number): TxnOperation => txn([], levels === 0 ? [] : [nested(levels - 1)]);
  machine.apply(command(nested(100), { id: 's', sequence: 101 }));
  const snapshot = machine.snapshot();
  assert.throws(() => [...snapshot], /depth/);
  assert.is(machine.heldBackRevision, null);
  assert.is(snapshot.next().done, true);
});

test('the deepest transaction that is served, in a session, is kept in snapshots', () => {
  const machine = someMachine();
  const session = { id: 's', sequence: 101 };
  const nested = (levels: number): TxnOperation =>
    txn([], levels === 1 ? [put('k1', 'w', { prevKv: true }), range('k', '\0')] : [nested(levels - 1)]);
  const entry = decodeCommand(encodeCommand(command(nested(maxTxnLevels), session)));
  const first = machine.apply(entry);
  assert.equal(plain(StateMachine.restore(machine.snapshot()).apply(entry)), plain(first));
});

test('a machine that adopts another one is that from then on, and its snapshots under way stay what they were', () => {
  const machine = someMachine();
  const expected = join(machine.snapshot());
  const before = machine.snapshot();
  const other = new StateMachine();
  other.apply(command(put('other', '1')));
  machine.adopt(StateMachine.restore(other.snapshot()));
  assert.is(machine.digest, other.digest);
  assert.is(rangeOf(machine, range('k0', '\0')).count, 1);
  assert.ok(join(before).equals(expected));
});

test('a damaged, cut or foreign snapshot is refused with one sentence, whichever byte it is', () => {
  withSeed(chooseSeed(), (random) => {
    const all = join(someMachine().snapshot());
    const restore = (bytes: Uint8Array) => () => StateMachine.restore([bytes]);
    const isRefusal = (error: unknown) => error instanceof SnapshotError && /^the snapshot /.test(error.message);
    for (let i = 0; i < 500; i++) {
      const damaged = Buffer.from(all);
      const at = random.int(0, all.length - 1);
      damaged[at]! ^= 1 << random.int(0, 7);
      assert.throws(restore(damaged), isRefusal);
      assert.throws(restore(all.subarray(0, random.int(0, all.length - 1))), isRefusal);
      assert.throws(restore(random.bytes(random.int(0, 100))), isRefusal);
    }
    assert.throws(restore(Buffer.concat([all, all])), isRefusal);
  });
});

test.run();
