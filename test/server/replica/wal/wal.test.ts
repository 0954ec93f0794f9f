import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { roundIn } from '../../../../server/consensus/ballot.ts';
import { crc32c } from '../../../../server/replica/wal/crc32c.ts';
import { HardStateFold } from '../../../../server/replica/wal/hard-state-fold.ts';
import { Wal, type WalOptions } from '../../../../server/replica/wal/wal.ts';
import { WalError, type WalErrorCode } from '../../../../server/replica/wal/wal-error.ts';
import { chooseSeed, createRandom, withSeed } from '../../../support/random.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { type DiskOperation, FakeDisk } from './fake-disk.ts';
import { accept, ballot, describe, randomAppend, snapshotIndexOf, stateAfter } from './operations.ts';

const owner = { clusterId: 'cluster-1', nodeId: 1, segmentSizeBytes: 65_536 };

async function rejection(step: Promise<unknown>): Promise<WalError> {
  try {
    await step;
  } catch (error) {
    assert.instance(error, WalError);
    return error as WalError;
  }
  throw new Error('it did not fail');
}

async function assertRejected(step: Promise<unknown>, code: WalErrorCode, sentence: RegExp): Promise<void> {
  const error = await rejection(step);
  assert.is(error.code, code);
  assert.match(error.message, sentence);
}

/** A log in memory whose operations fail with `code` while `when` says so. */
async function failing(
  when: (operation: DiskOperation, path: string) => boolean,
  code: string,
  options: Partial<WalOptions> = {},
) {
  const disk = new FakeDisk(createRandom(1));
  const opened = await Wal.open({ ...owner, dir: '/wal', fileSystem: disk, ...options });
  const fault = { isOn: false };
  disk.fault = (operation, path) => (fault.isOn && when(operation, path) ? code : null);
  const reopen = async () => {
    disk.fault = () => null;
    await opened.wal.close();
    return Wal.open({ ...owner, dir: '/wal', fileSystem: disk });
  };
  return { disk, wal: opened.wal, fault, reopen };
}

test('CRC-32C gives the check value of its definition, at any start and in pieces', () => {
  const bytes = Buffer.from('..123456789');
  assert.is(crc32c(bytes, 2, 11), 0xe3069283);
  assert.is(crc32c(bytes, 5, 11, crc32c(bytes, 2, 5)), 0xe3069283);
});

test('a new log is empty, and gives back what was appended', async () => {
  const dir = join(tempDir(), 'data', 'wal');
  const first = await Wal.open({ ...owner, dir });
  assert.is(describe(first.state), describe(stateAfter([])));
  const appends = [
    [{ type: 'promise', ballot: ballot(7) } as const],
    [accept(0, 'one', 'two', ''), { type: 'decide', index: 2 } as const],
    [accept(2, 'three')],
  ];
  for (const append of appends) await first.wal.append(append);
  await first.wal.close();
  const second = await Wal.open({ ...owner, dir });
  assert.is(describe(second.state), describe(stateAfter(appends)));
  assert.is(second.state.promised.round, 7);
  assert.equal([second.report.records, second.report.torn, second.wal.sizeBytes], [3, null, first.wal.sizeBytes]);
  await second.wal.close();
});

test('a log of many segments, opened again and again, holds every append', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const dir = tempDir();
    const appends = [];
    for (let life = 0; life < 5; life++) {
      const { wal, state } = await Wal.open({
        ...owner,
        dir,
        segmentSizeBytes: 8192,
        snapshotIndex: snapshotIndexOf(appends),
      });
      assert.is(describe(state), describe(stateAfter(appends)));
      for (let i = 0; i < 40; i++) {
        const append = randomAppend(random, stateAfter(appends));
        appends.push(append);
        await wal.append(append);
      }
      await wal.close();
    }
    assert.ok(readdirSync(dir).length > 5);
    assert.not(existsSync(join(dir, 'next.tmp')));
  });
});

test('an append that is larger than a segment gets a segment of its size', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  await wal.append([accept(0, 'x'.repeat(1_000_000))]);
  await wal.append([accept(1, 'small')]);
  await wal.close();
  const { state, wal: again } = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  assert.equal(
    state.entries.map((entry) => entry.length),
    [1_000_000, 5],
  );
  await again.close();
});

