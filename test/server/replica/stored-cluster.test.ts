import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isReady } from '../../../server/replica/readiness.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import { waitFor } from '../../support/wait-for.ts';
import { range, rangeOf } from '../statemachine/commands.ts';
import { putOf, StoredCluster, type StoredNode } from './stored-cluster.ts';

const patient = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };

async function withCluster(
  minLogBytes: number,
  run: (cluster: StoredCluster, random: Random) => Promise<void>,
  witness = 0,
): Promise<void> {
  await withSeed(chooseSeed(), async (random) => {
    const cluster = new StoredCluster(random, minLogBytes, undefined, witness);
    try {
      await cluster.startAll();
      await run(cluster, random);
    } finally {
      await cluster.stopAll();
    }
  });
}

const walFiles = async (node: StoredNode) =>
  (await node.disk.list('/data/wal')).filter((name) => name.endsWith('.wal')).sort();

function anyFollower(cluster: StoredCluster): StoredNode {
  return cluster.nodes.find((node) => node !== cluster.leader)!;
}

function anyDataFollower(cluster: StoredCluster): StoredNode {
  return cluster.nodes.find((node) => node !== cluster.leader && !node.isWitness)!;
}

async function eventually(what: string, condition: () => boolean): Promise<void> {
  await waitFor(condition, { what });
}

test('a follower that was away for longer than the log reaches gets a snapshot and what follows it, and tells its listeners', async () => {
  await withCluster(100_000, async (cluster) => {
    await cluster.put(500);
    const away = anyFollower(cluster);
    away.isolated = true;
    await cluster.put(12_000);
    assert.ok(cluster.leader!.running!.core.compactedIndex > away.running!.replica.appliedIndex);
    const { replica } = away.running!;
    const toldAt: number[] = [];
    const stateReplaced = () => void toldAt.push(replica.appliedIndex);
    replica.listen({ stateReplaced, stateAdvanced: () => {}, beforeRare: () => {}, afterRare: () => {} });
    away.isolated = false;
    await cluster.put(100);
    await cluster.untilEqual();
    assert.ok(away.events.includes('received'), away.events.join());
    assert.ok(toldAt.length > 0 && toldAt[0]! > 500, toldAt.join());
    await cluster.put(1_000);
    await cluster.untilEqual();
  });
});

test('a write under way at a node that gets a snapshot is answered, once carried out, when it has a session', async () => {
  await withCluster(100_000, async (cluster) => {
    await cluster.put(500);
    const away = anyFollower(cluster);
    const { replica, storage } = away.running!;
    away.isDeaf = true;
    const session = { id: 'client', sequence: 1 };
    const answered = replica.propose(putOf('with a session', 'x'), session, patient);
    const unknown = replica.propose(putOf('without', 'x'), null, patient).catch((error) => error);
    const leader = cluster.leader!.running!;
    await eventually('the writes at the leader', () => leader.storage.stateMachine.revision === 503);
    away.isolated = true;
    // Too late for its first entry, and the leader's table has the result.
    await cluster.put(12_000);
    assert.ok(cluster.leader!.running!.core.compactedIndex > replica.appliedIndex);
    away.isolated = false;
    away.isDeaf = false;
    assert.is((await answered).result.type, 'put');
    assert.ok([502, 503].includes((await answered).revision), 'the result of the first time');
    assert.equal([(await unknown).code, (await unknown).outcome], ['timeout', 'unknown']);
    assert.ok(away.events.includes('received'), away.events.join());
    assert.is(rangeOf(storage.stateMachine, range('with a session')).kvs[0]?.version, 1);
    await cluster.untilEqual();
  });
});

