import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nodeScheduler } from '../../../../server/replica/node-scheduler.ts';
import type { PeerMessage } from '../../../../server/replica/peer-message.ts';
import type { Scheduler } from '../../../../server/replica/scheduler.ts';
import { pieceBytesDefault as pieceBytes, SnapshotStore } from '../../../../server/replica/snapshots/snapshot-store.ts';
import { Snapshots } from '../../../../server/replica/snapshots/snapshots.ts';
import { createRandom } from '../../../support/random.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { plain } from '../../statemachine/commands.ts';
import { FakeDisk } from '../wal/fake-disk.ts';
import { chunksOf, collecting, metaOf, stateOf } from './chunks.ts';

type Receive = (from: number, message: PeerMessage) => void;

/** A node that has a state of some size, a log that grows when told, and snapshots. */
async function node(
  nodeId: number,
  send: (to: number, message: PeerMessage) => void,
  disk = new FakeDisk(createRandom(1)),
  keepsState = true,
  scheduler: Scheduler = nodeScheduler,
) {
  const store = await SnapshotStore.open({ dir: '/snapshots', clusterId: 'c', fileSystem: disk });
  await store.cleanUp();
  const events: string[] = [];
  const self = {
    disk,
    store,
    events,
    index: 0,
    sizeBytes: 1000,
    writtenBytes: 0,
    installed: null as Buffer | null,
    snapshots: null as unknown as Snapshots<Buffer>,
    receive: ((from, message) => {
      if (message.type === 'snapshotRequest') self.snapshots.receiveRequest(from, message);
      if (message.type === 'snapshotChunk') self.snapshots.receiveChunk(from, message);
    }) as Receive,
  };
  const log = {
    get writtenBytes() {
      return self.writtenBytes;
    },
    compact: async (index: number) => void events.push(`log compacted to ${index}`),
  };
  const observer = {
    snapshotMade: (index: number) => void events.push(`made ${index}`),
    snapshotReceived: (index: number, _: number, from: number) => void events.push(`received ${index} from ${from}`),
    snapshotFailed: (error: unknown) => void events.push(`failed: ${error}`),
  };
  self.snapshots = new Snapshots<Buffer>(
    {
      store,
      log,
      minLogBytes: 10_000,
      staggerBytes: 0,
      keepsState,
      capture: () => (keepsState ? chunksOf(stateOf(self.index, self.sizeBytes), 50_000) : [].values()),
      restorer: collecting,
      adopt: (state) => {
        self.installed = state;
      },
      observer,
    },
    {
      nodeId,
      boot: nodeId,
      scheduler,
      applied: () => ({ ...metaOf(self.index), index: self.index }),
      installed: ({ index }) => {
        self.index = index;
      },
      covered: (index) => void events.push(`covered ${index}`),
      refused: (from) => void events.push(`refused ${from}`),
      send,
    },
  );
  return self;
}

const eventually = (condition: () => boolean) => waitFor(async () => condition(), { what: 'the snapshots' });

type TestNode = Awaited<ReturnType<typeof node>>;

/** A node makes a snapshot of `index`. */
async function snapshotAt(at: TestNode, index: number): Promise<void> {
  at.index = index;
  at.writtenBytes += Math.max(10_000, at.store.newest?.sizeBytes ?? 0);
  at.snapshots.review();
  await eventually(() => at.events.includes(`made ${index}`) && at.events.at(-1)!.startsWith('log compacted'));
}

test('a snapshot is made when the log grew by the limit, and by the size of the last snapshot', async () => {
  const one = await node(1, () => {});
  one.sizeBytes = 50_000;
  one.index = 3;
  one.writtenBytes = 9_999;
  one.snapshots.review();
  one.writtenBytes = 10_000;
  one.snapshots.review();
  one.snapshots.review(); // one at a time
  await eventually(() => one.events.length === 3);
  assert.equal(one.events, ['made 3', 'covered 3', 'log compacted to 0']);
  one.index = 6;
  one.writtenBytes += 49_999;
  one.snapshots.review();
  one.writtenBytes += 1_000;
  one.snapshots.review();
  await eventually(() => one.events.length === 6);
  assert.equal(one.events.slice(3), ['made 6', 'covered 6', 'log compacted to 3']);
  await one.snapshots.stop();
});

