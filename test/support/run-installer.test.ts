import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAlive } from './process.ts';
import { runInstaller } from './run-installer.ts';
import { tempDir } from './temp-dir.ts';
import { waitFor } from './wait-for.ts';

const sh = (script: string, timeoutMs: number) => runInstaller('sh', ['-c', script], { timeoutMs, cwd: tempDir() });

test('an installation that takes too long ends with everything that it had started', async () => {
  const pidFile = join(tempDir(), 'pid');
  const late = await sh(`sleep 600 & echo $! > ${pidFile}; wait`, 3_000).catch((error: Error) => error);
  assert.match((late as Error).message, 'not done after');
  const grandchild = Number(readFileSync(pidFile, 'utf8'));
  await waitFor(() => !isAlive(grandchild), { what: 'the sleep to be gone' });
});

test('an installation that fails says its last line, and one that does not is quiet', async () => {
  await sh('echo all is well', 60_000);
  const failed = await sh('echo first; echo no such module >&2; exit 3', 60_000).catch((error: Error) => error);
  assert.match((failed as Error).message, 'ended with 3: no such module');
  const missing = await runInstaller('/nowhere/go', [], { timeoutMs: 60_000 }).catch((error: Error) => error);
  assert.match((missing as Error).message, 'ENOENT');
});

test.run();
