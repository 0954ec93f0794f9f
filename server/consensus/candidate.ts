import type { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, sameBallot } from './ballot.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import type { Adopted } from './progress.ts';

type Promise_ = Extract<Message, { type: 'promise' }>;
type LogResponse = Extract<Message, { type: 'logResponse' }>;

interface Fetch {
  readonly donor: number;
  readonly startIndex: number;
  readonly entries: Uint8Array[];
  ticksSinceProgress: number;
}

export interface CandidateConfig {
  readonly nodeId: number;
  readonly peers: readonly number[];
  readonly quorum: number;
  readonly resendTicks: number;
}

/** A donor that is silent for so many resends is given up, and the candidate chooses among the other promises. */
const donorResends = 4;

/**
 * A node on its way to lead: collects promises of a quorum, finds the most recent log among them (highest accepted
 * ballot, then longest), fetches what it lacks and adopts it. Everything that was ever chosen is in that log.
 */
export class Candidate {
  readonly ballot: Ballot;
  readonly #config: CandidateConfig;
  readonly #acceptor: Acceptor;
  readonly #outbox: Outbox;
  readonly promises = new Map<number, Promise_>();
  #fetch: Fetch | null = null;
  #ticksSincePrepare = 0;

  constructor(config: CandidateConfig, acceptor: Acceptor, outbox: Outbox) {
    this.#config = config;
    this.#acceptor = acceptor;
    this.#outbox = outbox;
    this.ballot = acceptor.promised;
    // Not before the own promise is durable: after a crash this node must not use the same ballot for another log.
    for (const peer of config.peers) this.#outbox.afterDurable(peer, { type: 'prepare', ballot: this.ballot });
  }

  /** The own promise is on disk, or a peer's came. Gives the adopted log when it is complete. */
  receivePromise(from: number, promise: Promise_): Adopted | null {
    if (!sameBallot(promise.ballot, this.ballot)) return null;
    this.promises.set(from, promise);
    return this.#fetch === null ? this.#choose() : null;
  }

  receiveLog(from: number, message: LogResponse): Adopted | null {
    const fetch = this.#fetch;
    if (fetch === null || from !== fetch.donor || !sameBallot(message.ballot, this.ballot)) return null;
    if (message.fromIndex !== fetch.startIndex + fetch.entries.length) return null;
    for (const entry of message.entries) fetch.entries.push(entry);
    fetch.ticksSinceProgress = 0;
    if (!message.done) {
      this.#request(fetch);
      return null;
    }
    return this.#adopt(this.promises.get(from)!, fetch.startIndex, fetch.entries);
  }

  tick(): Adopted | null {
    if (++this.#ticksSincePrepare >= this.#config.resendTicks) {
      this.#ticksSincePrepare = 0;
      for (const peer of this.#config.peers) {
        if (!this.promises.has(peer)) this.#outbox.afterDurable(peer, { type: 'prepare', ballot: this.ballot });
      }
    }
    return this.#fetch === null ? null : this.#watch(this.#fetch);
  }

  #watch(fetch: Fetch): Adopted | null {
    fetch.ticksSinceProgress++;
    if (fetch.ticksSinceProgress % this.#config.resendTicks !== 0) return null;
    if (fetch.ticksSinceProgress < donorResends * this.#config.resendTicks) {
      this.#request(fetch);
      return null;
    }
    // Any quorum of promises will do: go on without this one.
    this.promises.delete(fetch.donor);
    this.#fetch = null;
    return this.#choose();
  }

  #choose(): Adopted | null {
    const own = this.promises.get(this.#config.nodeId);
    if (own === undefined || this.promises.size < this.#config.quorum) return null;
    let best = own;
    let donor = this.#config.nodeId;
    for (const [node, promise] of this.promises) {
      if (isMoreRecent(promise, best)) {
        best = promise;
        donor = node;
      }
    }
    const startIndex = sameBallot(best.acceptedBallot, own.acceptedBallot) ? own.lastIndex : own.decidedIndex;
    if (donor === this.#config.nodeId) return this.#adopt(best, own.lastIndex, []);
    if (startIndex >= best.lastIndex) return this.#adopt(best, best.lastIndex, []);
    this.#fetch = { donor, startIndex, entries: [], ticksSinceProgress: 0 };
    this.#request(this.#fetch);
    return null;
  }

  #request(fetch: Fetch): void {
    const fromIndex = fetch.startIndex + fetch.entries.length;
    this.#outbox.send(fetch.donor, { type: 'logRequest', ballot: this.ballot, fromIndex });
  }

  #adopt(best: Promise_, startIndex: number, entries: readonly Uint8Array[]): Adopted {
    this.#acceptor.adopt(startIndex, entries);
    const index = this.#acceptor.log.lastIndex;
    for (const promise of this.promises.values()) {
      this.#acceptor.decidedIndex = Math.max(this.#acceptor.decidedIndex, Math.min(promise.decidedIndex, index));
    }
    return { acceptedBallot: best.acceptedBallot, index };
  }
}

function isMoreRecent(a: Promise_, b: Promise_): boolean {
  return (compareBallots(a.acceptedBallot, b.acceptedBallot) || a.lastIndex - b.lastIndex) > 0;
}