test('how long each append waited for the disk is told', async () => {
  const durations: number[] = [];
  const { wal } = await Wal.open({ ...owner, dir: tempDir(), onSync: (durationMs) => durations.push(durationMs) });
  await wal.append([accept(0, 'a')]);
  await wal.append([accept(1, 'b')]);
  await wal.close();
  assert.is(durations.length, 2);
  assert.ok(durations.every((durationMs) => durationMs > 0));
});

test('two appends at once, and an accept beyond the end of the log, are errors of the caller', async () => {
  const { wal } = await Wal.open({ ...owner, dir: tempDir() });
  const first = wal.append([accept(0, 'a')]);
  await wal.append([accept(1, 'b')]).then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, /has not ended/),
  );
  await first;
  await wal.append([accept(2, 'c')]).then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, /a log of 1 entries/),
  );
  await wal.append([accept(1, 'b')]);
  await wal.close();
  await assertRejected(wal.append([accept(2, 'c')]), 'closed', /closed/);
});

test('a log that is open is locked, until it is closed', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir });
  await assertRejected(Wal.open({ ...owner, dir }), 'locked', /open in another process/);
  await wal.close();
  await (await Wal.open({ ...owner, dir })).wal.close();
});

test('the log of another node or cluster is refused', async () => {
  const dir = tempDir();
  await (await Wal.open({ ...owner, dir })).wal.close();
  await assertRejected(
    Wal.open({ ...owner, dir, nodeId: 2 }),
    'foreign',
    /belongs to node 1 of cluster cluster-1, not to node 2/,
  );
  await assertRejected(Wal.open({ ...owner, dir, clusterId: 'x' }), 'foreign', /not to node 1 of cluster x/);
  await (await Wal.open({ ...owner, dir })).wal.close();
});

/** The same log, with another number in the place of the version. */
function rewriteVersion(file: string, version: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt32LE(version, 8);
  if (version === 1) bytes.fill(0, 400, 508); // it had no checkpoint
  bytes.writeUInt32LE(crc32c(bytes, 0, 508), 508);
  writeFileSync(file, bytes);
}

test('a log of a newer format is refused, not read', async () => {
  const dir = tempDir();
  await (await Wal.open({ ...owner, dir })).wal.close();
  rewriteVersion(join(dir, '0000000001.wal'), 3);
  await assertRejected(Wal.open({ ...owner, dir }), 'unsupported-version', /version 3 of the log format/);
});

test('a log of version 1, without checkpoints, is read and continued', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir });
  await wal.append([accept(0, 'one')]);
  await wal.close();
  rewriteVersion(join(dir, '0000000001.wal'), 1);
  const second = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  for (let i = 1; i < 200; i++) await second.wal.append([accept(i, 'x'.repeat(1000))]);
  await second.wal.close();
  const third = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  assert.is(third.state.entries.length, 200);
  assert.is(await third.wal.compact(200), third.report.segments - 1);
  await third.wal.close();
});

test('compaction removes the oldest segments that a snapshot covers, and no other', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  const size = () => readdirSync(dir).filter((name) => name.endsWith('.wal')).length;
  for (let i = 0; i < 40; i++) await wal.append([accept(i, 'x'.repeat(900))]);
  const before = { segments: size(), sizeBytes: wal.sizeBytes };
  assert.is(await wal.compact(2), 0); // the first holds more
  assert.is(await wal.compact(20), 6); // three entries each: the seventh holds entry 21
  assert.is(size(), before.segments - 6);
  assert.is(wal.sizeBytes, before.sizeBytes - 6 * (512 + 3 * 960));
  await wal.append([accept(40, 'after')]);
  await wal.close();
  const { state, report, wal: again } = await Wal.open({ ...owner, dir, snapshotIndex: 20 });
  assert.equal([state.compactedIndex, state.entries.length, state.lastIndex], [20, 21, 41]);
  const toldBytes = 32; // that the snapshot is there: what the log held before may not be what was decided
  assert.equal([report.damage, again.sizeBytes], [[], wal.sizeBytes + toldBytes]);
  await again.close();
});

