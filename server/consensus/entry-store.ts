/**
 * Entries of the log by their place, packed: their bytes one after the other in slabs, and where each begins and ends in
 * plain numbers. An entry as an object of its own is a view of 100 B for perhaps 150 bytes, which lives until a snapshot
 * covers it: so the collector copies it twice and sweeps it later. Together with the strings of values that was a quarter of
 * all that a node did under puts (docs/decisions/0020).
 */
export class EntryStore {
  #pages: Page[] = [];
  /** Number of the first page. */
  #base = 0;
  #slab: Buffer = Buffer.alloc(0);
  #used = 0;
  readonly #place: { bytes: Buffer; start: number; end: number } = { bytes: this.#slab, start: 0, end: 0 };

  /** Copies `entry` to `at`, which is at most one after the last place. */
  set(at: number, entry: Uint8Array): void {
    if (this.#pages.length === 0) this.#base = pageNumber(at);
    const number = pageNumber(at) - this.#base;
    if (number === this.#pages.length) this.#pages.push(new Page());
    const start = this.#reserve(entry.length);
    this.#slab.set(entry, start);
    this.#pages[number]!.set(at & pageMask, this.#slab, start, start + entry.length);
  }

  /** Where the bytes are. The object is used again by the next call. */
  place(at: number): EntryPlace {
    const place = this.#place;
    this.#pageOf(at).locate(at & pageMask, place);
    return place;
  }

  view(at: number): Uint8Array {
    const { bytes, start, end } = this.place(at);
    return bytes.subarray(start, end);
  }

  sizeBytes(at: number): number {
    return this.#pageOf(at).sizeBytes(at & pageMask);
  }

  /** Forgets what is before `at`, a page at a time. */
  dropBefore(at: number): void {
    const count = Math.min(pageNumber(at) - this.#base, this.#pages.length);
    if (count <= 0) return;
    this.#pages = this.#pages.slice(count);
    this.#base += count;
  }

  #pageOf(at: number): Page {
    return this.#pages[pageNumber(at) - this.#base]!;
  }

  /** Where so many bytes can be written in the slab. */
  #reserve(length: number): number {
    if (this.#used + length > this.#slab.length) {
      const grown = Math.min(2 * this.#slab.length, slabBytesMax);
      this.#slab = Buffer.allocUnsafeSlow(Math.max(length, grown, slabBytesMin));
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += length;
    return start;
  }
}

/** The bytes of an entry: those from `start` to before `end`. */
export interface EntryPlace {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

const pageLength = 1024;
/** Of places beyond 2^32, too: it looks at the lowest bits alone. */
const pageMask = pageLength - 1;

/** Not by `>>`, which takes the place for a number of 32 bits: at entry 2^31, after 60 hours of 10,000 puts/s, every node died. */
function pageNumber(at: number): number {
  return Math.floor(at / pageLength);
}

/** Small at first: a simulation makes thousands of logs. */
const slabBytesMin = 4 * 1024;
const slabBytesMax = 256 * 1024;

/** A thousand entries; holds the slabs that their bytes are in, so that these go with it. */
class Page {
  readonly #slabs: Buffer[] = [];
  readonly #slabOf = new Uint16Array(pageLength);
  readonly #starts = new Uint32Array(pageLength);
  readonly #ends = new Uint32Array(pageLength);

  set(slot: number, slab: Buffer, start: number, end: number): void {
    if (this.#slabs[this.#slabs.length - 1] !== slab) this.#slabs.push(slab);
    this.#slabOf[slot] = this.#slabs.length - 1;
    this.#starts[slot] = start;
    this.#ends[slot] = end;
  }

  locate(slot: number, place: { bytes: Buffer; start: number; end: number }): void {
    place.bytes = this.#slabs[this.#slabOf[slot]!]!;
    place.start = this.#starts[slot]!;
    place.end = this.#ends[slot]!;
  }

  sizeBytes(slot: number): number {
    return this.#ends[slot]! - this.#starts[slot]!;
  }
}
