import { existsSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { waitFor } from '../support/wait-for.ts';
import { type RunningCli, Scalectl } from './support/scalectl.ts';
import { profile, small } from './support/small-profile.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

const patience = { what: 'the load of the run' };

/** A run that would take a minute, under load: before that, Ctrl-C ends a start. */
async function startLongRun(...more: readonly string[]): Promise<RunningCli> {
  const running = scalectl.start(['bench', profile('long', small(50, '60s')), '--up', ...more]);
  const count = ['kv', 'get', '--prefix', 'bench/', '--count-only', '--name', 'bench'];
  await waitFor(async () => Number((await scalectl.run(count)).stdout) > 0, patience);
  return running;
}

test('Ctrl-C during bench --up ends with the verdict aborted, the files, and nothing running', async () => {
  const running = await startLongRun('--json');
  running.child.kill('SIGINT');
  const { exitCode, stdout, stderr } = await running.result;
  assert.is(exitCode, 21, stdout + stderr);
  const { verdict, files } = JSON.parse(stdout) as { verdict: string; files: { report: string } };
  assert.is(verdict, 'aborted');
  assert.ok(existsSync(files.report));
  assert.equal(await scalectl.processes('bench'), []);
});

test('a bench --up that was killed is cleared away by the next; one that runs is not disturbed', async () => {
  const first = await startLongRun();
  assert.match((await scalectl.expect(31, ['bench', 'smoke', '--up'])).stderr, 'belongs to another scalectl');
  first.child.kill('SIGKILL');
  await first.result;
  assert.is((await scalectl.processes('bench')).length, 3);
  const { exitCode, stderr } = await scalectl.run(['bench', profile('small', small()), '--up']);
  assert.ok(exitCode === 0 || exitCode === 20, stderr);
  assert.equal(await scalectl.processes('bench'), []);
});

test('a cluster that somebody made is not taken for a run with --up', async () => {
  await scalectl.expect(0, ['up', '--name', 'kept', '--nodes', '1']);
  assert.match(
    (await scalectl.expect(30, ['bench', profile('small', small()), '--up', '--name', 'kept'])).stderr,
    'would delete it',
  );
  assert.is((await scalectl.processes('kept')).length, 1);
  await scalectl.expect(0, ['down', '--purge', '--name', 'kept']);
});

test.run();
