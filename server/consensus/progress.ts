import type { Ballot } from './ballot.ts';

/**
 * What the leader knows about one follower.
 *
 *   probe ── promise ──► sync ── whole adopted log sent ──► stream
 *     ▲                                                        │
 *     └── rejected{needsSync}, or it lacks what is compacted ◄─┘
 */
export class Progress {
  state: 'probe' | 'sync' | 'stream' = 'probe';
  /** Durable at the follower in the leader's ballot. */
  matchIndex = 0;
  /** The next entry to send follows this index. */
  nextIndex = 0;
  /** Index in the follower's log from which the synchronisation replaces it, and to which it goes at least. */
  syncIndex = 0;
  syncTargetIndex = 0;
  sentDecidedIndex = 0;
  /** It said that it was late into this configuration, and what it had missed was sent again. */
  hasArrived = false;
  /** Ends and sizes of the messages under way, oldest first. */
  readonly #inflight: { readonly endIndex: number; readonly sizeBytes: number }[] = [];
  #inflightBytes = 0;
  ticksSinceProgress = 0;
  ticksSinceHeard = 0;
  /** What it said in answer to heartbeats: how much of the leader's log it has, and has on its disk. */
  receivedIndex = 0;
  durableIndex = 0;

  get inflightCount(): number {
    return this.#inflight.length;
  }

  get inflightBytes(): number {
    return this.#inflightBytes;
  }

  sent(endIndex: number, sizeBytes: number): void {
    this.nextIndex = endIndex;
    this.#inflight.push({ endIndex, sizeBytes });
    this.#inflightBytes += sizeBytes;
  }

  reported(receivedIndex: number, durableIndex: number): void {
    this.receivedIndex = Math.max(this.receivedIndex, receivedIndex);
    this.durableIndex = Math.max(this.durableIndex, durableIndex);
  }

  acknowledged(index: number): void {
    this.ticksSinceProgress = 0;
    if (index > this.matchIndex) this.matchIndex = index;
    if (this.nextIndex < this.matchIndex) this.nextIndex = this.matchIndex;
    while (this.#inflight.length > 0 && this.#inflight[0]!.endIndex <= index) {
      this.#inflightBytes -= this.#inflight.shift()!.sizeBytes;
    }
  }

  /** Sends again from `index`: what was under way after it is taken as lost. */
  rewind(index: number): void {
    this.ticksSinceProgress = 0;
    this.nextIndex = Math.max(index, this.matchIndex);
    this.forgetInflight();
  }

  forgetInflight(): void {
    this.#inflight.length = 0;
    this.#inflightBytes = 0;
  }

  becomeProbe(): void {
    this.state = 'probe';
    this.ticksSinceProgress = 0;
    this.forgetInflight();
  }

  becomeSync(syncIndex: number, targetIndex: number): void {
    this.state = 'sync';
    this.syncIndex = syncIndex;
    this.syncTargetIndex = targetIndex;
    this.nextIndex = syncIndex;
    this.ticksSinceProgress = 0;
    this.forgetInflight();
  }

  becomeStream(nextIndex: number): void {
    this.state = 'stream';
    this.nextIndex = nextIndex;
    this.ticksSinceProgress = 0;
  }
}

/** Where a candidate found the log that it adopted: needed to synchronise followers that promise later. */
export interface Adopted {
  readonly acceptedBallot: Ballot;
  /** Up to here it equals every log that was accepted in `acceptedBallot`. */
  readonly commonIndex: number;
  readonly index: number;
}

/** What a leader tells its host about another member. */
export interface PeerProgress {
  readonly nodeId: number;
  /** Durable there, in this leadership; for a learner what it knows to be decided. */
  readonly matchIndex: number;
  /** Gets new entries as they come, or has got them all. */
  readonly isCurrent: boolean;
}