test('a session with hundreds of requests in flight, each asked at every node, has each carried out once', async () => {
  await withCluster(50_000, async (cluster) => {
    await cluster.put(200);
    const sequences = Array.from({ length: 400 }, (_, i) => i + 1);
    const ask = (node: StoredNode, sequence: number) =>
      node.running!.replica.propose(putOf(`own ${sequence}`, 'x'), { id: 'many', sequence }, patient);
    const [leader, one, other] = [cluster.leader!, ...cluster.nodes.filter((node) => node !== cluster.leader)];
    const answers = [one!, other!].map((node) => Promise.all(sequences.map((sequence) => ask(node, sequence))));
    await eventually('some to be carried out', () => leader.running!.storage.stateMachine.revision > 250);
    leader.isolated = true;
    await eventually('another leader', () => cluster.leader !== undefined);
    // Far enough for the old leader to need a snapshot, and the table of sessions with it.
    await cluster.put(12_000);
    leader.isolated = false;
    const again = Promise.all(sequences.map((sequence) => ask(leader, sequence).catch(() => ask(one!, sequence))));
    const revisions = (await Promise.all([...answers, again])).map((asked) => asked.map(({ revision }) => revision));
    assert.equal(revisions[1], revisions[0]);
    assert.equal(revisions[2], revisions[0]);
    await cluster.untilEqual();
    for (const { running } of cluster.nodes) {
      for (const sequence of sequences) {
        assert.is(rangeOf(running!.storage.stateMachine, range(`own ${sequence}`)).kvs[0]?.version, 1);
      }
    }
  });
});

test('nodes start from their newest snapshot and the log after it, also after a loss of power', async () => {
  await withCluster(30_000, async (cluster, random) => {
    for (let round = 0; round < 4; round++) {
      await cluster.put(3_000);
      await cluster.untilEqual();
      const before = cluster.leader!.running!.storage.stateMachine;
      const [revision, digest] = [before.revision, before.digest];
      await cluster.stopAll();
      for (const node of cluster.nodes) if (random.chance(0.5)) node.disk = node.disk.afterCrash();
      await cluster.startAll();
      for (const { running } of cluster.nodes) assert.ok(running!.storage.snapshot !== null);
      await eventually(`revision ${revision} with the same digest on every node`, () =>
        cluster.nodes.every(({ running }) => {
          const { stateMachine } = running!.storage;
          return stateMachine.revision === revision && stateMachine.digest === digest;
        }),
      );
    }
  });
});

test('a node that starts is not one for clients before it has carried out what its own log knows to be decided', async () => {
  await withCluster(10_000_000, async (cluster) => {
    await cluster.put(5_000);
    await cluster.untilEqual();
    const node = anyFollower(cluster);
    await cluster.stop(node);
    const { replica } = await cluster.start(node);
    const atStart = replica.status();
    assert.ok(atStart.commitIndex > 4_000 && atStart.appliedIndex < 4_000, JSON.stringify(atStart));
    assert.is(isReady({ ...atStart, leaderId: 1 }), false);
    await eventually('the node to be ready', () => isReady(replica.status()));
    assert.ok(replica.appliedIndex >= atStart.commitIndex);
  });
});

test('with its newest snapshot damaged a node starts from the older one and its own log', async () => {
  await withCluster(50_000, async (cluster) => {
    await cluster.put(8_000);
    await cluster.untilEqual();
    const node = anyFollower(cluster);
    await cluster.stop(node);
    const newest = (await node.disk.list('/data/snapshots'))
      .filter((name) => name.endsWith('.snap'))
      .sort()
      .at(-1)!;
    const path = `/data/snapshots/${newest}`;
    const bytes = Buffer.from(node.disk.bytesOf(path));
    bytes[300]! ^= 1;
    node.disk.replace(path, bytes);
    const { storage } = await cluster.start(node);
    assert.is(storage.report.unusableSnapshots.length, 1);
    assert.ok(storage.snapshot!.index < Number.parseInt(newest, 10));
    // All of it is readable: the log is compacted only as far as the older snapshot reaches.
    assert.is(storage.state.compactedIndex + storage.state.entries.length, storage.state.lastIndex);
    await cluster.put(100);
    await cluster.untilEqual();
  });
});

