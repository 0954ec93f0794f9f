/** Commands that wait for another one that holds the cluster, and what they find when it is their turn. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clusterLock } from '../../cli/cluster/cluster-lock.ts';
import { locksDir } from '../../cli/cluster/paths.ts';
import { type ClusterRecord, writeCluster } from '../../cli/cluster/registry.ts';
import { processContext } from '../../cli/context.ts';
import { injectFault } from '../../cli/faults/inject.ts';
import { waitFor } from '../support/wait-for.ts';
import { standInCluster } from './faults/stand-ins.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
const context = { ...processContext(), stateDir: scalectl.home };

/** A cluster that was once up, and of which nothing runs. */
const record: ClusterRecord = {
  ...{ schemaVersion: 1, clusterId: 'c', name: 'still', createdAt: '2026-01-01T00:00:00.000Z' },
  nodes: [1, 2, 3].map((nodeId) => {
    const place = { host: '127.0.0.1', port: 1, metricsPort: 1 };
    return { nodeId, name: `n${nodeId}`, dc: 'a', ...place, process: null };
  }),
  ...{ owner: null, purging: false },
};

const whileHeld = (body: () => Promise<void>) => clusterLock(context, 'still', 'up', { timeoutMs: 1_000 }, body);

const verbs = [
  ['down'],
  ['kill-node', 'n1'],
  ['pause-node', 'n1'],
  ['resume-node', 'n1'],
  ['start-node', 'n1'],
  ['transfer-leader'],
  ['scale', '5'],
  ['partition', '--shape', 'isolate'],
  ['link', '--from', 'n1', '--to', 'n2', '--delay', '1ms'],
  ['pause-node', 'n1', '--duty', '50%'],
];

for (const verb of verbs) {
  test(`scalectl ${verb.join(' ')} says for whom it waits`, () =>
    whileHeld(async () => {
      const { stdout } = await scalectl.expect(31, [...verb, '--name', 'still', '--timeout', '100ms']);
      assert.match(stdout, `waiting for "scalectl up" (pid ${process.pid}) to end`);
    }));
}

test('start-node chooses when it is its turn: a node that has left meanwhile is an error', async () => {
  await writeCluster(scalectl.home, record);
  let said = '';
  let waiting = scalectl.start(['--version']);
  await whileHeld(async () => {
    waiting = scalectl.start(['start-node', 'n3', '--name', 'still']);
    waiting.child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitFor(() => said.includes('waiting for'), { what: 'start-node to wait' });
    await writeCluster(scalectl.home, { ...record, nodes: record.nodes.slice(0, 2) });
  });
  const { exitCode, stderr } = await waiting.result;
  assert.is(exitCode, 3, stderr);
  assert.match(stderr, 'There is no node "n3" in this cluster.');
});

for (const verb of [['scale', '5'], ['replace-node', 'n1'], ['transfer-leader']]) {
  test(`scalectl ${verb.join(' ')} of a cluster of which nothing runs does not wait for a leader`, async () => {
    await writeCluster(scalectl.home, record);
    const { stderr } = await scalectl.expect(12, [...verb, '--name', 'still']);
    assert.match(stderr, 'scalectl up --name still');
  });
}

test('a node that is to stand still part of the time is paused by "pause-node": others read so who holds the cluster', async () => {
  const cluster = await standInCluster(3);
  const dir = locksDir(cluster.context.stateDir);
  let held = '';
  await injectFault(
    cluster.context,
    cluster.driver,
    'default',
    { kind: 'gray-node', target: 'n2', stall: { stallMs: 10, periodMs: 20 } },
    {
      ...{ durationMs: 1_000, allowQuorumLoss: true, dryRun: true, verify: false, timeoutMs: 1_000 },
      onPlan: () => {
        held = readdirSync(dir)
          .map((name) => readFileSync(join(dir, name), 'utf8'))
          .join();
      },
    },
  );
  assert.match(held, '"purpose":"pause-node"');
  await cluster.close();
});

test.run();
