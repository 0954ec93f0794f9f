/**
 * The scenarios of `scenarios/*.txt`. TEST_REWRITE=1 writes down what happens now, with seed 1, as what is to happen. What a text
 * expects must hold with every seed, whatever the moment of the fault within an election round.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { productionTiming, runScenario } from '../../bench/sim/scenario/run-scenario.ts';
import { formatScenario, parseScenario } from '../../bench/sim/scenario/scenario-text.ts';

const folder = fileURLToPath(new URL('../../../test/consensus/scenarios/', import.meta.url));
/** `scalectl sim --scenario NAME --schedules N` tries more. */
const seeds = 25;
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

test('there are scenarios', () => assert.ok(names.length >= 35));

test('they run in the timing of production', () => {
  const node = readFileSync(fileURLToPath(new URL('../../../server/node.ts', import.meta.url)), 'utf8');
  for (const [name, value] of Object.entries(productionTiming)) assert.match(node, `const ${name} = ${value};`);
});

for (const name of names) {
  const path = `${folder}${name}`;
  const scenario = parseScenario(readFileSync(path, 'utf8'));
  test(`${name}: ${scenario.title}`, async () => {
    const outcome = await runScenario(scenario);
    if (process.env.TEST_REWRITE === '1') writeFileSync(path, formatScenario(scenario, outcome));
    else assert.equal(outcome, scenario.outcome);
  });

  test(`${name} holds with ${seeds - 1} other seeds`, async () => {
    for (let seed = 2; seed <= seeds; seed++) {
      await runScenario(scenario, { seed }).catch((error: Error) => {
        assert.unreachable(`scalectl sim --scenario ${name.replace('.txt', '')} --seed ${seed}: ${error.message}`);
      });
    }
  });
}

test.run();
