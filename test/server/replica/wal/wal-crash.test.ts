import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DurableOperation } from '../../../../server/consensus/hard-state.ts';
import { type OpenedWal, Wal } from '../../../../server/replica/wal/wal.ts';
import { WalError } from '../../../../server/replica/wal/wal-error.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';
import { FakeDisk, PowerLoss } from './fake-disk.ts';
import { accept, ballot, describe, randomAppend, snapshotIndexOf, stateAfter } from './operations.ts';

const owner = { clusterId: 'test', nodeId: 1, dir: '/wal' };
type Append = readonly DurableOperation[];

function open(fileSystem: FakeDisk, segmentSizeBytes = 4096, snapshotIndex = 0): Promise<OpenedWal> {
  return Wal.open({ ...owner, segmentSizeBytes, fileSystem, snapshotIndex });
}

/** Appends until the power goes. Returns all appends that were begun and how many of them were resolved. */
async function appendUntilCrash(
  wal: Wal,
  random: Random,
  before: Append[],
): Promise<{ begun: Append[]; resolved: number }> {
  const begun = [...before];
  for (let resolved = begun.length; ; resolved++) {
    const append = randomAppend(random, stateAfter(begun));
    begun.push(append);
    // Compaction runs beside appends, and only up to a snapshot whose operation is durable or, as here, about to be.
    const compaction = random.chance(0.3) ? survives(() => wal.compact(snapshotIndexOf(begun))) : true;
    const isResolved = await survives(() => wal.append(append));
    await compaction;
    if (!isResolved) return { begun, resolved };
  }
}

async function survives(step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (isPowerLoss(error)) return false;
    throw error;
  }
}

async function survivesFailure(step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (error instanceof WalError && error.code === 'write-failed') return false;
    throw error;
  }
}

function isPowerLoss(error: unknown): boolean {
  return error instanceof PowerLoss || (error instanceof WalError && error.cause instanceof PowerLoss);
}

/** The number of whole appends that a state is made of, between what must and what may have survived. */
function survivors(state: string, begun: Append[], resolved: number): number {
  const snapshot: Append = [{ type: 'snapshot', index: snapshotIndexOf(begun) }];
  for (let count = begun.length; count >= resolved; count--) {
    if (describe(stateAfter([...begun.slice(0, count), snapshot])) === state) return count;
  }
  throw new Error(`of ${begun.length} appends, ${resolved} resolved, the log recovered to something else: ${state}`);
}

test('after any crashes, also during recovery, the log holds whole appends in order and every resolved one', async () => {
  await withSeed(chooseSeed(), async (random) => {
    for (let run = 0; run < 150; run++) {
      let disk = new FakeDisk(random);
      let appends: Append[] = [];
      for (let life = 0; life < 4; life++) {
        disk.crashAt = random.int(1, 60);
        let opened: OpenedWal | undefined;
        if (
          await survives(async () => {
            opened = await open(disk, 4096, snapshotIndexOf(appends));
          })
        ) {
          const state = describe(opened!.state);
          assert.is(state, describe(stateAfter(appends)));
          const { begun, resolved } = await appendUntilCrash(opened!.wal, random, appends);
          disk = random.chance(0.5) ? disk.afterCrash() : disk.afterProcessDeath();
          const snapshotIndex = snapshotIndexOf(begun);
          const recovered = await open(disk, 4096, snapshotIndex);
          const count = survivors(describe(recovered.state), begun, resolved);
          // The snapshot's file is there, also when the append that speaks of it is not.
          appends = [...begun.slice(0, count), [{ type: 'snapshot', index: snapshotIndex }]];
          await recovered.wal.close();
        }
        disk = disk.afterCrash();
      }
    }
  });
});

test('a record whose write failed, and that the next process finds in the page cache, is on the disk before it is relied on', async () => {
  await withSeed(chooseSeed(), async (random) => {
    let believed = 0;
    for (let run = 0; run < 40; run++) {
      const disk = new FakeDisk(random);
      disk.forgetsFailedWrites = true;
      const { wal } = await open(disk);
      const appends: Append[] = [];
      for (let i = random.int(0, 12); i > 0; i--) {
        appends.push(randomAppend(random, stateAfter(appends)));
        await wal.append(appends.at(-1)!);
      }
      disk.fault = (operation, path) => (operation === 'write' && path.endsWith('.wal') ? 'EIO' : null);
      appends.push(randomAppend(random, stateAfter(appends)));
      assert.not.ok(await survivesFailure(() => wal.append(appends.at(-1)!)));
      disk.fault = () => null;
      const snapshotIndex = snapshotIndexOf(appends);
      const { state } = await open(disk.afterProcessDeath(), 4096, snapshotIndex);
      if (survivors(describe(state), appends, appends.length - 1) === appends.length) believed++;
      const afterLoss = await open(disk.afterCrash(), 4096, snapshotIndex);
      assert.is(describe(afterLoss.state), describe(state));
    }
    assert.ok(believed > 0);
  });
});

