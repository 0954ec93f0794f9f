import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareBallots, formatBallot } from '../../../../server/consensus/ballot.ts';
import type { HardState } from '../../../../server/consensus/hard-state.ts';
import { segmentHeaderBytes } from '../../../../server/replica/wal/segment-header.ts';
import type { OpenedWal } from '../../../../server/replica/wal/wal.ts';
import { Wal } from '../../../../server/replica/wal/wal.ts';
import { WalError } from '../../../../server/replica/wal/wal-error.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';
import { FakeDisk } from './fake-disk.ts';
import { accept, ballot, describe, snapshotIndexOf, stateAfter } from './operations.ts';
import { TrueHistory } from './true-history.ts';

const owner = { clusterId: 'test', nodeId: 1, dir: '/wal' };
const recordAlignmentBytes = 32;

interface Written {
  readonly disk: FakeDisk;
  readonly history: TrueHistory;
  readonly files: string[];
  readonly truth: HardState;
  readonly snapshotIndex: number;
  /** In the last file; the last append begins there or a little later. */
  readonly lastAppendOffset: number;
  /** The same of the last append with an accept, which tells all claims again. Zero or less when an earlier file has it. */
  readonly lastAcceptOffset: number;
}

/** A closed log of several segments. */
async function write(random: Random, appendCount: number, segmentSizeBytes = 2048): Promise<Written> {
  const disk = new FakeDisk(random);
  const history = new TrueHistory(random);
  const { wal } = await Wal.open({ ...owner, segmentSizeBytes, fileSystem: disk });
  let [lastAppendAt, lastAcceptAt] = [0, 0];
  for (let i = 0; i < appendCount; i++) {
    const append = history.next();
    lastAppendAt = wal.sizeBytes;
    if (append.some(({ type }) => type === 'accept')) lastAcceptAt = lastAppendAt;
    await wal.append(append);
  }
  const { sizeBytes } = wal;
  await wal.close();
  const snapshotIndex = snapshotIndexOf(history.appends);
  if (random.chance(0.3)) await compacted(disk, snapshotIndex);
  const files = (await disk.list(owner.dir)).sort().map((name) => `${owner.dir}/${name}`);
  const endOffset = endOfData(disk.bytesOf(files.at(-1)!));
  const lastAppendOffset = Math.max(0, endOffset - (sizeBytes - lastAppendAt));
  const lastAcceptOffset = endOffset - (sizeBytes - lastAcceptAt);
  return {
    disk,
    history,
    files,
    truth: stateAfter(history.appends),
    snapshotIndex,
    lastAppendOffset,
    lastAcceptOffset,
  };
}

async function compacted(disk: FakeDisk, snapshotIndex: number): Promise<void> {
  const { wal } = await Wal.open({ ...owner, fileSystem: disk, snapshotIndex });
  await wal.compact(snapshotIndex);
  await wal.close();
}

/** Null when it is refused as damaged. */
async function reopen({ disk, snapshotIndex }: Written): Promise<OpenedWal | null> {
  try {
    return await Wal.open({ ...owner, segmentSizeBytes: 2048, fileSystem: disk, snapshotIndex });
  } catch (error) {
    if (!(error instanceof WalError) || error.code !== 'damaged') throw error;
    assert.match(
      error.message,
      /^The write-ahead log is damaged: \/wal.*, byte \d+: .*replace this node by a new one\.$/,
    );
    return null;
  }
}

/** What is readable is true, and nothing that was promised or accepted is forgotten. */
function assertHonest(state: HardState, { truth, history }: Written, where: string): void {
  assert.equal(state.promised, truth.promised, `promise, ${where}`);
  assert.equal(state.acceptedBallot, truth.acceptedBallot, `accepted ballot, ${where}`);
  assert.is(state.lastIndex, truth.lastIndex, `end of the log, ${where}`);
  assert.is(state.compactedIndex, truth.compactedIndex, where);
  assert.ok(state.decidedIndex <= truth.decidedIndex, `decided ${state.decidedIndex}, ${where}`);
  assert.ok(state.decidedIndex <= state.compactedIndex + state.entries.length, `decided is readable, ${where}`);
  for (const [i, entry] of state.entries.entries()) {
    assert.ok(Buffer.compare(entry, truth.entries[i]!) === 0, `entry ${state.compactedIndex + i + 1}, ${where}`);
  }
  for (const { decidedIndex, ballot } of state.departures) {
    const bound = history.boundTo(decidedIndex);
    assert.ok(
      compareBallots(ballot, bound) >= 0,
      `${formatBallot(ballot)} until ${decidedIndex}, not ${formatBallot(bound)}, ${where}`,
    );
  }
}

