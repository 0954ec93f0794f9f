import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClusterControl } from '../../../bench/cluster-control.ts';
import { FaultRunner, type InjectedFault } from '../../../bench/faults/fault-runner.ts';
import type { PlannedFault } from '../../../profiles/fault.ts';
import { clusterOf, follower } from './stand-in-cluster.ts';

function run(cluster: ClusterControl, faults: readonly PlannedFault[], nowMs: () => number) {
  const clock = {
    get nowMs() {
      return nowMs();
    },
    tell: () => {},
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

test.run();
