import type { Effects } from '../../../server/consensus/effects.ts';
import type { Message } from '../../../server/consensus/message.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import type { AskedRead, CoreObserver, ObservedCore } from '../observed-core.ts';
import type { World } from '../world.ts';
import { LeaderChecks } from './leader-checks.ts';

type Watched = Pick<World, 'logChecks' | 'leaseChecks' | 'leased' | 'fail'>;

/** Looks at the core of one process, and tells the checks what happens to it. */
export class ProcessChecks implements CoreObserver {
  readonly #node: number;
  readonly #world: Watched;
  readonly #nowMs: () => number;
  readonly #leaderChecks: LeaderChecks;
  /** Questions for reads that came with what is being received, by their numbers there. */
  #readsOfOthers: number[] = [];
  /** Since effects were handed out last. */
  #diskFailed = false;

  /**
   * @param nowMs the node's own clock.
   * @param patienceTicks as long after it was heard last a node counts as away.
   */
  constructor(node: number, world: Watched, nowMs: () => number, patienceTicks: number) {
    this.#node = node;
    this.#world = world;
    this.#nowMs = nowMs;
    this.#leaderChecks = new LeaderChecks(node, world.logChecks.ledger, patienceTicks);
  }

  /** The process is about to take these up. */
  taking(messages: readonly PeerMessage[]): void {
    this.#readsOfOthers = messages.flatMap((message) => (message.type === 'readIndexRequest' ? [message.id] : []));
  }

  effects(core: ObservedCore, effects: Effects): void {
    const { logChecks, leaseChecks } = this.#world;
    logChecks.effects(this.#node, core, effects, this.#diskFailed);
    this.#diskFailed = false;
    this.#leaderChecks.sent(core, effects.messages);
    if (leaseChecks === null) return;
    for (const { to, message } of effects.messages) leaseChecks.sent(this.#node, to, message);
    if (!core.holdsLease(this.#nowMs())) return;
    leaseChecks.held(this.#node, core);
    this.#world.leased(this.#node);
  }

  receiving(core: ObservedCore, from: number, message: Message, nowMs: number): (() => void) | null {
    this.#world.leaseChecks?.received(this.#node, from, message, nowMs);
    return this.#leaderChecks.receiving(core, from, message);
  }

  ticked(): void {
    this.#leaderChecks.ticked();
  }

  readAsked({ ballot }: ObservedCore, { id, from, isTaken, isAcknowledged }: AskedRead): void {
    const question = from === this.#node ? undefined : this.#readsOfOthers.shift();
    if (!isTaken) return;
    const { reads } = this.#world.logChecks;
    if (question !== undefined && isAcknowledged) reads.acknowledged(this.#node, id, from, question, ballot);
    else reads.asked(this.#node, ballot, id);
  }

  diskFailed(): void {
    this.#diskFailed = true;
  }

  failed(error: unknown): void {
    this.#world.fail(error);
  }
}
