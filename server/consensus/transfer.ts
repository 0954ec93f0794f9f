/** A leadership on its way to another node: nothing is proposed meanwhile, so that the successor can have it all. */
export class Transfer {
  readonly to: number;
  readonly #resendTicks: number;
  #ticks = 0;
  #ticksSinceSent = Number.POSITIVE_INFINITY;

  constructor(to: number, resendTicks: number) {
    this.to = to;
    this.#resendTicks = resendTicks;
  }

  /** The message has not been sent, or might be lost. */
  get isDue(): boolean {
    return this.#ticksSinceSent >= this.#resendTicks;
  }

  sent(): void {
    this.#ticksSinceSent = 0;
  }

  /** True when the time is over. */
  tick(timeoutTicks: number): boolean {
    this.#ticksSinceSent++;
    return ++this.#ticks >= timeoutTicks;
  }
}
