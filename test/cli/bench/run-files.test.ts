import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openOutDir } from '../../../cli/bench/out-dir.ts';
import { writeRunFiles } from '../../../cli/bench/run-files.ts';
import { processContext } from '../../../cli/context.ts';
import { CliError } from '../../../cli/errors.ts';
import { put } from '../../bench/check/histories.ts';
import { emptyRun } from '../../bench/report/fixture.ts';
import { tempDir } from '../../support/temp-dir.ts';

const context = { ...processContext(), stateDir: tempDir() };

test('a place that is used again keeps no history of the run before', async () => {
  const dir = tempDir();
  const first = await writeRunFiles(context, emptyRun(), [put(1, [0, 1], 5)], dir);
  assert.ok(existsSync(first.history!));
  const second = await writeRunFiles(context, emptyRun(), null, dir);
  assert.is(second.history, null);
  assert.equal(readdirSync(dir).sort(), ['report.html', 'result.json']);
});

test('a history that cannot be written takes neither the result of the run with it, nor leaves that of an earlier one', async () => {
  const dir = tempDir();
  await writeRunFiles(context, emptyRun(), [put(1, [0, 1], 5)], dir);
  const later = { ...emptyRun(), runId: 'later' };
  const noSpace = new Error('ENOSPC: no space left on device');
  const operations = new Proxy([put(1, [0, 1], 5)], {
    get(target, key) {
      if (key === Symbol.iterator) throw noSpace;
      return Reflect.get(target, key);
    },
  });
  const error = await writeRunFiles(context, later, operations, dir).catch((reason: unknown) => reason);
  assert.is(error, noSpace);
  assert.equal(readdirSync(dir).sort(), ['report.html', 'result.json']);
  assert.is(JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8')).runId, 'later');
});

test('a place for results is made, with those above it, and left empty', async () => {
  const dir = join(tempDir(), 'a', 'b');
  await openOutDir(context, dir);
  assert.equal(readdirSync(dir), []);
});

test('a place where nothing can be written is bad input, in one sentence, before anything is done', async () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  const folder = join(tempDir(), 'full');
  mkdirSync(join(folder, `.probe.${process.pid}.tmp`), { recursive: true });
  for (const dir of [file, join(file, 'below'), '/proc/results', folder]) {
    const error = await openOutDir(context, dir).catch((reason: unknown) => reason);
    assert.instance(error, CliError);
    assert.is((error as CliError).exit, 'usage');
    assert.match((error as CliError).message, `The results cannot be written to ${dir}: `);
    assert.match((error as CliError).message, /[^.]\.$/);
  }
});

test.run();
