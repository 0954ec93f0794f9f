import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UnsentAnswers } from '../../../server/rpc/unsent-answers.ts';

test('an answer alone on its connection is let through, whatever its size', () => {
  const unsent = new UnsentAnswers({ perConnectionBytes: 10, totalBytes: 10 });
  unsent.add('a', 1000);
  unsent.add('b', 1000);
  assert.throws(() => unsent.add('a', 1), /does not take its answers: 1000 bytes wait on this connection, 2000 on all/);
});

test('the bound on all connections holds for those that have something waiting', () => {
  const unsent = new UnsentAnswers({ perConnectionBytes: 100, totalBytes: 150 });
  unsent.add('a', 100);
  unsent.add('b', 40);
  assert.throws(() => unsent.add('b', 20));
  unsent.remove('a', 100);
  unsent.add('b', 20);
});

test('what was taken makes room', () => {
  const unsent = new UnsentAnswers({ perConnectionBytes: 10, totalBytes: 100 });
  for (let i = 0; i < 100; i++) {
    unsent.add('a', 6);
    assert.throws(() => unsent.add('a', 6));
    unsent.add('a', 4);
    unsent.remove('a', 6);
    unsent.remove('a', 4);
  }
});

test('a connection that was refused an answer is refused its next calls, until it has taken one', () => {
  const unsent = new UnsentAnswers({ perConnectionBytes: 10, totalBytes: 100 });
  unsent.add('a', 8);
  unsent.admit('a');
  assert.throws(() => unsent.add('a', 8));
  assert.throws(() => unsent.admit('a'), /does not take its answers: 8 bytes/);
  unsent.admit('b');
  unsent.remove('a', 8);
  unsent.admit('a');
});

test.run();
