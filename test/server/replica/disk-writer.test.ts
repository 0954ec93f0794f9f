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

/** Nothing of what a full disk does. */
const neverFull = { isFull: () => false, onFull: () => {}, onFree: () => {} };

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes during an append shares the next one, and is reported with its newest token', async () => {
  const log = gatedLog();
  const durable: number[] = [];
  const writer = new DiskWriter(log, nodeScheduler, {
    ...neverFull,
    onDurable: (token) => durable.push(token),
    onFailed: () => {},
  });
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
  const writer = new DiskWriter(log, nodeScheduler, { ...neverFull, onDurable: () => {}, onFailed: () => {} });
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
    ...neverFull,
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

/** A writer whose disk can be full, with all that it says in order. */
function fillingWriter(log: ReturnType<typeof gatedLog> & { isSpaceLow?: () => Promise<boolean> }) {
  const said: string[] = [];
  const writer = new DiskWriter(log, nodeScheduler, {
    isFull: (error) => (error as Error).message === 'ENOSPC',
    onDurable: (token) => void said.push(`durable ${token}`),
    onFull: (error) => void said.push(error === null ? 'low' : 'full'),
    onFree: () => void said.push('free'),
    onFailed: () => void said.push('failed'),
  });
  return { writer, said };
}

test('an append that finds no space is made again, unchanged and before all others, until it succeeds', async () => {
  const log = gatedLog();
  const { writer, said } = fillingWriter(log);
  writer.write(1, [accept(0)]);
  log.appends[0]!.fail(new Error('ENOSPC'));
  await turn();
  writer.write(2, [accept(1)]);
  writer.tick(1_000);
  log.appends[1]!.fail(new Error('ENOSPC'));
  await turn();
  writer.tick(1_100); // too early
  assert.is(log.appends.length, 2);
  writer.tick(2_000);
  assert.equal(log.appends[2]!.operations, log.appends[0]!.operations);
  log.appends[2]!.done();
  await turn();
  log.appends[3]!.done();
  await writer.idle();
  assert.equal(said, ['full', 'durable 1', 'free', 'durable 2']);
});

test('a disk that is full and then fails has failed', async () => {
  const log = gatedLog();
  const { writer, said } = fillingWriter(log);
  writer.write(1, [accept(0)]);
  log.appends[0]!.fail(new Error('ENOSPC'));
  await turn();
  writer.tick(1_000);
  log.appends[1]!.fail(new Error('EIO'));
  await turn();
  writer.tick(2_000);
  assert.equal([said, log.appends.length], [['full', 'failed'], 2]);
});

test('little space counts as full before an append fails, and appends go on', async () => {
  let isLow = true;
  const log = { ...gatedLog(), isSpaceLow: async () => isLow };
  const { writer, said } = fillingWriter(log);
  writer.tick(1_000);
  await turn();
  assert.equal(said, ['low']);
  writer.write(1, [accept(0)]);
  log.appends[0]!.done();
  await writer.idle();
  isLow = false;
  writer.tick(2_000);
  await turn();
  assert.equal(said, ['low', 'durable 1', 'free']);
});

test('a disk that hangs is flooded by many bytes, and by as many small entries as take that memory; a queue of batches is none', () => {
  const writerOf = () => fillingWriter(gatedLog()).writer;
  const usual = writerOf();
  for (let i = 0; i < 1_000; i++) usual.write(i + 1, [accept(i)]);
  assert.not.ok(usual.isFlooded);
  const large = writerOf();
  for (let i = 0; i < 80; i++) large.write(i + 1, [accept(i, 2 ** 20)]);
  assert.ok(large.isFlooded);
  const small = writerOf();
  const entries = new Array<Uint8Array>(1_000).fill(Buffer.alloc(10));
  for (let i = 0; i < 1_000; i++) small.write(i + 1, [{ type: 'learn', startIndex: 1_000 * i, entries }]);
  assert.ok(small.isFlooded);
});

test('a disk that was flooded is not when it has written what waited', async () => {
  const log = gatedLog();
  const { writer } = fillingWriter(log);
  for (let i = 0; i < 80; i++) writer.write(i + 1, [accept(i, 2 ** 20)]);
  while (writer.isFlooded) {
    log.appends.at(-1)!.done();
    await turn();
  }
  assert.ok(log.appends.length <= 3, `${log.appends.length} appends`);
});

test.run();
