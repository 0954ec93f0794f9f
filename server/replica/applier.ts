import { type Membership, memberOf } from '../consensus/membership.ts';
import type { Paxos } from '../consensus/paxos.ts';
import { decodeStopSign, encodeStopSign, isCoreEntry, isStopSign } from '../consensus/stop-sign.ts';
import type { Operation } from '../statemachine/command.ts';
import type { AppliedListener } from './contract.ts';
import type { Proposals } from './proposals.ts';
import type { ReplicaParts } from './replica-parts.ts';
import type { AppliedState } from './snapshots/snapshots.ts';

/** Entries applied in one turn of the event loop, so that a node that catches up still answers. */
const maxAppliedPerTurn = 2_000;

/** Carries out what was decided, in order: the state of this node, and how far it is. */
export class Applier {
  readonly #parts: ReplicaParts;
  readonly #core: Paxos;
  readonly #proposals: Proposals;
  readonly #listeners: AppliedListener[] = [];
  #index: number;
  /** What the node knew to be decided when it started. */
  readonly #replayUntil: number;
  #membership: Membership;
  #wasMember: boolean;

  constructor(parts: ReplicaParts, proposals: Proposals) {
    this.#parts = parts;
    this.#core = parts.core;
    this.#proposals = proposals;
    this.#index = parts.core.compactedIndex; // what the state machine began with
    this.#replayUntil = parts.core.decidedIndex;
    this.#membership = parts.membership;
    // Only voters accept: who has, and is none as of the snapshot that it starts from, was removed before that was made.
    this.#wasMember = this.#isMember || parts.core.acceptedBallot.node !== 0;
  }

  /** Entries that the state machine, or the core itself, has carried out. */
  get index(): number {
    return this.#index;
  }

  /** It is still carrying out what it knew to be decided when it started; reads at it wait meanwhile. */
  get isReplaying(): boolean {
    return this.#index < this.#replayUntil;
  }

  /** For a snapshot of this moment. */
  state(): AppliedState {
    return {
      index: this.#index,
      ballot: this.#core.boundAt(this.#index),
      membership: encodeStopSign(this.#membership),
    };
  }

  /** As of `index`. */
  get membership(): Membership {
    return this.#membership;
  }

  /** This node was a member, as far as it has seen, and is none as of `index`. */
  get hasLeft(): boolean {
    return this.#wasMember && !this.#isMember;
  }

  get #isMember(): boolean {
    return memberOf(this.#membership, this.#parts.nodeId) !== undefined;
  }

  listen(listener: AppliedListener): void {
    this.#listeners.push(listener);
  }

  /** Applies entries up to `decidedIndex`, or as many of them as fit one turn. False when there was none. */
  advance(decidedIndex: number): boolean {
    const until = Math.min(decidedIndex, this.#index + maxAppliedPerTurn);
    if (until <= this.#index) return false;
    while (this.#index < until) this.#apply(this.#index + 1);
    for (const listener of this.#listeners) listener.stateAdvanced();
    return true;
  }

  /** A snapshot has put the state after `index` entries in the place of this node's. */
  replaced(index: number, membership: Membership): void {
    this.#index = index;
    this.#membershipApplied(membership);
    for (const listener of this.#listeners) listener.stateReplaced();
    for (const listener of this.#listeners) listener.stateAdvanced();
  }

  #apply(index: number): void {
    const { bytes, start, end } = this.#core.log.place(index);
    if (this.#parts.isWitness || isCoreEntry(bytes, start, end)) {
      this.#index = index;
      if (isStopSign(bytes, start, end)) this.#membershipApplied(decodeStopSign(bytes.subarray(start, end)));
      return;
    }
    const command = this.#parts.decode(bytes, start, end);
    const { operation } = command;
    const isToldOf = isRare(operation);
    if (isToldOf) for (const listener of this.#listeners) listener.beforeRare(operation);
    const { node, boot, sequence } = command.origin;
    const isOwn = node === this.#parts.nodeId && boot === this.#parts.boot;
    const applied = this.#parts.stateMachine.apply(command, isOwn);
    if (isToldOf) for (const listener of this.#listeners) listener.afterRare(operation, applied.result);
    this.#index = index;
    if (isOwn) this.#proposals.applied(sequence, applied);
  }

  #membershipApplied(membership: Membership): void {
    this.#membership = membership;
    this.#wasMember ||= this.#isMember;
    this.#parts.observer.membershipChanged(membership);
  }
}

/** Looked at for every entry, so that those who follow the rare ones cost the others nothing. */
function isRare({ type }: Operation): boolean {
  return type !== 'put' && type !== 'txn' && type !== 'deleteRange';
}