test('a log whose directory was there already keeps that name: who created it may have been killed before it was durable', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const disk = new FakeDisk(random);
    disk.fault = (operation) => (operation === 'syncDirectory' ? 'EIO' : null);
    assert.not.ok(await survivesFailure(() => open(disk)));
    disk.fault = () => null;
    const { wal } = await open(disk.afterProcessDeath());
    await wal.append([{ type: 'promise', ballot: ballot(7) }]);
    for (let i = 0; i < 20; i++) assert.is((await open(disk.afterCrash())).state.promised.round, 7);
  });
});

test('sectors that were garbled before they were synced are cut or refused, never believed', async () => {
  await withSeed(chooseSeed(), async (random) => {
    let refused = 0;
    let recovered = 0;
    // Three of a hundred are refused: 300 nearly always hold one.
    for (let run = 0; run < 300 || (refused === 0 && run < 3_000); run++) {
      const disk = new FakeDisk(random);
      const { wal } = await open(disk);
      disk.crashAt = disk.operations + random.int(5, 60);
      const { begun, resolved } = await appendUntilCrash(wal, random, []);
      try {
        const { state } = await open(disk.afterCrash(true), 4096, snapshotIndexOf(begun));
        survivors(describe(state), begun, resolved);
        recovered++;
      } catch (error) {
        if (!(error instanceof WalError) || error.code !== 'damaged') throw error;
        refused++;
      }
    }
    assert.ok(refused > 0 && recovered > refused, `${recovered} recovered, ${refused} refused`);
  });
});

test('cut off at any byte of the last append, the log holds all appends before it', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const { disk, appends, file, offsets } = await writtenLog(random, 6);
    const whole = Buffer.from(disk.bytesOf(file));
    const [start, end] = [offsets.at(-2)!, offsets.at(-1)!];
    for (let length = start; length < end; length++) {
      disk.replace(file, Buffer.from(whole.subarray(0, length)));
      const { state, wal, report } = await open(disk, 65_536);
      assert.is(describe(state), describe(stateAfter(appends.slice(0, -1))));
      assert.is(report.torn?.offset ?? start, start);
      await wal.close();
    }
  });
});

test('a damaged value of zeros at the end of the log does not pass for a torn write', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const zeros = Buffer.alloc(3000);
    const nearlyZeros = zeros.map((_, i) => Number(i % 500 === 0 || i > 2600)); // some sectors hold one byte that is set, none is empty
    for (const entry of [zeros, nearlyZeros]) {
      const disk = new FakeDisk(random);
      const { wal } = await open(disk, 8192);
      const start = wal.sizeBytes;
      await wal.append([{ type: 'accept', ballot: ballot(1), startIndex: 0, entries: [entry] }]);
      const end = wal.sizeBytes;
      await wal.close();
      const file = `${owner.dir}/0000000001.wal`;
      const whole = Buffer.from(disk.bytesOf(file));
      const written = await outcome(disk);
      for (let at = start; at < end; at++) {
        for (const value of [0, 1, random.int(0, 255)]) {
          if (value === whole[at]) continue;
          const changed = Buffer.from(whole);
          changed[at] = value;
          disk.replace(file, changed);
          // The bytes behind the payload only fill up the record: a change of them loses nothing.
          const found = await outcome(disk);
          assert.ok(found === 'damaged' || (found === written && at >= end - 32), `byte ${at} set to ${value}`);
        }
      }
    }
  });
});

/** The recovered state, or the code of the refusal. */
async function outcome(disk: FakeDisk): Promise<string> {
  try {
    const { state, wal } = await open(disk, 2048);
    await wal.close();
    return describe(state);
  } catch (error) {
    if (!(error instanceof WalError)) throw error;
    return error.code;
  }
}

/** A log in one segment, with the offset before the first append and after each. */
async function writtenLog(random: Random, count: number) {
  const disk = new FakeDisk(random);
  const { wal } = await open(disk, 65_536);
  const appends: Append[] = [];
  const offsets = [wal.sizeBytes];
  for (let i = 0; i < count; i++) {
    appends.push([accept(stateAfter(appends).entries.length, 'x'.repeat(random.int(1, 1500)), `entry ${i}`)]);
    await wal.append(appends.at(-1)!);
    offsets.push(wal.sizeBytes);
  }
  await wal.close();
  return { disk, appends, offsets, file: `${owner.dir}/0000000001.wal` };
}

test.run();
