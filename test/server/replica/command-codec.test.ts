import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { etcdserverpb, scalectl } from '#proto';
import { decodeCommand, encodeCommand } from '../../../server/replica/command-codec.ts';
import { commandToMessage, rangeFromMessage, txnFromMessage } from '../../../server/replica/command-messages.ts';
import type { Command, TxnResult } from '../../../server/statemachine/command.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { bytes, command, compare, plain, put, randomCommandOperation, range, txn } from '../statemachine/commands.ts';

/** A put of an entry has its key and value behind getters, and where they stand besides. */
function spelledOut({ origin, session, operation }: Command): unknown {
  if (operation.type !== 'put') return plain({ origin, session, operation });
  const { type, key, value, prevKv, ignoreValue, lease, ignoreLease } = operation;
  return plain({ origin, session, operation: { type, key, value, prevKv, ignoreValue, lease, ignoreLease } });
}

test('what was encoded is decoded, for random commands', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 2000; i++) {
      const original = {
        origin: { node: random.int(1, 9), boot: random.int(0, 2 ** 53 - 1), sequence: random.int(0, 2 ** 40) },
        session: random.chance(0.3) ? { id: `session-${random.int(0, 99)}`, sequence: random.int(0, 2 ** 33) } : null,
        operation: randomCommandOperation(random, 2 ** 40),
      };
      assert.equal(spelledOut(decodeCommand(encodeCommand(original))), plain(original));
    }
  });
});

test('the codec by hand for plain puts gives and takes the bytes of the generated one', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 500; i++) {
      const value = random.bytes(random.pick([0, 1, 100, 200, 20_000]));
      const operation = { ...put('', ''), key: random.bytes(random.pick([0, 1, 127, 128])), value };
      const original = {
        origin: { node: random.int(1, 9), boot: random.int(0, 2 ** 53 - 1), sequence: random.int(0, 2 ** 40) },
        session: null,
        operation: { ...operation, prevKv: random.chance(0.2), lease: random.pick([0, 0, 5]) },
      };
      const generated = scalectl.command.v1.Command.encode(commandToMessage(original)).finish();
      assert.is(Buffer.from(encodeCommand(original)).toString('hex'), Buffer.from(generated).toString('hex'));
      assert.equal(spelledOut(decodeCommand(generated)), plain(original));
    }
  });
});

test('what a range leaves as it is takes no room in the log', () => {
  const ranges = (count: number) => encodeCommand(command(txn([], Array(count).fill(range('k')))));
  assert.ok(ranges(1_001).length - ranges(1).length <= 1_000 * 7 + 2);
});

test('a state machine makes the same of commands as they were given and as they stand in the log', () => {
  withSeed(chooseSeed(), (random) => {
    const given = new StateMachine();
    const logged = new StateMachine();
    for (let i = 0; i < 300; i++) {
      const original = command(put(`k${random.int(0, 20)}`, 'v'.repeat(random.int(0, 9))), null, i);
      assert.equal(logged.apply(decodeCommand(encodeCommand(original))), given.apply(original));
      assert.is(logged.digest, given.digest);
    }
    assert.equal(logged.range(range('k', '\0')), given.range(range('k', '\0')));
  });
});

test('large numbers, empty values and every byte survive', () => {
  const operation = txn(
    [compare('k', 'mod', 'greater', Number.MAX_SAFE_INTEGER), compare('k', 'value', 'less', '')],
    [put('', ''), range('k', '\0', { limit: 2 ** 40, maxModRevision: 2 ** 50 })],
  );
  const original = command(operation, { id: 'é', sequence: Number.MAX_SAFE_INTEGER }, Number.MAX_SAFE_INTEGER);
  assert.equal(spelledOut(decodeCommand(encodeCommand(original))), plain(original));
});

/** As the largest and the smallest 64-bit integer are read. */
const largest = 2 ** 63;
const smallest = -(2 ** 63);

test('comparisons with numbers that no revision and no id comes up to mean in the log what they meant to the client', () => {
  const { EQUAL, GREATER, LESS, NOT_EQUAL } = etcdserverpb.Compare.CompareResult;
  const { VERSION, CREATE, MOD, LEASE } = etcdserverpb.Compare.CompareTarget;
  const fields = [
    [VERSION, 'version'],
    [CREATE, 'createRevision'],
    [MOD, 'modRevision'],
    [LEASE, 'lease'],
  ] as const;
  const machine = new StateMachine();
  const granted = { type: 'leaseGrant', id: Number.MAX_SAFE_INTEGER, ttlSeconds: 60 } as const;
  machine.apply(command(granted));
  machine.apply(command(put('k', 'v', { lease: granted.id })));
  const holds = (result: number, target: number, field: string, wanted: number, key: string) => {
    const operation = txnFromMessage({ compare: [{ key: bytes(key), result, target, [field]: wanted }] });
    const applied = machine.apply(decodeCommand(encodeCommand(command(operation))));
    return (applied.result as TxnResult).succeeded;
  };
  for (const [target, field] of fields) {
    for (const key of ['k', 'absent']) {
      for (const [wanted, isAbove] of [
        [largest, true],
        [2 ** 53, true],
        [2 ** 60, true],
        [smallest, false],
        [-(2 ** 60), false],
      ] as const) {
        const held = [EQUAL, GREATER, LESS, NOT_EQUAL].map((result) => holds(result, target, field, wanted, key));
        assert.equal(held, [false, !isAbove, isAbove, true], `${field} of ${key} and ${wanted}`);
      }
    }
  }
});

test('a range in a transaction is bounded by such numbers in the log as it would be outside of it', () => {
  const machine = new StateMachine();
  machine.apply(command(put('k', 'v')));
  const outcomeOf = (message: etcdserverpb.IRangeRequest) => {
    const outside = machine.range(rangeFromMessage({ key: bytes('k'), ...message }));
    const operation = txnFromMessage({ success: [{ requestRange: { key: bytes('k'), ...message } }] });
    const { result } = machine.apply(decodeCommand(encodeCommand(command(operation))));
    const inside = result.type === 'txn' ? result.responses[0] : result;
    assert.equal(inside, outside, JSON.stringify(message));
    return outside.type === 'range' ? `${outside.kvs.length} found` : outside.message;
  };
  for (const max of ['maxModRevision', 'maxCreateRevision']) {
    assert.is(outcomeOf({ [max]: largest }), '1 found');
    assert.is(outcomeOf({ [max]: smallest }), '0 found');
  }
  for (const min of ['minModRevision', 'minCreateRevision']) {
    assert.is(outcomeOf({ [min]: largest }), '0 found');
    assert.is(outcomeOf({ [min]: smallest }), '1 found');
  }
  assert.match(outcomeOf({ revision: largest }), 'future revision');
  assert.is(outcomeOf({ revision: smallest }), '1 found');
  for (const limit of [largest, smallest]) assert.is(outcomeOf({ limit }), '1 found');
});

test('a put without options costs no bytes for them', () => {
  const encoded = encodeCommand(command(put('k', 'v')));
  const message = scalectl.command.v1.Command.encode({
    originNode: 1,
    originBoot: 77,
    originSequence: 1,
    put: { key: bytes('k'), value: bytes('v') },
  }).finish();
  assert.equal([...encoded], [...message]);
});

test('an entry without a known operation is not applied as something else', () => {
  assert.throws(() => decodeCommand(new Uint8Array(0)), /no operation that this version knows/);
});

test.run();