test('a follower whose leader gives a damaged snapshot gets one from the third node', async () => {
  await withCluster(100_000, async (cluster) => {
    await cluster.put(500);
    const leader = cluster.leader!;
    const away = anyFollower(cluster);
    away.isolated = true;
    await cluster.put(12_000);
    assert.ok(leader.running!.core.compactedIndex > away.running!.replica.appliedIndex);
    leader.disk.isRotten = (path) => path.endsWith('.snap');
    away.isolated = false;
    await cluster.untilEqual();
    assert.match(away.events.join(), /snapshot failed: .*,received/);
  });
});

test('records that are damaged in the middle of a log are repaired from the peers', async () => {
  await withCluster(100_000_000, async (cluster, random) => {
    for (let round = 0; round < 4; round++) {
      await cluster.put(1_500);
      await cluster.untilEqual();
      const node = cluster.nodes[round % 3]!;
      await cluster.stop(node);
      const path = `/data/wal/${(await walFiles(node)).at(-2)}`;
      const bytes = Buffer.from(node.disk.bytesOf(path));
      bytes[random.int(1_000, 10_000)]! ^= 1 << random.int(0, 7);
      node.disk.replace(path, bytes);
      const { storage } = await cluster.start(node);
      assert.ok(storage.report.damage.length > 0);
      await cluster.untilLed();
      await cluster.put(500);
      await cluster.untilEqual();
    }
  });
});

const noSpace = (operation: string) => (operation === 'write' || operation === 'create' ? 'ENOSPC' : null);

test('a leader whose disk is full hands over and refuses writes, serves reads, and returns when there is space', async () => {
  await withCluster(100_000_000, async (cluster) => {
    await cluster.put(500);
    const full = cluster.leader!;
    full.disk.fault = noSpace;
    const last = full.running!.replica.propose(putOf('at the end', 'x'), null, patient).catch((error) => error);
    await eventually('another leader', () => cluster.leader !== undefined && cluster.leader !== full);
    assert.is(full.running!.replica.status().disk, 'full');
    const refusal = await full.running!.replica.propose(putOf('k', 'v'), null, patient).catch((error) => error);
    assert.equal([refusal.code, refusal.outcome], ['disk-full', 'none']);
    assert.match(refusal.message, /takes writes again, by itself, when there is space/);
    await full.running!.replica.readIndex(patient);
    await cluster.put(1_000);
    full.disk.fault = () => null;
    await eventually('the disk to be free', () => full.running!.replica.status().disk === 'ok');
    await last;
    await full.running!.replica.propose(putOf('k', 'v'), null, patient);
    await cluster.untilEqual();
    assert.equal(full.events, ['full', 'free']);
  });
});

test('a follower whose disk is full for a while loses nothing and catches up by itself', async () => {
  await withCluster(50_000, async (cluster) => {
    await cluster.put(500);
    const node = anyFollower(cluster);
    node.disk.fault = noSpace;
    await cluster.put(10_000);
    assert.is(node.running!.replica.status().disk, 'full');
    node.disk.fault = () => null;
    await cluster.put(100);
    await eventually('the disk to be free', () => node.running!.replica.status().disk === 'ok');
    await cluster.untilEqual();
  });
});

test('little space counts as full before a write fails', async () => {
  await withCluster(100_000_000, async (cluster) => {
    await cluster.put(100);
    const node = cluster.leader!;
    node.disk.free = 3 * 16_384 - 1;
    await eventually('another leader', () => cluster.leader !== undefined && cluster.leader !== node);
    node.disk.free = 3 * 16_384;
    await eventually('the disk to count as free', () => node.running!.replica.status().disk === 'ok');
    await cluster.put(100);
    await cluster.untilEqual();
  });
});

test('an fsync that fails is final: the node says so and acknowledges nothing until it is started again', async () => {
  await withCluster(100_000_000, async (cluster) => {
    await cluster.put(100);
    const failed = cluster.leader!;
    failed.disk.fault = (operation) => (operation === 'write' ? 'EIO' : null);
    const last = failed.running!.replica.propose(putOf('k', 'v'), null, patient).catch((error) => error);
    await eventually('another leader', () => cluster.leader !== undefined && cluster.leader !== failed);
    assert.is((await last).code, 'disk-failed');
    failed.disk.fault = () => null;
    await cluster.put(500);
    assert.is(failed.running!.replica.status().disk, 'failed');
    await cluster.stop(failed);
    await cluster.start(failed);
    await cluster.untilEqual();
  });
});

