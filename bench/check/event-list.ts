import type { KeyHistory } from './key-history.ts';

/** After the last event. */
const endOfList = -1;

/**
 * Calls and returns in the order of time, doubly linked, so that an operation leaves and comes back in constant time. Call
 * `i` is event `i`, its return event `size + i`; an optional operation has no return. At equal time calls come first:
 * operations that touch are concurrent.
 */
export class EventList {
  private readonly size: number;
  private readonly optional: Uint8Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly head: number;

  constructor(history: KeyHistory) {
    this.size = history.size;
    this.optional = history.optional;
    this.head = 2 * history.size;
    this.next = new Int32Array(this.head + 1).fill(endOfList);
    this.previous = new Int32Array(this.head + 1).fill(this.head);
    let last = this.head;
    for (const event of eventsInOrder(history)) {
      this.next[last] = event;
      this.previous[event] = last;
      last = event;
    }
    this.next[last] = endOfList;
  }

  get first(): number {
    return this.next[this.head]!;
  }

  after(event: number): number {
    return this.next[event]!;
  }

  isCall(event: number): boolean {
    return event < this.size;
  }

  /** Takes the operation out: it has its place in the order. */
  lift(operation: number): void {
    this.unlink(operation);
    if (this.optional[operation] === 0) this.unlink(this.size + operation);
  }

  /** Undoes the latest `lift` that was not undone yet. */
  unlift(operation: number): void {
    if (this.optional[operation] === 0) this.relink(this.size + operation);
    this.relink(operation);
  }

  private unlink(event: number): void {
    const before = this.previous[event]!;
    const after = this.next[event]!;
    this.next[before] = after;
    if (after !== endOfList) this.previous[after] = before;
  }

  private relink(event: number): void {
    const before = this.previous[event]!;
    const after = this.next[event]!;
    this.next[before] = event;
    if (after !== endOfList) this.previous[after] = event;
  }
}

function eventsInOrder({ size, callUs, returnUs, optional }: KeyHistory): Uint32Array {
  const timeOf = (event: number): number => (event < size ? callUs[event]! : returnUs[event - size]!);
  const events = new Uint32Array(2 * size)
    .map((_, i) => i)
    .filter((event) => event < size || optional[event - size] === 0);
  // A call has the lower number, so that the second criterion puts it before a return at the same time.
  return events.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
}
