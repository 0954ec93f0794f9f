interface Event {
  readonly atMs: number;
  /** Events of one moment happen in the order in which they were planned. */
  readonly order: number;
  readonly run: () => void;
}

/** Virtual time: what is to happen, in order. A binary heap. */
export class EventQueue {
  #nowMs = 0;
  #order = 0;
  readonly #events: Event[] = [];

  get nowMs(): number {
    return this.#nowMs;
  }

  /** When the next event is due; Infinity when there is none. */
  get nextAtMs(): number {
    return this.#events[0]?.atMs ?? Number.POSITIVE_INFINITY;
  }

  after(delayMs: number, run: () => void): void {
    const event = { atMs: this.#nowMs + delayMs, order: this.#order++, run };
    const events = this.#events;
    events.push(event);
    let i = events.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(event, events[parent]!)) break;
      events[i] = events[parent]!;
      i = parent;
    }
    events[i] = event;
  }

  /** Advances time to the next event and carries it out. */
  step(): void {
    const event = this.#pop();
    this.#nowMs = event.atMs;
    event.run();
  }

  /** Lets time pass to `atMs`, before which nothing is planned. */
  advanceTo(atMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }

  #pop(): Event {
    const events = this.#events;
    const first = events[0]!;
    const last = events.pop()!;
    if (events.length > 0) this.#sink(last);
    return first;
  }

  #sink(last: Event): void {
    const events = this.#events;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && isBefore(events[child + 1]!, events[child]!)) child++;
      if (!isBefore(events[child]!, last)) break;
      events[i] = events[child]!;
      i = child;
    }
    events[i] = last;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
