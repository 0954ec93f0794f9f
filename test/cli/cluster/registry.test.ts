import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clusterPaths } from '../../../cli/cluster/paths.ts';
import {
  type ClusterRecord,
  listClusters,
  portsOfOthers,
  readCluster,
  requireCluster,
  writeCluster,
} from '../../../cli/cluster/registry.ts';
import { CliError } from '../../../cli/errors.ts';
import { tempDir } from '../../support/temp-dir.ts';

function record(name: string, port = 20_000): ClusterRecord {
  const node = { nodeId: 1, name: 'n1', dc: 'a', host: '127.0.0.1', port, metricsPort: port + 1, process: null };
  return {
    schemaVersion: 1,
    clusterId: `id-${name}`,
    name,
    createdAt: '2026-01-01T00:00:00.000Z',
    nodes: [node],
    owner: null,
    purging: false,
  };
}

test('what was written is read back, and no temporary file stays', async () => {
  const dir = tempDir();
  await writeCluster(dir, record('one'));
  assert.equal(await readCluster(dir, 'one'), record('one'));
  assert.equal(readdirSync(clusterPaths(dir, 'one').dir), ['cluster.json']);
});

test('a cluster that is not there is null, or an error that names those that are', async () => {
  const dir = tempDir();
  await writeCluster(dir, record('one'));
  await writeCluster(dir, record('two'));
  assert.is(await readCluster(dir, 'three'), null);
  const error = await errorOf(requireCluster(dir, 'three'));
  assert.is(error.exitCode, 3);
  assert.match(error.hint ?? '', '--name one|two');
});

const damages: readonly (readonly [string, string])[] = [
  ['an empty file', ''],
  ['a torn file', '{"schemaVersion":1,"clusterId":"x","na'],
  ['another version', JSON.stringify({ ...record('x'), schemaVersion: 2 })],
  ['a list', '[]'],
  ['no nodes', JSON.stringify({ ...record('x'), nodes: [] })],
  ['a node without a port', JSON.stringify({ ...record('x'), nodes: [{ ...record('x').nodes[0], port: 'much' }] })],
  [
    'a process without a start',
    JSON.stringify({ ...record('x'), nodes: [{ ...record('x').nodes[0], process: { pid: 1 } }] }),
  ],
];

for (const [what, content] of damages) {
  test(`${what} is one sentence with the path and the way out`, async () => {
    const dir = tempDir();
    const paths = clusterPaths(dir, 'x');
    mkdirSync(paths.dir, { recursive: true });
    writeFileSync(paths.stateFile, content);
    const error = await errorOf(readCluster(dir, 'x'));
    assert.is(error.code, 'damaged-state');
    assert.match(error.message, paths.stateFile);
    assert.not.match(error.message, '\n');
    assert.match(error.hint ?? '', 'scalectl down --purge --name x');
  });
}

test('ports of other clusters are known, those of a damaged one left out', async () => {
  const dir = tempDir();
  await writeCluster(dir, record('one', 20_000));
  await writeCluster(dir, record('two', 20_010));
  const damagedPaths = clusterPaths(dir, 'bad');
  mkdirSync(damagedPaths.dir, { recursive: true });
  writeFileSync(damagedPaths.stateFile, '{');
  assert.equal([...(await portsOfOthers(dir, 'one'))], [20_010, 20_011]);
  assert.equal(await listClusters(dir), ['bad', 'one', 'two']);
});

async function errorOf(promise: Promise<unknown>): Promise<CliError> {
  const error = await promise.catch((reason: unknown) => reason);
  if (error instanceof CliError) return error;
  throw error instanceof Error ? error : new Error('it did not reject');
}

test.run();
