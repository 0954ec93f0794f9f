import { once } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nodeScheduler } from '../../../server/replica/node-scheduler.ts';
import { orCrash } from '../../../server/replica/or-crash.ts';

test('what throws ends the process before its next turn, although whoever called took the exception for an answer', async () => {
  const impossible = new Error('cannot be');
  let turnsBefore = 0;
  setImmediate(() => turnsBefore++);
  const crash = once(process, 'uncaughtException');
  assert.throws(
    () =>
      orCrash(nodeScheduler, () => {
        throw impossible;
      }),
    'cannot be',
  );
  assert.is((await crash)[0], impossible);
  assert.is(turnsBefore, 0);
});

test('what does not throw gives what it gives', () => {
  assert.is(
    orCrash(nodeScheduler, () => 7),
    7,
  );
});

test.run();
