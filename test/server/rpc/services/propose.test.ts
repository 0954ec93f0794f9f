import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeCommand } from '../../../../server/replica/command-codec.ts';
import { mostBytesOf } from '../../../../server/rpc/services/propose.ts';
import type { Operation } from '../../../../server/statemachine/command.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';
import { compare, deleteRange, put, randomCommandOperation, range, txn } from '../../statemachine/commands.ts';

const nobody = { node: 0, boot: 0, sequence: 0 };

function assertBounds(operation: Operation): void {
  const { length } = encodeCommand({ origin: nobody, session: null, operation });
  assert.ok(length <= mostBytesOf(operation), `${length} bytes: ${JSON.stringify(operation)}`);
}

test('no operation is larger in the log than it is taken for at most', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 2_000; i++) assertBounds(randomCommandOperation(random, 2 ** 53));
  });
});

test('nor one that has the largest number in every field, and long keys', () => {
  const long = 'x'.repeat(300_000);
  const most = 2 ** 53;
  const flags = { keysOnly: true, countOnly: true, sortOrder: 'descend', sortTarget: 'value' } as const;
  const bounds = { minModRevision: -most, maxModRevision: -most, minCreateRevision: -most, maxCreateRevision: -most };
  const query = range(long, long, { revision: most, limit: -most, ...flags, ...bounds });
  const write = put(long, long, { prevKv: true, ignoreValue: true, lease: most, ignoreLease: true });
  const comparisons = [compare(long, 'lease', 'notEqual', -most, long), compare(long, 'value', 'notEqual', long, long)];
  const steps = [query, write, deleteRange(long, long, true), txn(comparisons, [query], [query])];
  assertBounds(write);
  for (const step of steps) assertBounds(txn([], [step]));
  assertBounds(txn(comparisons, steps, steps));
  const checkpoints = Array(100).fill({ id: most - 1, remainingTtlSeconds: most - 1 });
  assertBounds({ type: 'leaseCheckpoint', checkpoints });
});

test.run();
