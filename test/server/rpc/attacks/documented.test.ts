/** docs/security.md says what the code does: limits with their values, tests with their titles. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultLimits } from '../../../../proto/wire/limits.ts';
import { defaultRpcServerLimits } from '../../../../server/rpc/rpc-server.ts';
import { defaultConnectionTimes } from '../../../../server/rpc/transports/wire/options.ts';

const rootDir = fileURLToPath(new URL('../../../../../', import.meta.url));
const text = readFileSync(join(rootDir, 'docs/security.md'), 'utf8');
const limits: Readonly<Record<string, number>> = {
  ...defaultLimits,
  ...defaultRpcServerLimits,
  ...defaultConnectionTimes,
};

/** Cells of all rows that describe an attack. */
const rows = [...text.matchAll(/^\|(.*)\|$/gm)]
  .map(([, row = '']) => row.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 6 && cells[0] !== 'attack' && !cells[0]!.startsWith('---'));

const folders = ['test/proto/wire/attacks', 'test/server/rpc/attacks', 'test/server/rpc/transports/wire'];
const sources = folders
  .flatMap((folder) => readdirSync(join(rootDir, folder)).map((file) => join(rootDir, folder, file)))
  .map((path) => readFileSync(path, 'utf8'));

/** Titles are written out in the sources, but for numbers that constants stand for. */
function isTitle(title: string): boolean {
  const generic = title.replace(/^10000 idle .*/, 'idle connections take less than');
  return sources.some((source) => source.includes(generic));
}

test('every limit is named with its value', () => {
  const named = [...text.matchAll(/`([a-zA-Z]+)` (\d+)/g)];
  assert.ok(named.length > 20);
  for (const [, name = '', value] of named) assert.is(Number(value), limits[name], name);
});

test('every limit of the core on what a peer may do is in the table', () => {
  const own = new Set(['maxFrameBytes', 'maxQueuedBytesPerStream', 'maxOutputBytes']);
  const missing = Object.keys(defaultLimits).filter((name) => !own.has(name) && !text.includes(`\`${name}\``));
  assert.equal(missing, []);
});

test('every attack has a test of that title', () => {
  assert.ok(rows.length > 35, `${rows.length} rows`);
  assert.equal(
    rows.map((cells) => cells[5]!).filter((title) => !isTitle(title)),
    [],
  );
});

test.run();
