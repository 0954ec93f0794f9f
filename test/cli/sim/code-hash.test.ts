import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { simulatedFiles } from '../../../cli/sim/code-hash.ts';
import { loadSources } from '../../support/tidy/load-sources.ts';

const rootDir = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the thread that runs schedules loads, as source files. */
function loadedByThread(): readonly string[] {
  const sources = new Map(loadSources(rootDir).map((module) => [module.path, module]));
  const loaded = new Set(['bench/sim/explorer-worker.ts']);
  for (const path of loaded) {
    for (const { specifier, kind, target } of sources.get(path)?.imports ?? []) {
      if (kind === 'type') continue;
      if (specifier === '#proto') loaded.add('proto/gen/index.js');
      else if (target !== null) loaded.add(target.replace(/\.js$/, '.ts'));
    }
  }
  return [...loaded];
}

test('the hash of the code of a run takes in every file that decides what becomes of a seed', async () => {
  const hashed = (await simulatedFiles()).map((file) => relative(rootDir, file));
  const loaded = loadedByThread().map((path) => (path.endsWith('.ts') ? `dist/${path.replace(/ts$/, 'js')}` : path));
  assert.ok(loaded.length > 100);
  assert.equal(
    loaded.filter((path) => !hashed.includes(path)),
    [],
  );
});

test.run();
