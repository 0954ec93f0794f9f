import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DurableOperation } from '../../../server/consensus/hard-state.ts';
import { DiskWriter } from '../../../server/replica/disk-writer.ts';
import { nodeScheduler } from '../../../server/replica/node-scheduler.ts';

const ballot = { round: 1, priority: 0, node: 1 };

function accept(startIndex: number, sizeBytes = 10): DurableOperation {
  return { type: 'accept', ballot, startIndex, entries: [Buffer.alloc(sizeBytes)] };
}

/** A log whose appends are let through one by one. */
function gatedLog() {
  const appends: { operations: readonly DurableOperation[]; done: () => void; fail: (error: Error) => void }[] = [];
  return {
    appends,
    append: (operations: readonly DurableOperation[]) =>
      new Promise<void>((resolve, reject) => {
        appends.push({ operations, done: resolve, fail: reject });
      }),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes during an append shares the next one, and is reported with its newest token', async () => {
  const log = gatedLog();
  const durable: number[] = [];
  const writer = new DiskWriter(log, nodeScheduler, { onDurable: (token) => durable.push(token), onFailed: () => {} });
  writer.write(1, [accept(0)]);
  writer.write(2, [accept(1)]);
  writer.write(3, [accept(2)]);
  assert.is(log.appends.length, 1);
  log.appends[0]!.done();
  await turn();
  assert.equal(durable, [1]);
  assert.is(log.appends[1]!.operations.length, 2);
  log.appends[1]!.done();
  await writer.idle();
  assert.equal(durable, [1, 3]);
});

test('one append gathers no more than its bound; the rest follows', async () => {
  const log = gatedLog();
  const writer = new DiskWriter(log, nodeScheduler, { onDurable: () => {}, onFailed: () => {} });
  for (let i = 0; i < 6; i++) writer.write(i + 1, [accept(i, 20 * 1024 * 1024)]);
  log.appends[0]!.done();
  await turn();
  assert.is(log.appends[1]!.operations.length, 3);
  log.appends[1]!.done();
  await turn();
  log.appends[2]!.done();
  await writer.idle();
  assert.is(log.appends.length, 3);
});

test('after a failed append nothing is written and nothing is reported durable', async () => {
  const log = gatedLog();
  const durable: number[] = [];
  const failures: unknown[] = [];
  const writer = new DiskWriter(log, nodeScheduler, {
    onDurable: (token) => durable.push(token),
    onFailed: (error) => failures.push(error),
  });
  writer.write(1, [accept(0)]);
  writer.write(2, [accept(1)]);
  log.appends[0]!.fail(new Error('EIO'));
  await writer.idle();
  writer.write(3, [accept(2)]);
  await turn();
  assert.equal(durable, []);
  assert.is(failures.length, 1);
  assert.is(log.appends.length, 1);
});

test.run();
