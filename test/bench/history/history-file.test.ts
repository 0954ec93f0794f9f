import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HistoryFileError, readHistory, writeHistory } from '../../../bench/history/history-file.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { get, put } from '../check/histories.ts';

const test = suite('bench/history/history-file');
const operations = [put(1, [0, 1], 5), put(2, [2, 3], 6), get(2, [4, 5], 6)];

test('what is written is read back, and nothing lies beside it', async () => {
  const dir = tempDir();
  const path = join(dir, 'history.jsonl');
  await writeHistory(path, 'r', operations);
  assert.equal(await readHistory(path), operations);
  assert.equal(readdirSync(dir), ['history.jsonl']);
});

test('a file that lost lines, or got some, is refused', async () => {
  const path = join(tempDir(), 'history.jsonl');
  await writeHistory(path, 'r', operations);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  for (const wrong of [lines.slice(0, -1), lines.slice(0, 1), [...lines, lines[1]!]]) {
    writeFileSync(path, `${wrong.join('\n')}\n`);
    const error = await readHistory(path).catch((reason: unknown) => reason);
    assert.instance(error, HistoryFileError);
    assert.match((error as Error).message, `It holds ${wrong.length - 1} operations, and its first line says 3`);
  }
});

test('what cannot be put in place leaves nothing behind', async () => {
  const dir = tempDir();
  const path = join(dir, 'history.jsonl');
  mkdirSync(path);
  assert.instance(await writeHistory(path, 'r', operations).catch((reason: unknown) => reason), Error);
  assert.equal(readdirSync(dir), ['history.jsonl']);
});

test.run();
