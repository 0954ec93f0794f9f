/**
 * The scenarios of `scenarios/*.txt`. TEST_REWRITE=1 writes down what happens now, with seed 1, as what is to happen;
 * `scenario-seeds-*.test.ts` run other seeds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { productionTiming, runScenario } from '../../bench/sim/scenario/run-scenario.ts';
import { formatScenario } from '../../bench/sim/scenario/scenario-text.ts';
import { readScenario, scenarioNames } from './scenario-files.ts';

test('there are scenarios', () => assert.ok(scenarioNames.length >= 35));

test('they run in the timing of production', () => {
  const node = readFileSync(fileURLToPath(new URL('../../../server/node.ts', import.meta.url)), 'utf8');
  for (const [name, value] of Object.entries(productionTiming)) assert.match(node, `const ${name} = ${value};`);
});

for (const name of scenarioNames) {
  const { path, scenario } = readScenario(name);
  test(`${name}: ${scenario.title}`, async () => {
    const outcome = await runScenario(scenario);
    if (process.env.TEST_REWRITE === '1') writeFileSync(path, formatScenario(scenario, outcome));
    else assert.equal(outcome, scenario.outcome);
  });
}

test.run();
