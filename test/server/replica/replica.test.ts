import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ReplicaError } from '../../../server/replica/contract.ts';
import type { Operation, RangeQuery } from '../../../server/statemachine/command.ts';
import { rangeQuery } from '../../../server/statemachine/range-query.ts';
import { waitFor } from '../../support/wait-for.ts';
import { InProcessCluster } from './in-process-cluster.ts';

const patient = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };
const memoryLog = () => ({ append: () => sleep(1), sizeBytes: 0 });

function put(key: string, value: string): Operation {
  const options = { prevKv: false, ignoreValue: false, lease: 0, ignoreLease: false };
  return { type: 'put', key: Buffer.from(key), value: Buffer.from(value), ...options };
}

function get(key: string): RangeQuery {
  return rangeQuery(Buffer.from(key));
}

async function withCluster(
  run: (cluster: InProcessCluster) => Promise<void>,
  log: () => { append: () => Promise<void>; sizeBytes: number } = memoryLog,
  limits = {},
): Promise<void> {
  const cluster = new InProcessCluster(3, log, limits);
  try {
    await waitFor(
      () => cluster.leader !== undefined && cluster.members.every((m) => m.replica.status().leaderId !== 0),
      {
        what: 'a leader that all know',
      },
    );
    await run(cluster);
  } finally {
    await cluster.stop();
  }
}

async function failure(promise: Promise<unknown>): Promise<ReplicaError> {
  try {
    await promise;
  } catch (error) {
    return error as ReplicaError;
  }
  throw new Error('expected a rejection');
}

test('a write at any node is answered with its revision and seen by a linearizable read at every node', () =>
  withCluster(async ({ members }) => {
    for (const { replica } of members) {
      const before = members[0]!.replica.status().revision;
      await replica.propose(put('k', `from ${members.indexOf(members[0]!)}`), null, patient);
      for (const other of members) {
        await other.replica.readIndex(patient);
        const found = other.replica.range(get('k'));
        assert.is(found.type === 'range' && found.kvs.length, 1);
        assert.ok(other.replica.status().revision > before);
      }
    }
  }));

test('a thousand concurrent writes over three nodes are each applied exactly once, and all replicas agree', () =>
  withCluster(async ({ members }) => {
    const writes = Array.from({ length: 1_000 }, (_, i) =>
      members[i % 3]!.replica.propose(put(`key${i}`, `${i}`), null, patient),
    );
    const revisions = (await Promise.all(writes)).map(({ revision }) => revision);
    assert.is(new Set(revisions).size, 1_000, 'every write has a revision of its own');
    for (const { replica } of members) await replica.readIndex(patient);
    for (const { stateMachine } of members) assert.is(stateMachine.digest, members[0]!.stateMachine.digest);
    assert.is(members[0]!.stateMachine.revision, 1_001);
  }));

test('writes under way at the followers survive the loss of the leader: no error, each applied once', () => {
  let flush: Promise<void> | null = null;
  const log = () => ({ append: () => flush ?? sleep(1), sizeBytes: 0 });
  return withCluster(async (cluster) => {
    const [one, two] = cluster.followers;
    const lost = cluster.leader!;
    const { lastIndex } = lost.replica.status();
    let goOn = () => {};
    // Until they go on the disks keep whatever is proposed from being decided.
    flush = new Promise((resolve) => {
      goOn = resolve;
    });
    const writes = Array.from({ length: 200 }, (_, i) =>
      (i % 2 === 0 ? one! : two!).replica.propose(put(`key${i}`, `${i}`), null, patient),
    );
    await waitFor(() => lost.replica.status().lastIndex > lastIndex, { what: 'writes to be proposed', intervalMs: 1 });
    lost.isolated = true;
    assert.is(one!.stateMachine.revision, 1, 'none is decided');
    flush = null;
    goOn();
    await Promise.all(writes);
    await one!.replica.readIndex(patient);
    assert.is(one!.stateMachine.revision, 201, 'none twice, none missing');
  }, log);
});

test('reads asked of a leader that is lost are confirmed by the next one', () =>
  withCluster(async (cluster) => {
    const [one] = cluster.followers;
    cluster.leader!.isolated = true;
    await one!.replica.readIndex(patient);
  }));

test('a read of bounded age is answered by a node that is cut off while its state is fresh enough, and not later', () =>
  withCluster(async (cluster) => {
    const [one] = cluster.followers;
    await one!.replica.propose(put('a', 'b'), null, patient);
    await one!.replica.readIndex(patient);
    one!.isolated = true;
    await one!.replica.readIndex(patient, 60_000);
    await sleep(20);
    const late = await failure(one!.replica.readIndex({ deadlineMs: performance.now() + 30, cancelled: false }, 10));
    assert.is(late.code, 'no-leader');
    assert.is(late.outcome, 'none');
  }));

