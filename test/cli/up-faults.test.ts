import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inspectProcess } from '../../cli/cluster/identity.ts';
import { isAlive } from '../support/process.ts';
import { brokenNode, Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
const decoys: ChildProcess[] = [];

test.after(async () => {
  for (const decoy of decoys) decoy.kill('SIGKILL');
  await scalectl.cleanUp();
});

test('a node binary that ends at once is reported at once, with its last words', async () => {
  // Much longer than this file may take.
  const args = ['up', '--name', 'ends', '--timeout', '1h'];
  const result = await scalectl.expect(32, args, brokenNode('node-that-ends'));
  assert.match(result.stderr, /Node n\d ended with exit code 3 while it was starting/);
  assert.match(result.stderr, 'the write-ahead log is damaged');
  assert.match(result.stderr, 'scalectl logs');
  assert.not.match(result.stderr, '    at ');
});

test('a cluster that could not start is put right by the next up with a good binary', async () => {
  await scalectl.expect(0, ['up', '--name', 'ends']);
  await scalectl.expect(0, ['down', '--purge', '--name', 'ends']);
});

test('a node that never serves is named when the time is over', async () => {
  const args = ['up', '--name', 'hangs', '--nodes', '1', '--timeout', '700ms'];
  const result = await scalectl.expect(40, args, brokenNode('node-that-hangs'));
  assert.match(result.stderr, 'Not ready after 0.7 s: n1 (unreachable)');
  assert.is((await scalectl.processes('hangs')).length, 1);
  await scalectl.expect(0, ['down', '--purge', '--name', 'hangs', '--grace', '300ms']);
  assert.equal(await scalectl.processes('hangs'), []);
});

test('a port that somebody else took meanwhile is named, with the node', async () => {
  await scalectl.expect(0, ['up', '--nodes', '1']);
  await scalectl.expect(0, ['down']);
  const { port } = scalectl.record().nodes[0]!;
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const result = await scalectl.expect(33, ['up']);
  assert.match(result.stderr, `Port ${port} of node n1 is taken by another process`);
  squatter.close();
  await once(squatter, 'close');
  await scalectl.expect(0, ['up']);
});

test('a stranger who got the pid of a node is neither shown as the node nor killed', async () => {
  await scalectl.expect(0, ['kill-node', 'n1', '--allow-quorum-loss']);
  const decoy = spawn('sleep', ['60'], { stdio: 'ignore' });
  decoys.push(decoy);
  await once(decoy, 'spawn');
  const { startTime } = (await inspectProcess(decoy.pid!))!;
  for (const recorded of [
    { pid: decoy.pid!, startTime: '1' },
    { pid: decoy.pid!, startTime },
  ]) {
    const record = scalectl.record();
    const nodes = record.nodes.map((node) => ({ ...node, process: recorded }));
    writeFileSync(scalectl.stateFile(), JSON.stringify({ ...record, nodes }));
    assert.is((await scalectl.status(12)).nodes[0]!.state, 'dead');
    await scalectl.expect(35, ['kill-node', 'n1', '--allow-quorum-loss']);
    await scalectl.expect(0, ['down']);
    assert.ok(isAlive(decoy.pid!));
  }
  await scalectl.expect(0, ['up']);
});

for (const [what, content] of [
  ['empty', ''],
  ['torn', '{"schemaVersion": 1, "clusterId": "'],
  ['not a cluster', '{"schemaVersion": 1}'],
] as const) {
  test(`a state file that is ${what} gives one sentence, and down --purge is the way out`, async () => {
    await scalectl.expect(0, ['up', '--nodes', '1']);
    writeFileSync(scalectl.stateFile(), content);
    for (const command of ['up', 'status', 'down', 'logs']) {
      const { stderr } = await scalectl.expect(34, [command]);
      assert.match(stderr, scalectl.stateFile());
      assert.match(stderr, 'scalectl down --purge --name default');
      assert.not.match(stderr, '    at ');
    }
    await scalectl.expect(0, ['down', '--purge']);
    assert.equal(await scalectl.processes(), []);
  });
}

test.run();