test('a log whose beginning no snapshot covers keeps its claims and gives nothing to read', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  await wal.append([{ type: 'promise', ballot: ballot(9) }]);
  for (let i = 0; i < 10; i++) await wal.append([accept(i, 'x'.repeat(900))]);
  await wal.compact(5);
  await wal.close();
  const { state, report, wal: again } = await Wal.open({ ...owner, dir });
  assert.equal([state.promised.round, state.acceptedBallot.round, state.lastIndex], [9, 1, 10]);
  assert.equal([state.compactedIndex, state.entries.length, state.decidedIndex], [0, 0, 0]);
  assert.match(report.damage[0]!.what, /no snapshot covers the \d entries/);
  await again.close();
});

test('a snapshot without a log is refused: what the node promised is gone', async () => {
  await assertRejected(Wal.open({ ...owner, dir: tempDir(), snapshotIndex: 7 }), 'damaged', /snapshot of 7 entries/);
});

test('a snapshot beyond the end of the log begins the log anew, and what is accepted next follows it', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir });
  await wal.append([accept(0, 'a', 'b')]);
  await wal.close();
  const second = await Wal.open({ ...owner, dir, snapshotIndex: 50 });
  assert.equal([second.state.compactedIndex, second.state.entries, second.state.lastIndex], [50, [], 50]);
  await second.wal.append([accept(50, 'c')]);
  await second.wal.close();
  const third = await Wal.open({ ...owner, dir, snapshotIndex: 50 });
  assert.equal([third.state.entries.map(String), third.state.lastIndex], [['c'], 51]);
  await third.wal.close();
});

test('with an older snapshot in the place of a damaged one the log may be cut behind that, and is read again', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir });
  await wal.append([accept(0, ...'abcdefgh'), { type: 'decide', index: 8 }]);
  await wal.append([{ type: 'snapshot', index: 20 }]);
  await wal.close();
  for (const [round, found] of [...['abcdefgh', 'abcdefghi0'].entries()]) {
    const { wal: again, state } = await Wal.open({ ...owner, dir, snapshotIndex: 5 });
    assert.equal([state.compactedIndex, state.entries.map(String).join('')], [5, found.slice(5)]);
    await again.append([accept(8)]);
    await again.append([{ type: 'learn', startIndex: 8, entries: [Buffer.from(`i${round}`)] }]);
    await again.close();
  }
  const last = await Wal.open({ ...owner, dir, snapshotIndex: 5 });
  assert.equal(last.state.entries.map(String), ['f', 'g', 'h', 'i1']);
  await last.wal.close();
});

test('a missing or shortened segment in the middle is named; the claims stay, and what follows is not made up', async () => {
  const dir = tempDir();
  const { wal } = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
  for (let i = 0; i < 12; i++) await wal.append([accept(i, 'x'.repeat(900)), { type: 'decide', index: i + 1 }]);
  await wal.close();
  const second = join(dir, '0000000002.wal');
  const opened = async (readable: number, what: RegExp) => {
    const { state, report, wal: again } = await Wal.open({ ...owner, dir, segmentSizeBytes: 4096 });
    await again.close();
    assert.equal([state.entries.length, state.decidedIndex, state.lastIndex], [readable, readable, 12]);
    assert.match(`${report.damage[0]!.file}, byte ${report.damage[0]!.offset}: ${report.damage[0]!.what}`, what);
  };
  await rename(second, `${second}.gone`);
  await opened(3, /0000000003\.wal, byte 0: a file before this one is missing/);
  await rename(`${second}.gone`, second);
  truncateSync(second, 512 + 960 * 2);
  await opened(5, /0000000002\.wal, byte 2432: record 6 was expected, the file ends/);
});

test('a last segment whose header is damaged is refused: nothing behind it tells what was promised', async () => {
  const dir = tempDir();
  await (await Wal.open({ ...owner, dir })).wal.close();
  const file = join(dir, '0000000001.wal');
  const bytes = readFileSync(file);
  bytes[40]! ^= 1;
  writeFileSync(file, bytes);
  await assertRejected(
    Wal.open({ ...owner, dir }),
    'damaged',
    /0000000001\.wal, byte 0: the sum of the file header.*replace this node/,
  );
});

test('a directory that cannot be used gives one sentence', async () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  await assertRejected(Wal.open({ ...owner, dir: join(file, 'wal') }), 'write-failed', /cannot be opened: .*ENOTDIR/);
});

