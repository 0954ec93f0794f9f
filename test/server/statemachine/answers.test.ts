import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Operation, OperationResult, RangeResult, TxnResult } from '../../../server/statemachine/command.ts';
import { stateMachineLimitsDefault } from '../../../server/statemachine/limits.ts';
import { emptyState } from '../../../server/statemachine/machine-state.ts';
import { keyValueBytes } from '../../../server/statemachine/result-size.ts';
import { checkedLength, frameSizeBytesMax } from '../../../server/statemachine/snapshot/frame.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import { command, deleteRange, plain, put, randomCommandOperation, range, rangeOf, text, txn } from './commands.ts';

const limits = { ...stateMachineLimitsDefault, answerBytesMax: 3_000, resultBytesMax: 60_000 };
const everything = range('\0', '\0');
const session = (sequence: number) => ({ id: 's', sequence });

/** Keys k0, k1, … with values of so many bytes. */
function storeOf(count: number, valueBytes: number, more = limits): StateMachine {
  const machine = new StateMachine(more);
  for (let i = 0; i < count; i++) machine.apply(command(put(`k${i}`, 'v'.repeat(valueBytes))));
  return machine;
}

const isRefused = (result: OperationResult) => result.type === 'refused' && result.code === 'FAILED_PRECONDITION';
const keysOf = (result: OperationResult | TxnResult['responses'][number], at: number): string[] =>
  ((result as TxnResult).responses[at] as RangeResult).kvs.map(({ key }) => text(key));

test('what a session asks for is refused when its answer is too large, before anything is written, and so ever after', () => {
  const requests: Operation[] = [
    txn([], [put('new', 'v'), everything]),
    txn([], [put('new', 'v'), txn([], [everything])]),
    txn([], [put('new', 'v'.repeat(1_000)), range('new'), range('new')]),
    txn([], [put('new', 'v'), range('k', '\0', { revision: 5 })]),
    txn([], [put('new', 'v'), range('k', '\0', { limit: 1, sortOrder: 'descend' })]),
    deleteRange('k', '\0', true),
    txn([], [deleteRange('k', '\0', true)]),
    txn([], Array(20).fill(range('absent'))),
  ];
  for (const [i, request] of requests.entries()) {
    const machine = storeOf(10, 500);
    const { revision } = machine;
    assert.ok(isRefused(machine.apply(command(request, session(1))).result), `request ${i}`);
    assert.equal([machine.revision, machine.size], [revision, 10], `request ${i}`);
    machine.apply(command(deleteRange('k', '\0')));
    const restored = StateMachine.restore(machine.snapshot(), limits);
    for (const one of [machine, restored]) {
      assert.ok(isRefused(one.apply(command(request, session(1))).result), `request ${i}`);
      assert.is(one.size, 0);
    }
  }
});

test('what is deleted before a range with a limit makes room for larger keys in it', () => {
  const machine = storeOf(10, 800);
  machine.apply(command(put('k', '')));
  const request = txn([], [deleteRange('k'), range('k', '\0', { limit: 3 })]);
  assert.ok(isRefused(machine.apply(command(request, session(1))).result));
});

test('what a session gets is not refused for what it does not ask for', () => {
  const requests: Operation[] = [
    txn([], [range('k', '\0', { limit: 3 }), put('new', 'v')]),
    txn([], [range('k', '\0', { keysOnly: true, limit: 4 }), put('new', 'v')]),
    txn([], [range('k', '\0', { countOnly: true }), put('new', 'v')]),
    txn([], [deleteRange('k0'), range('k', '\0', { limit: 1 }), put('new', 'v')]),
    txn([], [range('k', '\0', { limit: 2, revision: 4 }), put('new', 'v')]),
    txn([], [deleteRange('k1', '\0'), range('k0', '', {}), put('new', 'v')]),
    put('k0', 'v', { prevKv: true }),
  ];
  for (const [i, request] of requests.entries()) {
    assert.not(isRefused(storeOf(10, 500).apply(command(request, session(1))).result), `request ${i}`);
  }
});