/** What was begun on a FakeDisk is done: it needs no turn of its own. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Nodes 1 and 2; `lose` decides what is lost between them. */
async function pair(lose: (message: PeerMessage) => boolean, disks: FakeDisk[] = []) {
  const nodes = new Map<number, TestNode>();
  const sender = (from: number) => (to: number, message: PeerMessage) => {
    if (!lose(message)) setImmediate(() => nodes.get(to)!.receive(from, message));
  };
  for (const id of [1, 2]) nodes.set(id, await node(id, sender(id), disks[id - 1]));
  return { donor: nodes.get(1)!, receiver: nodes.get(2)!, sender, nodes };
}

/** Time passes at the receiver, fast. */
async function until(receiver: TestNode, condition: () => boolean): Promise<void> {
  await eventually(() => {
    receiver.snapshots.tick(performance.now() + 2_000);
    return condition();
  });
}

test('a node gets a snapshot piece by piece, also when messages are lost, and installs it', async () => {
  const random = createRandom(7);
  const { donor, receiver } = await pair(() => random.chance(0.3));
  donor.sizeBytes = 5.3 * pieceBytes;
  await snapshotAt(donor, 40);
  receiver.index = 2;
  receiver.snapshots.want({ from: 1, index: 35 });
  await until(receiver, () => receiver.events.includes('log compacted to 0'));
  assert.ok(receiver.installed!.equals(stateOf(40, 5.3 * pieceBytes)));
  assert.equal([receiver.index, receiver.store.newest!.header.index], [40, 40]);
  assert.equal(receiver.events, ['received 40 from 1', 'covered 40', 'log compacted to 0']);
});

for (const [appliedMeanwhile, isInstalled] of [
  [39, true],
  [41, false],
] as const) {
  const what = isInstalled ? 'installed all the same' : 'not: it would take them away';
  test(`a snapshot of 40 entries that comes while ${appliedMeanwhile} are applied is ${what}`, async () => {
    const { donor, receiver } = await pair(({ type }) => {
      if (type === 'snapshotChunk') receiver.index = appliedMeanwhile;
      return false;
    });
    donor.sizeBytes = 2.5 * pieceBytes;
    await snapshotAt(donor, 40);
    receiver.snapshots.want({ from: 1, index: 35 });
    await until(receiver, () => receiver.events.includes('log compacted to 0'));
    assert.is(receiver.installed !== null, isInstalled);
    assert.is(receiver.index, Math.max(40, appliedMeanwhile));
  });
}

test('a transfer goes on after a restart where it was', async () => {
  let offsets: number[] = [];
  let left = 3;
  const lose = (message: PeerMessage) => {
    if (message.type === 'snapshotRequest') offsets.push(message.offset / pieceBytes);
    return message.type === 'snapshotChunk' && left-- <= 0;
  };
  const { donor, receiver, nodes, sender } = await pair(lose);
  donor.sizeBytes = 5.3 * pieceBytes;
  await snapshotAt(donor, 40);
  receiver.snapshots.want({ from: 1, index: 35 });
  await eventually(() => offsets.length === 4 && receiver.store.incoming?.sizeBytes === 3 * pieceBytes);
  await receiver.snapshots.stop();
  const again = await node(2, sender(2), receiver.disk.afterCrash());
  nodes.set(2, again);
  offsets = [];
  left = Number.POSITIVE_INFINITY;
  again.snapshots.want({ from: 1, index: 35 });
  await until(again, () => again.installed !== null);
  assert.is(offsets[0], 2); // the last piece may have been on its way to the disk
  assert.ok(again.installed!.equals(stateOf(40, 5.3 * pieceBytes)));
});

