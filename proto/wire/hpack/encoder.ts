import { type HeaderField, Indexing } from './header-field.ts';
import { huffmanEncode, huffmanEncodedBytes } from './huffman.ts';
import { firstDynamicIndex, staticTable } from './static-table.ts';

/** Larger tables are declined: what a gRPC peer repeats fits, and the table is memory per connection. */
const maxTableBytes = 4096;

/** A field takes at most this much beyond its two strings: an index or two lengths of up to 28 bits. */
const maxFieldOverheadBytes = 16;

/**
 * Fields to be sent together, with the bytes they were last encoded to. Belongs to one connection. As long as the table
 * does not change, encoding it again is a copy, so a caller that repeats itself keeps its list.
 */
export class HeaderList {
  readonly fields: readonly HeaderField[];
  /** Encoded form that touches no table; null before the first such encoding. */
  block: Buffer | null = null;
  /** `HeaderEncoder.#version` that `block` was made for. */
  blockVersion = -1;

  constructor(fields: readonly HeaderField[]) {
    this.fields = fields;
  }
}

/**
 * Encodes header lists (RFC 7541). It never evicts: when the table is full, fields go out as literals. Evicting the oldest
 * would make every prepared block stale, and fields that are worth a place come in the first calls of a connection.
 */
export class HeaderEncoder {
  readonly #static = staticIndex();
  #tableBytes = maxTableBytes;
  #usedBytes = 0;
  #inserted = 0;
  /** Number of the insertion, by field and by name. */
  #byField = new Map<string, number>();
  #byName = new Map<string, number>();
  #sizeUpdateDue = false;
  /** Changes with the table. */
  #version = 0;
  #scratch = Buffer.allocUnsafeSlow(512);
  #at = 0;

  /** The peer's SETTINGS_HEADER_TABLE_SIZE. A change empties the table: simpler than evicting, and it happens once. */
  setMaxTableSize(maxBytes: number): void {
    const tableBytes = Math.min(maxBytes, maxTableBytes);
    if (tableBytes === this.#tableBytes) return;
    this.#tableBytes = tableBytes;
    this.#usedBytes = 0;
    this.#byField.clear();
    this.#byName.clear();
    this.#sizeUpdateDue = true;
    this.#version++;
  }

  /** The block for this list, valid until the next call. Blocks must be sent in the order in which they are encoded. */
  encode(list: HeaderList): Buffer {
    if (list.block !== null && list.blockVersion === this.#version) return list.block;
    const version = this.#version;
    const pure = !this.#sizeUpdateDue;
    const block = this.#encode(list.fields);
    if (!pure || version !== this.#version) return block;
    list.block = Buffer.from(block);
    list.blockVersion = version;
    return list.block;
  }

  #encode(fields: readonly HeaderField[]): Buffer {
    this.#at = 0;
    if (this.#sizeUpdateDue) this.#sizeUpdate();
    for (const field of fields) this.#field(field);
    return this.#scratch.subarray(0, this.#at);
  }

  /** By way of 0, which empties the peer's table as `setMaxTableSize` emptied ours (RFC 7541 §4.2). */
  #sizeUpdate(): void {
    this.#sizeUpdateDue = false;
    this.#integer(0, 0x1f, 0x20);
    if (this.#tableBytes > 0) this.#integer(this.#tableBytes, 0x1f, 0x20);
  }

  #field(field: HeaderField): void {
    this.#reserve(field.name.length + field.value.length + maxFieldOverheadBytes);
    const key = keyOf(field);
    const index = field.indexing === Indexing.NEVER ? undefined : this.#find(this.#static.byField, this.#byField, key);
    if (index !== undefined) {
      this.#integer(index, 0x7f, 0x80);
      return;
    }
    const nameIndex = this.#find(this.#static.byName, this.#byName, field.name) ?? 0;
    if (field.indexing === Indexing.INCREMENTAL && this.#insert(field, key)) this.#integer(nameIndex, 0x3f, 0x40);
    else this.#integer(nameIndex, 0x0f, field.indexing === Indexing.NEVER ? 0x10 : 0x00);
    if (nameIndex === 0) this.#string(field.name);
    this.#string(field.value);
  }

  #find(fixed: ReadonlyMap<string, number>, dynamic: Map<string, number>, key: string): number | undefined {
    const index = fixed.get(key);
    if (index !== undefined) return index;
    const insertion = dynamic.get(key);
    return insertion === undefined ? undefined : firstDynamicIndex + this.#inserted - 1 - insertion;
  }

  #insert(field: HeaderField, key: string): boolean {
    if (this.#usedBytes + field.sizeBytes > this.#tableBytes) return false;
    this.#usedBytes += field.sizeBytes;
    this.#byField.set(key, this.#inserted);
    this.#byName.set(field.name, this.#inserted);
    this.#inserted++;
    this.#version++;
    return true;
  }

  #integer(value: number, prefixMask: number, pattern: number): void {
    if (value < prefixMask) {
      this.#scratch[this.#at++] = pattern | value;
      return;
    }
    this.#scratch[this.#at++] = pattern | prefixMask;
    let rest = value - prefixMask;
    for (; rest >= 0x80; rest >>>= 7) this.#scratch[this.#at++] = (rest & 0x7f) | 0x80;
    this.#scratch[this.#at++] = rest;
  }

  #string(text: string): void {
    const huffmanBytes = huffmanEncodedBytes(text);
    if (huffmanBytes < text.length) {
      this.#integer(huffmanBytes, 0x7f, 0x80);
      this.#at = huffmanEncode(text, this.#scratch, this.#at);
      return;
    }
    this.#integer(text.length, 0x7f, 0x00);
    this.#at += this.#scratch.write(text, this.#at, 'latin1');
  }

  #reserve(byteCount: number): void {
    if (this.#at + byteCount <= this.#scratch.length) return;
    const larger = Buffer.allocUnsafeSlow((this.#at + byteCount) * 2);
    this.#scratch.copy(larger, 0, 0, this.#at);
    this.#scratch = larger;
  }
}

interface FieldIndex {
  readonly byField: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, number>;
}

let cachedStaticIndex: FieldIndex | undefined;

/** Made on first use and shared by all encoders. */
function staticIndex(): FieldIndex {
  cachedStaticIndex ??= indexOf(staticTable);
  return cachedStaticIndex;
}

function indexOf(table: readonly HeaderField[]): FieldIndex {
  const byField = new Map<string, number>();
  const byName = new Map<string, number>();
  table.forEach((field, position) => {
    byField.set(keyOf(field), position + 1);
    if (!byName.has(field.name)) byName.set(field.name, position + 1);
  });
  return { byField, byName };
}

function keyOf(field: HeaderField): string {
  return `${field.name}\0${field.value}`;
}
