import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();

test('--version says version, platform and Node.js', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { stdout } = await scalectl.expect(0, ['--version']);
  assert.is(stdout, `scalectl/${version} ${process.platform}-${process.arch} node-${process.version}\n`);
});

test('--help lists every command, and --help of a command shows an example', async () => {
  const { stdout } = await scalectl.expect(0, ['--help']);
  for (const command of ['up', 'down', 'status', 'logs', 'kill-node', 'doctor', 'kv', 'bench', 'demo']) {
    assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
  }
  assert.match((await scalectl.expect(0, ['kill-node', '--help'])).stdout, '$ scalectl kill-node --target leader');
});

test.run();
