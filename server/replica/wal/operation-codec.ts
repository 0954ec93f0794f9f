import type { Ballot } from '../../consensus/ballot.ts';
import type { DurableOperation } from '../../consensus/hard-state.ts';
import { ballotBytes, indexBytes, readBallot, writeBallot } from './ballot-codec.ts';

/**
 * Operations as the payload of a record, one after the other, little-endian; indices and rounds in 6 bytes (below 2^48),
 * lengths and counts in 4:
 *
 *     1 promise  ballot
 *     2 accept   ballot, start index, number of entries, the length of each, the bytes of each
 *     3 decide   index
 *     4 learn    start index, number of entries, the length of each, the bytes of each
 *     5 snapshot index
 */
const types = { promise: 1, accept: 2, decide: 3, learn: 4, snapshot: 5 } as const;

export function operationsBytes(operations: readonly DurableOperation[]): number {
  let total = 0;
  for (const operation of operations) total += 1 + bodyBytes(operation);
  return total;
}

/** Writes at `start`, `operationsBytes` long. One buffer for all: a writev of many small pieces is slower (see Wal). */
export function writeOperations(bytes: Buffer, start: number, operations: readonly DurableOperation[]): void {
  let at = start;
  for (const operation of operations) {
    at = bytes.writeUInt8(types[operation.type], at);
    at = writeBody(bytes, at, operation);
  }
}

/**
 * Entries of the result are views of `bytes`.
 *
 * @throws RangeError when the bytes are no operations.
 */
export function readOperations(bytes: Buffer): DurableOperation[] {
  const operations: DurableOperation[] = [];
  for (const reader = new OperationReader(bytes); !reader.isAtEnd; ) operations.push(reader.operation());
  return operations;
}

function bodyBytes(operation: DurableOperation): number {
  switch (operation.type) {
    case 'promise':
      return ballotBytes;
    case 'decide':
    case 'snapshot':
      return indexBytes;
    case 'accept':
      return ballotBytes + indexBytes + entriesBytes(operation.entries);
    case 'learn':
      return indexBytes + entriesBytes(operation.entries);
  }
}

function entriesBytes(entries: readonly Uint8Array[]): number {
  let total = 4;
  for (const entry of entries) total += 4 + entry.length;
  return total;
}

function writeBody(bytes: Buffer, start: number, operation: DurableOperation): number {
  switch (operation.type) {
    case 'promise':
      return writeBallot(bytes, start, operation.ballot);
    case 'decide':
    case 'snapshot':
      return bytes.writeUIntLE(operation.index, start, indexBytes);
    case 'accept': {
      const at = writeBallot(bytes, start, operation.ballot);
      return writeEntries(bytes, bytes.writeUIntLE(operation.startIndex, at, indexBytes), operation.entries);
    }
    case 'learn':
      return writeEntries(bytes, bytes.writeUIntLE(operation.startIndex, start, indexBytes), operation.entries);
  }
}

function writeEntries(bytes: Buffer, start: number, entries: readonly Uint8Array[]): number {
  let at = bytes.writeUInt32LE(entries.length, start);
  for (const entry of entries) at = bytes.writeUInt32LE(entry.length, at);
  for (const entry of entries) {
    bytes.set(entry, at);
    at += entry.length;
  }
  return at;
}

/** Buffer reads throw a RangeError past the end. */
class OperationReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  operation(): DurableOperation {
    const type = this.#bytes.readUInt8(this.#at++);
    switch (type) {
      case types.promise:
        return { type: 'promise', ballot: this.#ballot() };
      case types.accept:
        return { type: 'accept', ballot: this.#ballot(), startIndex: this.#index(), entries: this.#entries() };
      case types.decide:
        return { type: 'decide', index: this.#index() };
      case types.learn:
        return { type: 'learn', startIndex: this.#index(), entries: this.#entries() };
      case types.snapshot:
        return { type: 'snapshot', index: this.#index() };
      default:
        throw new RangeError(`there is no operation of type ${type}`);
    }
  }

  #ballot(): Ballot {
    this.#at += ballotBytes;
    return readBallot(this.#bytes, this.#at - ballotBytes);
  }

  #index(): number {
    this.#at += indexBytes;
    return this.#bytes.readUIntLE(this.#at - indexBytes, indexBytes);
  }

  #number(): number {
    this.#at += 4;
    return this.#bytes.readUInt32LE(this.#at - 4);
  }

  #entries(): Uint8Array[] {
    const count = this.#number();
    const lengths: number[] = [];
    for (let i = 0; i < count; i++) lengths.push(this.#number());
    return lengths.map((length) => {
      this.#at += length;
      if (this.#at > this.#bytes.length) throw new RangeError('an entry is longer than its record');
      return this.#bytes.subarray(this.#at - length, this.#at);
    });
  }
}
