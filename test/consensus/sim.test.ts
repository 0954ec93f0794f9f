import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { attempt, attemptTwice } from '../../bench/sim/attempt.ts';
import { shrink } from '../../bench/sim/shrink.ts';

const schedules = 150;
/** Fixed, so that a change is judged by itself; `scalectl sim` looks for new ones. */
const firstSeed = Number(process.env.TEST_SEED ?? 1);

async function assertPasses(seed: number): Promise<void> {
  const outcome = await attempt(seed);
  if (outcome.type === 'passed') return;
  const shrunk = await shrink(outcome.failure);
  const faults = shrunk.schedule.faults.map((fault) => JSON.stringify(fault)).join('\n');
  assert.unreachable(`seed ${seed} (TEST_SEED=${seed}): ${outcome.failure.detail}\nafter\n${faults}`);
}

test(`${schedules} random schedules of faults break no invariant, and everything pending comes to an end`, async () => {
  for (let i = 0; i < schedules; i++) await assertPasses(firstSeed + i);
});

test('schedules that once failed do not fail again', async () => {
  const path = fileURLToPath(new URL('../../../test/consensus/seeds.txt', import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n');
  const seeds = lines.filter((line) => /^\d+: /.test(line)).map((line) => Number.parseInt(line, 10));
  assert.ok(seeds.length > 0);
  for (const seed of seeds) await assertPasses(seed);
});

test('two runs of a seed have one trace', async () => {
  for (let seed = 1; seed <= 15; seed++) {
    const outcome = await attemptTwice(seed);
    assert.is(outcome.type, 'passed', JSON.stringify(outcome));
  }
});

test.run();