test('after a durable write that failed nothing is acknowledged any more, and the write is not tried again', async () => {
  const { disk, wal, fault } = await failing((operation) => operation === 'write', 'EIO');
  await wal.append([accept(0, 'a')]);
  fault.isOn = true;
  await assertRejected(
    wal.append([accept(1, 'b')]),
    'write-failed',
    /cannot be written: .*EIO.*acknowledges nothing any more/,
  );
  fault.isOn = false;
  const writes = disk.counts.write;
  await assertRejected(wal.append([accept(1, 'b')]), 'write-failed', /EIO/);
  assert.is(disk.counts.write, writes);
});

test('a directory that cannot be synced when a segment begins poisons the log', async () => {
  const { wal, fault } = await failing((operation) => operation === 'syncDirectory', 'EIO');
  fault.isOn = true;
  let count = 0;
  const fill = async () => {
    for (;;) await wal.append([accept(count++, 'x'.repeat(500))]);
  };
  await assertRejected(fill(), 'fsync-failed', /EIO/);
  fault.isOn = false;
  await assertRejected(wal.append([accept(count - 1, 'b')]), 'fsync-failed', /EIO/);
});

for (const code of ['ENOSPC', 'EDQUOT']) {
  test(`an append that finds no space (${code}) changes nothing and succeeds once there is some`, async () => {
    const { wal, fault, reopen } = await failing((operation) => operation === 'write', code);
    await wal.append([accept(0, 'a')]);
    fault.isOn = true;
    for (let i = 0; i < 3; i++)
      await assertRejected(wal.append([accept(1, 'lost')]), 'disk-full', /is full: .*free some space/);
    fault.isOn = false;
    await wal.append([accept(1, 'b')]);
    const { state, report } = await reopen();
    // The first segment ends where space ran out; what follows is in one that was allocated whole.
    assert.equal([state.entries.map(String), report.torn, report.segments], [['a', 'b'], null, 2]);
  });
}

test('a disk that is full when the next segment is needed says so before anything is written', async () => {
  const { wal, fault, reopen } = await failing((operation) => operation === 'create', 'ENOSPC', {
    segmentSizeBytes: 4096,
  });
  fault.isOn = true;
  let length = 0;
  for (; length < 100; length++) {
    const failure = await wal.append([accept(length, 'x'.repeat(500))]).then(
      () => null,
      (error) => error,
    );
    if (failure === null) continue;
    assert.is(failure.code, 'disk-full');
    break;
  }
  assert.is(length, 6); // what 4 KiB hold
  fault.isOn = false;
  await wal.append([accept(length, 'x'.repeat(500))]);
  const { state, report } = await reopen();
  assert.equal([state.entries.length, report.segments, report.torn], [7, 2, null]);
});

for (const code of ['ENOSPC', 'EIO']) {
  test(`a full disk is only full when it cannot remove what it had no room for (${code}), and goes on when it can`, async () => {
    const { disk, wal, reopen } = await failing(() => false, '', { segmentSizeBytes: 4096 });
    disk.fault = (operation) => (operation === 'write' ? 'ENOSPC' : operation === 'remove' ? code : null);
    await assertRejected(wal.append([accept(0, 'a')]), 'disk-full', /is full/);
    await assertRejected(wal.append([accept(0, 'a')]), 'disk-full', /is full/);
    disk.fault = () => null;
    await wal.append([accept(0, 'a')]);
    const { state, report } = await reopen();
    assert.equal([state.entries.map(String), report.torn], [['a'], null]);
  });
}

test('a disk that is full at the first start says so', async () => {
  const disk = new FakeDisk(createRandom(1));
  disk.fault = (operation) => (operation === 'write' ? 'ENOSPC' : null);
  await assertRejected(Wal.open({ ...owner, dir: '/wal', fileSystem: disk }), 'disk-full', /is full/);
  disk.fault = () => null;
  await (await Wal.open({ ...owner, dir: '/wal', fileSystem: disk })).wal.close();
});

test('no failure of any operation at any time makes an append succeed falsely', async () => {
  await withSeed(chooseSeed(), async (random) => {
    for (let run = 0; run < 200; run++) {
      const disk = new FakeDisk(random);
      const { wal } = await Wal.open({ ...owner, dir: '/wal', segmentSizeBytes: 4096, fileSystem: disk });
      const failAt = disk.operations + random.int(1, 60);
      const lasts = random.int(1, 10);
      const code = random.pick(['ENOSPC', 'EIO']);
      disk.fault = () => (disk.operations >= failAt && disk.operations < failAt + lasts ? code : null);
      const { begun, possible } = await appendThrough(wal, random);
      const snapshotIndex = snapshotIndexOf([...begun, ...possible]);
      const { state } = await Wal.open({ ...owner, dir: '/wal', fileSystem: disk.afterCrash(), snapshotIndex });
      const outcomes = [begun, ...possible.map((last) => [...begun, last])].map((appends) =>
        describe(stateAfter([...appends, [{ type: 'snapshot', index: snapshotIndex }]])),
      );
      assert.ok(outcomes.includes(describe(state)), 'the log is not what was acknowledged');
    }
  });
});

