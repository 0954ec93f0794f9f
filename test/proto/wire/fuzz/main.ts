/** The long run: `npm run fuzz -- --inputs 10000000 --seed 1`. Progress goes to stderr, the outcome as JSON to stdout. */
import { parseArgs } from 'node:util';
import { chooseSeed, createRandom } from '../../../support/random.ts';
import { fuzz, type Outcomes } from './fuzzer.ts';

const batch = 100_000;

const { values } = parseArgs({ options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string' } } });
const inputs = Number(values.inputs);
const seed = values.seed === undefined ? chooseSeed() : Number(values.seed);
const outcomes: Outcomes = new Map();
const random = createRandom(seed);
const startedMs = performance.now();
let maxRssBytes = 0;

for (let done = 0; done < inputs; ) {
  const count = Math.min(batch, inputs - done);
  try {
    fuzz({ inputs: count, random, outcomes });
  } catch (error) {
    process.stderr.write(`seed ${seed}, within inputs ${done} to ${done + count}: ${(error as Error).message}\n`);
    process.exit(1);
  }
  done += count;
  maxRssBytes = Math.max(maxRssBytes, process.memoryUsage.rss());
  process.stderr.write(`${done} of ${inputs}, ${seconds()} s, ${Math.round(maxRssBytes / 2 ** 20)} MiB at most\n`);
}
const sorted = Object.fromEntries([...outcomes].sort(([, a], [, b]) => b - a));
process.stdout.write(
  `${JSON.stringify({ seed, inputs, seconds: seconds(), maxRssBytes, outcomes: sorted }, null, 2)}\n`,
);

function seconds(): number {
  return Math.round((performance.now() - startedMs) / 1000);
}