test('the log of a witness stays within bounds, on disk and in memory, and it starts from its snapshot', async () => {
  const minLogBytes = 20_000;
  const run = async (cluster: StoredCluster) => {
    const witness = cluster.nodes[2]!;
    assert.is(witness.running!.replica.stateRefusal?.code, 'witness');
    for (let round = 0; round < 4; round++) {
      await cluster.put(12_000); // 45 kB of its log
      await eventually('a snapshot', () => witness.events.filter((event) => event === 'made').length > round);
      await eventually('the log of the witness within bounds', () => {
        const { core, storage } = witness.running!;
        return storage.wal.sizeBytes < 5 * minLogBytes && core.lastIndex - core.compactedIndex < 20_000;
      });
      await cluster.stop(witness);
      witness.disk = witness.disk.afterCrash();
      const { storage } = await cluster.start(witness);
      assert.ok(storage.snapshot!.index > 0 && storage.state.entries.length < 30_000);
    }
    for (const name of await witness.disk.list('/data/snapshots')) {
      assert.ok(witness.disk.bytesOf(`/data/snapshots/${name}`).length < 1_000, 'a snapshot without state');
    }
    // It votes as before: one of the others may go.
    await cluster.stop(anyDataFollower(cluster));
    await cluster.put(500);
  };
  await withCluster(minLogBytes, run, 3);
});

test('a witness that was away for longer than the log reaches is caught up without data', async () => {
  const run = async (cluster: StoredCluster) => {
    const witness = cluster.nodes[2]!;
    await cluster.put(500);
    witness.isolated = true;
    await cluster.put(12_000);
    assert.ok(cluster.leader!.running!.core.compactedIndex > witness.running!.replica.appliedIndex);
    witness.isolated = false;
    await cluster.put(100);
    const { appliedIndex } = cluster.leader!.running!.replica;
    await eventually('the witness to know what is decided', () => {
      return witness.running!.replica.appliedIndex >= appliedIndex;
    });
    assert.ok(witness.events.includes('received'), witness.events.join());
    for (const name of await witness.disk.list('/data/snapshots')) {
      assert.ok(witness.disk.bytesOf(`/data/snapshots/${name}`).length < 1_000, 'a snapshot without state');
    }
    await cluster.stop(anyDataFollower(cluster));
    await cluster.put(500);
  };
  await withCluster(100_000, run, 3);
});

/** `SOAK_COMMANDS=300000 node dist/test/server/replica/stored-cluster.test.js` for longer. */
const soakCommands = Number(process.env.SOAK_COMMANDS ?? 60_000);

test(`over ${soakCommands} commands disk and memory of every node stay within bounds`, async () => {
  const minLogBytes = 200_000;
  await withCluster(minLogBytes, async (cluster) => {
    for (let done = 0; done < soakCommands; done += 5_000) {
      await cluster.put(5_000);
      const { replica, storage } = (await cluster.untilLed()).running!;
      // What was overwritten stays in the state until somebody compacts it.
      await replica.propose({ type: 'compact', revision: storage.stateMachine.revision }, null, patient);
      // Two snapshots' worth of log, what was written while the last one was made, and a segment's remainder.
      await eventually('logs within bounds, on disk and in memory', () =>
        cluster.nodes.every(({ running }) => {
          const { core, storage } = running!;
          return storage.wal.sizeBytes < 4 * minLogBytes && core.lastIndex - core.compactedIndex < 12_000;
        }),
      );
    }
    await cluster.untilEqual();
    for (const node of cluster.nodes) {
      assert.ok(node.events.filter((event) => event === 'made').length > 5);
      await node.running!.replica.stop(); // whatever it was making
      assert.is((await node.disk.list('/data/snapshots')).length, 2);
    }
  });
});

test.run();
