import type { HeaderField } from './header-field.ts';

/** An entry counts at least this much, so it bounds how many there can be (RFC 7541 §4.1). */
const minEntryBytes = 32;

/** A decoder's dynamic table: a ring, newest entry first (RFC 7541 §2.3.2, §4). */
export class DynamicTable {
  readonly #ring: (HeaderField | null)[];
  readonly #mask: number;
  #newest = 0;
  #count = 0;
  #sizeBytes = 0;
  #capacityBytes: number;

  /** @param maxBytes the bound that we announced; the peer may choose less. */
  constructor(maxBytes: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1, maxBytes / minEntryBytes)));
    this.#ring = new Array<HeaderField | null>(slots).fill(null);
    this.#mask = slots - 1;
    this.#capacityBytes = maxBytes;
  }

  get count(): number {
    return this.#count;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** 0 is the newest; undefined when there is no such entry. */
  at(age: number): HeaderField | undefined {
    return age < this.#count ? this.#ring[(this.#newest - age) & this.#mask]! : undefined;
  }

  /** An entry that does not fit at all empties the table, which is no error (RFC 7541 §4.4). */
  insert(field: HeaderField): void {
    this.#evictTo(this.#capacityBytes - field.sizeBytes);
    if (field.sizeBytes > this.#capacityBytes) return;
    this.#newest = (this.#newest + 1) & this.#mask;
    this.#ring[this.#newest] = field;
    this.#count++;
    this.#sizeBytes += field.sizeBytes;
  }

  resize(capacityBytes: number): void {
    this.#capacityBytes = capacityBytes;
    this.#evictTo(capacityBytes);
  }

  #evictTo(maxBytes: number): void {
    while (this.#sizeBytes > maxBytes && this.#count > 0) {
      const oldest = (this.#newest - this.#count + 1) & this.#mask;
      this.#sizeBytes -= this.#ring[oldest]!.sizeBytes;
      this.#ring[oldest] = null;
      this.#count--;
    }
  }
}
