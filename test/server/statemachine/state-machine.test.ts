import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type {
  KeyValue,
  Operation,
  OperationResult,
  RangeResult,
  TxnResult,
} from '../../../server/statemachine/command.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import {
  bytes,
  command,
  compare,
  deleteRange,
  plain,
  put,
  randomOperation,
  randomQuery,
  range,
  rangeOf,
  text,
  txn,
} from './commands.ts';
import { KvModel } from './kv-model.ts';

function machineWith(...operations: Operation[]): StateMachine {
  const machine = new StateMachine();
  for (const operation of operations) machine.apply(command(operation));
  return machine;
}

const keysOf = (result: RangeResult): string[] => result.kvs.map((kv) => text(kv.key));
const readable = (kv: KeyValue) => [text(kv.key), text(kv.value), kv.createRevision, kv.modRevision, kv.version];
const txnOf = (result: OperationResult): TxnResult => {
  assert.is(result.type, 'txn');
  return result as TxnResult;
};

test('an empty store is at revision 1', () => {
  assert.is(new StateMachine().revision, 1);
});

test('a put moves the revision by one and counts versions of its key', () => {
  const machine = machineWith(put('a', '1'), put('b', '1'), put('a', '2'));
  assert.is(machine.revision, 4);
  assert.equal(rangeOf(machine, range('a')).kvs.map(readable), [['a', '2', 2, 4, 2]]);
});

test('a key that was deleted and put again starts over', () => {
  const machine = machineWith(put('a', '1'), deleteRange('a'), put('a', '2'));
  assert.equal(rangeOf(machine, range('a')).kvs.map(readable), [['a', '2', 4, 4, 1]]);
});

test('deleting nothing leaves the revision, deleting many keys moves it by one', () => {
  const machine = machineWith(put('a', '1'), put('b', '1'), deleteRange('x'));
  assert.is(machine.revision, 3);
  const applied = machine.apply(command(deleteRange('a', '\0', true)));
  assert.is(applied.revision, 4);
  assert.is(applied.result.type === 'deleteRange' && applied.result.deleted, 2);
});

test('writes of one transaction share one revision', () => {
  const machine = machineWith(txn([], [put('a', '1'), put('b', '1'), txn([], [put('c', '1')])]));
  assert.is(machine.revision, 2);
  assert.equal(
    rangeOf(machine, range('a', '\0')).kvs.map((kv) => kv.modRevision),
    [2, 2, 2],
  );
});

test('a transaction that only reads leaves the revision', () => {
  const machine = machineWith(put('a', '1'));
  const { result, revision } = machine.apply(command(txn([], [range('a')])));
  assert.is(revision, 2);
  assert.equal(keysOf(txnOf(result).responses[0] as RangeResult), ['a']);
});

test('a range in a transaction sees the writes before it', () => {
  const { result } = new StateMachine().apply(
    command(txn([], [put('a', '1'), range('a'), deleteRange('b'), range('b')])),
  );
  assert.equal((txnOf(result).responses[1] as RangeResult).kvs.map(readable), [['a', '1', 2, 2, 1]]);
});

test('comparisons of nested transactions look at the state before the outermost one', () => {
  const nested = txn([compare('a', 'version', 'equal', 0)], [put('seen', 'absent')], [put('seen', 'present')]);
  const machine = machineWith(txn([], [put('a', '1'), nested]));
  assert.equal(
    rangeOf(machine, range('seen')).kvs.map((kv) => text(kv.value)),
    ['absent'],
  );
});

test('an absent key compares as version and revisions 0, its value never', () => {
  const machine = new StateMachine();
  const succeeded = (...comparisons: ReturnType<typeof compare>[]) =>
    txnOf(machine.apply(command(txn(comparisons, []))).result).succeeded;
  assert.ok(
    succeeded(compare('x', 'version', 'equal', 0), compare('x', 'create', 'less', 1), compare('x', 'mod', 'equal', 0)),
  );
  assert.not(succeeded(compare('x', 'value', 'equal', '')));
  assert.not(succeeded(compare('x', 'value', 'notEqual', 'y')));
});

test('a comparison over a range must hold for every key in it', () => {
  const machine = machineWith(put('k1', 'x'), put('k2', 'x'), put('k3', 'y'));
  const succeeded = (end: string) =>
    txnOf(machine.apply(command(txn([compare('k1', 'value', 'equal', 'x', end)], []))).result).succeeded;
  assert.ok(succeeded('k3'));
  assert.not(succeeded('\0'));
});

test('a transaction that may write a key twice is refused and changes nothing', () => {
  const twice: Operation[] = [
    txn([], [put('a', '1'), put('a', '2')]),
    txn([], [put('a', '1'), deleteRange('a')]),
    txn([], [deleteRange('a', 'c'), put('b', '1')]),
    txn([], [deleteRange('a', '\0'), put('b', '1')]),
    txn([], [], [put('a', '1'), put('a', '2')]),
    txn([], [put('a', '1'), txn([], [put('a', '2')])]),
    txn([], [txn([], [deleteRange('a')]), put('a', '1')]),
  ];
  for (const operation of twice) {
    const machine = machineWith(put('z', '1'));
    const { result, revision } = machine.apply(command(operation));
    assert.equal(result, {
      type: 'refused',
      code: 'INVALID_ARGUMENT',
      message: 'etcdserver: duplicate key given in txn request',
    });
    assert.is(revision, 2);
    assert.equal(keysOf(rangeOf(machine, range('\0', '\0'))), ['z']);
  }
});

