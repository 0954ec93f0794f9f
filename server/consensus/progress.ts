import type { Ballot } from './ballot.ts';

/** 20 s in production: four messages of a MiB on a line of 200 KB/s. */
const patienceTicksMax = 1_000;

interface Sent {
  readonly endIndex: number;
  readonly sizeBytes: number;
  readonly atTick: number;
}

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
  readonly #inflight: Sent[] = [];
  #inflightBytes = 0;
  ticksSinceProgress = 0;
  ticksSinceHeard = 0;
  #ticks = 0;
  /** How long the last answer took: of a message that had to be sent again, since it was sent first. */
  #answerTicks = 0;
  /** How often in a row something was sent again without an answer. */
  #resends = 0;
  /** In which round it was asked, and what had been sent to it by then. */
  #askedRound = 0;
  #askedIndex = 0;
  /** What it said in answer to heartbeats: how much of the leader's log it has, and has on its disk. */
  receivedIndex = 0;
  durableIndex = 0;

  get inflightCount(): number {
    return this.#inflight.length;
  }

  get inflightBytes(): number {
    return this.#inflightBytes;
  }

  tick(): void {
    this.#ticks++;
    this.ticksSinceProgress++;
    this.ticksSinceHeard++;
  }

  /**
   * After so many ticks of silence a message may be lost. More than answers take, and more each time: a link of 500 KB/s needs 2 s for
   * a message of a MiB, and with copies of it every 200 ms it carried next to nothing else for ever.
   */
  patienceTicks(resendTicks: number): number {
    const learned = Math.max(resendTicks, 2 * this.#answerTicks);
    return Math.min(learned * 2 ** this.#resends, patienceTicksMax);
  }

  /** Where the oldest message under way ends. */
  get oldestEndIndex(): number {
    return this.#inflight[0]?.endIndex ?? this.nextIndex;
  }

  /** Something was sent again, or is going to be. */
  resent(): void {
    this.#resends++;
    this.ticksSinceProgress = 0;
  }

  /** It is asked how much it has got, behind all that was sent to it. */
  asked(round: number): void {
    this.#askedRound = round;
    this.#askedIndex = this.nextIndex;
  }

  /**
   * It answers to that round, so all that was sent before has come or is lost: there is no longer a reason for patience.
   *
   * @returns whether it was lost. What has come may not be on its disk yet, or its acknowledgement is lost.
   */
  replied(round: number, receivedIndex: number): boolean {
    if (round !== this.#askedRound) return false;
    this.#resends = 0;
    this.#answerTicks = 0;
    const hasLost = this.state === 'stream' && receivedIndex < this.#askedIndex;
    this.#askedIndex = 0; // an answer that is doubled tells nothing new
    return hasLost;
  }

  sent(endIndex: number, entries: readonly Uint8Array[]): void {
    let sizeBytes = 0;
    for (const entry of entries) sizeBytes += entry.length;
    if (this.#inflight.length === 0) this.ticksSinceProgress = 0;
    this.nextIndex = endIndex;
    this.#inflight.push({ endIndex, sizeBytes, atTick: this.#ticks });
    this.#inflightBytes += sizeBytes;
  }

  reported(receivedIndex: number, durableIndex: number): void {
    this.receivedIndex = Math.max(this.receivedIndex, receivedIndex);
    this.durableIndex = Math.max(this.durableIndex, durableIndex);
  }

  acknowledged(index: number): void {
    this.#answered();
    if (index > this.matchIndex) this.matchIndex = index;
    if (this.nextIndex < this.matchIndex) this.nextIndex = this.matchIndex;
    while (this.#inflight.length > 0 && this.#inflight[0]!.endIndex <= index) {
      const { sizeBytes, atTick } = this.#inflight.shift()!;
      this.#inflightBytes -= sizeBytes;
      this.#answerTicks = this.#ticks - atTick;
    }
  }

  /** A part of a synchronisation has arrived. */
  staged(index: number): void {
    this.#answered();
    if (this.#inflight.length > 0) this.#answerTicks = this.#ticks - this.#inflight[0]!.atTick;
    this.forgetInflight();
    this.nextIndex = index;
  }

  #answered(): void {
    this.#resends = 0;
    this.ticksSinceProgress = 0;
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