test('a snapshot that the donor has no more is overtaken by its newest', async () => {
  let left = 2;
  const { donor, receiver } = await pair((message) => message.type === 'snapshotChunk' && left-- <= 0);
  donor.sizeBytes = 4 * pieceBytes;
  await snapshotAt(donor, 40);
  receiver.snapshots.want({ from: 1, index: 35 });
  await eventually(() => receiver.store.incoming?.sizeBytes === 2 * pieceBytes);
  for (const index of [50, 60]) await snapshotAt(donor, index);
  left = Number.POSITIVE_INFINITY;
  await until(receiver, () => receiver.installed !== null);
  assert.is(receiver.index, 60);
  assert.ok(receiver.installed!.equals(stateOf(60, 4 * pieceBytes)));
});

test('a witness gets of a snapshot where its log begins and who the members are, in one message, and no data', async () => {
  let chunkBytes = 0;
  const { donor, nodes, sender } = await pair((message) => {
    if (message.type === 'snapshotChunk') chunkBytes += message.bytes.length;
    return false;
  });
  donor.sizeBytes = 5.3 * pieceBytes;
  await snapshotAt(donor, 40);
  const witness = await node(2, sender(2), undefined, false);
  nodes.set(2, witness);
  witness.snapshots.want({ from: 1, index: 35 });
  await until(witness, () => witness.events.includes('log compacted to 0'));
  assert.is(witness.index, 40);
  assert.equal(plain(witness.store.newest!.header), plain(donor.store.newest!.header));
  assert.ok(chunkBytes < 1_000, `${chunkBytes} bytes`);
  await snapshotAt(witness, 60);
  assert.ok(witness.store.newest!.sizeBytes < 1_000);
});

test('a witness gives no snapshot to anybody: it has no state', async () => {
  const sent: PeerMessage[] = [];
  const witness = await node(1, (_, message) => void sent.push(message), undefined, false);
  await snapshotAt(witness, 40);
  const request = { type: 'snapshotRequest', index: 1, makerNodeId: 0, makerBoot: 0, offset: 0 } as const;
  witness.receive(2, { ...request, withoutState: false });
  await witness.snapshots.stop();
  assert.equal(sent, []);
});

test('what nobody wants any more is not asked for, and a chunk of a stranger is not taken', async () => {
  const asked: PeerMessage[] = [];
  const one = await node(1, (_, message) => void asked.push(message));
  one.snapshots.want({ from: 2, index: 5 });
  one.snapshots.want({ from: 2, index: 5 }); // told with every turn
  assert.is(asked.length, 1);
  const chunk = { ...metaOf(9), type: 'snapshotChunk' as const, offset: 0, totalBytes: 10, bytes: Buffer.alloc(10) };
  one.receive(3, chunk);
  one.snapshots.want(null);
  one.receive(2, chunk);
  one.snapshots.tick(performance.now() + 60_000);
  await one.snapshots.stop();
  assert.equal([asked.length, one.store.incoming], [1, null]);
});

async function damage(at: TestNode, change: (bytes: Buffer) => Buffer): Promise<void> {
  const { path } = at.store.newest!;
  at.disk.replace(path, change(Buffer.from(at.disk.bytesOf(path))));
}

const rotten = {
  'a wrong byte': (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 500_000), Buffer.of(1), bytes.subarray(500_001)]),
  'no end': (bytes: Buffer) => bytes.subarray(0, 500_000),
};
for (const [what, change] of Object.entries(rotten)) {
  test(`the donor of a snapshot with ${what} is refused, and another one is asked from the beginning`, async () => {
    const { donor, receiver, nodes, sender } = await pair(() => false);
    const other = await node(3, sender(3));
    nodes.set(3, other);
    for (const each of [donor, other]) {
      each.sizeBytes = 5.3 * pieceBytes;
      await snapshotAt(each, 40);
    }
    await damage(donor, change);
    receiver.snapshots.want({ from: 1, index: 35 });
    await eventually(() => receiver.events.includes('refused 1'));
    assert.match(receiver.events[0]!, /failed: SnapshotFileError: .* cannot be used/);
    receiver.snapshots.want(null);
    receiver.snapshots.want({ from: 3, index: 35 });
    await eventually(() => receiver.installed !== null);
    assert.equal(receiver.events.slice(1, 3), ['refused 1', 'received 40 from 3']);
    assert.ok(receiver.installed!.equals(stateOf(40, 5.3 * pieceBytes)));
  });
}

