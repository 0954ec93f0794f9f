import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BenchControl } from '../../../cli/cluster/bench-control.ts';
import { clusterLock } from '../../../cli/cluster/cluster-lock.ts';
import { Interrupted } from '../../../cli/context.ts';
import type { CliError } from '../../../cli/errors.ts';
import { standInCluster } from '../faults/stand-ins.ts';

const changes = [
  { kind: 'scale', target: 'to 5', nodeCount: 5 },
  { kind: 'replace-node', target: 'n2' },
  { kind: 'transfer-leader', target: 'best' },
] as const;

for (const change of changes) {
  test(`Ctrl-C ends a ${change.kind} of a run that waits, at once`, async () => {
    const cluster = await standInCluster(3);
    const stop = new AbortController();
    const control = new BenchControl(cluster.context, cluster.driver, 'default', stop.signal);
    // Somebody else holds the cluster: without the signal it waits for a minute.
    const error = await clusterLock(cluster.context, 'default', 'up', { timeoutMs: 1_000 }, () => {
      setTimeout(() => stop.abort(new Interrupted('SIGINT')), 50);
      return control.inject(change).catch((reason: unknown) => reason);
    });
    assert.is((error as Error).message, 'Stopped by SIGINT.');
    await control.close();
    await cluster.close();
  });
}

for (const change of [
  { kind: 'replace-node', target: 'leader' },
  { kind: 'transfer-leader', target: 'leader' },
] as const) {
  test(`a ${change.kind} of the leader waits for an election that is under way`, async () => {
    const cluster = await standInCluster(3);
    const stop = new AbortController();
    const leader = cluster.node('n1');
    leader.refuses.add('GetStatus');
    let looks = 0;
    leader.onCall = () => {
      looks += 1;
      if (looks < 3) return;
      leader.refuses.clear();
      // What follows is waiting for what a stand-in cannot do.
      stop.abort(new Interrupted('SIGINT'));
    };
    const control = new BenchControl(cluster.context, cluster.driver, 'default', stop.signal);
    const error = await control.inject(change).catch((reason: unknown) => reason);
    assert.is((error as Error).message, 'Stopped by SIGINT.');
    await control.close();
    await cluster.close();
  });
}

test('start-node killed means those that are still there', async () => {
  const cluster = await standInCluster(3);
  const driver = { ...cluster.driver, signal: async () => true, waitUntilGone: async () => true };
  const control = new BenchControl(cluster.context, driver, 'default', new AbortController().signal);
  const start = () => control.inject({ kind: 'start-node', target: 'killed' });
  for (const target of ['n2', 'n3']) await control.inject({ kind: 'kill-node', target });
  await cluster.forget('n3');
  assert.equal((await start()).nodes, ['n2']);
  const error = await start().catch((reason: unknown) => reason);
  assert.is((error as CliError).code, 'no-target');
  await control.close();
  await cluster.close();
});

test.run();
