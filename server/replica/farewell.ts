import type { Membership } from '../consensus/membership.ts';
import { ReplicaError } from './contract.ts';
import type { PeerMessage } from './peer-message.ts';

/** Members answer whoever asks several times a second. */
const silentTicks = 50;

/** Ten seconds. The members go on answering as long as they are asked: it is the one that has left that ends it. */
const partingTicks = 500;

/** What this node has applied. */
interface Applied {
  /** It was a member, and is none. */
  readonly hasLeft: boolean;
  readonly membership: Membership;
}

/**
 * The end of a node that was removed. The others go on serving it for some seconds, so that what its clients had begun is
 * finished; from then on it asks nothing, and its clients need not wait. When it hears of a later configuration it asks
 * again: it may have been added anew.
 */
export class Farewell {
  readonly #applied: Applied;
  #ticksSinceHeard = 0;
  #ticksSinceLeft = 0;

  constructor(applied: Applied) {
    this.#applied = applied;
  }

  heard(messages: readonly PeerMessage[]): void {
    this.#ticksSinceHeard = 0;
    if (this.#ticksSinceLeft > 0 && messages.some((message) => this.#isOfLater(message))) this.#ticksSinceLeft = 0;
  }

  tick(): void {
    this.#ticksSinceHeard++;
    this.#ticksSinceLeft = this.#applied.hasLeft ? this.#ticksSinceLeft + 1 : 0;
  }

  get isOver(): boolean {
    const { hasLeft } = this.#applied;
    return hasLeft && (this.#ticksSinceHeard >= silentTicks || this.#ticksSinceLeft >= partingTicks);
  }

  /** This is not asked any more: all that is decided would go on being sent here, for as long as the process runs. */
  silences({ type }: PeerMessage): boolean {
    return (type === 'heartbeatRequest' || type === 'learnRequest') && this.#ticksSinceLeft >= partingTicks;
  }

  #isOfLater(message: PeerMessage): boolean {
    const isHeartbeat = message.type === 'heartbeatRequest' || message.type === 'heartbeatReply';
    return isHeartbeat && message.configId > this.#applied.membership.configId;
  }
}

export function removedError(outcome: 'none' | 'unknown'): ReplicaError {
  return new ReplicaError('removed', outcome, 'this node was removed from the cluster: ask another one');
}
