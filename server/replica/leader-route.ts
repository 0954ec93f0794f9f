import { type Ballot, sameBallot, zeroBallot } from '../consensus/ballot.ts';
import type { ReplicaParts } from './replica-parts.ts';

/**
 * The way of what this node's clients want to whoever leads. A leader that refuses has stepped down, or was started again,
 * and would refuse whatever comes at once, as fast as the link is: it is asked again after the next tick, another one, or
 * the same in a new leadership, as soon as it is known.
 */
export class LeaderRoute {
  readonly #parts: Pick<ReplicaParts, 'nodeId' | 'core' | 'transport'>;
  /** The leadership that refused since the last tick. */
  #refusedIn: Ballot = zeroBallot;

  constructor(parts: Pick<ReplicaParts, 'nodeId' | 'core' | 'transport'>) {
    this.#parts = parts;
  }

  get isReachable(): boolean {
    const { nodeId, core, transport } = this.#parts;
    const { leaderId } = core;
    return leaderId !== 0 && (leaderId === nodeId || transport.isConnected(leaderId));
  }

  get isOpen(): boolean {
    return this.isReachable && !sameBallot(this.#parts.core.leaderBallot, this.#refusedIn);
  }

  get takesProposals(): boolean {
    const { nodeId, core, transport } = this.#parts;
    return this.isOpen && (core.leaderId === nodeId ? core.acceptsProposals : transport.hasRoom(core.leaderId));
  }

  /** What was put to the leader of `ballot` came back. */
  refused(ballot: Ballot): void {
    this.#refusedIn = ballot;
  }

  tick(): void {
    this.#refusedIn = zeroBallot;
  }
}
