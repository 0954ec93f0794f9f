import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { coreMutants } from './core-mutants.ts';
import type { Catch, Hunt } from './hunt-main.ts';
import type { Mutant } from './mutant.ts';
import { shellMutants } from './shell-mutants.ts';

export const mutants: readonly Mutant[] = [...coreMutants, ...shellMutants];

export interface Hunted {
  readonly mutant: Mutant;
  readonly caught: Catch;
  readonly durationMs: number;
}

const huntMain = fileURLToPath(new URL('./hunt-main.js', import.meta.url));
const run = promisify(execFile);

/** Runs schedules against the mutant in a process of its own. Rejects when its patch is stale. */
export async function hunt(mutant: Mutant, schedules: number, firstSeed = 1): Promise<Hunted> {
  const startedAtMs = performance.now();
  const patch = { file: `/dist/server/${mutant.file}`, before: mutant.before, after: mutant.after };
  const order: Hunt = { patch, firstSeed, schedules };
  const { stdout } = await run(process.execPath, ['--no-warnings', huntMain, JSON.stringify(order)]);
  return { mutant, caught: JSON.parse(stdout), durationMs: performance.now() - startedAtMs };
}
