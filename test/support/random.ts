/**
 * Seeded random numbers for tests: the same seed gives the same run. Mulberry32 (32 bits of state), which is plenty for
 * test cases; the product gets its randomness as an argument and never imports this.
 */
export interface Random {
  readonly seed: number;
  /** In [0, 1). */
  next(): number;
  /** Integer in [min, max], both included. */
  int(min: number, max: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  bytes(length: number): Uint8Array;
}

/** A seed for a test that explores: taken from TEST_SEED when it is set, so that a printed failure can be run again. */
export function chooseSeed(): number {
  const given = process.env.TEST_SEED;
  return given === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(given);
}

/** Names the seed in the failure of a property test: `withSeed(chooseSeed(), (random) => { … })`. */
export function withSeed<T>(seed: number, run: (random: Random) => T): T {
  try {
    const result = run(createRandom(seed));
    return result instanceof Promise ? (result.catch((error) => rethrowWithSeed(error, seed)) as T) : result;
  } catch (error) {
    return rethrowWithSeed(error, seed);
  }
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    seed,
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => pickAt(items, int(0, items.length - 1)),
    shuffle: (items) => shuffle(items, int),
    bytes: (length) => Uint8Array.from({ length }, () => int(0, 255)),
  };
}

function pickAt<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new Error('pick() from an empty list');
  return items[index] as T;
}

/** Fisher–Yates. */
function shuffle<T>(items: readonly T[], int: (min: number, max: number) => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = int(0, i);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

function rethrowWithSeed(error: unknown, seed: number): never {
  if (error instanceof Error) error.message = `${error.message}\n    seed: ${seed} (again: TEST_SEED=${seed})`;
  throw error;
}
