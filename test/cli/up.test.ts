import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClusterStatus } from '../../cli/cluster/status.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

interface UpDocument {
  readonly created: boolean;
  readonly changed: boolean;
  readonly nodes: readonly { readonly id: string; readonly action: string; readonly pid: number }[];
}

const actionsOf = (document: UpDocument) => document.nodes.map(({ action }) => action);
const pidsOf = (status: ClusterStatus) => status.nodes.map(({ pid }) => pid);

test('up starts three nodes in the data centres that were asked for, all serving', async () => {
  const document = await scalectl.json<UpDocument>(0, ['up', '--dc', 'a,b,c']);
  assert.is(document.created, true);
  assert.equal(actionsOf(document), ['start', 'start', 'start']);
  const status = await scalectl.status(0);
  assert.is(status.health, 'healthy');
  assert.ok(status.nodes.some(({ id, role }) => id === status.leader && role === 'leader'));
  assert.equal(
    status.nodes.map(({ id, dc, state }) => [id, dc, state]),
    [
      ['n1', 'a', 'running'],
      ['n2', 'b', 'running'],
      ['n3', 'c', 'running'],
    ],
  );
});

test('status gives scripts every field that they were promised', async () => {
  const [node] = (await scalectl.status(0)).nodes;
  for (const field of ['pid', 'commitIndex', 'appliedIndex', 'rssBytes', 'cpuPercent', 'uptimeMs'] as const) {
    assert.type(node![field], 'number', field);
  }
  assert.match(node!.endpoint, /^127\.0\.0\.1:\d+$/);
  const metrics = await fetch(node!.metricsEndpoint);
  assert.is(metrics.status, 200);
  await metrics.text();
});

test('the second up changes nothing', async () => {
  const before = await scalectl.status(0);
  const document = await scalectl.json<UpDocument>(0, ['up']);
  assert.is(document.changed, false);
  assert.equal(actionsOf(document), ['keep', 'keep', 'keep']);
  assert.equal(pidsOf(await scalectl.status(0)), pidsOf(before));
});

test('a node that was killed from outside makes the cluster degraded, and up starts only that one, on its old ports', async () => {
  const before = await scalectl.status(0);
  process.kill(before.nodes[1]!.pid!, 'SIGKILL');
  assert.is((await scalectl.status(10)).nodes[1]!.state, 'dead');
  assert.equal(actionsOf(await scalectl.json<UpDocument>(0, ['up'])), ['keep', 'start', 'keep']);
  const after = await scalectl.status(0);
  assert.equal(
    after.nodes.map(({ endpoint }) => endpoint),
    before.nodes.map(({ endpoint }) => endpoint),
  );
  assert.is(after.nodes[0]!.pid, before.nodes[0]!.pid);
  assert.is.not(after.nodes[1]!.pid, before.nodes[1]!.pid);
});

test('up lets a paused node go on', async () => {
  process.kill((await scalectl.status(0)).nodes[2]!.pid!, 'SIGSTOP');
  assert.equal(actionsOf(await scalectl.json<UpDocument>(0, ['up'])), ['keep', 'keep', 'resume']);
  await scalectl.status(0);
});

test('up takes over a cluster whose owner was killed, so that no demo or bench --up deletes it later', async () => {
  const dead = { pid: process.pid, startTime: '1' };
  writeFileSync(scalectl.stateFile(), JSON.stringify({ ...scalectl.record(), owner: dead }));
  await scalectl.expect(0, ['up']);
  assert.is(scalectl.record().owner, null);
  assert.match((await scalectl.expect(30, ['bench', 'smoke', '--up', '--name', 'default'])).stderr, 'would delete it');
});

test('what a scale that was killed at its end has left is told by status, and cleared away by up', async () => {
  const departed = [{ name: 'n9', keepData: false, purpose: 'scale 3' }];
  writeFileSync(scalectl.stateFile(), JSON.stringify({ ...scalectl.record(), departed }));
  const dataDir = join(dirname(scalectl.stateFile()), 'nodes', 'n9');
  mkdirSync(dataDir);
  assert.is((await scalectl.status(0)).unfinished, 'scale 3');
  await scalectl.expect(0, ['up']);
  assert.equal([(await scalectl.status(0)).unfinished, scalectl.record().departed], [null, []]);
  assert.not.ok(existsSync(dataDir));
});

test('another number of nodes is refused, and the cluster stays as it is', async () => {
  const before = await scalectl.status(0);
  const result = await scalectl.expect(30, ['up', '--nodes', '5']);
  assert.match(result.stderr, 'exists with 3 nodes');
  assert.equal(pidsOf(await scalectl.status(0)), pidsOf(before));
});

test('down stops all, keeps the ports for the next up, and can be run twice', async () => {
  const before = scalectl.record();
  await scalectl.expect(0, ['down']);
  assert.equal(await scalectl.processes(), []);
  assert.is((await scalectl.status(12)).health, 'down');
  await scalectl.expect(0, ['down']);
  await scalectl.expect(0, ['up']);
  assert.equal(
    scalectl.record().nodes.map(({ port, metricsPort }) => [port, metricsPort]),
    before.nodes.map(({ port, metricsPort }) => [port, metricsPort]),
  );
});

test('down --purge leaves no process and no cluster', async () => {
  await scalectl.expect(0, ['down', '--purge']);
  assert.equal(await scalectl.processes(), []);
  assert.match((await scalectl.expect(3, ['status'])).stderr, 'There is no cluster "default"');
  assert.match((await scalectl.expect(0, ['down', '--purge'])).stdout, 'nothing to stop');
});

test.run();