test('the same is answered to whoever asks without a session', () => {
  const { result } = storeOf(10, 500).apply(command(txn([], [put('new', 'v'), everything])));
  assert.is(keysOf(result, 1).length, 11);
});

/** Sizes of all kinds, above and below the limits. */
function randomOperationOf(random: Random, revision: number): Operation {
  if (random.chance(0.3)) return put(random.pick(['a', 'ab', 'b', 'c']), 'v'.repeat(random.pick([10, 300, 1_000])));
  return randomCommandOperation(random, revision);
}

test('kept results never take more than their limit, however large their answers could be', () => {
  withSeed(chooseSeed(), (random) => {
    let [given, refused] = [0, 0];
    for (let run = 0; run < 40; run++) {
      const small = { ...limits, resultBytesMax: 20_000 };
      const state = emptyState(small);
      const machine = new StateMachine(small, state);
      for (let i = 0; i < 150; i++) {
        const asked = { id: `s${random.int(0, 2)}`, sequence: i + 1 };
        const { result } = machine.apply(command(randomOperationOf(random, machine.revision), asked, i));
        const answerBytes = keyValueBytes(result);
        assert.ok(answerBytes <= small.answerBytesMax, `an answer of ${answerBytes} bytes`);
        assert.ok(state.sessions.resultBytes <= small.resultBytesMax, `${state.sessions.resultBytes} bytes are kept`);
        if (isRefused(result)) refused++;
        else if (answerBytes > 1_000) given++;
      }
    }
    assert.ok(given > 20 && refused > 20, `${given} large answers given, ${refused} refused`);
  });
});

test('a machine whose answers nobody reads becomes the same as one whose answers are read', () => {
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 40; run++) {
      const [read, unread] = [new StateMachine(limits), new StateMachine(limits)];
      const cut = new StateMachine({ ...limits, rangesBytesMax: 0 });
      for (let i = 0; i < 100; i++) {
        const asked = random.chance(0.3) ? { id: `s${random.int(0, 2)}`, sequence: random.int(1, 20) } : null;
        const entry = command(randomOperationOf(random, read.revision), asked, i);
        const applied = read.apply(entry);
        const same = [unread.apply(entry, false), cut.apply(entry)];
        if (asked !== null) for (const one of same) assert.equal(plain(one), plain(applied));
      }
      for (const one of [unread, cut]) {
        assert.is(one.digest, read.digest);
        assert.ok(Buffer.concat([...one.snapshot()]).equals(Buffer.concat([...read.snapshot()])));
      }
    }
  });
});

test('ranges and previous values are made for nobody but the reader', () => {
  const machine = storeOf(10, 500);
  const operations = [txn([], [everything, put('k0', 'v', { prevKv: true })]), deleteRange('k', '\0', true)];
  for (const operation of operations)
    assert.is(JSON.stringify(machine.apply(command(operation), false)).length < 300, true);
});

test('ranges without end in one transaction do not take memory without end: what is missing is said', () => {
  const machine = storeOf(10, 500, { ...limits, rangesBytesMax: 20_000 });
  const { result } = machine.apply(command(txn([], [...Array(100).fill(everything), put('new', 'v')])));
  assert.is((result as TxnResult).isCut, true);
  assert.equal(
    [0, 1, 2, 3, 50].map((at) => keysOf(result, at).length),
    [10, 10, 10, 0, 0],
  );
  assert.is(rangeOf(machine, range('new')).count, 1);
  const alone = storeOf(100, 500, { ...limits, rangesBytesMax: 20_000 }).apply(command(txn([], [everything])));
  assert.equal([keysOf(alone.result, 0).length, (alone.result as TxnResult).isCut], [100, undefined]);
});

test('a part that no reader of snapshots takes is not written', () => {
  assert.is(checkedLength(frameSizeBytesMax), frameSizeBytesMax);
  assert.throws(() => checkedLength(frameSizeBytesMax + 1), /too long for a snapshot/);
});

test.run();
