const slots = 256;
const maxCachedBytes = 32;

interface CachedLiteral {
  readonly length: number;
  readonly huffman: boolean;
  readonly text: string;
}

/**
 * Remembers the strings of short literals by their bytes, one per slot. Some clients send their path as a literal in every
 * call (grpc-js, h2load) and proxies send everything so; finding the string costs a third of decoding it again
 * (h2load's block: 84 ns against 215). Bounded: 256 strings of at most 32 bytes.
 */
export class LiteralCache {
  #entries: (CachedLiteral | null)[] | null = null;
  /**
   * The bytes of all slots. Copies of their own would do for the contents, but each could keep a slab of 8 KiB of Node's
   * buffer pool alive: 2 MiB per connection, for a peer that spaces its literals out.
   */
  #bytes: Buffer = noBytes;

  /** The slot for these bytes, or -1 when they are too long to keep. */
  slot(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > maxCachedBytes) return -1;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x0100_0193);
    return (hash ^ (hash >>> 15)) & (slots - 1);
  }

  get(slot: number, bytes: Uint8Array, start: number, end: number, huffman: boolean): string | null {
    const entry = this.#entries?.[slot];
    if (entry === undefined || entry === null) return null;
    if (entry.huffman !== huffman || entry.length !== end - start) return null;
    const cached = this.#bytes;
    const from = slot * maxCachedBytes;
    for (let i = 0; i < entry.length; i++) if (cached[from + i] !== bytes[start + i]) return null;
    return entry.text;
  }

  set(slot: number, bytes: Buffer, start: number, end: number, huffman: boolean, text: string): void {
    if (this.#entries === null) {
      this.#entries = new Array<CachedLiteral | null>(slots).fill(null);
      this.#bytes = Buffer.allocUnsafeSlow(slots * maxCachedBytes);
    }
    bytes.copy(this.#bytes, slot * maxCachedBytes, start, end);
    this.#entries[slot] = { length: end - start, huffman, text };
  }
}

const noBytes = Buffer.alloc(0);
