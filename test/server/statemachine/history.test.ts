import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { KeyEvent, Operation } from '../../../server/statemachine/command.ts';
import type { StateMachineLimits } from '../../../server/statemachine/limits.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import {
  command,
  deleteRange,
  plain,
  put,
  randomCommandOperation,
  randomQuery,
  range,
  rangeOf,
  text,
  txn,
} from './commands.ts';
import { KvModel } from './kv-model.ts';

function machineWith(limits: Partial<StateMachineLimits>, ...operations: Operation[]): StateMachine {
  const machine = new StateMachine(limits);
  for (const operation of operations) machine.apply(command(operation));
  return machine;
}

const compacted = {
  type: 'refused',
  code: 'OUT_OF_RANGE',
  message: 'etcdserver: mvcc: required revision has been compacted',
};
const future = {
  type: 'refused',
  code: 'OUT_OF_RANGE',
  message: 'etcdserver: mvcc: required revision is a future revision',
};

const keyValuesAt = (machine: StateMachine, revision: number) =>
  rangeOf(machine, range('\0', '\0', { revision })).kvs.map(({ key, value }) => `${text(key)}=${text(value)}`);

const readable = ({ type, kv, prevKv }: KeyEvent) =>
  `${kv.modRevision} ${type} ${text(kv.key)}=${text(kv.value)} (${prevKv === null ? '' : text(prevKv.value)})`;

function eventsAfter(machine: StateMachine, revision: number, limit = 1000): string[] {
  const found = machine.eventsAfter(revision, limit);
  assert.ok('events' in found, 'compacted');
  return found.events.map(readable);
}

const someWrites = [put('a', '1'), put('b', '1'), put('a', '2'), deleteRange('a'), put('a', '3')];

test('every revision reads as it was', () => {
  const machine = machineWith({}, ...someWrites);
  assert.equal(
    [1, 2, 3, 4, 5, 6].map((revision) => keyValuesAt(machine, revision)),
    [[], ['a=1'], ['a=1', 'b=1'], ['a=2', 'b=1'], ['b=1'], ['a=3', 'b=1']],
  );
});

test('a read below what is compacted, or above the present, is refused in the words of etcd', () => {
  const machine = machineWith({}, ...someWrites, { type: 'compact', revision: 4 });
  assert.equal(machine.range(range('a', '', { revision: 3 })), compacted);
  assert.equal(machine.range(range('a', '', { revision: 7 })), future);
  assert.equal(keyValuesAt(machine, 4), ['a=2', 'b=1']);
});

test('such a read in a transaction refuses all of it before anything is written', () => {
  const machine = machineWith({}, ...someWrites, { type: 'compact', revision: 4 });
  for (const [revision, refusal] of [
    [3, compacted],
    [7, future],
  ] as const) {
    const { result } = machine.apply(command(txn([], [put('x', '1'), range('a', '', { revision })])));
    assert.equal(result, refusal);
    assert.is(machine.revision, 6);
  }
});

test('a read at the revision before a transaction does not see what the transaction wrote', () => {
  const machine = machineWith({}, put('a', '1'));
  const { result } = machine.apply(command(txn([], [put('a', '2'), range('a', '', { revision: 2 }), range('a')])));
  assert.ok(result.type === 'txn');
  const values = result.responses.map((response) => response.type === 'range' && text(response.kvs[0]!.value));
  assert.equal(values, [false, '1', '2']);
});

test('compacting twice to the same revision, or to one that is yet to come, is refused', () => {
  const machine = machineWith({}, ...someWrites, { type: 'compact', revision: 4 });
  const compact = (revision: number) => machine.apply(command({ type: 'compact', revision })).result;
  assert.equal([compact(4), compact(7), compact(5)], [compacted, future, { type: 'compact' }]);
});

test('events come in order, with what was there before as long as that is not compacted', () => {
  const machine = machineWith({}, ...someWrites, txn([], [put('x', '1'), deleteRange('a', 'c')]));
  const all = [
    '2 put a=1 ()',
    '3 put b=1 ()',
    '4 put a=2 (1)',
    '5 delete a= (2)',
    '6 put a=3 ()',
    '7 put x=1 ()',
    '7 delete a= (3)',
    '7 delete b= (1)',
  ];
  assert.equal(eventsAfter(machine, 0), all);
  assert.equal(eventsAfter(machine, 5), all.slice(4));
  machine.apply(command({ type: 'compact', revision: 5 }));
  assert.equal(eventsAfter(machine, 4)[0], '5 delete a= ()');
  assert.equal(machine.eventsAfter(3, 10), { compactRevision: 5 });
  assert.equal(eventsAfter(machine, 7), []);
});

test('events of one revision are never torn apart, however small the limit', () => {
  const machine = machineWith({}, put('a', '1'), txn([], [put('b', '1'), put('c', '1'), put('d', '1')]), put('e', '1'));
  const take = (revision: number, limit: number) => {
    const found = machine.eventsAfter(revision, limit);
    return 'events' in found && [found.events.length, found.throughRevision];
  };
  assert.equal(
    [take(1, 1), take(1, 2), take(2, 1), take(3, 5), take(4, 5), take(9, 5)],
    [
      [1, 2],
      [4, 3],
      [3, 3],
      [1, 4],
      [0, 4],
      [0, 9],
    ],
  );
});

