import type { HeaderField } from './header-field.ts';

/**
 * The fields of one decoded header block. A decoder fills the same object again and again: it is valid until the next
 * block is decoded. A list above the limits is marked, and no further field is kept, while decoding goes on: the table
 * must see every block to its end.
 */
export class HeaderBlock {
  readonly fields: HeaderField[] = [];
  /** How many of `fields` belong to this block. */
  count = 0;
  tooLarge = false;
  #sizeBytes = 0;
  readonly #maxBytes: number;
  readonly #maxFields: number;

  constructor(maxBytes: number, maxFields: number) {
    this.#maxBytes = maxBytes;
    this.#maxFields = maxFields;
  }

  clear(): void {
    this.count = 0;
    this.tooLarge = false;
    this.#sizeBytes = 0;
  }

  add(field: HeaderField): void {
    // Repeated references to one entry count in full: that is what an HPACK bomb is made of.
    this.#sizeBytes += field.sizeBytes;
    if (this.#sizeBytes > this.#maxBytes || this.count === this.#maxFields) this.tooLarge = true;
    else this.fields[this.count++] = field;
  }

  /** The first field of a kind; null when there is none. */
  find(kind: number): HeaderField | null {
    for (let i = 0; i < this.count; i++) if (this.fields[i]!.kind === kind) return this.fields[i]!;
    return null;
  }
}
