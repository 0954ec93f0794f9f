/**
 * The Huffman code of HPACK (RFC 7541 §5.2, Appendix B). The code is canonical: within one length, codes count up in the
 * order of the symbols, and each length goes on where the shorter one ended. So the lengths alone define it.
 */

/** Length in bits of the code for every byte value, and at 256 for the end of string (EOS). */
// biome-ignore format: a table of 32 symbols a line
const codeLengths: readonly number[] = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
  20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
  22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
  20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
  30,
];

const eos = 256;

/** A code may be 30 bits long, and a string may be padded with up to 7 bits. */
const maxPaddingBits = 7;

interface HuffmanTables {
  readonly codes: Uint32Array;
  /** Next state by state and half byte: `state << 4 | halfByte`; `invalidState` when that can only be EOS. */
  readonly next: Int16Array;
  /** The symbol that ends within that half byte, or -1. Codes have 5 bits or more, so there is at most one. */
  readonly symbol: Int16Array;
  /** Whether a string may end in that state: after at most 7 bits, all of them ones. */
  readonly mayEnd: Uint8Array;
}

const invalidState = -1;

let tables: HuffmanTables | undefined;

function huffmanTables(): HuffmanTables {
  tables ??= buildTables();
  return tables;
}

/** Decoded strings above this size grow the scratch buffer for good; blocks are bounded, so it is bounded too. */
let scratch = Buffer.allocUnsafeSlow(4096);

/** The string that `bytes[start, end)` encodes; null when the coding is invalid (EOS inside, or wrong padding). */
export function huffmanDecode(bytes: Uint8Array, start: number, end: number): string | null {
  const { next, symbol, mayEnd } = huffmanTables();
  // The shortest code has 5 bits.
  const maxLength = Math.floor(((end - start) * 8) / 5);
  if (scratch.length < maxLength) scratch = Buffer.allocUnsafeSlow(maxLength * 2);
  let state = 0;
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    let step = (state << 4) | (byte >> 4);
    if (symbol[step]! >= 0) scratch[length++] = symbol[step]!;
    state = next[step]!;
    if (state === invalidState) return null;
    step = (state << 4) | (byte & 15);
    if (symbol[step]! >= 0) scratch[length++] = symbol[step]!;
    state = next[step]!;
    if (state === invalidState) return null;
  }
  return mayEnd[state] === 1 ? scratch.toString('latin1', 0, length) : null;
}

/** How many bytes the string takes in Huffman code. */
export function huffmanEncodedBytes(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits += codeLengths[text.charCodeAt(i)]!;
  return (bits + 7) >> 3;
}

/** Writes the string, which must be latin1, into `target` at `at`; returns the first byte after it. */
export function huffmanEncode(text: string, target: Uint8Array, at: number): number {
  const { codes } = huffmanTables();
  let pending = 0;
  let pendingBits = 0;
  let position = at;
  for (let i = 0; i < text.length; i++) {
    const symbol = text.charCodeAt(i);
    const code = codes[symbol]!;
    // In two parts, so that 7 pending bits and the new ones fit into 31.
    const lowBits = Math.min(codeLengths[symbol]!, 15);
    const highBits = codeLengths[symbol]! - lowBits;
    pending = (pending << highBits) | (code >>> lowBits);
    pendingBits += highBits;
    for (; pendingBits >= 8; pendingBits -= 8) target[position++] = pending >>> (pendingBits - 8);
    pending = ((pending & 0xff) << lowBits) | (code & ((1 << lowBits) - 1));
    pendingBits += lowBits;
    for (; pendingBits >= 8; pendingBits -= 8) target[position++] = pending >>> (pendingBits - 8);
    pending &= 0xff;
  }
  if (pendingBits > 0) target[position++] = (pending << (8 - pendingBits)) | (0xff >>> pendingBits);
  return position;
}

function buildTables(): HuffmanTables {
  const codes = canonicalCodes();
  const tree = new CodeTree(codes);
  const states = tree.size;
  const next = new Int16Array(states * 16);
  const symbol = new Int16Array(states * 16).fill(-1);
  const mayEnd = new Uint8Array(states);
  for (let state = 0; state < states; state++) {
    mayEnd[state] = tree.isPadding(state) ? 1 : 0;
    for (let halfByte = 0; halfByte < 16; halfByte++) {
      const walked = tree.walk(state, halfByte);
      next[(state << 4) | halfByte] = walked.state;
      symbol[(state << 4) | halfByte] = walked.symbol;
    }
  }
  return { codes, next, symbol, mayEnd };
}

function canonicalCodes(): Uint32Array {
  const symbols = codeLengths.map((_, symbol) => symbol);
  symbols.sort((a, b) => codeLengths[a]! - codeLengths[b]! || a - b);
  const codes = new Uint32Array(codeLengths.length);
  let code = 0;
  let length = codeLengths[symbols[0]!]!;
  for (const symbol of symbols) {
    code *= 2 ** (codeLengths[symbol]! - length);
    length = codeLengths[symbol]!;
    codes[symbol] = code++;
  }
  return codes;
}

/** The codes as a binary tree; its inner nodes are the states of the decoder. */
class CodeTree {
  /** Child by `node * 2 + bit`: an inner node, or `-1 - symbol` for a leaf. */
  readonly #children: number[] = [0, 0];
  readonly #depth: number[] = [0];
  readonly #onlyOnes: boolean[] = [true];

  constructor(codes: Uint32Array) {
    codes.forEach((code, symbol) => {
      this.#add(code, codeLengths[symbol]!, symbol);
    });
  }

  get size(): number {
    return this.#depth.length;
  }

  /** EOS begins with ones only, so its first 7 bits serve as padding. */
  isPadding(node: number): boolean {
    return this.#onlyOnes[node]! && this.#depth[node]! <= maxPaddingBits;
  }

  walk(from: number, halfByte: number): { state: number; symbol: number } {
    let state = from;
    let symbol = -1;
    for (let bit = 3; bit >= 0; bit--) {
      const child = this.#children[state * 2 + ((halfByte >> bit) & 1)]!;
      if (child >= 0) {
        state = child;
        continue;
      }
      symbol = -1 - child;
      if (symbol === eos) return { state: invalidState, symbol: -1 };
      state = 0;
    }
    return { state, symbol };
  }

  #add(code: number, length: number, symbol: number): void {
    let node = 0;
    for (let bit = length - 1; bit > 0; bit--) node = this.#inner(node, (code >>> bit) & 1);
    this.#children[node * 2 + (code & 1)] = -1 - symbol;
  }

  #inner(parent: number, bit: number): number {
    const existing = this.#children[parent * 2 + bit]!;
    if (existing > 0) return existing;
    const node = this.size;
    this.#children.push(0, 0);
    this.#depth.push(this.#depth[parent]! + 1);
    this.#onlyOnes.push(this.#onlyOnes[parent]! && bit === 1);
    this.#children[parent * 2 + bit] = node;
    return node;
  }
}
