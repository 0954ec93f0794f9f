import type { Progress } from './progress.ts';
import { reachedBy } from './quorum.ts';

/** What a leader finds out about itself that the election does not see: heartbeats pass. */
export type LeaderHealth =
  | 'good'
  /** Nothing gets decided: the way of the data is broken ("gray failure"), or the disks of too many do not answer. */
  | 'stalled'
  /** Others hold what this node's own disk still does not: it hangs, or falls behind more and more. */
  | 'slow-disk';

export interface WatchConfig {
  readonly acceptQuorum: number;
  /** Nodes that are sent something only when others are away: until then nothing need get through. */
  readonly witnesses: ReadonlySet<number>;
  /** Without progress for so long, something is wrong with the disks. */
  readonly stallTicks: number;
  /** Without progress for so long, and not for the disks' sake, data does not get through. */
  readonly deafTicks: number;
}

/**
 * Patience with disks of which some do acknowledge has an end, too: the quorum that does not come about here may come about behind
 * another leader, without the disk that hangs. So many times `stallTicks`: disks that are merely slow would be slow behind that one as well.
 */
const stallsUntilGivenUp = 3;

/** How far the leader is in this tick; what nobody else may follow yet does not count. */
interface Reach {
  readonly decidedIndex: number;
  readonly lastIndex: number;
  readonly ownDurableIndex: number;
}

/**
 * Tells a leader that cannot do its work. Followers say in answer to heartbeats how much of the log they have, and have on their
 * disks: what a quorum has and its disks have not is the disks' affair, and takes patience. What does not reach a quorum, or is
 * on its disks without an acknowledgement that gets here, is lost on the way.
 */
export class LeaderWatch {
  readonly #config: WatchConfig;
  readonly #progress: ReadonlyMap<number, Progress>;
  #ticksWithoutAnswer = 0;
  #ticksWithoutProgress = 0;
  #ticksOfSlowDisk = 0;
  /** Was decided when its own disk had taken all of this before; and for how long it has not taken that. */
  #awaitedIndex = 0;
  #ticksBehind = 0;

  constructor(config: WatchConfig, progress: ReadonlyMap<number, Progress>) {
    this.#config = config;
    this.#progress = progress;
  }

  /** Something was decided, or somebody who was behind comes nearer. */
  progressed(): void {
    this.#ticksWithoutAnswer = 0;
    this.#ticksWithoutProgress = 0;
  }

  /**
   * Data gets through to somebody. The own disk does not count: it works on when no message leaves. What one follower
   * acknowledges is no progress by itself: the data of all others may be lost.
   */
  acknowledged(isCatchingUp: boolean): void {
    if (isCatchingUp) this.progressed();
    else this.#ticksWithoutAnswer = 0;
  }

  ownDiskProgressed(): void {
    this.#ticksOfSlowDisk = 0;
  }

  tick({ decidedIndex, lastIndex, ownDurableIndex }: Reach): LeaderHealth {
    const isWaiting = lastIndex > decidedIndex;
    this.#ticksWithoutAnswer = isWaiting ? this.#ticksWithoutAnswer + 1 : 0;
    this.#ticksWithoutProgress = isWaiting ? this.#ticksWithoutProgress + 1 : 0;
    this.#ticksOfSlowDisk = ownDurableIndex < decidedIndex ? this.#ticksOfSlowDisk + 1 : 0;
    this.#awaitOwnDisk(decidedIndex, ownDurableIndex);
    if (this.#progress.size === 0) return 'good';
    const { stallTicks, deafTicks, witnesses } = this.#config;
    const isStalled = this.#ticksWithoutProgress >= stallsUntilGivenUp * stallTicks;
    if (isStalled || this.#ticksWithoutAnswer >= stallTicks) return 'stalled';
    const mayBeDeaf = this.#ticksWithoutProgress >= deafTicks && witnesses.size === 0;
    if (mayBeDeaf && !this.#areDisksSlow(decidedIndex, lastIndex, ownDurableIndex)) return 'stalled';
    const isBehind = this.#ticksBehind >= stallsUntilGivenUp * stallTicks;
    return isBehind || this.#ticksOfSlowDisk >= stallTicks ? 'slow-disk' : 'good';
  }

  /**
   * A disk that writes on, and more slowly than others decide: its backlog grows until it slows them all down. One that takes
   * half a second for each write, and as many at once as there are, keeps up.
   */
  #awaitOwnDisk(decidedIndex: number, ownDurableIndex: number): void {
    if (ownDurableIndex < this.#awaitedIndex) this.#ticksBehind++;
    else {
      this.#awaitedIndex = decidedIndex;
      this.#ticksBehind = 0;
    }
  }

  #areDisksSlow(decidedIndex: number, lastIndex: number, ownDurableIndex: number): boolean {
    const received = [lastIndex];
    const durable = [ownDurableIndex];
    for (const { receivedIndex, durableIndex } of this.#progress.values()) {
      received.push(receivedIndex);
      durable.push(durableIndex);
    }
    const { acceptQuorum } = this.#config;
    return reachedBy(acceptQuorum, received) > decidedIndex && reachedBy(acceptQuorum, durable) <= decidedIndex;
  }
}
