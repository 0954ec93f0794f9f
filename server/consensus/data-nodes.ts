import type { Progress } from './progress.ts';
import { reachedBy } from './quorum.ts';

interface DataNodesConfig {
  readonly nodeId: number;
  readonly acceptQuorum: number;
  readonly witnesses: ReadonlySet<number>;
  readonly stallTicks: number;
}

/** How far a node was when it came nearer to the end of the log last, and for how long it has not since. */
interface Lag {
  readonly durableIndex: number;
  ticks: number;
}

/** Copies of an entry, at least, before a node is taken for away that is heard. */
const copiesMin = 2;

/**
 * What those nodes hold that keep data and are there; a witness is told no more. So it stands in for a data node that
 * is away, and only then: of an entry that just this node and a witness hold, nobody could lead on without this node.
 *
 * Away is also who is heard and gets nothing onto its disk, because that hangs or the data is lost on its way; this node, too. But not
 * when a single copy would be left: another leader may be able to do better, and this one gives up first (see LeaderWatch).
 */
export class DataNodes {
  readonly #config: DataNodesConfig;
  readonly #progress: ReadonlyMap<number, Progress>;
  readonly #lags = new Map<number, Lag>();
  readonly #patienceTicks: number;

  constructor(config: DataNodesConfig, progress: ReadonlyMap<number, Progress>) {
    this.#config = config;
    this.#progress = progress;
    this.#patienceTicks = config.stallTicks / 2;
  }

  tick(ownDurableIndex: number, lastIndex: number): void {
    this.#tickOne(this.#config.nodeId, ownDurableIndex, ownDurableIndex >= lastIndex);
    for (const [peer, { state, matchIndex }] of this.#progress) {
      // Time counts from when it begins to follow.
      this.#tickOne(peer, matchIndex, state !== 'stream' || matchIndex >= lastIndex);
    }
  }

  /** Up to here the log may be given to a witness. */
  held(ownDurableIndex: number): number {
    const { nodeId, witnesses, acceptQuorum } = this.#config;
    const there = [ownDurableIndex];
    const comingOn = this.#comesOn(nodeId, ownDurableIndex) ? [ownDurableIndex] : [];
    for (const [peer, { state, ticksSinceHeard, matchIndex }] of this.#progress) {
      if (witnesses.has(peer) || state !== 'stream' || ticksSinceHeard >= this.#patienceTicks) continue;
      there.push(matchIndex);
      if (this.#comesOn(peer, matchIndex)) comingOn.push(matchIndex);
    }
    const indices = comingOn.length >= copiesMin ? comingOn : there;
    return reachedBy(Math.min(acceptQuorum, indices.length), indices);
  }

  #comesOn(nodeId: number, durableIndex: number): boolean {
    const lag = this.#lags.get(nodeId);
    return lag === undefined || lag.ticks < this.#patienceTicks || durableIndex > lag.durableIndex;
  }

  #tickOne(nodeId: number, durableIndex: number, lacksNothing: boolean): void {
    const lag = this.#lags.get(nodeId);
    if (lag === undefined || lacksNothing || durableIndex > lag.durableIndex)
      this.#lags.set(nodeId, { durableIndex, ticks: 0 });
    else lag.ticks++;
  }
}
