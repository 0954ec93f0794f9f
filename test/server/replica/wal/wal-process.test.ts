import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Wal } from '../../../../server/replica/wal/wal.ts';
import { WalError } from '../../../../server/replica/wal/wal-error.ts';
import { skipTest } from '../../../support/skip.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { accept } from './operations.ts';

/** The log on a real disk, under a real process. */
const owner = { clusterId: 'real', nodeId: 1, segmentSizeBytes: 32_768 };
const appender = fileURLToPath(new URL('./append-forever.js', import.meta.url));

/** Starts the appender, kills it after some acknowledgements, and returns the last index it acknowledged. */
async function appendAndKill(dir: string, acknowledgements: number): Promise<number> {
  const child = spawn(process.execPath, [appender, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = -1;
  let count = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = Number(line);
    if (++count === acknowledgements) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return last;
}

test('a process killed while it appends loses nothing that it acknowledged, and its lock goes with it', async () => {
  const dir = join(tempDir(), 'wal');
  for (const acknowledgements of [1, 50, 120]) {
    const last = await appendAndKill(dir, acknowledgements);
    const { wal, state } = await Wal.open({ ...owner, dir });
    assert.ok(state.entries.length > last, `${state.entries.length} entries, ${last + 1} acknowledged`);
    state.entries.forEach((entry, i) => {
      assert.is(Buffer.from(entry).toString(), `entry ${i} ${'x'.repeat(i % 700)}`);
    });
    await wal.close();
  }
});

test('another process cannot open a log that is open here', async () => {
  const dir = join(tempDir(), 'wal');
  const { wal } = await Wal.open({ ...owner, dir });
  const child = spawn(process.execPath, [appender, dir], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  assert.is(code, 1);
  assert.match(said, /is open in another process/);
  await wal.close();
});

/** Null when this machine lets us mount one, else why not. */
function mountSmallDisk(path: string): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', path], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `a tmpfs cannot be mounted here (${String(error).split('\n')[1] ?? error}); run as root`;
  }
}

const fullDiskName = 'on a disk that is really full appends are refused, and go on once there is space';
const disk = tempDir('full');
const whyNot = mountSmallDisk(disk);
if (whyNot !== null) skipTest(fullDiskName, whyNot);
else {
  process.prependOnceListener('exit', () => execFileSync('umount', [disk])); // before the folder is removed
  test(fullDiskName, async () => {
    const dir = join(disk, 'wal');
    const { wal } = await Wal.open({ ...owner, dir });
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - 16_384));
    let length = 0;
    const append = () => wal.append([accept(length, `entry ${length} ${'x'.repeat(500)}`)]);
    const failure = await (async () => {
      for (; ; length++) await append();
    })().catch((error: unknown) => error);
    assert.instance(failure, WalError);
    assert.is((failure as WalError).code, 'disk-full');
    assert.ok(length > 10);
    rmSync(join(disk, 'ballast'));
    for (const end = length + 100; length < end; length++) await append();
    await wal.close();
    const { state, wal: again } = await Wal.open({ ...owner, dir });
    assert.is(state.entries.length, length);
    await again.close();
  });
}

test.run();
