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
  /** Of the code that was hunted in, as `scalectl sim --resume` tells it. */
  readonly code?: string;
}

/** What all results of a run have in common. */
export interface HuntedBy {
  readonly firstSeed: number;
  readonly machine: string;
  readonly code: string;
}

export function resultOf(
  { mutant, schedules, failure, durationMs }: Hunted,
  { firstSeed, machine, code }: HuntedBy,
  at: Date,
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
    code,
  };
}

/** @param code that of the last run, which may have hunted some of them only. */
export function pageOf(results: readonly MutantResult[], code: string): string {
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
    ...notOneCode(results, code),
    '',
    '| mutant | in `server/` | caught by | schedules | on |',
    '|---|---|---|---:|---|',
    ...results.map(rowOf),
    '',
  ].join('\n');
}

function notOneCode(results: readonly MutantResult[], code: string): readonly string[] {
  const others = results.filter((result) => result.code !== code).length;
  if (others === 0) return ['All of them in one and the same code.'];
  return [`Not all in one and the same code: ${others} rows are of other code, from earlier runs.`];
}

function rowOf({ mutant, file, schedules, invariant, at }: MutantResult): string {
  const count = invariant === null ? `> ${schedules}` : schedules;
  return `| ${mutant} | \`${file}\` | ${invariant ?? '**not yet**'} | ${count} | ${at.slice(0, 10)} |`;
}
