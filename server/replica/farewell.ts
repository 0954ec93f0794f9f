import { ReplicaError } from './contract.ts';

/** Members answer whoever asks several times a second, and one that has left for as long as they have a link to it. */
const silentTicks = 50;

/**
 * The end of a node that was removed. The others go on serving it for some seconds, so that what its clients had begun is
 * finished; from then on whatever it asks is never answered, and its clients need not wait for that.
 */
export class Farewell {
  readonly #hasLeft: () => boolean;
  #ticksSinceHeard = 0;

  constructor(hasLeft: () => boolean) {
    this.#hasLeft = hasLeft;
  }

  heard(): void {
    this.#ticksSinceHeard = 0;
  }

  tick(): void {
    this.#ticksSinceHeard++;
  }

  get isOver(): boolean {
    return this.#ticksSinceHeard >= silentTicks && this.#hasLeft();
  }
}

export function removedError(outcome: 'none' | 'unknown'): ReplicaError {
  return new ReplicaError('removed', outcome, 'this node was removed from the cluster: ask another one');
}
