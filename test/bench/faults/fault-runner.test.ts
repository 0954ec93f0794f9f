import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClusterControl } from '../../../bench/cluster-control.ts';
import { type FaultMessage, FaultRunner, type InjectedFault } from '../../../bench/faults/fault-runner.ts';
import type { PlannedFault } from '../../../profiles/fault.ts';
import { clusterOf, follower } from './stand-in-cluster.ts';

function run(
  cluster: ClusterControl,
  faults: readonly PlannedFault[],
  nowMs: () => number,
  tell: (message: FaultMessage) => void = () => {},
) {
  const clock = {
    get nowMs() {
      return nowMs();
    },
    tell,
  };
  return new FaultRunner(cluster, clock, new AbortController().signal).run(faults, () => {});
}

const partition: PlannedFault = {
  ...{ atMs: 0, kind: 'partition', target: 'leader', shape: 'isolate', mode: 'drop', direction: 'out' },
  ...{ clients: false, durationMs: 3000 },
};

test('a fault whose links are not as declared was carried out all the same: both are told', async () => {
  const verified = Promise.resolve('n1 → n2 is open');
  const cluster = clusterOf(async (name) => follower(name), { summary: 'isolate n1, drop', verified });
  const [fault] = (await run(cluster, [partition], () => 5)) as [InjectedFault];
  assert.equal([fault.error, fault.mismatch, fault.nodes], [null, 'n1 → n2 is open', ['n1']]);
});

test('a fault is never early, so that the second before it is whole', async () => {
  // A clock that runs behind the timers: they fire before it shows the time.
  const startedAtMs = performance.now();
  const [fault] = (await run(
    clusterOf(async (name) => follower(name)),
    [{ ...partition, atMs: 20 }],
    () => (performance.now() - startedAtMs) / 2,
  )) as [InjectedFault];
  assert.ok(fault.atMs >= 20, `${fault.atMs}`);
});

test('the load hears until when a fault is in force, and that it was healed before', async () => {
  const cluster = clusterOf(async (name) => follower(name), { summary: 'isolate n1, drop' });
  const told: FaultMessage[] = [];
  const heal: PlannedFault = { atMs: 0, kind: 'heal', target: 'all' };
  await run(
    cluster,
    [partition, heal],
    () => 5,
    (message) => told.push(message),
  );
  assert.equal(
    told.filter(({ type }) => type !== 'fault-began'),
    [
      { type: 'fault-done', index: 0, atMs: 5, overAtMs: 3005 },
      { type: 'fault-done', index: 1, atMs: 5, overAtMs: 5 },
      { type: 'healed', atMs: 5 },
    ],
  );
});

test('links that are not whole when all is healed at the end are told', async () => {
  const cluster = clusterOf(async (name) => follower(name), { verified: Promise.resolve('n1 → n2 is cut') });
  const clock = { nowMs: 5, tell: () => {} };
  const runner = new FaultRunner(cluster, clock, new AbortController().signal);
  await runner.run([partition], () => {});
  assert.equal(await runner.heal(), ['n1 → n2 is cut']);
});

test.run();