test('no more revisions are kept than asked for, and no fewer', () => {
  const writes = Array.from({ length: 50 }, (_, i) => put(`k${i % 3}`, `${i}`));
  const machine = machineWith({ historyRevisionsMax: 10 }, ...writes);
  assert.is(machine.revision, 51);
  assert.is(machine.compactRevision, 42);
  assert.equal(keyValuesAt(machine, 42), ['k0=39', 'k1=40', 'k2=38']);
  assert.equal(machine.range(range('k', '\0', { revision: 41 })), compacted);
});

test('large values push old revisions out, the present one stays whatever its size', () => {
  const machine = new StateMachine({ historyBytesMax: 10_000 });
  for (let i = 0; i < 20; i++) machine.apply(command(put('k', 'x'.repeat(3_000))));
  assert.is(machine.revision - machine.compactRevision, 2);
  machine.apply(command(put('k', 'x'.repeat(20_000))));
  assert.is(machine.revision, machine.compactRevision);
  assert.is(rangeOf(machine, range('k')).count, 1);
});

/** Everything that can be asked, of the machine and of the model. */
function assertSame(machine: StateMachine, model: KvModel, random: Random): void {
  assert.is(machine.revision, model.revision);
  assert.is(machine.compactRevision, model.compactRevision);
  const query = randomQuery(random, model.revision + 2);
  assert.equal(plain(machine.range(query)), plain(model.range(query)));
  const leases = Array.from(machine.leases, ({ id, grantedTtlSeconds, remainingTtlSeconds }) => {
    const keys = machine.leases.lookup(id)!.keys().map(text);
    return { id, grantedTtlSeconds, remainingTtlSeconds, keys };
  });
  assert.equal(leases, model.leases());
  assertSameEvents(machine, model, random);
}

function assertSameEvents(machine: StateMachine, model: KvModel, random: Random): void {
  const revision = random.int(0, model.revision + 1);
  const expected = model.eventsAfter(revision);
  const found = machine.eventsAfter(revision, random.pick([1, 3, 1000]));
  if (!('events' in found)) {
    assert.is(expected, null);
    assert.is(found.compactRevision, model.compactRevision);
    return;
  }
  assert.ok(expected !== null, 'compacted in the model');
  const through = expected.filter(({ kv }) => kv.modRevision <= found.throughRevision);
  assert.equal(plain(found.events), plain(through));
  if (through.length < expected.length) assert.ok(found.events.length > 0, 'progress');
}

test('random commands give what a plain model of etcd gives, now and at every revision', () => {
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 60; run++) {
      const historyRevisionsMax = random.pick([1, 2, 7, 0]);
      const machine = new StateMachine({ historyRevisionsMax });
      const model = new KvModel(historyRevisionsMax || undefined);
      for (let i = 0; i < 120; i++) {
        const operation = randomCommandOperation(random, model.revision + 1);
        const { result, revision } = machine.apply(command(operation));
        assert.equal(plain(result), plain(model.apply(operation)));
        assert.is(revision, model.revision);
        assertSame(machine, model, random);
      }
    }
  });
});

function hashOf(machine: StateMachine, revision: number): number {
  const hash = machine.hashKv(revision);
  assert.not('type' in hash, 'refused');
  while (!('type' in hash) && !hash.advance(3));
  return 'type' in hash ? Number.NaN : hash.value;
}

test('the hash of a revision is the same however much history is kept, and differs from those beside it', () => {
  withSeed(chooseSeed(), (random) => {
    const all = new StateMachine({ historyRevisionsMax: 0 });
    const few = new StateMachine({ historyRevisionsMax: 5 });
    const present = new Map<number, number>();
    for (let i = 0; i < 200; i++) {
      const operation = randomCommandOperation(random);
      if (operation.type === 'compact') continue;
      for (const machine of [all, few]) machine.apply(command(operation));
      present.set(all.revision, hashOf(few, 0));
    }
    const first = Math.max(1, few.compactRevision);
    for (let revision = first; revision <= all.revision; revision++) {
      assert.is(hashOf(all, revision), present.get(revision) ?? hashOf(few, revision));
      assert.is(hashOf(few, revision), hashOf(all, revision));
      if (revision > first) assert.is.not(hashOf(all, revision), hashOf(all, revision - 1));
    }
    assert.is('type' in few.hashKv(first - 1) || first === 1, true);
  });
});

test('a hash that is made in steps tells the moment it was begun, whatever is written meanwhile', () => {
  withSeed(chooseSeed(), (random) => {
    const machine = new StateMachine({ historyRevisionsMax: 1 });
    for (let i = 0; i < 100; i++) machine.apply(command(randomCommandOperation(random)));
    const expected = hashOf(machine, 0);
    const hash = machine.hashKv(0);
    if ('type' in hash) throw new Error('refused');
    while (!hash.advance(1)) machine.apply(command(randomCommandOperation(random)));
    assert.is(hash.value, expected);
  });
});

test.run();
