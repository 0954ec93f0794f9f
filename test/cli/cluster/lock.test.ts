import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type LockOptions, withLock } from '../../../cli/cluster/lock.ts';
import { systemClock } from '../../../cli/context.ts';
import { CliError } from '../../../cli/errors.ts';
import { tempDir } from '../../support/temp-dir.ts';

function lockIn(dir: string, timeoutMs = 5_000): LockOptions {
  return { dir, name: 'default', purpose: 'up', timeoutMs, clock: systemClock };
}

test('many tasks of one process go in one after the other', async () => {
  const dir = tempDir();
  let inside = 0;
  let most = 0;
  const task = () =>
    withLock(lockIn(dir), async () => {
      inside += 1;
      most = Math.max(most, inside);
      await systemClock.sleep(1);
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 20 }, task));
  assert.is(most, 1);
});

test('processes that are killed while they hold it never let two in at once', async () => {
  const dir = tempDir();
  const worker = fileURLToPath(new URL('../support/lock-worker.js', import.meta.url));
  const counter = join(dir, 'counter');
  writeFileSync(counter, '0');
  const exits = Array.from({ length: 8 }, async (_, index) => {
    const child = spawn(process.execPath, [worker, dir, counter, String(index)], { stdio: 'inherit' });
    return (await once(child, 'exit')) as [number | null, string | null];
  });
  // Odd ones kill themselves inside; the others check that nobody else was there.
  const ends = await Promise.all(exits);
  assert.equal(
    ends.map(([code, signal]) => signal ?? code),
    [0, 'SIGKILL', 0, 'SIGKILL', 0, 'SIGKILL', 0, 'SIGKILL'],
  );
});

test('whoever waits too long is told who holds it and since when', async () => {
  const dir = tempDir();
  await withLock(lockIn(dir), async () => {
    const error = await withLock(lockIn(dir, 50), async () => null).catch((reason: unknown) => reason);
    assert.instance(error, CliError);
    assert.is((error as CliError).code, 'locked');
    assert.is((error as CliError).exitCode, 31);
    assert.match((error as CliError).message, `"scalectl up" (pid ${process.pid})`);
  });
});

test('a lock that holds nonsense is free, and old generations are cleared away', async () => {
  const dir = tempDir();
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'default.lock.6'), 'not json');
  writeFileSync(join(dir, 'default.lock.7'), '{"pid":');
  assert.is(await withLock(lockIn(dir), async () => 'in'), 'in');
  assert.equal(readdirSync(dir), ['default.lock.8']);
});

test('an error inside comes out, and the lock is free again', async () => {
  const dir = tempDir();
  const failing = withLock(lockIn(dir), async () => {
    throw new Error('inside');
  });
  assert.is((await failing.catch((error: Error) => error)).message, 'inside');
  assert.is(await withLock(lockIn(dir, 50), async () => 'in'), 'in');
});

test.run();
