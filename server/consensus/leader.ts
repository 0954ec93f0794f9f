import type { Acceptor } from './acceptor.ts';
import { type Ballot, sameBallot } from './ballot.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { type Adopted, Progress } from './progress.ts';
import { reachedBy } from './quorum.ts';
import { ReadRounds } from './read-rounds.ts';

type Promise_ = Extract<Message, { type: 'promise' }>;
type Accepted = Extract<Message, { type: 'accepted' }>;
type Rejected = Extract<Message, { type: 'rejected' }>;

export interface LeaderConfig {
  readonly nodeId: number;
  readonly peers: readonly number[];
  readonly quorum: number;
  readonly resendTicks: number;
  /** Bound of one message's entries. */
  readonly maxMessageBytes: number;
  /** Pipeline to one follower: messages and bytes sent but not yet acknowledged as durable. */
  readonly maxInflightMessages: number;
  readonly maxInflightBytes: number;
}

/**
 * The node that proposes. It keeps a bounded pipeline to each follower; what is proposed while the pipeline is full
 * goes out together when there is room, so batches grow with the load and with the slowness of the disks.
 */
export class Leader {
  readonly ballot: Ballot;
  readonly #config: LeaderConfig;
  readonly #acceptor: Acceptor;
  readonly #outbox: Outbox;
  readonly #adopted: Adopted;
  readonly #progress: ReadonlyMap<number, Progress>;
  readonly #reads = new ReadRounds();
  #ticksSinceProbe = 0;
  /** How far this node's own disk holds the log of this ballot. */
  #ownDurableIndex = 0;

  constructor(
    config: LeaderConfig,
    acceptor: Acceptor,
    outbox: Outbox,
    adopted: Adopted,
    promises: ReadonlyMap<number, Promise_>,
  ) {
    this.#config = config;
    this.#acceptor = acceptor;
    this.#outbox = outbox;
    this.#adopted = adopted;
    this.ballot = acceptor.promised;
    this.#progress = new Map(config.peers.map((peer) => [peer, new Progress()]));
    for (const peer of config.peers) {
      const promise = promises.get(peer);
      if (promise !== undefined) this.receivePromise(peer, promise);
    }
  }

  get pendingReads(): number {
    return this.#reads.pending;
  }

  progressOf(peer: number): Readonly<Progress> | undefined {
    return this.#progress.get(peer);
  }

