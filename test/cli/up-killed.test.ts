import { existsSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { waitFor } from '../support/wait-for.ts';
import { brokenNode, type Environment, type RunningCli, Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

/** Moments of a first boot, each recognized from outside. */
const moments: readonly (readonly [string, () => boolean | Promise<boolean>])[] = [
  ['before anything is written', () => true],
  ['when the state file appears', () => existsSync(scalectl.stateFile())],
  ['when the first process appears', async () => (await scalectl.processes()).length > 0],
  [
    'when the processes are written down',
    () => existsSync(scalectl.stateFile()) && scalectl.record().nodes.every(({ process }) => process),
  ],
];

async function killAt(
  condition: () => boolean | Promise<boolean>,
  signal: NodeJS.Signals,
  env: Environment = {},
): Promise<RunningCli> {
  const running = scalectl.start(['up'], env);
  await waitFor(condition, { what: 'the moment to kill scalectl', intervalMs: 1 });
  running.child.kill(signal);
  return running;
}

for (const [when, condition] of moments) {
  test(`SIGKILL of up ${when}: the next up ends with three nodes, no more`, async () => {
    await (await killAt(condition, 'SIGKILL')).result;
    await scalectl.expect(0, ['up']);
    assert.is((await scalectl.processes()).length, 3);
    assert.is((await scalectl.status(0)).health, 'healthy');
    await scalectl.expect(0, ['down', '--purge']);
  });

  test(`SIGKILL of up ${when}: down --purge leaves no process and no data`, async () => {
    await (await killAt(condition, 'SIGKILL')).result;
    await scalectl.expect(0, ['down', '--purge']);
    assert.equal(await scalectl.processes(), []);
    assert.not.ok(existsSync(scalectl.stateFile()));
  });
}

test('Ctrl-C during up ends with code 130 and a sentence about what to do next', async () => {
  // Nodes that never serve: otherwise it may be done before the signal comes.
  const hasProcesses = async () => (await scalectl.processes()).length > 0;
  const running = await killAt(hasProcesses, 'SIGINT', brokenNode('node-that-hangs'));
  const result = await running.result;
  assert.is(result.exitCode, 130);
  assert.match(result.stderr, 'scalectl down --name default');
  await scalectl.expect(0, ['down', '--purge']);
  assert.equal(await scalectl.processes(), []);
});

test('a purge that was interrupted is finished by the next up, on empty disks; nothing else starts what is left', async () => {
  await scalectl.expect(0, ['up', '--nodes', '1']);
  const record = scalectl.record();
  writeFileSync(scalectl.stateFile(), JSON.stringify({ ...record, purging: true }));
  for (const args of [
    ['start-node', '--target', 'all'],
    ['scale', '3'],
    ['replace-node', 'n1'],
  ]) {
    const { stderr } = await scalectl.expect(30, args);
    assert.match(stderr, 'is half deleted');
    assert.match(stderr, /scalectl down --name default.* scalectl up --name default/);
  }
  await scalectl.expect(0, ['up', '--nodes', '1']);
  assert.is.not(scalectl.record().clusterId, record.clusterId);
  assert.is((await scalectl.processes()).length, 1);
  await scalectl.expect(0, ['down', '--purge']);
});

test.run();
