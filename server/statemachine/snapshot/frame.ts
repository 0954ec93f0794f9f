import { SnapshotError } from './snapshot-error.ts';

/** A part holds at most one value or result above its usual size, which the limits of requests and sessions bound. */
export const frameSizeBytesMax = 256 * 2 ** 20;

/** Throws before a snapshot is written that nobody could read: the log behind it would be gone. */
export function checkedLength(sizeBytes: number): number {
  if (sizeBytes > frameSizeBytesMax) throw new Error(`a part of ${sizeBytes} bytes is too long for a snapshot`);
  return sizeBytes;
}

export function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** Puts frames (a length as a varint, then so many bytes) together again from chunks that were cut anywhere. */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #sizeBytes = 0;

  /** Bytes of a frame that is not complete yet. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Calls `onFrame` for every frame that `chunk` completes, with its bytes and those of its length before them. */
  push(chunk: Uint8Array, onFrame: (message: Uint8Array, whole: Uint8Array) => void): void {
    this.#chunks.push(chunk);
    this.#sizeBytes += chunk.length;
    for (
      let length = this.#nextLength();
      length !== null && this.#sizeBytes >= length.end;
      length = this.#nextLength()
    ) {
      const bytes = this.#join();
      onFrame(bytes.subarray(length.start, length.end), bytes.subarray(0, length.end));
      this.#chunks = [bytes.subarray(length.end)];
      this.#sizeBytes -= length.end;
    }
  }

  /** Where the next frame's message begins and ends; null when not even its length is complete. */
  #nextLength(): { readonly start: number; readonly end: number } | null {
    if (this.#sizeBytes === 0) return null;
    if (this.#chunks[0]!.length < Math.min(lengthBytesMax, this.#sizeBytes)) this.#join();
    const first = this.#chunks[0]!;
    let length = 0;
    for (let at = 0, scale = 1; at < first.length; at++, scale *= 128) {
      length += (first[at]! & 127) * scale;
      if (length > frameSizeBytesMax || at >= lengthBytesMax)
        throw new SnapshotError('the snapshot holds a part that is too long');
      if (first[at]! < 128) return { start: at + 1, end: at + 1 + length };
    }
    return null;
  }

  #join(): Uint8Array {
    const joined = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }
}

const lengthBytesMax = 5;