/** Appends through failures: what was acknowledged, and the append of unknown outcome, if any, that ended it. */
async function appendThrough(wal: Wal, random: ReturnType<typeof createRandom>) {
  const begun = [];
  for (let i = 0; i < 40; i++) {
    const append = randomAppend(random, stateAfter(begun));
    const failure: WalError | null = await wal.append(append).then(
      () => null,
      (error) => error,
    );
    if (failure === null) begun.push(append);
    else if (failure.code !== 'disk-full') return { begun, possible: [append] };
  }
  return { begun, possible: [] };
}

const ofFirst = { round: roundIn(0, 7), priority: 0, node: 1 };
const ofSecond = { round: roundIn(1, 0), priority: 0, node: 1 };

/** A node that knew five of nine entries to be decided died when a snapshot of eight had its name, and went on behind that. */
async function wentOnBehindSnapshot(dir: string): Promise<void> {
  const entries = (text: string) => [...text].map((entry) => Buffer.from(entry));
  const { wal: first } = await Wal.open({ ...owner, dir });
  await first.append([
    { type: 'accept', ballot: ofFirst, startIndex: 0, entries: entries('abcdefghi') },
    { type: 'decide', index: 5 },
  ]);
  await first.close();
  const { wal, state } = await Wal.open({ ...owner, dir, snapshotIndex: 8, snapshotBallot: ofSecond });
  assert.equal([state.promised, state.compactedIndex], [ofSecond, 8]);
  await wal.append([
    { type: 'accept', ballot: ofSecond, startIndex: 8, entries: entries('IJ') },
    { type: 'decide', index: 10 },
  ]);
  await wal.close();
}

test('what the log held where a snapshot took its place is not believed when that snapshot is damaged: others may have been chosen', async () => {
  const dir = tempDir();
  await wentOnBehindSnapshot(dir);
  const { state, wal } = await Wal.open({ ...owner, dir });
  await wal.close();
  assert.equal([state.entries.join(''), state.decidedIndex, state.lastIndex], ['abcde', 5, 10]);
});

test('a snapshot of entries that the log knows to be decided binds the node all the same: its log may have failed before it could say so', async () => {
  const dir = tempDir();
  const { wal: first } = await Wal.open({ ...owner, dir });
  await first.append([
    { type: 'accept', ballot: ofFirst, startIndex: 0, entries: [...'abcd'].map((entry) => Buffer.from(entry)) },
    { type: 'decide', index: 4 },
  ]);
  await first.close();
  const snapshot = { snapshotIndex: 3, snapshotBallot: ofSecond };
  const { wal, state } = await Wal.open({ ...owner, dir, ...snapshot });
  await wal.close();
  assert.equal([state.promised, state.decidedIndex, state.entries.join('')], [ofSecond, 4, 'd']);
});

test('who was bound by a snapshot had known no more to be decided than its log: what the snapshot held was perhaps chosen in a higher ballot', async () => {
  const dir = tempDir();
  await wentOnBehindSnapshot(dir);
  const { state, wal } = await Wal.open({ ...owner, dir });
  await wal.close();
  assert.equal(state.departures, [{ decidedIndex: 5, ballot: ofFirst }]);
});

test('a promise that was lost is not guessed from a cut in an older ballot: no departure is told of', () => {
  const fold = new HardStateFold(0);
  fold.apply({ type: 'accept', ballot: ofFirst, startIndex: 0, entries: [Buffer.from('a'), Buffer.from('b')] });
  fold.lose();
  fold.apply({ type: 'learn', startIndex: 0, entries: [Buffer.from('a')] });
  fold.apply({ type: 'accept', ballot: ofFirst, startIndex: 1, entries: [] });
  fold.apply({ type: 'promise', ballot: ofSecond });
  assert.equal(fold.state().departures, []);
});

test.run();
