import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runScenario } from '../../bench/sim/scenario/run-scenario.ts';
import { parseScenario } from '../../bench/sim/scenario/scenario-text.ts';

const folder = fileURLToPath(new URL('../../../test/consensus/scenarios/', import.meta.url));
/** `scalectl sim --scenario NAME --schedules N` tries more. */
const seeds = 25;

/** Of the texts in `scenarios/`. */
export const scenarioNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort();

export function readScenario(name: string) {
  const path = `${folder}${name}`;
  return { path, scenario: parseScenario(readFileSync(path, 'utf8')) };
}

/** What a text expects must hold with every seed, whatever the moment of the fault within an election round. */
export function testOtherSeeds(names: readonly string[]): void {
  for (const name of names) {
    const { scenario } = readScenario(name);
    test(`${name} holds with ${seeds - 1} other seeds`, async () => {
      for (let seed = 2; seed <= seeds; seed++) {
        await runScenario(scenario, { seed }).catch((error: Error) => {
          assert.unreachable(`scalectl sim --scenario ${name.replace('.txt', '')} --seed ${seed}: ${error.message}`);
        });
      }
    });
  }
}
