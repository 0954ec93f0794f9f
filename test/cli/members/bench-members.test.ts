import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BenchControl } from '../../../cli/cluster/bench-control.ts';
import { clusterLock } from '../../../cli/cluster/cluster-lock.ts';
import { Interrupted } from '../../../cli/context.ts';
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

test.run();
