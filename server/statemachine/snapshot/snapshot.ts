import { Digest } from '../digest.ts';
import type { MachineState } from '../machine-state.ts';
import { type Captured, capture, encodePart, frames } from './snapshot-parts.ts';

/** No chunk is longer. */
const chunkSizeBytesMax = 64 * 1024;

/**
 * The state of one moment as chunks of bytes (proto/scalectl/snapshot/v1), made while they are asked for, whatever the
 * state machine applies in between. Until the end was read, or `return` was called (as `for … of` does when it is left),
 * the machine keeps the old versions that are needed for it: do not drop a snapshot half-read.
 */
export class Snapshot implements IterableIterator<Uint8Array> {
  readonly #captured: Captured;
  readonly #chunks: Generator<Uint8Array>;

  constructor(state: MachineState) {
    this.#captured = capture(state);
    this.#chunks = chunks(frames(this.#captured));
  }

  next(): IteratorResult<Uint8Array> {
    let goesOn = false;
    try {
      const result = this.#chunks.next();
      goesOn = result.done !== true;
      return result;
    } finally {
      // Also when it throws: `for … of` calls `return` only when its own body does.
      if (!goesOn) this.#captured.keys.release();
    }
  }

  return(): IteratorResult<Uint8Array> {
    this.#captured.keys.release();
    return this.#chunks.return(undefined);
  }

  [Symbol.iterator](): this {
    return this;
  }
}

function* chunks(source: Iterable<Uint8Array>): Generator<Uint8Array> {
  const checksum = new Digest();
  for (const bytes of source) {
    checksum.mixBytes(bytes);
    yield* cut(bytes);
  }
  yield encodePart({ end: { checksum: checksum.value } });
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSizeBytesMax) yield bytes.subarray(at, at + chunkSizeBytesMax);
}
