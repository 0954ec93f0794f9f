/**
 * Hunts every mutant and writes what caught it to docs/results/mutants.{md,json}:
 * `npm run mutants [-- --schedules 20000 --jobs 2]`. With `--only WORDS` those whose name holds these words, and nothing is
 * written. Ends with code 1 when one survives.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Hunted, huntAll, mutants } from './hunt.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const schedules = Number(values.schedules);
const results = fileURLToPath(new URL('../../../../docs/results/', import.meta.url));

const prey = mutants.filter(({ name }) => name.includes(values.only));
const hunted: Hunted[] = [];
const options = { firstSeed: Number(values.seed), schedules, jobs: Number(values.jobs) };
await huntAll(prey, options, (result) => {
  hunted.push(result);
  // After each: a run of an hour that is stopped leaves what it found.
  if (values.only === '') write();
  const count = result.failure === null ? 'survives' : String(result.schedules);
  process.stdout.write(`${count.padStart(8)}  ${result.mutant.name}\n`);
});
process.exitCode = hunted.every(({ failure }) => failure !== null) ? 0 : 1;

function write(): void {
  hunted.sort((a, b) => mutants.indexOf(a.mutant) - mutants.indexOf(b.mutant));
  writeFileSync(`${results}mutants.json`, `${JSON.stringify(documentOf(hunted), null, 2)}\n`);
  writeFileSync(`${results}mutants.md`, pageOf(hunted));
}

function environment() {
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  return { node: process.version, machine, at: new Date().toISOString(), schedules, firstSeed: Number(values.seed) };
}

function documentOf(all: readonly Hunted[]) {
  const rows = all.map(({ mutant, schedules: count, failure, durationMs }) => ({
    mutant: mutant.name,
    file: mutant.file.replace(/\.js$/, '.ts'),
    schedules: failure === null ? null : count,
    invariant: failure?.invariant ?? null,
    seed: failure?.seed ?? null,
    durationMs: Math.round(durationMs),
  }));
  return { ...environment(), mutants: rows };
}

function pageOf(all: readonly Hunted[]): string {
  const caught = all.filter(({ failure }) => failure !== null);
  const { node, machine, at } = environment();
  const rows = all.map(({ mutant, schedules: count, failure }) => {
    const file = mutant.file.replace(/\.js$/, '.ts');
    return `| ${mutant.name} | \`${file}\` | ${failure?.invariant ?? '**survives**'} | ${failure === null ? `> ${count}` : count} |`;
  });
  return [
    '# Mutants',
    '',
    'Bugs that are put into the code on purpose, one at a time, while it is loaded into a simulation. A simulator that does',
    'not find them would not find real ones. Written by `npm run mutants`; the raw document is [mutants.json](mutants.json).',
    '',
    `${caught.length} of ${all.length} caught within ${schedules} schedules each, seeds from ${values.seed} on. ${at.slice(0, 10)}, ${machine}, Node.js ${node}.`,
    '',
    '| mutant | in `server/` | caught by | schedules |',
    '|---|---|---|---:|',
    ...rows,
    '',
  ].join('\n');
}
