/**
 * Hunts every mutant and writes what caught it to docs/results/mutants.{md,json}:
 * `npm run mutants [-- --schedules 20000 --jobs 2]`. With `--only WORDS` those whose name holds these words; the others keep
 * what was found before, and the page says so. Ends with code 1 when one survives.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { codeHash } from '../../../cli/sim/code-hash.ts';
import { huntAll, mutants } from './hunt.ts';
import { type MutantResult, pageOf, resultOf } from './mutant-results.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const results = fileURLToPath(new URL('../../../../docs/results/', import.meta.url));
const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}`;

const code = await codeHash();
const found = new Map<string, MutantResult>(readBefore().map((result) => [result.mutant, result]));
const prey = mutants.filter(({ name }) => name.includes(values.only));
const options = { firstSeed: Number(values.seed), schedules: Number(values.schedules), jobs: Number(values.jobs) };
await huntAll(prey, options, (hunted) => {
  const result = resultOf(hunted, { firstSeed: options.firstSeed, machine, code }, new Date());
  found.set(result.mutant, result);
  // After each: a run of an hour that is stopped leaves what it found.
  write();
  process.stdout.write(
    `${(result.invariant === null ? 'survives' : String(result.schedules)).padStart(8)}  ${result.mutant}\n`,
  );
});
const survived = prey.filter(({ name }) => found.get(name)!.invariant === null);
process.exitCode = survived.length === 0 ? 0 : 1;

function readBefore(): readonly MutantResult[] {
  return (JSON.parse(readFileSync(`${results}mutants.json`, 'utf8')) as { mutants: MutantResult[] }).mutants;
}

/** In the order of the list, and nothing of mutants that are not in it any more. */
function write(): void {
  const all = mutants.flatMap(({ name }) => found.get(name) ?? []);
  writeFileSync(`${results}mutants.json`, `${JSON.stringify({ mutants: all }, null, 2)}\n`);
  writeFileSync(`${results}mutants.md`, pageOf(all, code));
}
