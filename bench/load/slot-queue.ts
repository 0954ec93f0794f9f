/** A first-in, first-out queue of slot indices with a fixed capacity and no allocation. */
export class SlotQueue {
  size = 0;
  private readonly slots: Uint32Array;
  private head = 0;

  constructor(capacity: number) {
    this.slots = new Uint32Array(capacity);
  }

  push(slot: number): void {
    if (this.size === this.slots.length) throw new Error('assert: the queue holds every slot of the call table');
    this.slots[(this.head + this.size) % this.slots.length] = slot;
    this.size++;
  }

  /** The oldest one. */
  get first(): number {
    if (this.size === 0) throw new Error('assert: the queue is empty');
    return this.slots[this.head]!;
  }

  /** Removes the oldest one. */
  shift(): void {
    if (this.size === 0) throw new Error('assert: the queue is empty');
    this.head = (this.head + 1) % this.slots.length;
    this.size--;
  }
}
