const capacity = 1024;

/**
 * Which streams we reset lately. The peer's frames for them were under way when it learnt of the reset, so they are
 * ignored; the same frames for a stream that ended in order are a violation (RFC 9113 §5.1). Older ids than the kept ones
 * get the benefit of the doubt: a client whose deadlines pass by the thousand must not lose its connection for it.
 */
export class ResetHistory {
  #ids: Int32Array | null = null;
  #count = 0;
  #forgottenUpTo = 0;

  add(streamId: number): void {
    this.#ids ??= new Int32Array(capacity);
    const slot = this.#count++ % capacity;
    this.#forgottenUpTo = Math.max(this.#forgottenUpTo, this.#ids[slot]!);
    this.#ids[slot] = streamId;
  }

  mayContain(streamId: number): boolean {
    return streamId <= this.#forgottenUpTo || (this.#ids?.includes(streamId) ?? false);
  }
}