  propose(entries: readonly Uint8Array[]): void {
    this.#acceptor.extend(entries);
    for (const peer of this.#config.peers) this.#pump(peer);
  }

  requestRead(id: number): void {
    this.#reads.add(id);
  }

  /** Starts the next confirmation round if reads wait; gives reads that are confirmed at once (a cluster of one). */
  beginReads(): { ids: number[]; index: number } | null {
    // Until everything adopted is decided, this leader may not know the newest decision of an earlier one.
    if (this.#acceptor.decidedIndex < this.#adopted.index) return null;
    if (!this.#reads.begin(this.#acceptor.decidedIndex)) return null;
    this.#probe();
    return this.#reads.confirmed(this.#config.quorum);
  }

  receiveReadAck(from: number, ballot: Ballot, round: number): { ids: number[]; index: number } | null {
    if (!sameBallot(ballot, this.ballot)) return null;
    return this.#reads.acknowledged(from, round, this.#config.quorum);
  }

  takeReads(): number[] {
    return this.#reads.takeAll();
  }

  /** A promise that came after the election, or that was asked for again. */
  receivePromise(from: number, promise: Promise_): void {
    const progress = this.#progress.get(from);
    if (progress === undefined || progress.state !== 'probe' || !sameBallot(promise.ballot, this.ballot)) return;
    if (sameBallot(promise.acceptedBallot, this.ballot)) {
      // Its log is a prefix of this one already, and the promise says that it is durable.
      progress.acknowledged(promise.lastIndex);
      progress.becomeStream(promise.lastIndex);
      this.#decide();
    } else {
      progress.becomeSync(this.#syncIndex(promise));
    }
    this.#pump(from);
  }

  receiveAccepted(from: number, message: Accepted): void {
    const progress = this.#progress.get(from);
    if (progress === undefined || !sameBallot(message.ballot, this.ballot)) return;
    if (message.staged) {
      if (progress.state === 'sync' && message.index > progress.nextIndex) {
        progress.ticksSinceProgress = 0;
        progress.forgetInflight();
        progress.nextIndex = message.index;
      }
    } else {
      if (progress.state !== 'stream') progress.becomeStream(message.index);
      progress.acknowledged(message.index);
      this.#decide();
    }
    this.#pump(from);
  }

  receiveRejected(from: number, message: Rejected): void {
    const progress = this.#progress.get(from);
    if (progress === undefined || !sameBallot(message.ballot, this.ballot)) return;
    // Bound to somebody else: nothing to send until the election has settled who leads (see Election).
    if (!sameBallot(message.promised, this.ballot) || message.needsSync) {
      if (progress.state === 'probe') return;
      progress.becomeProbe();
      this.#outbox.send(from, { type: 'prepare', ballot: this.ballot });
    } else if (progress.state === 'stream' && message.lastIndex < progress.nextIndex) {
      progress.rewind(message.lastIndex);
      this.#pump(from);
    }
  }

  /** The link to `peer` was made anew: what was under way is lost. */
  reconnected(peer: number): void {
    const progress = this.#progress.get(peer);
    if (progress !== undefined) this.#resend(peer, progress);
  }

  ownLogDurable(lastIndex: number): void {
    this.#ownDurableIndex = Math.max(this.#ownDurableIndex, lastIndex);
    this.#decide();
  }

  tick(): void {
    for (const [peer, progress] of this.#progress) {
      const idle = progress.state === 'stream' && progress.inflightCount === 0;
      // An idle follower is told again what is decided: the message that told it may have been lost.
      const patienceTicks = this.#config.resendTicks * (idle ? 4 : 1);
      if (++progress.ticksSinceProgress >= patienceTicks) this.#resend(peer, progress);
    }
    if (this.#reads.underWay && ++this.#ticksSinceProbe >= this.#config.resendTicks) this.#probe();
  }

  /** Tells those followers what is decided that no accept told. Called once per step, so that it costs one message. */
  announceDecided(): void {
    const decidedIndex = this.#acceptor.decidedIndex;
    for (const [peer, progress] of this.#progress) {
      if (progress.state !== 'stream' || progress.sentDecidedIndex >= decidedIndex) continue;
      progress.sentDecidedIndex = decidedIndex;
      this.#outbox.send(peer, { type: 'decide', ballot: this.ballot, decidedIndex });
    }
  }

  #probe(): void {
    this.#ticksSinceProbe = 0;
    for (const peer of this.#config.peers) {
      this.#outbox.send(peer, { type: 'readProbe', ballot: this.ballot, round: this.#reads.round });
    }
  }

  /** Up to where the follower's log surely equals the adopted one. */
  #syncIndex(promise: Promise_): number {
    return sameBallot(promise.acceptedBallot, this.#adopted.acceptedBallot)
      ? Math.min(promise.lastIndex, this.#adopted.index)
      : promise.decidedIndex;
  }

  #decide(): void {
    const indices = [this.#ownDurableIndex];
    for (const progress of this.#progress.values()) indices.push(progress.matchIndex);
    const chosen = reachedBy(this.#config.quorum, indices);
    if (chosen > this.#acceptor.decidedIndex) this.#acceptor.decidedIndex = chosen;
  }

  #resend(peer: number, progress: Progress): void {
    progress.ticksSinceProgress = 0;
    progress.sentDecidedIndex = 0;
    if (progress.state === 'probe') {
      this.#outbox.send(peer, { type: 'prepare', ballot: this.ballot });
      return;
    }
    if (progress.state === 'stream') progress.rewind(progress.matchIndex);
    else progress.forgetInflight();
    this.#pump(peer);
  }

  #pump(peer: number): void {
    const progress = this.#progress.get(peer)!;
    if (progress.state === 'sync') this.#pumpSync(peer, progress);
    else if (progress.state === 'stream') this.#pumpStream(peer, progress);
  }

  /** One part at a time: a synchronisation is rare, and may be long. */
  #pumpSync(peer: number, progress: Progress): void {
    if (progress.inflightCount > 0) return;
    const { log, decidedIndex } = this.#acceptor;
    const offset = progress.nextIndex;
    const entries = log.sliceBytes(offset, this.#config.maxMessageBytes, Math.max(this.#adopted.index, offset));
    const done = offset + entries.length >= this.#adopted.index;
    this.#outbox.send(peer, {
      type: 'acceptSync',
      ballot: this.ballot,
      syncIndex: progress.syncIndex,
      offset,
      entries,
      done,
      decidedIndex,
    });
    // Stays in `sync` until the follower has adopted it: only `accepted` moves nextIndex.
    progress.sent(offset, 0);
  }

  #pumpStream(peer: number, progress: Progress): void {
    const { log, decidedIndex } = this.#acceptor;
    const config = this.#config;
    while (
      progress.nextIndex < log.lastIndex &&
      progress.inflightCount < config.maxInflightMessages &&
      progress.inflightBytes < config.maxInflightBytes
    ) {
      const startIndex = progress.nextIndex;
      const entries = log.sliceBytes(startIndex, config.maxMessageBytes);
      this.#outbox.send(peer, { type: 'accept', ballot: this.ballot, startIndex, entries, decidedIndex });
      progress.sentDecidedIndex = decidedIndex;
      progress.sent(startIndex + entries.length, sizeOf(entries));
    }
  }
}

function sizeOf(entries: readonly Uint8Array[]): number {
  let size = 0;
  for (const entry of entries) size += entry.length;
  return size;
}
