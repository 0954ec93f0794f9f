import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { huntAll, mutants } from './mutants/hunt.ts';

const builtServer = fileURLToPath(new URL('../../server/', import.meta.url));
/** Several times what the frequent ones need; `npm run mutants` hunts all of them, with 20,000 schedules each. */
const schedules = 400;
const parallelHunts = 2;

test('there are at least 30 mutants, and every patch fits the code: exactly one place, and it changes something', () => {
  assert.ok(mutants.length >= 30);
  assert.is(new Set(mutants.map(({ name }) => name)).size, mutants.length);
  for (const { name, file, before, after } of mutants) {
    const places = readFileSync(`${builtServer}${file}`, 'utf8').split(before).length - 1;
    assert.is(places, 1, `stale patch "${name}": ${places} places in ${file}`);
    assert.is.not(before, after, name);
  }
});

test('the simulator catches every mutant that is not rare', async () => {
  const frequent = mutants.filter(({ isRare }) => isRare === undefined);
  const hunted = await huntAll(frequent, { firstSeed: 1, schedules, jobs: parallelHunts });
  const survivors = hunted.filter(({ failure }) => failure === null).map(({ mutant }) => mutant.name);
  assert.equal(survivors, []);
});

test.run();
