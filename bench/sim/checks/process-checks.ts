import type { Effects } from '../../../server/consensus/effects.ts';
import type { Message } from '../../../server/consensus/message.ts';
import type { ReplicaStatus } from '../../../server/replica/contract.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import type { AskedRead, CoreObserver, ObservedCore } from '../observed-core.ts';
import { Violation } from '../violation.ts';
import type { World } from '../world.ts';
import { BoundChecks } from './bound-checks.ts';
import { LeaderChecks } from './leader-checks.ts';

type Watched = Pick<World, 'settings' | 'logChecks' | 'leaseChecks' | 'leased' | 'fail'>;

/** The process, as far as its core does not tell of it. */
interface Process {
  /** Its own clock. */
  nowMs(): number;
  readonly appliedIndex: number;
}

/** Looks at the core of one process, and tells the checks what happens to it. */
export class ProcessChecks implements CoreObserver {
  readonly #node: number;
  readonly #world: Watched;
  readonly #process: Process;
  readonly bounds: BoundChecks;
  readonly #leaderChecks: LeaderChecks;
  /** Questions for reads that came with what is being received, by their numbers there. */
  #readsOfOthers: number[] = [];
  /** Since effects were handed out last. */
  #diskFailed = false;

  /**
   * @param patienceTicks as long after it was heard last a node counts as away.
   */
  constructor(node: number, world: Watched, process: Process, patienceTicks: number) {
    this.#node = node;
    this.#world = world;
    this.#process = process;
    this.bounds = new BoundChecks(node, world.settings);
    this.#leaderChecks = new LeaderChecks(node, world.logChecks.ledger, patienceTicks);
  }

  /** The process is about to take these up. */
  taking(messages: readonly PeerMessage[]): void {
    this.#readsOfOthers = messages.flatMap((message) => (message.type === 'readIndexRequest' ? [message.id] : []));
  }

  effects(core: ObservedCore, effects: Effects): void {
    const { logChecks, leaseChecks } = this.#world;
    this.#isInOrder(core);
    logChecks.effects(this.#node, core, effects, this.#diskFailed);
    this.#diskFailed = false;
    this.#leaderChecks.sent(core, effects.messages);
    this.bounds.sent(core, effects.messages);
    if (leaseChecks === null) return;
    for (const { to, message } of effects.messages) leaseChecks.sent(this.#node, to, message);
    if (!core.holdsLease(this.#process.nowMs())) return;
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

  proposed(core: ObservedCore, entries: readonly Uint8Array[]): void {
    this.bounds.proposed(core, entries);
  }

  /** The host has ticked. */
  hostTicked(core: ObservedCore, status: ReplicaStatus): void {
    this.#isInOrder(core);
    this.bounds.ticked(core, status);
  }

  /** What is decided and accepted is compared where entries are looked at. */
  #isInOrder({ compactedIndex, decidedIndex }: ObservedCore): void {
    const { appliedIndex } = this.#process;
    if (compactedIndex <= appliedIndex && appliedIndex <= decidedIndex) return;
    const detail = `compacted ${compactedIndex}, applied ${appliedIndex}, decided ${decidedIndex}`;
    throw new Violation('I3 order of indices', `node ${this.#node}: ${detail}`);
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
