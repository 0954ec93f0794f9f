import { seededRandom } from './random.ts';

/** Stream of the run's seed; generator.ts and arrival.ts have others. */
const stream = 5;

/**
 * The keys whose operations a history holds: `wanted` of the key space, chosen by the seed alone, so that every worker of a
 * run chooses the same. The order is random too: the first half is a fair sample of the whole. (Floyd's algorithm.)
 */
export function sampleKeys(keyCount: number, wanted: number, seed: number): readonly number[] {
  const random = seededRandom(seed, stream);
  const chosen = new Set<number>();
  for (let last = keyCount - Math.min(wanted, keyCount); last < keyCount; last++) {
    const drawn = Math.floor(random() * (last + 1));
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  return shuffled([...chosen], random);
}

function shuffled(keys: number[], random: () => number): readonly number[] {
  for (let i = keys.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [keys[i], keys[other]] = [keys[other]!, keys[i]!];
  }
  return keys;
}
