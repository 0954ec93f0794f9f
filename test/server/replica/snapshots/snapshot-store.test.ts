import { basename } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pieceBytesDefault as pieceBytes, SnapshotStore } from '../../../../server/replica/snapshots/snapshot-store.ts';
import { chooseSeed, createRandom, withSeed } from '../../../support/random.ts';
import { FakeDisk, PowerLoss } from '../wal/fake-disk.ts';
import { chunksOf, collecting, metaOf, pause, stateOf } from './chunks.ts';

const dir = '/snapshots';

async function open(fileSystem: FakeDisk, clusterId = 'cluster-1'): Promise<SnapshotStore> {
  return SnapshotStore.open({ dir, clusterId, fileSystem });
}

async function write(store: SnapshotStore, index: number, sizeBytes?: number): Promise<void> {
  await store.write(metaOf(index), chunksOf(stateOf(index, sizeBytes)), pause);
}

/** Index and state of the newest whole snapshot. */
async function newest(disk: FakeDisk): Promise<{ index: number; state: Buffer; problems: number }> {
  const store = await open(disk);
  const found = await store.restoreNewest(collecting, pause);
  const problems = store.problems.length;
  return found === null
    ? { index: 0, state: Buffer.alloc(0), problems }
    : { index: found.snapshot.header.index, state: found.state, problems };
}

const snapshotFile = (index: number) => `${dir}/${String(index).padStart(16, '0')}.snap`;

test('a snapshot gives back state, ballot, membership and index', async () => {
  const disk = new FakeDisk(createRandom(1));
  await write(await open(disk), 70, 700_000);
  const found = await (await open(disk)).restoreNewest(collecting, pause);
  assert.ok(found!.state.equals(stateOf(70, 700_000)));
  const { membership, clusterId, ...header } = found!.snapshot.header;
  const { membership: expectedMembership, ...expected } = metaOf(70);
  assert.equal([header, clusterId], [expected, 'cluster-1']);
  assert.ok(Buffer.from(membership).equals(expectedMembership));
});

test('two snapshots are kept; the log is needed after the older one', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  assert.is(store.logNeededAfter, 0);
  for (const index of [5, 10, 15, 20]) {
    await write(store, index);
    await store.removeOld();
  }
  assert.equal(
    (await disk.list(dir)).sort().map((name) => Number.parseInt(name, 10)),
    [15, 20],
  );
  assert.is(store.logNeededAfter, 15);
  assert.is((await open(disk)).logNeededAfter, 15);
});

test('a snapshot that a killed process had only just named survives a loss of power, once another process has found it', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const disk = new FakeDisk(random);
    const store = await open(disk);
    await write(store, 5);
    disk.fault = (operation) => (operation === 'syncDirectory' ? 'EIO' : null);
    assert.match(await write(store, 10).then(() => 'written', String), /EIO/);
    disk.fault = () => null;
    assert.is((await newest(disk.afterProcessDeath())).index, 10);
    for (let i = 0; i < 10; i++) assert.is((await newest(disk.afterCrash())).index, 10);
  });
});

test('a byte that changes anywhere in the newest snapshot is noticed, and the older one is used', async () => {
  await withSeed(chooseSeed(), async (random) => {
    const disk = new FakeDisk(random);
    const store = await open(disk);
    await write(store, 1);
    await write(store, 2);
    const whole = Buffer.from(disk.bytesOf(snapshotFile(2)));
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at]! ^= random.int(1, 255);
      disk.replace(snapshotFile(2), changed);
      const { index, state, problems } = await newest(disk);
      assert.equal([index, problems], [1, 1], `byte ${at}`);
      assert.ok(state.equals(stateOf(1)));
    }
    for (let length = 0; length < whole.length; length += random.int(1, 40)) {
      disk.replace(snapshotFile(2), Buffer.from(whole.subarray(0, length)));
      assert.is((await newest(disk)).index, 1, `cut at ${length}`);
    }
  });
});

test('a snapshot that newer ones replaced while it was asked for has no pieces, and that is no failure', async () => {
  const store = await open(new FakeDisk(createRandom(1)));
  await write(store, 5);
  const asked = store.newest!;
  for (const index of [10, 15]) await write(store, index);
  await store.removeOld();
  assert.is(await store.readPiece(asked, 0), null);
});

test('a crash at any moment leaves the snapshots that were there, and perhaps the new one, whole', async () => {
  await withSeed(chooseSeed(), async (random) => {
    for (let run = 0; run < 100; run++) {
      const disk = new FakeDisk(random);
      const store = await open(disk);
      await write(store, 1);
      await write(store, 2);
      disk.crashAt = disk.operations + random.int(1, 12);
      let isDurable = false;
      try {
        await write(store, 3, random.int(10, 300_000));
        isDurable = true;
        await store.removeOld();
      } catch (error) {
        assert.instance(error, PowerLoss);
      }
      const after = disk.afterCrash();
      const { index, state, problems } = await newest(after);
      assert.ok(index === 3 || (index === 2 && !isDurable), `index ${index}`);
      assert.ok(state.subarray(0, 10).equals(stateOf(index, 10)));
      assert.is(problems, 0);
      await (await open(after)).cleanUp();
      assert.ok((await after.list(dir)).every((name) => name.endsWith('.snap')));
    }
  });
});

