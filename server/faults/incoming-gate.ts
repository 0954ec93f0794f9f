import { isSevered, type LinkEffect, noEffect } from './link-effect.ts';

/**
 * Stands where the frames of one peer come in, so that a cut holds although the other end does not know of it. A reset
 * shows at the next frame of the peer, which is due within an election round.
 */
export class IncomingGate {
  #effect: LinkEffect = noEffect;
  #waiting: (() => void)[] = [];

  /** False: frames that arrive are to be thrown away. */
  get isOpen(): boolean {
    return !isSevered(this.#effect);
  }

  /** The stream that is there is to be ended. */
  get breaks(): boolean {
    return this.#effect.cut === 'reset';
  }

  /** A new stream is to be turned away. */
  get refuses(): boolean {
    return this.#effect.cut === 'reset' || this.#effect.cut === 'refuse-new';
  }

  /** Resolves when a new stream would be heard: at once, unless everything is dropped. */
  async reachable(): Promise<void> {
    while (this.#effect.cut === 'drop') {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** For the holder of the faults: this is what is done to the link from now on. */
  change(effect: LinkEffect): void {
    this.#effect = effect;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
