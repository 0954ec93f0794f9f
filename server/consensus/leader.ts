import type { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, sameBallot, zeroBallot } from './ballot.ts';
import { DataNodes } from './data-nodes.ts';
import type { LeaderConfig } from './leader-config.ts';
import { type LeaderHealth, LeaderWatch } from './leader-watch.ts';
import { Lease } from './lease.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { type Adopted, type PeerProgress, Progress } from './progress.ts';
import { reachedBy } from './quorum.ts';
import { type ConfirmedReads, ReadRounds } from './read-rounds.ts';
import { hollow } from './stop-sign.ts';
import { isTooLong, syncIndexOf } from './synchronisation.ts';

type Promise_ = Extract<Message, { type: 'promise' }>;
type Accepted = Extract<Message, { type: 'accepted' }>;
type Rejected = Extract<Message, { type: 'rejected' }>;

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
  readonly lease: Lease | null;
  /** How far this node's own disk holds the log of this ballot. */
  #ownDurableIndex = 0;
  readonly #watch: LeaderWatch;
  readonly #dataNodes: DataNodes;

  constructor(config: LeaderConfig, acceptor: Acceptor, outbox: Outbox, adopted: Adopted) {
    this.#config = config;
    this.#acceptor = acceptor;
    this.#outbox = outbox;
    this.#adopted = adopted;
    this.ballot = acceptor.promised;
    this.lease = config.lease === null ? null : new Lease(config.lease, config.readQuorum);
    this.#progress = new Map(config.peers.map((peer) => [peer, new Progress()]));
    this.#watch = new LeaderWatch(config, this.#progress);
    this.#dataNodes = new DataNodes(config, this.#progress);
  }

  /** The promises that the election brought. */
  begin(promises: ReadonlyMap<number, Promise_>): void {
    for (const [peer, promise] of promises) this.receivePromise(peer, promise);
  }

  /**
   * This leader proposed the configuration that it leads now, so no promises are needed: its ballot is the lowest one
   * there is in it. Who was a follower before holds everything up to the stop-sign, or learns it.
   */
  beginUnprepared(): void {
    for (const [peer, progress] of this.#progress) {
      progress.becomeSync(this.#adopted.index, this.#adopted.index);
      this.#pump(peer);
    }
  }

  /** @param learnedIndex what a member without a vote says that it knows. */
  describe(nodeId: number, learnedIndex: number | undefined): PeerProgress {
    const progress = this.#progress.get(nodeId);
    if (progress === undefined) return { nodeId, matchIndex: learnedIndex ?? 0, isCurrent: learnedIndex !== undefined };
    return { nodeId, matchIndex: progress.matchIndex, isCurrent: progress.state === 'stream' };
  }

  /** The peer keeps data and holds this leader's whole log. */
  holdsAll(peer: number): boolean {
    const progress = this.#progress.get(peer);
    const { lastIndex } = this.#acceptor.log;
    return progress !== undefined && progress.matchIndex === lastIndex && this.#acceptor.decidedIndex === lastIndex;
  }

  /** The one that is to lead instead: keeps data and has most of the log. */
  get bestSuccessor(): number {
    let best = 0;
    for (const peer of this.#config.peers) {
      const progress = this.#progress.get(peer)!;
      if (this.#config.witnesses.has(peer) || progress.state !== 'stream') continue;
      if (best === 0 || progress.matchIndex > this.#progress.get(best)!.matchIndex) best = peer;
    }
    return best;
  }

  propose(entries: readonly Uint8Array[]): void {
    this.#acceptor.extend(entries);
    for (const peer of this.#config.peers) this.#pump(peer);
  }

  /**
   * @param ballot what `from` was bound to when it asked, so after the read began. When that is this leader's ballot, `from`
   * has answered the probe that it would be sent; where two are a quorum nobody else need be asked.
   */
  requestRead(id: number, from: number, ballot: Ballot): void {
    const isAcknowledged = this.#progress.has(from) && sameBallot(ballot, this.ballot);
    if (isAcknowledged && this.#config.readQuorum <= 2 && this.knowsDecided) this.#reads.addConfirmed(id);
    else this.#reads.add(id);
  }

  /** Everything that was adopted is decided: this leader knows all that earlier ones decided. */
  get knowsDecided(): boolean {
    return this.#acceptor.decidedIndex >= this.#adopted.index;
  }

  /** Reads are answered without asking anybody: what was decided before is known, and nobody else decides anything meanwhile. */
  holdsLease(nowMs: number): boolean {
    return this.knowsDecided && this.lease?.isValid(nowMs) === true;
  }

  /**
   * Starts the next confirmation round if reads wait; gives reads that are confirmed at once: in a cluster of one, or
   * because of a lease.
   */
  beginReads(nowMs: number): ConfirmedReads | null {
    if (!this.knowsDecided) return null;
    const { decidedIndex } = this.#acceptor;
    if (this.holdsLease(nowMs)) return { ids: this.#reads.takeWaiting(), index: decidedIndex };
    if (this.#reads.begin(decidedIndex)) {
      for (const peer of this.#reads.whomToProbe(this.#config.peers, this.#config.readQuorum)) this.#probe(peer);
    }
    return this.#reads.confirmed(this.#config.readQuorum) ?? this.#reads.takeConfirmed(decidedIndex);
  }

  receiveReadAck(from: number, ballot: Ballot, round: number): ConfirmedReads | null {
    if (!sameBallot(ballot, this.ballot) || !this.#progress.has(from)) return null;
    return this.#reads.acknowledged(from, round, this.#config.readQuorum);
  }

  takeReads(): number[] {
    return this.#reads.takeAll();
  }

  /** A promise that came after the election, or that was asked for again. */
  receivePromise(from: number, promise: Promise_): void {
    const progress = this.#progress.get(from);
    if (progress === undefined || progress.state !== 'probe' || !sameBallot(promise.ballot, this.ballot)) return;
    this.#comesNearer();
    if (sameBallot(promise.acceptedBallot, this.ballot) && !promise.isDamaged) {
      // Its log is a prefix of this one already, and the promise says that it is durable.
      progress.acknowledged(promise.lastIndex);
      this.#follows(from, progress, promise.lastIndex);
      this.#decide();
    } else {
      const syncIndex = syncIndexOf(promise, this.ballot, this.#adopted);
      // A damaged log gets back at least what it claims to have accepted: with less, its claim would be broken.
      const targetIndex = Math.max(this.#adopted.index, syncIndex);
      const isOurs = sameBallot(promise.acceptedBallot, this.ballot);
      if (!this.#config.witnesses.has(from) && isTooLong(this.#acceptor, syncIndex)) {
        this.#sendBehind(from, progress);
        return;
      }
      progress.becomeSync(syncIndex, isOurs ? Math.max(targetIndex, promise.lastIndex) : targetIndex);
    }
    this.#pump(from);
  }

  receiveAccepted(from: number, message: Accepted): void {
    const progress = this.#progress.get(from);
    if (progress === undefined || !sameBallot(message.ballot, this.ballot)) return;
    const { decidedIndex } = this.#acceptor;
    this.#watch.acknowledged(message.staged || message.index <= decidedIndex);
    if (message.staged) {
      if (progress.state === 'sync' && message.index > progress.nextIndex) {
        progress.staged(message.index);
      }
    } else {
      if (progress.state !== 'stream') this.#follows(from, progress, message.index);
      progress.acknowledged(message.index);
      this.#decide();
      this.#pumpWitnesses();
    }
    this.#pump(from);
  }

  receiveRejected(from: number, message: Rejected): void {
    const progress = this.#progress.get(from);
    if (progress === undefined || !sameBallot(message.ballot, this.ballot)) return;
    if (this.#isLate(progress, message)) {
      progress.hasArrived = true;
      this.#sendAnew(from, progress);
      return;
    }
    // Bound to somebody else: nothing to send until the election has settled who leads (see Election).
    if (!sameBallot(message.promised, this.ballot) || message.needsSync) {
      if (progress.state === 'probe') return;
      progress.becomeProbe();
      this.#outbox.afterDurable(from, { type: 'prepare', ballot: this.ballot, released: zeroBallot });
    } else if (progress.state === 'stream' && message.lastIndex < progress.nextIndex) {
      progress.rewind(message.lastIndex);
      this.#pump(from);
    }
  }

  /** It was not in this configuration yet when the end of the log was sent to it, and is now: so it says, once. */
  #isLate(progress: Progress, { promised, needsSync }: Rejected): boolean {
    const isBoundElsewhere = compareBallots(promised, this.ballot) > 0;
    return progress.state === 'sync' && !needsSync && !isBoundElsewhere && !progress.hasArrived;
  }

  /** `from` gets decided entries or a snapshot from here: it is on its way back. */
  noteLearning(from: number): void {
    if (this.#progress.has(from)) this.#comesNearer();
  }

  /** Somebody who does not follow yet is on its way. That is progress as long as too few follow: else those decide. */
  #comesNearer(): void {
    const following = [...this.#progress.values()].filter(({ state }) => state === 'stream').length + 1;
    if (following < this.#config.acceptQuorum) this.#watch.progressed();
  }

  /** The link to `peer` was made anew: what was under way is lost. */
  reconnected(peer: number): void {
    const progress = this.#progress.get(peer);
    if (progress !== undefined) this.#sendAnew(peer, progress);
  }

  ownLogDurable(lastIndex: number): void {
    if (lastIndex > this.#ownDurableIndex) this.#watch.ownDiskProgressed();
    this.#ownDurableIndex = Math.max(this.#ownDurableIndex, lastIndex);
    this.#decide();
    this.#pumpWitnesses();
  }

  /** @param isBound others may still be bound by the lease of an earlier leader: that nothing is decided tells nothing. */
  tick(isBound: boolean): LeaderHealth {
    this.#pumpWitnesses();
    for (const [peer, progress] of this.#progress) {
      progress.tick();
      if (progress.ticksSinceProgress >= this.#patienceTicks(progress)) this.#resend(peer, progress);
    }
    if (this.#reads.tick(this.#config.resendTicks)) for (const peer of this.#config.peers) this.#probe(peer);
    // Heartbeats pass and probes do not; where nothing is written nothing else tells.
    return this.#reads.ticksWithoutAnswer >= this.#config.stallTicks ? 'stalled' : this.#health(isBound);
  }

  /** A round of heartbeats begins. */
  asked(round: number): void {
    for (const progress of this.#progress.values()) progress.asked(round);
  }

  /** The answer of `from` to a heartbeat of this leader. */
  receiveHeartbeat(from: number, reply: Extract<Message, { type: 'heartbeatReply' }>): void {
    if (reply.lease) this.lease?.granted(from, reply.round);
    const progress = this.#progress.get(from);
    progress?.reported(reply.receivedIndex, reply.durableIndex);
    if (progress?.replied(reply.round, reply.receivedIndex)) this.#sendAnew(from, progress);
  }

  /** Any message from `peer`: its process lives, and the link to it. */
  heard(peer: number): void {
    const progress = this.#progress.get(peer);
    if (progress !== undefined) progress.ticksSinceHeard = 0;
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

  #health(isBound: boolean): LeaderHealth {
    const { decidedIndex, log } = this.#acceptor;
    this.#dataNodes.tick(this.#ownDurableIndex, log.lastIndex);
    const lastIndex = isBound ? decidedIndex : log.lastIndex;
    return this.#watch.tick({ decidedIndex, lastIndex, ownDurableIndex: this.#ownDurableIndex });
  }

  #probe(peer: number): void {
    this.#outbox.send(peer, { type: 'readProbe', ballot: this.ballot, round: this.#reads.round });
  }

  #follows(peer: number, progress: Progress, lastIndex: number): void {
    progress.becomeStream(lastIndex);
    // What was asked before it followed got no answer, and reads wait for the quorum that it may complete.
    if (this.#reads.underWay) this.#probe(peer);
  }

  #decide(): void {
    const indices = [this.#ownDurableIndex];
    for (const progress of this.#progress.values()) indices.push(progress.matchIndex);
    const chosen = reachedBy(this.#config.acceptQuorum, indices);
    if (chosen <= this.#acceptor.decidedIndex) return;
    this.#acceptor.decide(chosen);
    this.#watch.progressed();
  }

  /** So much of the log it may be given. */
  #limitOf(peer: number): number {
    const { lastIndex } = this.#acceptor.log;
    return this.#config.witnesses.has(peer)
      ? Math.min(lastIndex, this.#dataNodes.held(this.#ownDurableIndex))
      : lastIndex;
  }

  #patienceTicks(progress: Progress): number {
    const { resendTicks } = this.#config;
    if (progress.state === 'probe') return resendTicks;
    // An idle follower is told again what is decided: the message that told it may have been lost.
    const isIdle = progress.state === 'stream' && progress.inflightCount === 0;
    return isIdle ? 4 * resendTicks : progress.patienceTicks(resendTicks);
  }

  /** The oldest message under way may be lost. Just that goes out again: whoever gets a later one without it says so. */
  #resend(peer: number, progress: Progress): void {
    const { matchIndex } = progress;
    const endIndex = Math.min(progress.oldestEndIndex, this.#limitOf(peer));
    const isThere = matchIndex < endIndex && matchIndex >= this.#acceptor.log.compactedIndex;
    progress.sentDecidedIndex = 0;
    if (progress.state === 'stream' && isThere) this.#accept(peer, matchIndex, endIndex);
    else this.#sendAnew(peer, progress);
    progress.resent();
  }

  /** What was under way is lost. */
  #sendAnew(peer: number, progress: Progress): void {
    progress.ticksSinceProgress = 0;
    progress.sentDecidedIndex = 0;
    if (progress.state === 'probe') {
      this.#outbox.afterDurable(peer, { type: 'prepare', ballot: this.ballot, released: zeroBallot });
      return;
    }
    if (progress.state === 'stream') progress.rewind(progress.matchIndex);
    else progress.forgetInflight();
    this.#pump(peer);
  }

  #pump(peer: number): void {
    const progress = this.#progress.get(peer)!;
    if (progress.state === 'probe') return;
    if (progress.nextIndex < this.#acceptor.log.compactedIndex) this.#sendBehind(peer, progress);
    else if (progress.state === 'sync') this.#pumpSync(peer, progress);
    else this.#pumpStream(peer, progress);
  }

  #pumpWitnesses(): void {
    for (const witness of this.#config.witnesses) this.#pump(witness);
  }

  /** What it lacks was compacted here: it has to learn, and comes back with a new promise. */
  #sendBehind(peer: number, progress: Progress): void {
    progress.becomeProbe();
    this.#outbox.send(peer, { type: 'behind', decidedIndex: this.#acceptor.decidedIndex });
  }

  /** One part at a time: a synchronisation is rare, and may be long. */
  #pumpSync(peer: number, progress: Progress): void {
    if (progress.inflightCount > 0 || progress.syncTargetIndex > this.#limitOf(peer)) return;
    const offset = progress.nextIndex;
    const entries = this.#read(peer, offset, Math.max(progress.syncTargetIndex, offset));
    this.#outbox.send(peer, {
      type: 'acceptSync',
      ballot: this.ballot,
      syncIndex: progress.syncIndex,
      offset,
      entries,
      done: offset + entries.length >= progress.syncTargetIndex,
      decidedIndex: this.#acceptor.decidedIndex,
    });
    // Stays in `sync` until the follower has adopted it: only `accepted` moves nextIndex.
    progress.sent(offset, []);
  }

  #pumpStream(peer: number, progress: Progress): void {
    const config = this.#config;
    const to = this.#limitOf(peer);
    while (
      progress.nextIndex < to &&
      progress.inflightCount < config.maxInflightMessages &&
      progress.inflightBytes < config.maxInflightBytes
    ) {
      const startIndex = progress.nextIndex;
      const entries = this.#accept(peer, startIndex, to);
      progress.sentDecidedIndex = this.#acceptor.decidedIndex;
      progress.sent(startIndex + entries.length, entries);
    }
  }

  #accept(peer: number, startIndex: number, to: number): readonly Uint8Array[] {
    const entries = this.#read(peer, startIndex, to);
    const { decidedIndex } = this.#acceptor;
    this.#outbox.send(peer, { type: 'accept', ballot: this.ballot, startIndex, entries, decidedIndex });
    return entries;
  }

  #read(peer: number, from: number, to: number): readonly Uint8Array[] {
    const entries = this.#acceptor.log.sliceBytes(from, this.#config.maxMessageBytes, to);
    return this.#config.witnesses.has(peer) ? hollow(entries) : entries;
  }
}
