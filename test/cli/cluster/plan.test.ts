import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ProcessView } from '../../../cli/cluster/identity.ts';
import { planUp } from '../../../cli/cluster/plan.ts';
import type { ClusterRecord } from '../../../cli/cluster/registry.ts';

const running = { pid: 10, startTime: '100', paused: false };
const paused = { pid: 11, startTime: '101', paused: true };

const cluster: ClusterRecord = {
  schemaVersion: 1,
  clusterId: 'id',
  name: 'x',
  createdAt: '2026-01-01T00:00:00.000Z',
  owner: null,
  purging: false,
  nodes: [
    node(1, { pid: 10, startTime: '100' }),
    node(2, { pid: 11, startTime: '101' }),
    node(3, null),
    node(4, { pid: 9, startTime: '90' }),
  ],
};

function node(nodeId: number, process: ClusterRecord['nodes'][number]['process']) {
  return { nodeId, name: `n${nodeId}`, dc: 'a', host: '127.0.0.1', port: nodeId, metricsPort: nodeId + 10, process };
}

test('what runs as recorded is kept, what is paused goes on, what was never recorded is adopted, the rest is started', () => {
  const orphan = { pid: 12, startTime: '102', paused: false };
  const observed = new Map<string, ProcessView>([
    ['n1', running],
    ['n2', paused],
    ['n3', orphan],
  ]);
  assert.equal(
    planUp(cluster, observed, null).map(({ action }) => action),
    ['keep', 'resume', 'adopt', 'start'],
  );
});

test('nodes that were not asked for are left alone', () => {
  assert.equal(
    planUp(cluster, new Map(), ['n3']).map(({ node: { name }, action }) => [name, action]),
    [['n3', 'start']],
  );
});

test.run();