function endOfData(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return Math.ceil(end / recordAlignmentBytes) * recordAlignmentBytes;
}

test('a byte that changes anywhere in the log is noticed; the node starts with true entries and all claims, or not', async () => {
  await withSeed(chooseSeed(), async (random) => {
    let written = await write(random, 40);
    // Of a log in one file all may be told by its first record alone, or by none: then every change is refused.
    while (written.files.length === 1) written = await write(random, 40);
    let refused = 0;
    let survived = 0;
    for (const file of written.files) {
      const whole = Buffer.from(written.disk.bytesOf(file));
      const isLast = file === written.files.at(-1);
      for (let at = 0; at < endOfData(whole); at += random.int(1, 12)) {
        const changed = Buffer.from(whole);
        changed[at] = whole[at]! ^ (random.chance(0.5) ? random.int(1, 255) : whole[at]! || 1);
        written.disk.replace(file, changed);
        const opened = await reopen(written);
        if (opened === null) {
          refused++;
          const isToldAgain = !isLast || (at >= segmentHeaderBytes && at < written.lastAcceptOffset);
          assert.not.ok(isToldAgain, `${file}, byte ${at}: refused, although what follows tells all claims`);
        } else {
          survived++;
          assertHonest(opened.state, written, `${file}, byte ${at}`);
          assert.ok(opened.report.damage.length > 0, `${file}, byte ${at} is not reported`);
          await opened.wal.close();
        }
      }
      written.disk.replace(file, whole);
    }
    assert.ok(refused > 0 && survived > 0, `${survived} survived, ${refused} refused`);
  });
});

/** Flips bits, empties sectors, cuts files, removes them, writes one place over another. */
function damage(random: Random, { disk, files, lastAppendOffset }: Written): string {
  const file = random.pick(files);
  const bytes = Buffer.from(disk.bytesOf(file));
  const at = random.int(0, Math.max(0, endOfData(bytes) - 1));
  const sector = at - (at % 512);
  // An emptied sector, or a cut, in the last append is what a torn write leaves: no reader could tell.
  const isLast = file === files.at(-1);
  const canLookTorn = isLast && sector + 512 > lastAppendOffset;
  const kind = random.pick(canLookTorn ? ['flip'] : isLast ? ['flip', 'empty', 'misdirect'] : kinds);
  if (kind === 'flip') bytes[at]! ^= 1 << random.int(0, 7);
  if (kind === 'empty') bytes.fill(0, sector, Math.min(sector + 512, bytes.length));
  if (kind === 'misdirect') {
    const other = disk.bytesOf(random.pick(files));
    const from = random.int(0, Math.floor(endOfData(other) / 512)) * 512;
    if (sector < bytes.length)
      other.copy(bytes, sector, Math.min(from, other.length), Math.min(from + 512, other.length));
  }
  if (kind === 'remove') disk.discard(file);
  else disk.replace(file, kind === 'cut' ? bytes.subarray(0, at) : bytes);
  return `${kind} at ${file}, byte ${at}`;
}

const kinds = ['flip', 'empty', 'cut', 'remove', 'misdirect'];

test('several damages of any kind, and the node never believes a wrong entry nor forgets a claim', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const counts = { refused: 0, survived: 0, repaired: 0 };
    for (let run = 0; run < 200; run++) {
      const written = await write(random, random.int(5, 60));
      const where = Array.from({ length: random.int(1, 4) }, () => damageOnce(random, written)).join(' and ');
      const opened = await reopen(written);
      if (opened === null) counts.refused++;
      else {
        assertHonest(opened.state, written, where);
        counts.survived++;
        await repair(opened, written, where);
        counts.repaired++;
      }
    }
    assert.ok(counts.survived > 50 && counts.refused > 5, JSON.stringify(counts));
  });
});

/** A file that is gone cannot be damaged again. */
function damageOnce(random: Random, written: Written): string {
  return damage(random, { ...written, files: written.files.filter((file) => written.disk.has(file)) });
}

/** Peers give what is decided; the log holds it from then on, and the records that are still damaged do no harm. */
async function repair(opened: OpenedWal, written: Written, where: string): Promise<void> {
  const { state, wal } = opened;
  const { history } = written;
  const startIndex = Math.min(state.compactedIndex + state.entries.length, history.decidedIndex);
  const entries = [];
  for (let index = startIndex + 1; index <= history.decidedIndex; index++) entries.push(history.entry(index));
  await wal.append([{ type: 'learn', startIndex, entries }]);
  await wal.close();
  const again = await reopen(written);
  assert.ok(again !== null, `repaired, and refused: ${where}`);
  assertHonest(again!.state, written, `repaired, ${where}`);
  assert.is(again!.state.decidedIndex, history.decidedIndex, where);
  await again!.wal.close();
}

