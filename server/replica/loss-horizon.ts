import { type Ballot, compareBallots, sameBallot } from '../consensus/ballot.ts';
import type { CoreEvent } from '../consensus/effects.ts';
import type { Paxos } from '../consensus/paxos.ts';

/**
 * When commands that were given to earlier leaders are surely lost (decision 0007): this node's log has become that of a later
 * leader, and an entry behind that place was decided in that log. Not when it was learned from a leader later still, who may
 * never have heard of that log, and have taken up what it lacked.
 */
export class LossHorizon {
  #synced: { readonly ballot: Ballot; readonly index: number } | null = null;

  note(event: CoreEvent): void {
    if (event.type !== 'synced') return;
    if (this.#synced === null || compareBallots(event.ballot, this.#synced.ballot) > 0) this.#synced = event;
  }

  /** What was given to leaders of lower ballots than this one, and is not applied, is lost; null when nothing new is known. */
  passed({ ballot, acceptedBallot }: Pick<Paxos, 'ballot' | 'acceptedBallot'>, appliedIndex: number): Ballot | null {
    const synced = this.#synced;
    if (synced === null || appliedIndex <= synced.index) return null;
    if (!sameBallot(ballot, synced.ballot) || !sameBallot(acceptedBallot, synced.ballot)) return null;
    this.#synced = null;
    return synced.ballot;
  }
}
