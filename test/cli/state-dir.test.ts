import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeDirectory } from '../../cli/make-directory.ts';
import { skipTest } from '../support/skip.ts';
import { tempDir } from '../support/temp-dir.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

const title = 'a place for the state where nothing can be made is one sentence, and no command goes on trying';
if (existsSync('/proc/self')) {
  test(title, async () => {
    for (const command of [['up'], ['bench', 'smoke', '--up']]) {
      const { stderr } = await scalectl.expect(1, command, { SCALECTL_HOME: '/proc/nothing/here' });
      assert.match(stderr, '/proc/nothing cannot be made: /proc takes no new folders.');
      assert.match(stderr, 'SCALECTL_HOME');
      assert.not.match(stderr, '    at ');
    }
  });
} else skipTest(title, 'there is no /proc here');

test('a place for the state that is a file, or below one, is one sentence', async () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  for (const home of [file, join(file, 'below')]) {
    const { stderr } = await scalectl.expect(1, ['up'], { SCALECTL_HOME: home });
    assert.match(stderr, /not a folder\.\n/);
    assert.not.match(stderr, '    at ');
  }
});

test('a folder is made with all that is missing above it, by several at once too', async () => {
  const path = join(tempDir(), 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 10 }, () => makeDirectory(path)));
  assert.ok(existsSync(path));
  await makeDirectory(path);
});

test.run();
