import { type Ballot, sameBallot } from '../../server/consensus/ballot.ts';
import type { Effects } from '../../server/consensus/effects.ts';
import type { HardState } from '../../server/consensus/hard-state.ts';
import type { Membership } from '../../server/consensus/membership.ts';
import type { Message } from '../../server/consensus/message.ts';
import { Paxos } from '../../server/consensus/paxos.ts';
import type { PaxosConfig } from '../../server/consensus/paxos-config.ts';

export interface CoreObserver {
  /** The core is about to hand these to its host. */
  effects(core: ObservedCore, effects: Effects): void;
  /** It is about to take up a message. Gives what is to be called when it has. */
  receiving(core: ObservedCore, from: number, message: Message, nowMs: number): (() => void) | null;
  /** A unit of its time is about to pass. */
  ticked(): void;
  /** It leads, and has taken these up. */
  proposed(core: ObservedCore, entries: readonly Uint8Array[]): void;
  readAsked(core: ObservedCore, read: AskedRead): void;
  /** Nothing that it wants written will be any more. */
  diskFailed(): void;
  /** An exception came out of it where the host has no caller to pass it to. */
  failed(error: unknown): void;
}

export interface AskedRead {
  readonly id: number;
  readonly from: number;
  /** The core leads. */
  readonly isTaken: boolean;
  /** Whoever asks is bound to the ballot of the core. */
  readonly isAcknowledged: boolean;
}

/** The production core, looked at whenever it hands out effects. */
export class ObservedCore extends Paxos {
  readonly #observer: CoreObserver;

  constructor(config: PaxosConfig, state: HardState, membership: Membership, observer: CoreObserver) {
    super(config, state, membership);
    this.#observer = observer;
  }

  override takeEffects(nowMs: number): Effects {
    const effects = super.takeEffects(nowMs);
    this.#observer.effects(this, effects);
    return effects;
  }

  override receive(from: number, message: Message, nowMs: number): void {
    const received = this.#observer.receiving(this, from, message, nowMs);
    super.receive(from, message, nowMs);
    received?.();
  }

  override tick(nowMs: number): void {
    this.#observer.ticked();
    super.tick(nowMs);
  }

  override propose(entries: readonly Uint8Array[]): boolean {
    const isTaken = super.propose(entries);
    if (isTaken) this.#observer.proposed(this, entries);
    return isTaken;
  }

  override requestRead(id: number, from: number, ballot: Ballot): boolean {
    const isTaken = super.requestRead(id, from, ballot);
    this.#observer.readAsked(this, { id, from, isTaken, isAcknowledged: sameBallot(ballot, this.ballot) });
    return isTaken;
  }

  override diskFailed(): void {
    this.#observer.diskFailed();
    super.diskFailed();
  }

  override persisted(token: number): void {
    try {
      super.persisted(token);
    } catch (error) {
      this.#observer.failed(error);
    }
  }
}
