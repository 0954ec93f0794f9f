import { byCall, type Operation } from './operation.ts';

/**
 * Gives each operation a client such that those of one client never overlap, as checkers written by others ask: the lowest
 * free number. Whoever has an operation of unknown outcome waits for it forever, so it takes no further one.
 */
export function assignClients(operations: readonly Operation[]): readonly Operation[] {
  const free = new LowestFree();
  const busy = new EndsFirst();
  return [...operations].sort(byCall).map((operation) => {
    for (let done = busy.popBefore(operation.callUs); done !== -1; done = busy.popBefore(operation.callUs))
      free.give(done);
    const client = free.take();
    busy.push(operation.returnUs, client);
    return { ...operation, client };
  });
}

/** A binary heap of pairs, the smallest number first. */
class Heap {
  private readonly keys: number[] = [];
  private readonly values: number[] = [];

  get size(): number {
    return this.keys.length;
  }

  get firstKey(): number {
    return this.keys[0]!;
  }

  push(key: number, value: number): void {
    let at = this.keys.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[parent]! <= key) break;
      this.keys[at] = this.keys[parent]!;
      this.values[at] = this.values[parent]!;
      at = parent;
    }
    this.keys[at] = key;
    this.values[at] = value;
  }

  pop(): number {
    const first = this.values[0]!;
    const key = this.keys.pop()!;
    const value = this.values.pop()!;
    if (this.keys.length > 0) this.sink(key, value);
    return first;
  }

  private sink(key: number, value: number): void {
    const { keys, values } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= keys.length) break;
      if (child + 1 < keys.length && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      values[at] = values[child]!;
      at = child;
    }
    keys[at] = key;
    values[at] = value;
  }
}

class LowestFree {
  private readonly heap = new Heap();
  private next = 0;

  take(): number {
    return this.heap.size > 0 ? this.heap.pop() : this.next++;
  }

  give(client: number): void {
    this.heap.push(client, client);
  }
}

class EndsFirst {
  private readonly heap = new Heap();

  push(endUs: number, client: number): void {
    if (endUs !== Number.POSITIVE_INFINITY) this.heap.push(endUs, client);
  }

  /** A client whose operation ended before `us`; -1: none. */
  popBefore(us: number): number {
    return this.heap.size > 0 && this.heap.firstKey < us ? this.heap.pop() : -1;
  }
}