test('a donor that gives nothing for half a minute is refused, one that gives a piece now and then is not', async () => {
  const clock = { nowMs: 0 };
  const asked: PeerMessage[] = [];
  const scheduler = { ...nodeScheduler, nowMs: () => clock.nowMs };
  const one = await node(2, (_, message) => void asked.push(message), undefined, true, scheduler);
  one.snapshots.want({ from: 1, index: 5 });
  const pass = (seconds: number) => {
    for (const endMs = clock.nowMs + seconds * 1_000; clock.nowMs < endMs; ) {
      clock.nowMs += 1_000;
      one.snapshots.tick(clock.nowMs);
    }
  };
  for (let offset = 0; offset < 30; offset += 10) {
    pass(25);
    one.receive(1, { ...metaOf(9), type: 'snapshotChunk', offset, totalBytes: 100, bytes: Buffer.alloc(10) });
    await turn();
  }
  pass(29);
  assert.equal(one.events, []);
  pass(1);
  assert.equal(one.events, ['refused 1']);
  one.snapshots.want(null);
  one.snapshots.want({ from: 3, index: 5 });
  pass(29);
  assert.equal(one.events, ['refused 1']);
});

test('a node that stops while it looks at a snapshot refuses nobody', async () => {
  const { donor, nodes, sender } = await pair(() => false);
  let stopped: Promise<void> | null = null;
  const defer = (task: () => void) => {
    stopped ??= receiver.snapshots.stop();
    nodeScheduler.defer(task);
  };
  const receiver = await node(2, sender(2), undefined, true, { ...nodeScheduler, defer });
  nodes.set(2, receiver);
  await snapshotAt(donor, 40);
  receiver.snapshots.want({ from: 1, index: 35 });
  await eventually(() => stopped !== null);
  await stopped;
  assert.is(receiver.events.length, 1);
  assert.match(receiver.events[0]!, /the node is stopping/);
});

test('a chunk that is late, doubled, too early or too old leads to no question: each would have answers for ever', async () => {
  const asked: PeerMessage[] = [];
  const one = await node(2, (_, message) => void asked.push(message));
  one.snapshots.want({ from: 1, index: 5 });
  const chunk = { type: 'snapshotChunk' as const, totalBytes: 30, bytes: Buffer.alloc(10) };
  const take = async (index: number, offset: number) => {
    one.receive(1, { ...metaOf(index), ...chunk, offset });
    await turn();
    return asked.length;
  };
  assert.is(await take(9, 0), 2);
  for (const [index, offset] of [
    [9, 0],
    [9, 20],
    [4, 0],
    [8, 10],
  ] as const)
    assert.is(await take(index, offset), 2);
  assert.is(await take(9, 10), 3);
  assert.is(await take(9, 0), 3);
  one.snapshots.tick(performance.now() + 1_100);
  assert.equal(asked.at(-1), asked.at(-2));
  assert.is(asked.length, 4);
});

test('on a slow link little is sent twice, and the transfer ends', async () => {
  const clock = { nowMs: 0 };
  const scheduler = { ...nodeScheduler, nowMs: () => clock.nowMs };
  const onTheWay: PeerMessage[] = [];
  let sent = 0;
  const donor = await node(1, (_, message) => {
    onTheWay.push(message);
    sent++;
  });
  const receiver = await node(2, (_, message) => donor.receive(2, message), undefined, true, scheduler);
  donor.sizeBytes = 20.3 * pieceBytes;
  await snapshotAt(donor, 40);
  receiver.snapshots.want({ from: 1, index: 35 });
  // A piece takes three seconds.
  for (let step = 1; receiver.installed === null && step < 3_000; step++) {
    clock.nowMs += 100;
    receiver.snapshots.tick(clock.nowMs);
    if (step % 30 === 0 && onTheWay.length > 0) receiver.receive(1, onTheWay.shift()!);
    await turn();
  }
  assert.ok(receiver.installed?.equals(stateOf(40, donor.sizeBytes)), `${sent} pieces and no end`);
  assert.ok(sent < 30, `${sent} pieces for 21`);
});

test.run();
