import type { Random } from '../random.ts';

/** What a disk writes whole or not at all. */
export const sectorBytes = 512;

/** The bytes of one file: what programs read, and what a loss of power leaves. */
export class FileContent {
  cached: Buffer = Buffer.alloc(0);
  #durable: Buffer = Buffer.alloc(0);
  /** Sectors in which the two differ lie in between. */
  #dirtyFrom = Number.POSITIVE_INFINITY;
  #dirtyTo = 0;
  /** Sectors whose write failed: the cache holds them and takes them for written, until they are written to again. */
  readonly #forgotten = new Set<number>();

  /** Into the page cache. */
  write(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    if (this.cached.length < end) this.cached = resized(this.cached, end);
    this.cached.set(bytes, position);
    this.#touch(position, end);
  }

  truncate(sizeBytes: number): void {
    const from = Math.min(sizeBytes, this.cached.length);
    this.#touch(from, Math.max(sizeBytes, this.cached.length));
    this.cached = resized(this.cached, sizeBytes);
  }

  /** The write of a range failed, and leaves its pages clean, as on ext4 and XFS (Rebello et al., ATC 2020). */
  forget(from: number, to: number): void {
    for (const sector of sectorsOf(from, to)) this.#forgotten.add(sector);
  }

  /** A range reached the platter. */
  persist(from: number, to: number): void {
    const end = Math.min(to, this.cached.length);
    if (this.#durable.length < end) this.#durable = resized(this.#durable, end);
    this.cached.copy(this.#durable, from, from, end);
  }

  sync(): void {
    if (this.#durable.length !== this.cached.length) this.#durable = resized(this.#durable, this.cached.length);
    const forgotten = this.#beforeForgotten();
    if (this.#dirtyFrom < this.#dirtyTo) this.persist(this.#dirtyFrom, this.#dirtyTo);
    for (const [at, bytes] of forgotten) bytes.copy(this.#durable, at);
    this.#dirtyFrom = Number.POSITIVE_INFINITY;
    this.#dirtyTo = 0;
  }

  /** The power went: each sector that was not synced is the old or the new one. */
  losePower(random: Random): void {
    const size = random.chance(0.5) ? this.cached.length : this.#durable.length;
    const kept = resized(this.#durable, size);
    const first = this.#dirtyFrom - (this.#dirtyFrom % sectorBytes);
    for (let at = first; at < Math.min(this.#dirtyTo, size, this.cached.length); at += sectorBytes) {
      if (this.#forgotten.has(at / sectorBytes)) continue;
      if (random.chance(0.5)) this.cached.copy(kept, at, at, Math.min(at + sectorBytes, size));
    }
    this.cached = kept;
    this.#forgotten.clear();
    this.sync();
  }

  /** The medium lies: this byte is another one now, and no checksum of the disk noticed. */
  flipBit(position: number, bit: number): void {
    this.cached[position] = this.cached[position]! ^ (1 << bit);
    this.#touch(position, position + 1);
    this.sync();
  }

  /** What a sync leaves as it is on the platter. */
  #beforeForgotten(): [at: number, bytes: Buffer][] {
    return [...this.#forgotten].map((sector) => {
      const at = sector * sectorBytes;
      return [at, Buffer.from(this.#durable.subarray(at, at + sectorBytes))];
    });
  }

  #touch(from: number, to: number): void {
    if (this.#forgotten.size > 0) for (const sector of sectorsOf(from, to)) this.#forgotten.delete(sector);
    this.#dirtyFrom = Math.min(this.#dirtyFrom, from);
    this.#dirtyTo = Math.max(this.#dirtyTo, to);
  }
}

function sectorsOf(from: number, to: number): number[] {
  const first = Math.floor(from / sectorBytes);
  return Array.from({ length: Math.ceil(to / sectorBytes) - first }, (_, i) => first + i);
}

function resized(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length);
  bytes.copy(result);
  return result;
}