test('a write that finds no space leaves nothing behind, and the next one succeeds', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  disk.fault = (operation) => (operation === 'datasync' ? 'ENOSPC' : null);
  await write(store, 4).then(
    () => assert.unreachable(),
    (error) => assert.is(error.code, 'ENOSPC'),
  );
  assert.equal(await disk.list(dir), []);
  disk.fault = () => null;
  await write(store, 4);
  assert.is((await newest(disk)).index, 4);
});

test('a write that fails removes its file also when that cannot be emptied', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  disk.fault = (operation) => (operation === 'datasync' || operation === 'truncate' ? 'EIO' : null);
  assert.match(await write(store, 4).then(() => 'written', String), /EIO/);
  assert.equal(await disk.list(dir), []);
});

for (const failing of [['rename'], ['datasync', 'remove']]) {
  test(`what is left of a write that failed (${failing.join(', ')}) does not keep the next one from its place`, async () => {
    const disk = new FakeDisk(createRandom(1));
    const store = await open(disk);
    disk.fault = (operation) => (failing.includes(operation) ? 'ENOSPC' : null);
    for (let i = 0; i < 2; i++) assert.match(await write(store, 4).then(() => 'written', String), /ENOSPC/);
    disk.fault = () => null;
    await write(store, 4);
    assert.equal(await disk.list(dir), [basename(snapshotFile(4))]);
    assert.is((await newest(disk)).index, 4);
  });
}

test('a snapshot that the medium cannot read counts as damaged: the older one is used, and one that was being received is begun anew', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  for (const index of [1, 2]) await write(store, index);
  const begun = await store.beginIncoming(metaOf(9));
  for (const piece of await pieces(9, 1.5 * pieceBytes)) await begun.append(piece);
  for (const file of [snapshotFile(2), `${dir}/incoming.part`]) {
    disk.isUnreadable = (path) => path === file;
    const again = await open(disk);
    const found = await again.restoreNewest(collecting, pause);
    await again.cleanUp();
    const isIncoming = again.incoming !== null;
    const expected = file === snapshotFile(2) ? [1, 1, true] : [2, 0, false];
    assert.equal([found!.snapshot.header.index, again.problems.length, isIncoming], expected);
  }
});

test('a snapshot whose parts become unreadable while it is restored leaves the place to the older one', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  await write(store, 1);
  await write(store, 2, 600_000);
  const again = await open(disk);
  disk.isUnreadable = (path) => path === snapshotFile(2);
  assert.is((await again.restoreNewest(collecting, pause))!.snapshot.header.index, 1);
  assert.match(again.problems[0]!.message, /cannot be used: it cannot be read \(EIO/);
});

test('a snapshot of another cluster stops the start', async () => {
  const disk = new FakeDisk(createRandom(1));
  await write(await open(disk), 4);
  await open(disk, 'cluster-2').then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, /belongs to cluster cluster-1, not to cluster-2/),
  );
});

/** The bytes of a snapshot as a peer sends them. */
async function pieces(index: number, sizeBytes: number): Promise<Uint8Array[]> {
  const store = await open(new FakeDisk(createRandom(1)));
  await write(store, index, sizeBytes);
  const snapshot = store.newest!;
  const result: Uint8Array[] = [];
  for (let offset = 0; offset < snapshot.sizeBytes; offset += pieceBytes) {
    result.push((await store.readPiece(snapshot, offset))!);
  }
  return result;
}

test('what is received goes on after a restart with the last piece that may not be whole, and becomes a snapshot', async () => {
  const disk = new FakeDisk(createRandom(1));
  const sent = await pieces(9, 3.5 * pieceBytes);
  const first = await open(disk);
  await first.cleanUp();
  const begun = await first.beginIncoming(metaOf(9));
  for (const piece of sent.slice(0, 3)) await begun.append(piece);
  const diskAfter = disk.afterCrash();
  const second = await open(diskAfter);
  await second.cleanUp();
  assert.is(second.newest, null);
  const incoming = second.incoming!;
  assert.equal([incoming.identity.index, incoming.sizeBytes], [9, 2 * pieceBytes]);
  for (const piece of sent.slice(2)) await incoming.append(piece);
  const { snapshot, state } = await second.completeIncoming(collecting(), pause);
  assert.ok(state.equals(stateOf(9, 3.5 * pieceBytes)));
  assert.is(snapshot.header.index, 9);
  assert.is(second.incoming, null);
  assert.is((await newest(diskAfter.afterCrash())).index, 9);
});

test('a newer snapshot takes the place of one that was begun', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  await (await store.beginIncoming(metaOf(9))).append((await pieces(9, 2 * pieceBytes))[0]!);
  const incoming = await store.beginIncoming(metaOf(12));
  assert.is(incoming.sizeBytes, 0);
  for (const piece of await pieces(12, 1000)) await incoming.append(piece);
  const { state } = await store.completeIncoming(collecting(), pause);
  assert.ok(state.equals(stateOf(12)));
});

test('what was received with a wrong byte is thrown away, and can be received again', async () => {
  const disk = new FakeDisk(createRandom(1));
  const store = await open(disk);
  const [piece] = await pieces(9, 1000);
  const wrong = Buffer.from(piece!);
  wrong[500]! ^= 1;
  await (await store.beginIncoming(metaOf(9))).append(wrong);
  await store.completeIncoming(collecting(), pause).then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, /incoming\.part cannot be used: byte \d+: the sum of a part does not match/),
  );
  assert.is(store.newest, null);
  await (await store.beginIncoming(metaOf(9))).append(piece!);
  assert.is((await store.completeIncoming(collecting(), pause)).snapshot.header.index, 9);
});

test.run();
