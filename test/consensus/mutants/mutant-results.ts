import type { Hunted } from './hunt.ts';

/** What became of one mutant, as it stands in `docs/results/mutants.json`. */
export interface MutantResult {
  readonly mutant: string;
  readonly file: string;
  /** Up to the one that caught it, or all that were run. */
  readonly schedules: number;
  /** Null: nothing caught it. */
  readonly invariant: string | null;
  readonly seed: number | null;
  readonly firstSeed: number;
  readonly durationMs: number;
  readonly at: string;
  readonly machine: string;
}

export function resultOf(
  { mutant, schedules, failure, durationMs }: Hunted,
  firstSeed: number,
  at: Date,
  machine: string,
): MutantResult {
  return {
    mutant: mutant.name,
    file: mutant.file.replace(/\.js$/, '.ts'),
    schedules,
    invariant: failure?.invariant ?? null,
    seed: failure?.seed ?? null,
    firstSeed,
    durationMs: Math.round(durationMs),
    at: at.toISOString(),
    machine,
  };
}

/** `begunAt`: when the last run began, which may have hunted some of them only. */
export function pageOf(results: readonly MutantResult[], begunAt: Date): string {
  const caught = results.filter(({ invariant }) => invariant !== null);
  const most = Math.max(0, ...caught.map(({ schedules }) => schedules));
  const machines = [...new Set(results.map(({ machine }) => machine))].join('; ');
  return [
    '# Mutants',
    '',
    'Bugs that are put into the code on purpose, one at a time, while it is loaded into a simulation. A simulator that does',
    'not find them would not find real ones. What catches a mutant passes without it. Written by `npm run mutants`; the raw',
    'document is [mutants.json](mutants.json).',
    '',
    `${caught.length} of ${results.length} caught, each within ${most} schedules. ${machines}.`,
    ...notOneRun(results, begunAt),
    '',
    '| mutant | in `server/` | caught by | schedules | on |',
    '|---|---|---|---:|---|',
    ...results.map(rowOf),
    '',
  ].join('\n');
}

function notOneRun(results: readonly MutantResult[], begunAt: Date): readonly string[] {
  const earlier = results.filter(({ at }) => new Date(at) < begunAt).length;
  if (earlier === 0) return [];
  return [`It was not one whole run: ${earlier} rows are from earlier ones, on trees that may have differed.`];
}

function rowOf({ mutant, file, schedules, invariant, at }: MutantResult): string {
  const count = invariant === null ? `> ${schedules}` : schedules;
  return `| ${mutant} | \`${file}\` | ${invariant ?? '**not yet**'} | ${count} | ${at.slice(0, 10)} |`;
}
