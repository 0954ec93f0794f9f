/** Somebody closes the pipe (`scalectl scale 5 | head -1`) or the terminal while a command is at work. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../support/skip.ts';
import { waitFor } from '../support/wait-for.ts';
import { Scalectl, scalectlBin } from './support/scalectl.ts';
import { profile, small } from './support/small-profile.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

/** The exit code of a command whose words nobody reads: the pipe is closed before it says the first. */
async function runUnread(args: readonly string[], stream: 'stdout' | 'stderr' = 'stdout'): Promise<number | null> {
  const { child, result } = scalectl.start(args);
  child[stream]!.destroy();
  return (await result).exitCode;
}

test('up | true: the nodes are started and written down all the same', async () => {
  assert.is(await runUnread(['up', '--nodes', '1']), 0);
  assert.equal(
    scalectl.record().nodes.map(({ process }) => process?.pid),
    await scalectl.processes(),
  );
});

test('scale | true: the change is carried out to its end', async () => {
  assert.is(await runUnread(['scale', '2']), 0);
  assert.is(scalectl.record().change, null);
  assert.is((await scalectl.processes()).length, 2);
});

test('logs --follow ends when nobody reads its lines any more', async () => {
  assert.is(await runUnread(['logs', '--follow', '--lines', '1']), 0);
});

test('status | true: the exit code still says how the cluster is', async () => {
  await scalectl.expect(0, ['down']);
  assert.is(await runUnread(['status']), 12);
});

test('a command that has nowhere to put its error ends with the code of that error', async () => {
  assert.is(await runUnread(['status', '--name', 'none'], 'stderr'), 3);
});

const fullDisk = 'what cannot be written to a full disk makes the exit code 1';
if (existsSync('/dev/full')) {
  test(fullDisk, () => {
    const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
    const { status, stderr } = spawnSync(process.execPath, [scalectlBin, 'help', 'exit-codes'], { stdio: [...stdio] });
    assert.is(status, 1);
    assert.match(stderr.toString(), /^error: the output cannot be written: ENOSPC/);
  });
} else skipTest(fullDisk, 'there is no /dev/full here');

/**
 * Runs a command in a terminal of its own, which it closes at the first word on stdin; prints by which signal it ended.
 * Of a closed terminal the kernel tells, and the shell as well.
 */
const inTerminal = `
import os, pty, select, signal, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
while True:
    ready = select.select([terminal, 0], [], [])[0]
    if 0 in ready or not os.read(terminal, 65536):
        break
os.close(terminal)
time.sleep(0.1)
os.kill(pid, signal.SIGHUP)
print(os.WTERMSIG(os.waitpid(pid, 0)[1]))
`;

function startInTerminal(args: readonly string[]): { readonly child: ChildProcess; readonly printed: Promise<string> } {
  const child = spawn('python3', ['-c', inTerminal, process.execPath, scalectlBin, ...args], {
    env: { ...process.env, SCALECTL_HOME: scalectl.home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, printed: new Promise((resolve) => child.once('close', () => resolve(text))) };
}

const closedTerminal = 'a terminal that is closed during bench --up leaves no node behind, not even a paused one';
if (spawnSync('python3', ['-c', 'import pty']).status === 0) {
  test(closedTerminal, async () => {
    const { child, printed } = startInTerminal(['bench', profile('long', small(50, '60s')), '--up', '--nodes', '3']);
    await waitFor(async () => (await scalectl.run(['status', '--name', 'bench'])).exitCode === 0, {
      what: 'the cluster of the run to be ready',
    });
    await scalectl.expect(0, ['pause-node', '--target', 'follower', '--name', 'bench', '--timeout', '1m']);
    child.stdin!.write('close\n');
    assert.is(await printed, `${constants.signals.SIGHUP}\n`);
    assert.equal(await scalectl.processes('bench'), []);
    assert.not.ok(existsSync(scalectl.stateFile('bench')));
  });
} else skipTest(closedTerminal, 'python3 is not installed (apt-get install python3)');

test.run();
