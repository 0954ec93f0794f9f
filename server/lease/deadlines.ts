interface Entry {
  readonly id: number;
  atMs: number;
}

/** So many entries of ids that are gone are not worth a look at all. */
const deadMin = 64;

/**
 * Who is due when: a binary heap with one entry per id. An id whose deadline moves later keeps its place until it comes to
 * the top: to renew costs one write, and leases are renewed far more often than they end. The entry of one that is deleted
 * stays, too, until these are the most.
 */
export class Deadlines {
  readonly #atMs = new Map<number, number>();
  #heap: Entry[] = [];

  get size(): number {
    return this.#atMs.size;
  }

  /** What takes memory. */
  get heapSize(): number {
    return this.#heap.length;
  }

  /** Null when it has none. */
  get(id: number): number | null {
    return this.#atMs.get(id) ?? null;
  }

  /** A new id, or a deadline that is not earlier than before. */
  set(id: number, atMs: number): void {
    const before = this.#atMs.get(id);
    if (before !== undefined && atMs < before) throw new Error(`the deadline of ${id} must not move back`);
    this.#atMs.set(id, atMs);
    if (before === undefined) this.#push({ id, atMs });
  }

  delete(id: number): void {
    this.#atMs.delete(id);
    if (this.#heap.length - this.#atMs.size > this.#atMs.size + deadMin) this.#rebuild();
  }

  isDue(nowMs: number): boolean {
    for (let top = this.#heap[0]; top !== undefined && top.atMs <= nowMs; top = this.#heap[0]) {
      if (this.#settle(top)) return true;
    }
    return false;
  }

  /** Removes and returns the id that has been due the longest; null when none is due at `nowMs`. */
  takeDue(nowMs: number): number | null {
    if (!this.isDue(nowMs)) return null;
    const { id } = this.#heap[0]!;
    this.#pop();
    this.#atMs.delete(id);
    return id;
  }

  /** Brings the top of the heap up to date. True when it already was. */
  #settle(top: Entry): boolean {
    const atMs = this.#atMs.get(top.id);
    if (atMs === top.atMs) return true;
    if (atMs === undefined) this.#pop();
    else {
      top.atMs = atMs;
      this.#sink(0);
    }
    return false;
  }

  /** As many entries as were deleted since the last time pay for it. What is in order is a heap. */
  #rebuild(): void {
    this.#heap = Array.from(this.#atMs, ([id, atMs]) => ({ id, atMs })).sort((a, b) => a.atMs - b.atMs);
  }

  #push(entry: Entry): void {
    let at = this.#heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#heap[parent]!.atMs <= entry.atMs) break;
      this.#heap[at] = this.#heap[parent]!;
      at = parent;
    }
    this.#heap[at] = entry;
  }

  #pop(): void {
    const last = this.#heap.pop()!;
    if (this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #sink(start: number): void {
    const entry = this.#heap[start]!;
    let at = start;
    for (let child = 2 * at + 1; child < this.#heap.length; child = 2 * at + 1) {
      const right = child + 1;
      if (right < this.#heap.length && this.#heap[right]!.atMs < this.#heap[child]!.atMs) child = right;
      if (this.#heap[child]!.atMs >= entry.atMs) break;
      this.#heap[at] = this.#heap[child]!;
      at = child;
    }
    this.#heap[at] = entry;
  }
}
