import { type ByteString, sliceByteString, writeByteString } from './byte-string.ts';
import type { Version } from './version.ts';

/**
 * Every write in order, each with what its key was before: appended at the end, forgotten at the front. A position stays
 * the same for as long as its write is there. The newest state of a key is not in here but in its head; each write is
 * linked to the one before and the one after it of the same key, so that the past is found by walking back from the head.
 *
 * Numbers and bytes, not objects: a hundred thousand versions as objects took 0.7 µs more CPU per put, twice what a put
 * costs without a past, because each was copied twice by the garbage collector before it died (Node.js 20, 100 B values).
 * Blocks are used again, so that a history of constant length allocates nothing.
 */
export class WriteLog {
  readonly #blocks: Block[] = [];
  #spare: Block | null = null;
  /** Position of the first slot of the first block. */
  #base = 0;
  #first = 0;
  #end = 0;

  /** Position of the oldest write. */
  get first(): number {
    return this.#first;
  }

  /** Position that the next write gets. */
  get end(): number {
    return this.#end;
  }

  /**
   * Notes that `head` is about to become something else, or nothing.
   *
   * @param sizeBytes an estimate of the memory that the write takes.
   */
  append(head: Version, revision: number, sizeBytes: number, deletes: boolean): number {
    const position = this.#end++;
    const slot = (position - this.#base) & slotMask;
    if (slot === 0) this.#blocks.push(this.#emptyBlock());
    const block = this.#blocks[this.#blocks.length - 1]!;
    block.heads[slot] = head;
    block.numbers[slot * fields + revisionField] = revision;
    block.numbers[slot * fields + sizeField] = sizeBytes;
    block.numbers[slot * fields + nextField] = none;
    block.numbers[slot * fields + deletesField] = deletes ? 1 : 0;
    keepBefore(block, slot, head);
    if (head.write >= this.#first) this.#set(head.write, nextField, position);
    return position;
  }

  headAt(position: number): Version {
    return this.#blockOf(position).heads[(position - this.#base) & slotMask]!;
  }

  revisionAt(position: number): number {
    return this.#get(position, revisionField);
  }

  /** Whether the write deleted its key. */
  deletesAt(position: number): boolean {
    return this.#get(position, deletesField) === 1;
  }

  sizeBytesAt(position: number): number {
    return this.#get(position, sizeField);
  }

  /** What this write made of its key. May be the key's head: to be read at once. */
  writtenAt(position: number): Version {
    const next = this.#get(position, nextField);
    return next === none ? this.headAt(position) : this.beforeAt(next);
  }

  /** What the key of this write was before it; version 0 when it was absent. */
  beforeAt(position: number): Version {
    const block = this.#blockOf(position);
    const slot = (position - this.#base) & slotMask;
    const at = slot * fields;
    return {
      key: block.heads[slot]!.key,
      value: valueBefore(block, slot),
      createRevision: block.numbers[at + createField]!,
      modRevision: block.numbers[at + modField]!,
      version: block.numbers[at + versionField]!,
      lease: block.numbers[at + leaseField]!,
      write: block.numbers[at + writeField]!,
    };
  }

  /** What the key of `head` was at `revision`, below the head's; only revisions after which every write is still here. */
  before(head: Version, revision: number): Version {
    let position = head.write;
    while (this.#get(position, modField) > revision) position = this.#get(position, writeField);
    return this.beforeAt(position);
  }

  /** Forgets the oldest write. */
  dropFirst(): void {
    const block = this.#blocks[0]!;
    const slot = (this.#first - this.#base) & slotMask;
    block.heads[slot] = null;
    if (block.large.size > 0) block.large.delete(slot);
    this.#first++;
    if (this.#first - this.#base < blockLength) return;
    this.#spare = this.#blocks.shift()!;
    this.#base += blockLength;
  }

  /** Position of the first write at or after `revision`; `end` when there is none. */
  find(revision: number): number {
    let low = this.#first;
    let high = this.#end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.revisionAt(middle) < revision) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #emptyBlock(): Block {
    const block = this.#spare ?? newBlock();
    this.#spare = null;
    block.bytesUsed = 0;
    return block;
  }

  #blockOf(position: number): Block {
    return this.#blocks[(position - this.#base) >> blockShift]!;
  }

  #get(position: number, field: number): number {
    return this.#blockOf(position).numbers[((position - this.#base) & slotMask) * fields + field]!;
  }

  #set(position: number, field: number, value: number): void {
    this.#blockOf(position).numbers[((position - this.#base) & slotMask) * fields + field] = value;
  }
}

/** Some writes, side by side. */
interface Block {
  readonly heads: (Version | null)[];
  /** For each slot the fields below. */
  readonly numbers: Float64Array;
  /** Values before the writes, but large ones, which stay the strings they are. */
  bytes: Buffer;
  bytesUsed: number;
  readonly large: Map<number, ByteString>;
}

const blockShift = 10;
const blockLength = 1 << blockShift;
const slotMask = blockLength - 1;
const valueInBytesMax = 1024;
/** No position. */
const none = -1;

const [revisionField, sizeField, nextField, offsetField, lengthField] = [0, 1, 2, 3, 4];
const [createField, modField, versionField, leaseField, writeField] = [5, 6, 7, 8, 9];
const deletesField = 10;
const fields = 11;

function newBlock(): Block {
  return {
    heads: new Array(blockLength).fill(null),
    numbers: new Float64Array(blockLength * fields),
    bytes: Buffer.alloc(0),
    bytesUsed: 0,
    large: new Map(),
  };
}

function keepBefore(block: Block, slot: number, head: Version): void {
  const { numbers } = block;
  const at = slot * fields;
  numbers[at + createField] = head.createRevision;
  numbers[at + modField] = head.modRevision;
  numbers[at + versionField] = head.version;
  numbers[at + leaseField] = head.lease;
  numbers[at + writeField] = head.write;
  numbers[at + offsetField] = block.bytesUsed;
  numbers[at + lengthField] = head.value.length;
  if (head.value.length > valueInBytesMax) block.large.set(slot, head.value);
  else if (head.value.length > 0) writeBytes(block, head.value);
}

function writeBytes(block: Block, value: ByteString): void {
  const end = block.bytesUsed + value.length;
  if (end > block.bytes.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(end, 2 * block.bytes.length, 16_384));
    block.bytes.copy(larger, 0, 0, block.bytesUsed);
    block.bytes = larger;
  }
  writeByteString(block.bytes, value, block.bytesUsed);
  block.bytesUsed = end;
}

function valueBefore(block: Block, slot: number): ByteString {
  const length = block.numbers[slot * fields + lengthField]!;
  if (length > valueInBytesMax) return block.large.get(slot)!;
  const offset = block.numbers[slot * fields + offsetField]!;
  return sliceByteString(block.bytes, offset, offset + length);
}
