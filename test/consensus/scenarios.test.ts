/** The scenarios of `scenarios/*.txt`. TEST_REWRITE=1 writes down what happens now as what is to happen. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runScenario } from '../../bench/sim/scenario/run-scenario.ts';
import { formatScenario, parseScenario } from '../../bench/sim/scenario/scenario-text.ts';

const folder = fileURLToPath(new URL('../../../test/consensus/scenarios/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

test('there are scenarios', () => assert.ok(names.length >= 33));

for (const name of names) {
  const path = `${folder}${name}`;
  const scenario = parseScenario(readFileSync(path, 'utf8'));
  test(`${name}: ${scenario.title}`, async () => {
    const outcome = await runScenario(scenario);
    if (process.env.TEST_REWRITE === '1') writeFileSync(path, formatScenario(scenario, outcome));
    else assert.equal(outcome, scenario.outcome);
  });
}

test.run();