test('the two branches of a transaction may write the same key', () => {
  const { result } = new StateMachine().apply(
    command(txn([], [txn([], [put('a', '1')], [put('a', '2')])], [put('a', '3')])),
  );
  assert.is(result.type, 'txn');
});

test('ignoreValue keeps the value, and on an absent key refuses the whole transaction', () => {
  const machine = machineWith(put('a', 'kept'), put('a', '', { ignoreValue: true }));
  assert.equal(rangeOf(machine, range('a')).kvs.map(readable), [['a', 'kept', 2, 3, 2]]);
  for (const operation of [
    put('x', '', { ignoreValue: true }),
    txn([], [put('b', '1'), put('x', '', { ignoreValue: true })]),
  ]) {
    const { result } = machine.apply(command(operation));
    assert.equal(result, { type: 'refused', code: 'INVALID_ARGUMENT', message: 'etcdserver: key not found' });
  }
  assert.equal(keysOf(rangeOf(machine, range('\0', '\0'))), ['a']);
  assert.is(machine.revision, 3);
});

test('prevKv gives what was there before', () => {
  const machine = machineWith(put('a', '1'));
  const first = machine.apply(command(put('a', '2', { prevKv: true }))).result;
  assert.equal(first.type === 'put' && readable(first.prevKv!), ['a', '1', 2, 2, 1]);
  const second = machine.apply(command(put('new', '2', { prevKv: true }))).result;
  assert.is(second.type === 'put' && second.prevKv, null);
});

test('count is the number of keys in the range, before filters and limit', () => {
  const machine = machineWith(put('a', '1'), put('b', '1'), put('c', '1'));
  const limited = rangeOf(machine, range('a', '\0', { limit: 1 }));
  assert.equal([keysOf(limited), limited.more, limited.count], [['a'], true, 3]);
  const filtered = rangeOf(machine, range('a', '\0', { minModRevision: 3, limit: 2 }));
  assert.equal([keysOf(filtered), filtered.more, filtered.count], [['b', 'c'], false, 3]);
  assert.equal(rangeOf(machine, range('a', '\0', { countOnly: true })), {
    type: 'range',
    kvs: [],
    more: false,
    count: 3,
  });
});

test('sorting by another target without an order sorts only the keys within the limit, as etcd does', () => {
  const machine = machineWith(put('c', '1'), put('b', '2'), put('a', '3'));
  assert.equal(keysOf(rangeOf(machine, range('a', '\0', { sortTarget: 'mod', limit: 1 }))), ['b']);
  assert.equal(keysOf(rangeOf(machine, range('a', '\0', { sortTarget: 'mod', sortOrder: 'ascend', limit: 1 }))), ['c']);
});

test('results and stored values do not share memory with the command', () => {
  const value = bytes('value');
  const machine = machineWith({ ...put('k', ''), value });
  value.fill(0);
  const [kv] = rangeOf(machine, range('k')).kvs;
  assert.is(text(kv!.value), 'value');
  kv!.value.fill(0);
  assert.is(text(rangeOf(machine, range('k')).kvs[0]!.value), 'value');
});

test('bytes of every value survive', () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  const machine = machineWith({ ...put('', ''), key: all, value: all });
  const [kv] = rangeOf(machine, { ...range(''), key: all }).kvs;
  assert.equal([[...kv!.key], [...kv!.value]], [[...all], [...all]]);
});

test('random operations and queries give what a plain model of etcd gives', () => {
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 60; run++) {
      const machine = new StateMachine();
      const model = new KvModel();
      for (let i = 0; i < 60; i++) {
        const operation = randomOperation(random);
        const { result, revision } = machine.apply(command(operation));
        assert.equal(plain(result), plain(model.apply(operation)));
        assert.is(revision, model.revision);
        const query = randomQuery(random);
        assert.equal(plain(rangeOf(machine, query)), plain(model.range(query)));
      }
    }
  });
});

test('replicas that apply the same commands have the same digest, others do not', () => {
  withSeed(chooseSeed(), (random) => {
    const operations = Array.from({ length: 200 }, () => randomOperation(random));
    const one = machineWith(...operations);
    assert.is(machineWith(...operations).digest, one.digest);
    assert.is.not(machineWith(...operations, put('a', 'more')).digest, one.digest);
    assert.is.not(machineWith(put('a', '1'), ...operations).digest, one.digest);
  });
});

test('a transaction that is only read changes nothing, and gives what it would as a command', () => {
  const machine = new StateMachine();
  machine.apply(command(put('a', '1')));
  machine.apply(command(put('b', '2')));
  const reading = txn([compare('a', 'value', 'equal', '1')], [range('a', '\0'), txn([], [range('b')])], [range('x')]);
  const { digest, revision } = machine;
  const result = machine.read(reading);
  assert.equal([machine.digest, machine.revision], [digest, revision]);
  assert.equal(plain(result), plain(machine.apply(command(reading)).result));
});

test.run();
