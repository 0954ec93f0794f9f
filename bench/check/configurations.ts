import type { KeyHistory } from './key-history.ts';
import type { Register } from './register.ts';

const fieldsPerEntry = 7;
const firstPoolWords = 1 << 12;
const firstHeads = 1 << 10;

/** Memory for the configurations of one key: 128 MiB. Above it the search ends undecided. */
const maxPoolWords = 1 << 25;

/**
 * The configurations that a search has been in: which operations have their place, and what the register then holds. Being in
 * one again cannot end otherwise (Lowe, "Testing for linearizability", 2017).
 *
 * The set of operations is two bit sets, of required and of optional ones. Of the required ones, all early operations have
 * their place and no late one has, so only the words between are kept: a history of a million operations costs a few words
 * a configuration instead of 31,000. The hash is Zobrist's, kept up bit by bit; equality is always confirmed.
 */
export class Configurations {
  private readonly history: KeyHistory;
  /** Bit of each operation in the set of its sort. */
  private readonly bit: Int32Array;
  private readonly required: Uint32Array;
  private readonly optional: Uint32Array;
  /** First word of `required` that is not full, and last that is not empty. */
  private low = 0;
  private high = -1;
  private zobrist = 0;
  private pool = new Int32Array(firstPoolWords);
  private poolSize = 0;
  private heads = new Int32Array(firstHeads).fill(-1);
  private entries = 0;

  constructor(history: KeyHistory) {
    this.history = history;
    this.bit = new Int32Array(history.size);
    const counts = [0, 0];
    for (let i = 0; i < history.size; i++) this.bit[i] = counts[history.optional[i]!]!++;
    this.required = new Uint32Array((counts[0]! >>> 5) + 1);
    this.optional = new Uint32Array((counts[1]! + 31) >>> 5);
  }

  /** The operation gets its place. */
  add(operation: number): void {
    this.flip(operation);
    if (this.history.optional[operation] === 1) return;
    const word = this.bit[operation]! >>> 5;
    if (word > this.high) this.high = word;
    while (this.required[this.low] === 0xffff_ffff) this.low++;
  }

  /** The operation loses its place. */
  remove(operation: number): void {
    this.flip(operation);
    if (this.history.optional[operation] === 1) return;
    const word = this.bit[operation]! >>> 5;
    if (word < this.low) this.low = word;
    while (this.high >= 0 && this.required[this.high] === 0) this.high--;
  }

  private flip(operation: number): void {
    const bit = this.bit[operation]!;
    const words = this.history.optional[operation] === 1 ? this.optional : this.required;
    words[bit >>> 5]! ^= 1 << (bit & 31);
    this.zobrist ^= scramble(operation + 1);
  }

  /** Remembers the configuration: 'new', 'known' when it was there, 'full' when there is no room for it. */
  remember(register: Register): 'new' | 'known' | 'full' {
    const hash = this.hash(register);
    for (let entry = this.heads[hash & (this.heads.length - 1)]!; entry !== -1; entry = this.pool[entry]!) {
      if (this.pool[entry + 1] === hash && this.equals(entry, register)) return 'known';
    }
    return this.store(hash, register) ? 'new' : 'full';
  }

  private hash({ value, revision, exact }: Register): number {
    const state = scramble(value ^ scramble((revision | 0) ^ scramble((revision / 0x1_0000_0000) | 0)));
    return this.zobrist ^ (exact ? state : ~state);
  }

  /** Words of the window; negative numbers of words mean none. */
  private get width(): number {
    return Math.max(0, this.high - this.low + 1);
  }

  private equals(entry: number, { value, revision, exact }: Register): boolean {
    const { pool, optional, required, low, width } = this;
    if (pool[entry + 2] !== value || pool[entry + 3] !== (revision | 0)) return false;
    if (pool[entry + 4] !== upperWord(revision, exact) || pool[entry + 5] !== low || pool[entry + 6] !== width)
      return false;
    let at = entry + fieldsPerEntry;
    for (let i = 0; i < optional.length; i++) if (pool[at++] !== (optional[i]! | 0)) return false;
    for (let i = 0; i < width; i++) if (pool[at++] !== (required[low + i]! | 0)) return false;
    return true;
  }

  private store(hash: number, { value, revision, exact }: Register): boolean {
    const { optional, required, low, width } = this;
    const needed = this.poolSize + fieldsPerEntry + optional.length + width;
    if (needed > maxPoolWords) return false;
    if (needed > this.pool.length) this.growPool(needed);
    if (this.entries >= this.heads.length) this.growHeads();
    const entry = this.poolSize;
    const bucket = hash & (this.heads.length - 1);
    const { pool } = this;
    pool[entry] = this.heads[bucket]!;
    pool[entry + 1] = hash;
    pool[entry + 2] = value;
    pool[entry + 3] = revision | 0;
    pool[entry + 4] = upperWord(revision, exact);
    pool[entry + 5] = low;
    pool[entry + 6] = width;
    let at = entry + fieldsPerEntry;
    for (let i = 0; i < optional.length; i++) pool[at++] = optional[i]!;
    for (let i = 0; i < width; i++) pool[at++] = required[low + i]!;
    this.heads[bucket] = entry;
    this.poolSize = at;
    this.entries++;
    return true;
  }

  private growPool(needed: number): void {
    const larger = new Int32Array(Math.min(maxPoolWords, Math.max(needed, 2 * this.pool.length)));
    larger.set(this.pool);
    this.pool = larger;
  }

  private growHeads(): void {
    const heads = new Int32Array(4 * this.heads.length).fill(-1);
    for (let entry = 0; entry < this.poolSize; ) {
      const bucket = this.pool[entry + 1]! & (heads.length - 1);
      this.pool[entry] = heads[bucket]!;
      heads[bucket] = entry;
      entry += fieldsPerEntry + this.optional.length + this.pool[entry + 6]!;
    }
    this.heads = heads;
  }
}

/** The upper half of a revision (below 2^53) and the flag. */
function upperWord(revision: number, exact: boolean): number {
  return (Math.floor(revision / 0x1_0000_0000) << 1) | Number(exact);
}

/** The finaliser of MurmurHash3: near numbers get hashes that share nothing. */
function scramble(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
