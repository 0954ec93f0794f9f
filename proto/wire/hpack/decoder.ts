import { ConnectionError } from '../connection-error.ts';
import { ErrorCode } from '../error-codes.ts';
import { DynamicTable } from './dynamic-table.ts';
import type { HeaderBlock } from './header-block.ts';
import { HeaderField, Indexing } from './header-field.ts';
import { huffmanDecode } from './huffman.ts';
import { LiteralCache } from './literal-cache.ts';
import { firstDynamicIndex, staticTable } from './static-table.ts';

/** Bits of an integer beyond its prefix that are read: no length or index we accept needs more than 28. */
const maxIntegerShift = 21;

/** A block may begin with the smallest and the final table size since the last one (RFC 7541 §4.2). */
const maxSizeUpdates = 2;

const noBytes = Buffer.alloc(0);

/**
 * Decodes header blocks (RFC 7541). One per connection and direction, fed with every block in order, those of refused
 * streams included: the dynamic table is shared state of both peers, so any error ends the connection.
 */
export class HeaderDecoder {
  readonly #maxTableBytes: number;
  readonly #table: DynamicTable;
  readonly #literals = new LiteralCache();
  #bytes: Buffer = noBytes;
  #at = 0;
  #end = 0;

  /** @param maxTableBytes the SETTINGS_HEADER_TABLE_SIZE that we announced. */
  constructor(maxTableBytes: number) {
    this.#maxTableBytes = maxTableBytes;
    this.#table = new DynamicTable(maxTableBytes);
  }

  /** Size of the dynamic table, for tests against the RFC's examples. */
  get tableSizeBytes(): number {
    return this.#table.sizeBytes;
  }

  /**
   * Decodes `bytes[start, end)` into `block`.
   * @throws ConnectionError (COMPRESSION_ERROR) for anything that RFC 7541 calls an error.
   */
  decode(bytes: Buffer, start: number, end: number, block: HeaderBlock): void {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    block.clear();
    this.#sizeUpdates();
    while (this.#at < end) block.add(this.#field(bytes[this.#at]!));
    this.#bytes = noBytes;
  }

  #field(first: number): HeaderField {
    if ((first & 0x80) !== 0) return this.#indexed(this.#integer(0x7f));
    if ((first & 0x40) !== 0) {
      const field = this.#literal(0x3f, Indexing.INCREMENTAL);
      this.#table.insert(field);
      return field;
    }
    if ((first & 0x20) !== 0) fail('A table size update must come first in a block');
    return this.#literal(0x0f, (first & 0x10) !== 0 ? Indexing.NEVER : Indexing.NONE);
  }

  #sizeUpdates(): void {
    for (let count = 0; this.#at < this.#end && (this.#bytes[this.#at]! & 0xe0) === 0x20; count++) {
      const size = this.#integer(0x1f);
      if (count === maxSizeUpdates) fail(`More than ${maxSizeUpdates} table size updates in a block`);
      if (size > this.#maxTableBytes) fail(`Table size ${size} exceeds the announced ${this.#maxTableBytes}`);
      this.#table.resize(size);
    }
  }

  #indexed(index: number): HeaderField {
    const field = index < firstDynamicIndex ? staticTable[index - 1] : this.#table.at(index - firstDynamicIndex);
    return field ?? fail(`There is no table entry ${index}`);
  }

  #literal(prefixMask: number, indexing: number): HeaderField {
    const nameIndex = this.#integer(prefixMask);
    // The name first: inserting the field may evict the entry that the name comes from (RFC 7541 §4.4).
    if (nameIndex === 0) return new HeaderField(this.#string(), this.#string(), indexing);
    const namesake = this.#indexed(nameIndex);
    return new HeaderField(namesake.name, this.#string(), indexing, namesake);
  }

  /** An integer whose prefix is in the byte at the position (RFC 7541 §5.1). */
  #integer(prefixMask: number): number {
    if (this.#at >= this.#end) fail('The block ends within a field');
    let value = this.#bytes[this.#at++]! & prefixMask;
    if (value < prefixMask) return value;
    for (let shift = 0; ; shift += 7) {
      if (this.#at >= this.#end || shift > maxIntegerShift) fail('An integer is cut or too large');
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  /** A string literal (RFC 7541 §5.2). */
  #string(): string {
    const huffman = this.#at < this.#end && (this.#bytes[this.#at]! & 0x80) !== 0;
    const length = this.#integer(0x7f);
    const start = this.#at;
    const end = start + length;
    if (end > this.#end) fail('A string is cut');
    this.#at = end;
    const slot = this.#literals.slot(this.#bytes, start, end);
    if (slot < 0) return this.#text(start, end, huffman);
    const cached = this.#literals.get(slot, this.#bytes, start, end, huffman);
    if (cached !== null) return cached;
    const text = this.#text(start, end, huffman);
    this.#literals.set(slot, this.#bytes, start, end, huffman, text);
    return text;
  }

  #text(start: number, end: number, huffman: boolean): string {
    if (!huffman) return this.#bytes.toString('latin1', start, end);
    return huffmanDecode(this.#bytes, start, end) ?? fail('A Huffman code is invalid');
  }
}

function fail(message: string): never {
  throw new ConnectionError(ErrorCode.COMPRESSION_ERROR, message);
}
