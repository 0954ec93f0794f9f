const empty = Buffer.alloc(0);

/** Bytes in order, in one buffer that grows with what waits: pieces of a few bytes would take 100 each as objects. */
export class ByteQueue {
  #bytes: Buffer = empty;
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  append(bytes: Buffer, start: number, end: number): void {
    const byteCount = end - start;
    if (this.#end + byteCount > this.#bytes.length) this.#makeRoom(byteCount);
    bytes.copy(this.#bytes, this.#end, start, end);
    this.#end += byteCount;
  }

  /** At most so many bytes from the front; valid until the next `append`. */
  take(maxBytes: number): Buffer {
    const start = this.#start;
    this.#start = Math.min(this.#end, start + maxBytes);
    const taken = this.#bytes.subarray(start, this.#start);
    if (this.length === 0) this.clear();
    return taken;
  }

  clear(): void {
    this.#bytes = empty;
    this.#start = this.#end = 0;
  }

  #makeRoom(byteCount: number): void {
    const needed = this.length + byteCount;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.length));
    this.#bytes.copy(larger, 0, this.#start, this.#end);
    this.#end = this.length;
    this.#start = 0;
    this.#bytes = larger;
  }
}
