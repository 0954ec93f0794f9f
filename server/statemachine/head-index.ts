import type { Head } from './version.ts';

/**
 * Finds the head of a key by the bytes of the key, wherever they lie: nearly every command names one key that is there, and
 * to look it up in the ordered map takes a string to be made and a dozen comparisons of strings with long common beginnings.
 *
 * Open addressing with linear probing. Many small tables instead of one: a table that is full is built anew, and with a
 * million keys that would stop the process (a `Map` of V8's: about 0.1 s); so it is 16,000 keys at a time.
 */
export class HeadIndex {
  readonly #tables: Table[] = Array.from({ length: tableCount }, () => new Table());

  /** The head whose key is the bytes from `start` to before `end`; null when there is none. */
  find(bytes: Uint8Array, start: number, end: number): Head | null {
    const hash = hashOfBytes(bytes, start, end);
    return this.#tables[hash & tableMask]!.find(hash, bytes, start, end);
  }

  /** @param head of a key that is not here. */
  add(head: Head): void {
    const hash = hashOfText(head.key);
    this.#tables[hash & tableMask]!.add(hash, head);
  }

  /** @param head one that was added. */
  delete(head: Head): void {
    const hash = hashOfText(head.key);
    this.#tables[hash & tableMask]!.delete(hash, head);
  }
}

const tableBits = 6;
const tableCount = 1 << tableBits;
const tableMask = tableCount - 1;
const capacityMin = 16;

class Table {
  #hashes = new Int32Array(capacityMin);
  #heads: (Head | null)[] = new Array(capacityMin).fill(null);
  #size = 0;

  find(hash: number, bytes: Uint8Array, start: number, end: number): Head | null {
    const mask = this.#hashes.length - 1;
    for (let at = (hash >>> tableBits) & mask; ; at = (at + 1) & mask) {
      const head = this.#heads[at]!;
      if (head === null) return null;
      if (this.#hashes[at] === hash && isKey(head.key, bytes, start, end)) return head;
    }
  }

  add(hash: number, head: Head): void {
    // At most three quarters full: a search that finds nothing looks at eight places on average, then.
    if ((this.#size + 1) * 4 > this.#hashes.length * 3) this.#grow();
    this.#put(hash, head);
    this.#size++;
  }

  /** Closes the gap: what follows moves up, unless it would come before its own place. */
  delete(hash: number, head: Head): void {
    const mask = this.#hashes.length - 1;
    let gap = (hash >>> tableBits) & mask;
    while (this.#heads[gap] !== head) {
      if (this.#heads[gap] === null) throw new Error('the index does not know this key');
      gap = (gap + 1) & mask;
    }
    for (let at = (gap + 1) & mask; this.#heads[at] !== null; at = (at + 1) & mask) {
      const home = (this.#hashes[at]! >>> tableBits) & mask;
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      this.#hashes[gap] = this.#hashes[at]!;
      this.#heads[gap] = this.#heads[at]!;
      gap = at;
    }
    this.#heads[gap] = null;
    this.#size--;
  }

  #grow(): void {
    const hashes = this.#hashes;
    const heads = this.#heads;
    this.#hashes = new Int32Array(2 * hashes.length);
    this.#heads = new Array(2 * hashes.length).fill(null);
    for (let at = 0; at < hashes.length; at++) if (heads[at] !== null) this.#put(hashes[at]!, heads[at]!);
  }

  #put(hash: number, head: Head): void {
    const mask = this.#hashes.length - 1;
    let at = (hash >>> tableBits) & mask;
    while (this.#heads[at] !== null) at = (at + 1) & mask;
    this.#hashes[at] = hash;
    this.#heads[at] = head;
  }
}

function isKey(key: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

/** FNV-1a with a last mixing step: its low bits choose the table. Signed, 32 bits. */
function hashOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = fnvOffset;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, fnvPrime);
  return mixed(hash);
}

function hashOfText(text: string): number {
  let hash = fnvOffset;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), fnvPrime);
  return mixed(hash);
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}

const fnvOffset = 0x811c9dc5 | 0;
const fnvPrime = 0x01000193;
