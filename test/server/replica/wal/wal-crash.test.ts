import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DurableOperation } from '../../../../server/consensus/hard-state.ts';
import { type OpenedWal, Wal } from '../../../../server/replica/wal/wal.ts';
import { WalError } from '../../../../server/replica/wal/wal-error.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';
import { FakeDisk, PowerLoss } from './fake-disk.ts';
import { accept, ballot, describe, randomAppend, stateAfter } from './operations.ts';

const owner = { clusterId: 'test', nodeId: 1, dir: '/wal' };
type Append = readonly DurableOperation[];

function open(fileSystem: FakeDisk, segmentSizeBytes = 4096): Promise<OpenedWal> {
  return Wal.open({ ...owner, segmentSizeBytes, fileSystem });
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
    if (!(await survives(() => wal.append(append)))) return { begun, resolved };
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

function isPowerLoss(error: unknown): boolean {
  return error instanceof PowerLoss || (error instanceof WalError && error.cause instanceof PowerLoss);
}

/** The number of whole appends that a state is made of, between what must and what may have survived. */
function survivors(state: string, begun: Append[], resolved: number): number {
  for (let count = begun.length; count >= resolved; count--) {
    if (describe(stateAfter(begun.slice(0, count))) === state) return count;
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
            opened = await open(disk);
          })
        ) {
          const state = describe(opened!.state);
          assert.is(state, describe(stateAfter(appends)));
          const { begun, resolved } = await appendUntilCrash(opened!.wal, random, appends);
          disk = random.chance(0.5) ? disk.afterCrash() : disk.afterProcessDeath();
          const recovered = await open(disk);
          appends = begun.slice(0, survivors(describe(recovered.state), begun, resolved));
          await recovered.wal.close();
        }
        disk = disk.afterCrash();
      }
    }
  });
});

test('sectors that were garbled before they were synced are cut or refused, never believed', async () => {
  await withSeed(chooseSeed(), async (random) => {
    let refused = 0;
    let recovered = 0;
    for (let run = 0; run < 300; run++) {
      const disk = new FakeDisk(random);
      const { wal } = await open(disk);
      disk.crashAt = disk.operations + random.int(5, 60);
      const { begun, resolved } = await appendUntilCrash(wal, random, []);
      try {
        const { state } = await open(disk.afterCrash(true));
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

test('a byte that changes after it was durable is refused wherever it is', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const disk = new FakeDisk(random);
    const appends: Append[] = [];
    const { wal } = await open(disk, 2048);
    let sizeBefore = 0;
    while (!(await disk.list(owner.dir)).includes('0000000004.wal')) {
      sizeBefore = wal.sizeBytes;
      appends.push(randomAppend(random, stateAfter(appends)));
      await wal.append(appends.at(-1)!);
    }
    const logEnd = wal.sizeBytes - sizeBefore; // the last segment holds one record
    await wal.close();
    const expected = describe(stateAfter(appends));
    const files = (await disk.list(owner.dir)).sort().map((name) => `${owner.dir}/${name}`);
    let refusals = 0;
    for (const file of files) {
      const whole = Buffer.from(disk.bytesOf(file));
      for (let at = 0; at < whole.length; at++) {
        const changed = Buffer.from(whole);
        changed[at] = whole[at]! ^ (random.chance(0.5) ? random.int(1, 255) : whole[at]! || 1);
        disk.replace(file, changed);
        const found = await outcome(disk);
        if (found === 'damaged') refusals++;
        // Past the end of the log lies nothing that was ever acknowledged.
        else assert.ok(file === files.at(-1) && at >= logEnd && found === expected, `${file}, byte ${at} of ${logEnd}`);
        disk.replace(file, Buffer.from(whole));
      }
    }
    assert.ok(refusals > 4000, `${refusals} refusals`);
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
      for (let at = start; at < end; at++) {
        for (const value of [0, 1, random.int(0, 255)]) {
          if (value === whole[at]) continue;
          const changed = Buffer.from(whole);
          changed[at] = value;
          disk.replace(file, changed);
          assert.is(await outcome(disk), 'damaged', `byte ${at} set to ${value}`);
        }
      }
    }
  });
});

test('a sector that is lost before the last append is refused', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const { disk, file, offsets } = await writtenLog(random, 8);
    const whole = Buffer.from(disk.bytesOf(file));
    for (let at = 0; at + 512 <= offsets.at(-2)!; at += 512) {
      const changed = Buffer.from(whole);
      changed.fill(0, at, at + 512);
      disk.replace(file, changed);
      assert.is(await outcome(disk), 'damaged', `sector at ${at}`);
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
