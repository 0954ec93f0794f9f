import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  clusterIdVariable,
  clusterTag,
  findProcess,
  findTaggedProcesses,
  inspectProcess,
  nodeNameVariable,
  ownIdentity,
  signalProcess,
} from '../../../cli/cluster/identity.ts';
import { isAlive } from '../../support/process.ts';
import { waitFor } from '../../support/wait-for.ts';

const children: ChildProcess[] = [];

async function startSleeper(clusterId: string): Promise<number> {
  const env = { ...process.env, [clusterIdVariable]: clusterId, [nodeNameVariable]: 'n1' };
  const child = spawn('sleep', ['60'], { env, stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child.pid!;
}

test.after(() => {
  for (const child of children) child.kill('SIGKILL');
});

test('a process is found by pid, start time and tag', async () => {
  const pid = await startSleeper('cluster-1');
  const view = (await inspectProcess(pid))!;
  assert.is((await findProcess(view, clusterTag('cluster-1')))?.pid, pid);
});

test('a stranger who got the pid is not taken for the process, and gets no signal', async () => {
  const pid = await startSleeper('cluster-2');
  const recorded = { pid, startTime: '1' };
  assert.is(await findProcess(recorded, clusterTag('cluster-2')), null);
  assert.is(await signalProcess(recorded, clusterTag('cluster-2'), 'SIGKILL'), false);
  assert.ok(isAlive(pid));
});

test('a stranger with the same pid and start time, but of another cluster, gets no signal', async () => {
  const pid = await startSleeper('somebody-else');
  const view = (await inspectProcess(pid))!;
  assert.is(await signalProcess(view, clusterTag('cluster-3'), 'SIGKILL'), false);
  assert.ok(isAlive(pid));
});

test('a process that nobody recorded is found by its tag, with the name of its node', async () => {
  const pid = await startSleeper('cluster-4');
  const found = await findTaggedProcesses(clusterTag('cluster-4'));
  assert.equal(
    found.map((process) => [process.pid, process.nodeName]),
    [[pid, 'n1']],
  );
});

test('a stopped process is seen as paused', async () => {
  const pid = await startSleeper('cluster-5');
  process.kill(pid, 'SIGSTOP');
  await waitFor(async () => (await inspectProcess(pid))?.paused, {
    what: 'the process to be paused',
  });
});

test('a zombie counts as dead', async () => {
  // The shell starts a child, becomes a program that never asks for its end, and so keeps the zombie.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(parent);
  const [output] = (await once(parent.stdout!, 'data')) as [Buffer];
  const zombie = Number(output.toString());
  await waitFor(async () => (await inspectProcess(zombie)) === null, {
    what: 'the zombie to count as dead',
  });
});

test('the own identity is that of this process', async () => {
  const own = await ownIdentity();
  assert.is(own.pid, process.pid);
  assert.is((await findProcess(own))?.pid, process.pid);
});

test.run();
