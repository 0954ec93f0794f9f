import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scalectl } from '#proto';
import { decodeCommand, encodeCommand } from '../../../server/replica/command-codec.ts';
import { commandToMessage } from '../../../server/replica/command-messages.ts';
import type { Command } from '../../../server/statemachine/command.ts';
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
