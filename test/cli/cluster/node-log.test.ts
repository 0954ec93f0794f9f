import { appendFileSync, existsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  formatLogLine,
  maxLogSizeBytes,
  readLastLines,
  rotateLog,
  tellingLines,
} from '../../../cli/cluster/node-log.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('a line of JSON becomes time, level, message and the fields that say something', () => {
  const line = '{"level":40,"time":1700000000123,"pid":1,"hostname":"h","msg":"slow disk","fsyncMs":120,"path":"/a b"}';
  assert.is(formatLogLine(line), '22:13:20.123 WARN  slow disk  fsyncMs=120 path="/a b"');
});

test('lines that are no JSON, or nearly, stay as they are', () => {
  for (const line of ['Error: x', '{"level":', '{}x', '']) assert.is(formatLogLine(line), line);
});

test('of a death the first error is shown and what follows, not the tail of the stack', () => {
  const trace = [
    'node:internal:1207',
    '  throw err;',
    '',
    "Error: Cannot find module 'x'",
    '    at a',
    '    at b',
    'Node.js v20',
  ];
  assert.equal(tellingLines(trace, 2), ["Error: Cannot find module 'x'", '    at a']);
  const json = ['{"level":30,"msg":"starting"}', '{"level":60,"msg":"damaged"}', '{"level":30,"msg":"bye"}'];
  assert.equal(tellingLines(json, 2), json.slice(1));
  assert.equal(tellingLines(['a', 'b', 'c'], 2), ['b', 'c']);
});

test('the last lines are whole ones from the offset on, also of a long log', async () => {
  const path = join(tempDir(), 'node.log');
  assert.equal(await readLastLines(path, 5), []);
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} ${'x'.repeat(20)}`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  assert.equal(await readLastLines(path, 2), lines.slice(-2));
  assert.ok((await readLastLines(path, 1_000_000)).every((line) => lines.includes(line)));
  const offset = statSync(path).size;
  appendFileSync(path, 'new\n');
  assert.equal(await readLastLines(path, 5, offset), ['new']);
});

test('a large log is set aside, a small one goes on', async () => {
  const dir = tempDir();
  const paths = {
    dir,
    configFile: '',
    dataDir: '',
    logFile: join(dir, 'node.log'),
    oldLogFile: join(dir, 'node.log.1'),
  };
  writeFileSync(paths.logFile, 'small');
  assert.is(await rotateLog(paths), 5);
  truncateSync(paths.logFile, maxLogSizeBytes + 1);
  assert.is(await rotateLog(paths), 0);
  assert.ok(existsSync(paths.oldLogFile));
  assert.not.ok(existsSync(paths.logFile));
});

test.run();
