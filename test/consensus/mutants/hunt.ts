import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ScheduleFailure } from '../../../bench/sim/attempt.ts';
import { coreMutants } from './core-mutants.ts';
import type { Hunt } from './hunt-main.ts';
import { keepingMutants } from './keeping-mutants.ts';
import { leaseAndWitnessMutants } from './lease-and-witness-mutants.ts';
import type { Patch } from './load-hook.ts';
import type { Mutant } from './mutant.ts';
import { quorumMutants } from './quorum-mutants.ts';
import { shellMutants } from './shell-mutants.ts';
import { storeMutants } from './store-mutants.ts';

export const mutants: readonly Mutant[] = [
  ...coreMutants,
  ...shellMutants,
  ...leaseAndWitnessMutants,
  ...quorumMutants,
  ...keepingMutants,
  ...storeMutants,
];

export interface HuntOptions {
  readonly firstSeed: number;
  /** At most so many schedules for each mutant. */
  readonly schedules: number;
  /** Processes at a time. */
  readonly jobs: number;
}

export interface Hunted {
  readonly mutant: Mutant;
  /** How many schedules, in the order of their seeds: up to the one that caught it, or all that were run. */
  readonly schedules: number;
  readonly failure: ScheduleFailure | null;
  /** Of all processes that hunted it. */
  readonly durationMs: number;
}

/** Most mutants need a few schedules, so the first stretches are short; later ones spare starts of processes. */
const shortestStretch = 50;
const longestStretch = 1_000;

const huntMain = fileURLToPath(new URL('./hunt-main.js', import.meta.url));
const run = promisify(execFile);

/**
 * Hunts each of them, in stretches of seeds that run in processes of their own: all mutants have the first one before any
 * has a later one, and several processes may hunt one mutant. What catches a mutant is the first schedule that does, in the
 * order of seeds, so that the outcome does not depend on which process is faster. Rejects when a patch is stale, and when a
 * schedule fails without any mutant too: that is caught by nobody, and is to be looked at first.
 */
export async function huntAll(
  prey: readonly Mutant[],
  options: HuntOptions,
  onHunted: (hunted: Hunted) => void = () => {},
): Promise<readonly Hunted[]> {
  const baseline = new Baseline();
  const quarries = prey.map((mutant) => new Quarry(mutant, options, baseline));
  const next = async (): Promise<void> => {
    for (let quarry = leastHunted(quarries); quarry !== undefined; quarry = leastHunted(quarries)) {
      await quarry.huntOn();
      if (quarry.isDone) onHunted(quarry.hunted);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, next));
  return quarries.map(({ hunted }) => hunted);
}

function leastHunted(quarries: readonly Quarry[]): Quarry | undefined {
  const open = quarries.filter(({ hasMore }) => hasMore);
  return open.reduce<Quarry | undefined>((a, b) => (a === undefined || b.begun < a.begun ? b : a), undefined);
}

/**
 * Which of these seeds catch their mutants: the corpus of what failed once. Rejects when one fails without its mutant too.
 *
 * @param jobs processes at a time.
 */
export async function replayAll(
  corpus: readonly { readonly mutant: Mutant; readonly seed: number }[],
  jobs: number,
): Promise<readonly boolean[]> {
  const baseline = new Baseline();
  const isCaught: boolean[] = [];
  const left = [...corpus.entries()];
  const next = async (): Promise<void> => {
    for (let entry = left.shift(); entry !== undefined; entry = left.shift()) {
      const [place, { mutant, seed }] = entry;
      isCaught[place] = (await runStretch(patchOf(mutant), seed, 1)) !== null;
      await baseline.assertPasses(seed);
    }
  };
  await Promise.all(Array.from({ length: jobs }, next));
  return isCaught;
}

/** Whether schedules pass with the code as it is. */
class Baseline {
  readonly #checks = new Map<number, Promise<void>>();

  assertPasses(seed: number): Promise<void> {
    let check = this.#checks.get(seed);
    if (check === undefined) {
      check = runStretch(null, seed, 1).then((failure) => {
        if (failure !== null) throw new Error(`seed ${seed} fails without any mutant: ${failure.detail}`);
      });
      this.#checks.set(seed, check);
    }
    return check;
  }
}

/** One mutant, and how far its hunt is. */
class Quarry {
  readonly #mutant: Mutant;
  readonly #options: HuntOptions;
  readonly #baseline: Baseline;
  #begun = 0;
  #running = 0;
  #durationMs = 0;
  #failure: ScheduleFailure | null = null;

  constructor(mutant: Mutant, options: HuntOptions, baseline: Baseline) {
    this.#mutant = mutant;
    this.#options = options;
    this.#baseline = baseline;
  }

  /** Schedules that were run, or are. */
  get begun(): number {
    return this.#begun;
  }

  get hasMore(): boolean {
    return this.#failure === null && this.#begun < this.#options.schedules;
  }

  get isDone(): boolean {
    return this.#running === 0 && !this.hasMore;
  }

  get hunted(): Hunted {
    const [failure, begun] = [this.#failure, this.#begun];
    const schedules = failure === null ? begun : failure.seed - this.#options.firstSeed + 1;
    return { mutant: this.#mutant, schedules, failure, durationMs: this.#durationMs };
  }

  async huntOn(): Promise<void> {
    const stretch = Math.min(Math.max(shortestStretch, this.#begun), longestStretch);
    const schedules = Math.min(stretch, this.#options.schedules - this.#begun);
    const firstSeed = this.#options.firstSeed + this.#begun;
    this.#begun += schedules;
    this.#running++;
    const startedAtMs = performance.now();
    const failure = await runStretch(patchOf(this.#mutant), firstSeed, schedules);
    this.#durationMs += performance.now() - startedAtMs;
    if (failure !== null) await this.#baseline.assertPasses(failure.seed);
    this.#running--;
    if (failure !== null && failure.seed < (this.#failure?.seed ?? Number.POSITIVE_INFINITY)) this.#failure = failure;
  }
}

export function patchOf({ file, before, after }: Mutant): Patch {
  return { file: `/dist/server/${file}`, before, after };
}

async function runStretch(patch: Patch | null, firstSeed: number, schedules: number): Promise<ScheduleFailure | null> {
  const order: Hunt = { patch, firstSeed, schedules };
  const { stdout } = await run(process.execPath, ['--no-warnings', huntMain, JSON.stringify(order)]);
  return JSON.parse(stdout);
}
