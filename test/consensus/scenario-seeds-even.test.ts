/** Every second scenario with other seeds; `scenario-seeds-odd.test.ts` has the others: together they would be one of the longest files. */
import { test } from 'uvu';
import { scenarioNames, testOtherSeeds } from './scenario-files.ts';

testOtherSeeds(scenarioNames.filter((_, index) => index % 2 === 0));

test.run();