test('a last append that went to another place is not taken for one that never was', async () => {
  await withSeed(chooseSeed(), async (random) => {
    for (let run = 0; run < 150; run++) {
      const disk = new FakeDisk(random);
      const history = new TrueHistory(random);
      const { wal } = await Wal.open({ ...owner, segmentSizeBytes: 16_384, fileSystem: disk });
      let start = wal.sizeBytes;
      for (let i = random.int(1, 12); i > 0 && wal.sizeBytes < 12_000; i--) {
        start = wal.sizeBytes;
        await wal.append(history.next());
      }
      const end = wal.sizeBytes;
      await wal.close();
      const file = `${owner.dir}/0000000001.wal`;
      const bytes = Buffer.from(disk.bytesOf(file));
      if (bytes.length < end) continue; // it needed a segment of its own
      const append = Buffer.from(bytes.subarray(start, end));
      bytes.fill(0, start, end);
      append.copy(bytes, random.int(1, 31) * 512);
      disk.replace(file, bytes);
      const snapshotIndex = snapshotIndexOf(history.appends);
      const written = {
        disk,
        history,
        files: [file],
        truth: stateAfter(history.appends),
        snapshotIndex,
        lastAppendOffset: 0,
        lastAcceptOffset: 0,
      };
      const opened = await reopen(written);
      if (opened !== null) assertHonest(opened.state, written, `run ${run}`);
    }
  });
});

test('a lost record without a later one that proves promise and end of the log is refused', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const lost = [{ type: 'promise', ballot: ballot(5) } as const];
    for (const [later, isCertain] of [
      [[{ type: 'decide', index: 2 } as const], false],
      [[{ type: 'learn', startIndex: 2, entries: [Buffer.from('c')] } as const], false],
      // It proves the promise, not that nothing was accepted before it.
      [[{ type: 'promise', ballot: ballot(6) } as const], false],
      [[accept(2, 'c')], true],
    ] as const) {
      const disk = new FakeDisk(random);
      const { wal } = await Wal.open({ ...owner, fileSystem: disk, segmentSizeBytes: 65_536 });
      await wal.append([accept(0, 'a', 'b')]);
      const at = wal.sizeBytes;
      await wal.append(lost);
      await wal.append(later);
      await wal.close();
      const file = `${owner.dir}/0000000001.wal`;
      const bytes = Buffer.from(disk.bytesOf(file));
      bytes[at + 30]! ^= 1;
      disk.replace(file, bytes);
      const outcome = await Wal.open({ ...owner, fileSystem: disk }).catch((error: WalError) => error);
      if (isCertain) assert.not.instance(outcome, WalError, JSON.stringify(later));
      else {
        assert.instance(outcome, WalError);
        assert.match((outcome as WalError).message, new RegExp(`byte ${at}: record 2 .* nothing behind it tells`));
      }
    }
  });
});

test('of entries before a damaged record only the decided ones stay readable', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const disk = new FakeDisk(random);
    const { wal } = await Wal.open({ ...owner, fileSystem: disk, segmentSizeBytes: 65_536 });
    await wal.append([accept(0, 'a', 'b', 'c'), { type: 'decide', index: 2 }]);
    const at = wal.sizeBytes;
    // A new leader's log: it rewrites entry 3.
    await wal.append([{ type: 'accept', ballot: ballot(2), startIndex: 2, entries: [Buffer.from('C')] }]);
    await wal.append([{ type: 'accept', ballot: ballot(2), startIndex: 3, entries: [Buffer.from('d')] }]);
    await wal.close();
    const file = `${owner.dir}/0000000001.wal`;
    const bytes = Buffer.from(disk.bytesOf(file));
    bytes[at + 40]! ^= 1;
    disk.replace(file, bytes);
    const { state } = await Wal.open({ ...owner, fileSystem: disk });
    const expected = {
      promised: ballot(2),
      acceptedBallot: ballot(2),
      decidedIndex: 2,
      compactedIndex: 0,
      lastIndex: 4,
      departures: [],
    };
    assert.is(describe(state), describe({ ...expected, entries: [Buffer.from('a'), Buffer.from('b')] }));
  });
});

test.run();
