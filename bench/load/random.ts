/** A seeded source of random numbers in [0, 1). */
export type Random = () => number;

/**
 * xoshiro128** (Blackman and Vigna, 2018): 2^128 - 1 long, a few nanoseconds a number, the same on every machine.
 * `stream` gives independent sequences for one seed, so that what one consumer draws never shifts what another gets.
 */
export function seededRandom(seed: number, stream = 0): Random {
  const next = splitMix32(seed ^ Math.imul(stream + 1, 0x9e3779b9));
  let a = next();
  let b = next();
  let c = next();
  let d = next() | 1; // never all zero
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return (scrambled >>> 0) / 0x1_0000_0000;
  };
}

/** Spreads one 32-bit seed over the state: near seeds must not give near sequences. */
function splitMix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
