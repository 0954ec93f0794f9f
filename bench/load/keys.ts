import type { KeySpace } from '../../profiles/profile.ts';
import type { Random } from './random.ts';

/** Gives the index of the next key to use. */
export type NextKey = () => number;

/** `worker` of `workers` only matters for sequential keys: each takes every workers-th one. */
export function keyPicker({ count, distribution }: KeySpace, random: Random, worker: number, workers: number): NextKey {
  switch (distribution) {
    case 'uniform':
      return () => Math.floor(random() * count);
    case 'sequential': {
      let next = worker - workers;
      return () => {
        next = (next + workers) % count;
        return next;
      };
    }
    case 'zipf':
      return zipf(count, random);
  }
}

/** Exponent of YCSB's "zipfian" request distribution. */
const theta = 0.99;

/**
 * Rank i is drawn with a probability near 1 / (i + 1)^θ: the closed-form approximation of Gray et al., "Quickly generating
 * billion-record synthetic databases" (SIGMOD 1994), one power a draw, against a search in a table of sums.
 */
function zipf(count: number, random: Random): NextKey {
  let zeta = 0;
  for (let i = 1; i <= count; i++) zeta += i ** -theta;
  const zeta2 = 1 + 2 ** -theta;
  const eta = (1 - (2 / count) ** (1 - theta)) / (1 - zeta2 / zeta);
  return () => {
    const u = random();
    if (u * zeta < 1 || count === 1) return 0;
    if (u * zeta < zeta2 || count === 2) return 1;
    return Math.min(count - 1, Math.floor(count * (eta * u - eta + 1) ** (1 / (1 - theta))));
  };
}
