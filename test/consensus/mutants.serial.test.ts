import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../support/skip.ts';
import { huntAll, mutants, replayAll } from './mutants/hunt.ts';
import type { MutantResult } from './mutants/mutant-results.ts';

const builtServer = fileURLToPath(new URL('../../server/', import.meta.url));
const resultsFile = fileURLToPath(new URL('../../../docs/results/mutants.json', import.meta.url));
/** Several times what the frequent ones need; `npm run mutants` hunts all of them, with 20,000 schedules each. */
const schedules = 400;
const parallelHunts = 2;

const { mutants: results } = JSON.parse(readFileSync(resultsFile, 'utf8')) as { mutants: readonly MutantResult[] };
const seedOf = (name: string) => results.find((result) => result.mutant === name)?.seed ?? null;

/** Each bug with the seed of the schedule that caught it when all were hunted last. */
const corpus = mutants.flatMap((mutant) => {
  const seed = seedOf(mutant.name);
  return seed === null ? [] : [{ mutant, seed }];
});

test('there are at least 30 mutants, and every patch fits the code: exactly one place, and it changes something', () => {
  assert.ok(mutants.length >= 30);
  assert.is(new Set(mutants.map(({ name }) => name)).size, mutants.length);
  for (const { name, file, before, after } of mutants) {
    const places = readFileSync(`${builtServer}${file}`, 'utf8').split(before).length - 1;
    assert.is(places, 1, `stale patch "${name}": ${places} places in ${file}`);
    assert.is.not(before, after, name);
  }
});

const isCaught = await replayAll(corpus, parallelHunts);
const caught = corpus.filter((_, place) => isCaught[place]).map(({ mutant }) => mutant);
const uncaught = mutants.filter((mutant) => !caught.includes(mutant));

test(`${caught.length} bugs are caught by the schedule that caught them once, which passes without them`, () => {
  assert.ok(caught.length > 0);
});

/** A seed means another schedule when the simulator, or the code before the bug, does something else than then. */
test('those that it does not catch any more are caught by one of the next, unless they are rare', async () => {
  const frequent = uncaught.filter(({ isRare }) => isRare === undefined);
  const hunted = await huntAll(frequent, { firstSeed: 1, schedules, jobs: parallelHunts });
  const survivors = hunted.filter(({ failure }) => failure === null).map(({ mutant }) => mutant.name);
  assert.equal(survivors, []);
});

for (const { name, isRare } of uncaught) {
  if (isRare === undefined) continue;
  const seed = seedOf(name);
  const why = seed === null ? 'nothing has caught it yet' : `seed ${seed} means another schedule by now`;
  const reason = `${why}, and it is rare: npm run mutants -- --only "${name}"`;
  skipTest(`the schedule that caught "${name}" catches it`, reason);
}

test.run();
