import { decodeMetadata, type MetadataEntry } from '../../../proto/wire/grpc/metadata.ts';
import type { HeaderBlock } from '../../../proto/wire/hpack/header-block.ts';
import type { HeaderField } from '../../../proto/wire/hpack/header-field.ts';

/** Metadata that a server sent, as headers or trailers. Most callers never look, so it is decoded on first use. */
export class Metadata {
  readonly #fields: readonly HeaderField[];
  #entries: readonly MetadataEntry[] | null = null;

  constructor(fields: readonly HeaderField[]) {
    this.#fields = fields;
  }

  /** Keeps the fields of a block that is about to be filled again. */
  static of(block: HeaderBlock): Metadata {
    return new Metadata(block.fields.slice(0, block.count));
  }

  /** In the order in which they were sent; gRPC's and HTTP's own fields are left out. */
  get entries(): readonly MetadataEntry[] {
    this.#entries ??= decodeMetadata({ fields: this.#fields, count: this.#fields.length });
    return this.#entries;
  }

  /** The first value of a key (lower case): text, or bytes when the key ends in "-bin". */
  get(key: string): string | Buffer | undefined {
    return this.entries.find((entry) => entry.key === key)?.value;
  }

  /** The first value of any field as it was sent, gRPC's own fields too. */
  raw(name: string): string | undefined {
    return this.#fields.find((field) => field.name === name)?.value;
  }
}

export const emptyMetadata = new Metadata([]);