test('an expired or cancelled request that is still queued is not proposed, and says so', () =>
  withCluster(async (cluster) => {
    const [one, two] = cluster.followers;
    cluster.leader!.isolated = true;
    two!.isolated = true; // no quorum: nothing gets anywhere
    const soon = { deadlineMs: performance.now() + 30, cancelled: false };
    const leader = cluster.members.find((member) => member !== one && member !== two)!;
    await waitFor(() => leader.replica.status().role !== 'leader', {
      what: 'the leader to step down',
    });
    const error = await failure(leader.replica.propose(put('a', 'b'), null, soon));
    assert.is(error.code, 'no-leader');
    assert.is(error.outcome, 'none');
    const read = await failure(leader.replica.readIndex({ deadlineMs: performance.now() + 30, cancelled: false }));
    assert.is(read.code, 'no-leader');
  }));

test('a write that was proposed but not decided by its deadline has an unknown outcome', () =>
  withCluster(async (cluster) => {
    const leader = cluster.leader!;
    for (const follower of cluster.followers) follower.isolated = true;
    const { lastIndex } = leader.replica.status();
    const deadlineMs = performance.now() + 10_000;
    const failed = failure(leader.replica.propose(put('a', 'b'), null, { deadlineMs, cancelled: false }));
    await waitFor(() => leader.replica.status().lastIndex > lastIndex, { what: 'the write to be proposed' });
    leader.replica.tick(deadlineMs);
    const error = await failed;
    assert.is(error.code, 'timeout');
    assert.is(error.outcome, 'unknown');
  }));

test('above the stated bound a write is refused at once as overload', () =>
  withCluster(
    async ({ members }) => {
      const [first] = members;
      const waiting = Array.from({ length: 10 }, (_, i) => first!.replica.propose(put(`k${i}`, ''), null, patient));
      const error = await failure(first!.replica.propose(put('one more', ''), null, patient));
      assert.is(error.code, 'overloaded');
      assert.is(error.outcome, 'none');
      await Promise.all(waiting);
    },
    memoryLog,
    { maxCount: 10 },
  ));

test('a write is refused as overload while too many bytes at the leader are undecided, and taken again after that', () => {
  let hanging: Promise<void> | null = null;
  const log = () => ({ append: () => hanging ?? sleep(1), sizeBytes: 0 });
  return withCluster(
    async (cluster) => {
      const [one] = cluster.followers;
      const { lastIndex } = cluster.leader!.replica.status();
      let goOn = () => {};
      hanging = new Promise((resolve) => {
        goOn = resolve;
      });
      const large = one!.replica.propose(put('large', 'x'.repeat(12_000)), null, patient);
      await waitFor(() => cluster.leader!.replica.status().lastIndex > lastIndex, { what: 'it to be proposed' });
      const error = await failure(one!.replica.propose(put('small', ''), null, patient));
      assert.is(error.code, 'overloaded');
      assert.is(error.outcome, 'none');
      hanging = null;
      goOn();
      await large;
      await one!.replica.propose(put('small', ''), null, patient);
    },
    log,
    { maxUndecidedBytes: 10_000 },
  );
});

test('a disk that fails at the leader: nothing is acknowledged from it, another node takes over', () => {
  const disks: { fail: boolean }[] = [];
  const log = () => {
    const disk = { fail: false };
    disks.push(disk);
    return {
      sizeBytes: 0,
      append: async () => {
        const { fail } = disk;
        await sleep(1);
        if (fail) throw new Error('EIO');
      },
    };
  };
  return withCluster(async (cluster) => {
    const broken = cluster.leader!;
    disks[broken.id - 1]!.fail = true;
    const error = await failure(broken.replica.propose(put('a', 'b'), null, patient));
    assert.is(error.code, 'disk-failed');
    assert.is(error.outcome, 'unknown', 'it was sent to the others before the disk failed');
    await waitFor(() => cluster.leader !== undefined && cluster.leader !== broken, {
      what: 'another leader',
    });
    await cluster.leader!.replica.propose(put('c', 'd'), null, patient);
    assert.is(broken.replica.status().disk, 'failed');
  }, log);
});

test('a node that was stopped writes nothing more, even when it had just begun', async () => {
  for (let i = 0; i < 20; i++) {
    let stopped = false;
    let writesAfterStop = 0;
    const cluster = new InProcessCluster(3, () => ({
      sizeBytes: 0,
      append: async () => {
        if (stopped) writesAfterStop++;
        await sleep(1);
      },
    }));
    await sleep(i * 3);
    await cluster.stop();
    stopped = true;
    await sleep(10);
    assert.is(writesAfterStop, 0);
  }
});

test.run();
