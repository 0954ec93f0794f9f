import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clusterPaths } from '../../cli/cluster/paths.ts';
import { skipTest } from '../support/skip.ts';
import { waitFor } from '../support/wait-for.ts';
import { Scalectl } from './support/scalectl.ts';
import { profile } from './support/small-profile.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

/** The log segment of a node that holds its first entries. */
function firstSegment(node: string, name = 'default'): string {
  const wal = join(clusterPaths(scalectl.home, name).nodesDir, node, 'data', 'wal');
  const segment = readdirSync(wal)
    .filter((file) => statSync(join(wal, file)).isFile())
    .sort()[0]!;
  return join(wal, segment);
}

/** Where the bytes of `text` begin in a file. */
function findBytes(path: string, text: string): number {
  const at = readFileSync(path).indexOf(text);
  assert.ok(at > 0, `${text} is in ${path}`);
  return at;
}

test('a log that ends in the middle of its last record is cut there, and what it lost comes back from the others', async () => {
  await scalectl.expect(0, ['up']);
  await scalectl.expect(0, ['kv', 'put', 'first', 'one']);
  await scalectl.expect(0, ['kv', 'put', 'last', 'the-last-value']);
  const segment = firstSegment('n2');
  // The other two were enough to acknowledge it.
  await waitFor(() => readFileSync(segment).includes('the-last-value'), { what: 'the put in the log of n2' });
  await scalectl.expect(0, ['kill-node', 'n2']);
  truncateSync(segment, findBytes(segment, 'the-last-value') + 5);
  await scalectl.expect(0, ['start-node', 'n2']);
  await scalectl.expect(0, ['kill-node', 'n1']);
  assert.match((await scalectl.expect(0, ['kv', 'get', 'last'])).stdout, 'the-last-value');
  await scalectl.expect(0, ['start-node', 'n1']);
  await scalectl.status(0);
});

test('a flipped byte in the middle of a log: the node says so, its peers give it the bytes, and the log is not touched', async () => {
  await scalectl.expect(0, ['kill-node', 'n3']);
  const segment = firstSegment('n3');
  const at = findBytes(segment, 'one');
  const file = openSync(segment, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.from([byte[0]! ^ 1]), 0, 1, at);
  closeSync(file);
  await scalectl.expect(0, ['start-node', 'n3']);
  const { stdout } = await scalectl.expect(0, ['logs', 'n3']);
  assert.match(stdout, 'the log is damaged; peers repair it');
  assert.match(stdout, segment);
  await scalectl.expect(0, ['kill-node', 'n1']);
  const { endpoint } = scalectl.record().nodes.map(({ host, port }) => ({ endpoint: `${host}:${port}` }))[2]!;
  assert.match((await scalectl.expect(0, ['kv', 'get', 'first', '--endpoints', endpoint])).stdout, 'one');
  await scalectl.expect(0, ['kv', 'put', 'after', 'the damage']);
  assert.is(readFileSync(segment)[at], byte[0]! ^ 1, 'what was damaged is not cut out of the log');
  await scalectl.expect(0, ['down', '--purge']);
});

test('all three nodes killed at once under load: after the start every acknowledged write is there', async () => {
  const path = profile(
    'kill-all',
    `
version: 1
name: kill-all
target: { mix: { put: 1 }, timeout: 10s }
stages: [{ name: load, duration: 5s, rate: 500 }]
faults: [{ at: 2s, kind: kill-node, target: all }, { at: 2500ms, kind: start-node, target: killed }]
thresholds: [lost == 0]
`,
  );
  const { stdout, stderr } = await scalectl.run(['bench', path, '--up', '--json']);
  const { audit, faults } = JSON.parse(stdout) as {
    audit: Record<string, number>;
    faults: readonly { nodes: readonly string[]; error: string | null }[];
  };
  assert.is(audit.lost, 0, stdout + stderr);
  assert.ok(audit.acknowledged! > 100, stdout);
  assert.equal(
    faults.map(({ nodes }) => nodes.length),
    [3, 3],
  );
  assert.equal(
    faults.map(({ error }) => error),
    [null, null],
    stdout,
  );
});

/** 24 MB to each node: three segments of the log; the disk of n1 has room for none of it. */
const bigWrites = profile(
  'big-writes',
  `
version: 1
name: big-writes
target: { mix: { put: 1 }, valueSizeBytes: 60000, timeout: 10s }
stages: [{ name: load, duration: 4s, rate: 100 }]
thresholds: [lost == 0]
`,
);

/** Null when this machine lets us mount a disk of a few megabytes at `path`, else why not. */
function mountSmallDisk(path: string): string | null {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', path], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `a tmpfs cannot be mounted here (${String(error).split('\n')[1] ?? error}); run as root`;
  }
}

const fullDiskName = 'full-disk';
const diskOfN1 = join(clusterPaths(scalectl.home, fullDiskName).nodesDir, 'n1', 'data');
const whyNot = mountSmallDisk(diskOfN1);
const title =
  'a full disk: the node stops acknowledging and says so, the cluster goes on, and with room again so does the node';
if (whyNot !== null) skipTest(title, whyNot);
else {
  process.prependOnceListener('exit', () => execFileSync('umount', ['--lazy', diskOfN1]));
  test(title, async () => {
    await scalectl.expect(0, ['up', '--name', fullDiskName]);
    const elsewhere = join(diskOfN1, 'somebody-elses-file');
    fillDisk(elsewhere);
    const { stdout, stderr } = await scalectl.run(['bench', bigWrites, '--name', fullDiskName, '--json']);
    const { audit } = JSON.parse(stdout) as { audit: Record<string, number> };
    assert.is(audit.lost, 0, stdout + stderr);
    assert.ok(audit.acknowledged! > 100, stdout);
    assert.match((await scalectl.expect(0, ['logs', 'n1', '--name', fullDiskName])).stdout, 'the disk is full');
    const { nodes } = await scalectl.status(10, fullDiskName);
    assert.equal(
      nodes.map(({ state }) => state === 'running'),
      [false, true, true],
    );
    await scalectl.expect(0, ['kv', 'put', 'after', 'the disk was full', '--name', fullDiskName]);
    rmSync(elsewhere);
    const healthy = async () => (await scalectl.run(['status', '--name', fullDiskName])).exitCode === 0;
    await waitFor(healthy, { what: 'the return of n1 by itself' });
    const [n1] = scalectl.record(fullDiskName).nodes;
    const get = ['kv', 'get', 'after', '--endpoints', `${n1!.host}:${n1!.port}`, '--name', fullDiskName];
    assert.match((await scalectl.expect(0, get)).stdout, 'the disk was full');
    await scalectl.expect(0, ['down', '--name', fullDiskName]);
  });
}

function fillDisk(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(65_536));
  } catch (error) {
    assert.is((error as NodeJS.ErrnoException).code, 'ENOSPC');
  } finally {
    closeSync(file);
  }
}

test.run();
