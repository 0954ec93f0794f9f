import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { command, deleteRange, put, randomCommandOperation } from './commands.ts';

test('a store is as large as its keys, values and their past; without them it is as large as an empty one', async () => {
  await withSeed(chooseSeed(), async (random) => {
    for (let run = 0; run < 50; run++) {
      const machine = new StateMachine({ historyRevisionsMax: 1 });
      for (let i = 1; i <= 100; i++) machine.apply(command(randomCommandOperation(random, i)));
      for (const { id } of [...machine.leases]) machine.apply(command({ type: 'leaseRevoke', id }));
      machine.apply(command(deleteRange('\0', '\0')));
      // The past of one revision is kept: that of this key.
      machine.apply(command(put('key', 'value')));
      const fresh = new StateMachine({ historyRevisionsMax: 1 });
      fresh.apply(command(put('key', 'value')));
      assert.is(machine.sizeBytes, fresh.sizeBytes);
    }
  });
});

test('a value counts with its length, once for the present and once for the past; compaction takes that away', () => {
  const machine = new StateMachine();
  const sizeAfter = (operation: Parameters<typeof command>[0]) => {
    const before = machine.sizeBytes;
    machine.apply(command(operation));
    return machine.sizeBytes - before;
  };
  assert.is(sizeAfter(put('k', 'x'.repeat(1_000))), 2 * (1 + 1_000 + 160));
  assert.is(sizeAfter(put('k', 'x'.repeat(400))), -600 + (1 + 400 + 160));
  assert.is(sizeAfter({ type: 'compact', revision: machine.revision }), -(1 + 1_000 + 160));
  assert.is(sizeAfter({ type: 'leaseGrant', id: 7, ttlSeconds: 60 }), 300);
});

test.run();
