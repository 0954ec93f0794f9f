import { type Ballot, sameBallot } from '../consensus/ballot.ts';
import type { Effects } from '../consensus/effects.ts';
import type { Membership } from '../consensus/membership.ts';
import type { Paxos } from '../consensus/paxos.ts';
import type { PeerProgress } from '../consensus/progress.ts';
import { decodeStopSign } from '../consensus/stop-sign.ts';
import type { Applied, Operation, RangeQuery, RangeResult, RefusedResult, Session } from '../statemachine/command.ts';
import { Administration } from './administration.ts';
import { Applier } from './applier.ts';
import {
  type AppliedListener,
  type Replica,
  ReplicaError,
  type ReplicaStatus,
  type ReplicatedState,
  type RequestOptions,
} from './contract.ts';
import { CoreReads } from './core-reads.ts';
import { Farewell, removedError } from './farewell.ts';
import { Forwards } from './forwards.ts';
import { Intake } from './intake.ts';
import { LeaderRoute } from './leader-route.ts';
import { beginOfTail } from './log-tail.ts';
import { LossHorizon } from './loss-horizon.ts';
import type { PeerMessage } from './peer-message.ts';
import { Proposals } from './proposals.ts';
import { Reads } from './reads.ts';
import { diskError, ReplicaDisk } from './replica-disk.ts';
import type { ReplicaParts } from './replica-parts.ts';
import type { SnapshotHeader } from './snapshots/snapshot-format.ts';
import type { SnapshotHost, SnapshotService } from './snapshots/snapshots.ts';

/** A question to the leader is asked again after this time: links break, leaders die. */
const readRetryMs = 200;

/**
 * The shell around the core: feeds it what happens, and once per turn of the event loop carries out its effects. All
 * that arrived in that turn goes to the core together, leaves in one frame per peer and is synced together.
 */
export class PaxosReplica implements Replica {
  readonly #parts: ReplicaParts;
  readonly #core: Paxos;
  readonly #disk: ReplicaDisk;
  readonly #snapshots: SnapshotService | null;
  readonly #proposals: Proposals;
  readonly #reads: Reads;
  readonly #applier: Applier;
  readonly #farewell: Farewell;
  readonly #route: LeaderRoute;
  readonly #coreReads: CoreReads;
  readonly #intake: Intake;
  readonly #forwards: Forwards;
  #lastSequence = 0;
  #scheduled = false;
  /** Made once: it is deferred for each turn. */
  readonly #runTurn = (): void => {
    this.#scheduled = false;
    this.#turn();
  };
  #stopping = false;
  #leaderId = 0;
  readonly #lossHorizon = new LossHorizon();
  readonly #administration: Administration;

  constructor(parts: ReplicaParts) {
    this.#parts = parts;
    this.#core = parts.core;
    const [membership, ask] = [() => this.membership, (request: PeerMessage) => this.#askLeader(request)];
    this.#administration = new Administration({ core: this.#core, membership, ask });
    this.#proposals = new Proposals(parts.limits, parts.boot);
    this.#applier = new Applier(parts, this.#proposals);
    this.#farewell = new Farewell(this.#applier);
    this.#reads = new Reads(parts.limits.maxReads, readRetryMs, parts.boot);
    this.#route = new LeaderRoute(parts);
    this.#coreReads = new CoreReads({
      nodeId: parts.nodeId,
      core: parts.core,
      reads: this.#reads,
      route: this.#route,
      appliedIndex: () => this.appliedIndex,
      send: (to, message) => parts.transport.send(to, message),
    });
    this.#intake = new Intake(parts, (operation) => this.#encode(operation, null));
    this.#forwards = new Forwards(parts, this.#intake);
    this.#snapshots = parts.snapshots?.(this.#snapshotHost()) ?? null;
    this.#disk = new ReplicaDisk(parts, () => {
      if (this.#disk.state === 'failed') {
        this.#proposals.rejectAll((outcome) => diskError('failed', outcome));
        this.#reads.rejectAll(diskError('failed', 'none'));
      }
      this.#schedule();
    });
  }

  propose(operation: Operation, session: Session | null, options: RequestOptions): Promise<Applied> {
    const refusal = this.#refusal();
    if (refusal !== null) return Promise.reject(refusal);
    const bytes = this.#encode(operation, session);
    try {
      this.#proposals.admit(bytes.length);
    } catch (error) {
      return Promise.reject(error);
    }
    this.#schedule();
    return this.#proposals.add(this.#lastSequence, bytes, session !== null, this.#deadline(options), options);
  }

  proposeBound(operation: Operation, ballot: Ballot): boolean {
    const leads = this.#core.role === 'leader' && sameBallot(ballot, this.#core.ballot);
    if (!leads || this.#refusal() !== null || this.#intake.isOverloaded) return false;
    this.#schedule();
    return this.#intake.propose([this.#encode(operation, null)]);
  }

  listen(listener: AppliedListener): void {
    this.#applier.listen(listener);
  }

  /** Entries that the state machine, or the core itself, has carried out. */
  get appliedIndex(): number {
    return this.#applier.index;
  }

  get membership(): Membership {
    return this.#applier.membership;
  }

  get progress(): readonly PeerProgress[] {
    return this.#core.progress;
  }

  learnedIndex(nodeId: number): number {
    return this.#core.learnedIndex(nodeId);
  }

  reconfigure(next: Membership, options: RequestOptions): Promise<void> {
    const refusal = this.#refusal();
    if (refusal !== null) return Promise.reject(refusal);
    this.#schedule();
    return this.#administration.reconfigure(next, { ...options, deadlineMs: this.#deadline(options) });
  }

  transferLeadership(nodeId: number, options: RequestOptions): Promise<void> {
    const refusal = this.#refusal();
    if (refusal !== null) return Promise.reject(refusal);
    this.#schedule();
    return this.#administration.transfer(nodeId, { ...options, deadlineMs: this.#deadline(options) });
  }

  readIndex(options: RequestOptions, maxStalenessMs = 0): Promise<void> {
    const refusal = this.#refusal();
    // A full disk is no obstacle: reads ask for no write.
    if (refusal !== null && refusal.code !== 'disk-full') return Promise.reject(refusal);
    this.#schedule();
    if (maxStalenessMs <= 0) return this.#reads.add(this.#deadline(options), options);
    return this.#reads.add(this.#deadline(options), options, this.#parts.clock.nowMs() - maxStalenessMs);
  }

  range(query: RangeQuery): RangeResult | RefusedResult {
    return this.#parts.stateMachine.range(query);
  }

  get state(): ReplicatedState {
    return this.#parts.stateMachine;
  }

  get stateRefusal(): ReplicaError | null {
    if (this.#parts.isWitness) return new ReplicaError('witness', 'none', 'this node is a witness: ask another one');
    return this.#farewell.isOver ? removedError('none') : null;
  }

  status(): ReplicaStatus {
    return {
      role: this.#core.role,
      leaderId: this.#core.leaderId,
      ballot: this.#core.ballot,
      commitIndex: this.#core.decidedIndex,
      appliedIndex: this.appliedIndex,
      lastIndex: this.#core.lastIndex,
      revision: this.#parts.stateMachine.revision,
      disk: this.#disk.state,
      isBehind: this.#applier.isReplaying || (this.#snapshots?.isFetching ?? false),
      isRemoved: this.#applier.hasLeft,
      logSizeBytes: this.#parts.log.sizeBytes,
      queuedProposals: this.#proposals.count,
      queuedReads: this.#reads.count,
    };
  }

  /** One unit of the core's time; `nowMs` on the scheduler's clock. */
  tick(nowMs: number): void {
    this.#core.tick(this.#parts.clock.nowMs());
    this.#intake.carryTime();
    this.#route.tick();
    this.#farewell.tick();
    if (this.#farewell.isOver) this.#rejectAll(removedError);
    this.#disk.tick(nowMs);
    this.#snapshots?.tick(nowMs);
    this.#administration.review(nowMs);
    this.#proposals.expire(nowMs);
    this.#reads.expire(nowMs);
    this.#schedule();
  }

  /** The machine slept, and nobody knows for how long. */
  stoodStill(): void {
    this.#core.stoodStill();
    this.#reads.stoodStill();
  }

  receive(from: number, messages: readonly PeerMessage[]): void {
    const nowMs = this.#parts.clock.nowMs();
    this.#farewell.heard(messages);
    for (const message of messages) this.#receive(from, message, nowMs);
    this.#schedule();
  }

  /** The link from this node to `peer` was (re)established. */
  connected(peer: number): void {
    this.#core.connected(peer);
    this.#schedule();
  }

  /** That link broke. */
  disconnected(peer: number): void {
    this.#core.disconnected(peer);
  }

  /** Refuses new requests, fails those that wait, and resolves when the disk is quiet. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#rejectAll((outcome) => new ReplicaError('stopping', outcome, 'the node is stopping'));
    await this.#snapshots?.stop();
    await this.#disk.idle();
  }

  /** As a command of this node, with the next number. */
  #encode(operation: Operation, session: Session | null): Uint8Array {
    const origin = { node: this.#parts.nodeId, boot: this.#parts.boot, sequence: ++this.#lastSequence };
    return this.#parts.encode({ origin, session, operation });
  }

  #rejectAll(make: (outcome: 'none' | 'unknown') => ReplicaError): void {
    this.#proposals.rejectAll(make);
    this.#reads.rejectAll(make('none'));
    this.#administration.rejectAll(make('unknown'));
  }

  #deadline(options: RequestOptions): number {
    return Math.min(options.deadlineMs, this.#parts.scheduler.nowMs() + this.#parts.limits.maxWaitMs);
  }

  #refusal(): ReplicaError | null {
    if (this.#stopping) return new ReplicaError('stopping', 'none', 'the node is stopping');
    if (this.stateRefusal !== null) return this.stateRefusal;
    if (this.#snapshots?.isFetching) return new ReplicaError('behind', 'none', 'it is catching up: ask another node');
    return this.#disk.state === 'ok' ? null : diskError(this.#disk.state, 'none');
  }

  #receive(from: number, message: PeerMessage, nowMs: number): void {
    switch (message.type) {
      case 'forward':
        this.#forwards.receive(from, message);
        return;
      case 'forwardRejected':
        if (message.overloaded) {
          const error = new ReplicaError('overloaded', 'none', 'the leader has too many writes under way');
          this.#proposals.rejectBatch(message.id, error);
        } else this.#route.refused(this.#proposals.refused(message.id));
        return;
      case 'readIndexRequest':
        this.#coreReads.receive(from, message);
        return;
      case 'readIndexResponse':
        this.#coreReads.receiveAnswer(message);
        return;
      case 'reconfigure':
      case 'transfer':
        if (this.#administration.receive(message)) this.#schedule();
        return;
      case 'snapshotRequest':
        this.#snapshots?.receiveRequest(from, message);
        return;
      case 'snapshotChunk':
        this.#snapshots?.receiveChunk(from, message);
        return;
      case 'leaseQuestion':
      case 'leaseAnswer':
      case 'placement':
        return; // not about the log: the lease keeper and the placement hear the same frames
      default:
        if (message.type !== 'learnResponse' || !this.#disk.isFlooded) this.#core.receive(from, message, nowMs);
    }
  }

  #askLeader(request: PeerMessage): void {
    const { leaderId } = this.#core;
    if (leaderId === this.#parts.nodeId) this.#receive(leaderId, request, this.#parts.clock.nowMs());
    else if (this.#route.isReachable) this.#parts.transport.send(leaderId, request);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // After all I/O of this turn: what arrived together is decided together.
    this.#parts.scheduler.defer(this.#runTurn);
  }

  #turn(): void {
    // What the core still wants is of no use: the log is about to be closed, and nobody waits for an answer.
    if (this.#stopping) return;
    this.#forwards.release();
    this.#submitProposals();
    if (this.#reads.hasQuestion && this.#route.isOpen) this.#coreReads.submit(this.#parts.scheduler.nowMs());
    this.#carryOut(this.#core.takeEffects(this.#parts.clock.nowMs()));
    this.#parts.transport.flush();
  }

  #submitProposals(): void {
    const { leaderId, leaderBallot: ballot } = this.#core;
    const nowMs = this.#parts.scheduler.nowMs();
    // Asked for each batch: of more than the link holds, if the limits let so much wait for a leader, it would lose the rest.
    while (this.#proposals.queued > 0 && this.#route.takesProposals) {
      if (leaderId === this.#parts.nodeId && this.#intake.isOverloaded) return;
      const batch = this.#proposals.takeBatch(ballot, this.#parts.limits.maxBatchBytes, nowMs);
      if (batch.entries.length === 0) continue;
      if (leaderId !== this.#parts.nodeId) {
        this.#parts.transport.send(leaderId, { type: 'forward', id: batch.batchId, ballot, entries: batch.entries });
      } else if (this.#intake.propose(batch.entries)) {
        this.#parts.observer.proposed(batch.entries.length);
      } else {
        this.#proposals.refused(batch.batchId);
        return;
      }
    }
  }

  #carryOut(effects: Effects): void {
    for (const { to, message } of effects.messages)
      if (!this.#farewell.silences(message)) this.#parts.transport.send(to, message);
    if (effects.persist !== null) this.#disk.write(effects.persist.token, effects.persist.operations);
    for (const event of effects.events) {
      this.#parts.observer.coreEvent(event);
      this.#lossHorizon.note(event);
    }
    for (const { id, index } of effects.readsReady) this.#coreReads.answer(id, index);
    for (const id of effects.readsRefused) this.#coreReads.refuse(id);
    this.#snapshots?.want(effects.snapshotWanted);
    this.#apply(effects.decidedIndex);
    this.#noteLeader();
  }

  #apply(decidedIndex: number): void {
    if (this.#applier.advance(decidedIndex)) {
      this.#reads.applied(this.appliedIndex);
      this.#snapshots?.review();
    }
    const lostBelow = this.#lossHorizon.passed(this.#core, this.appliedIndex);
    if (lostBelow !== null) this.#proposals.lostBelow(lostBelow);
    const hasWork = this.#proposals.queued > 0 && this.#route.takesProposals && !this.#intake.isOverloaded;
    if (decidedIndex > this.appliedIndex || hasWork) this.#schedule();
  }

  #noteLeader(): void {
    const { leaderId } = this.#core;
    if (leaderId === this.#leaderId) return;
    this.#leaderId = leaderId;
    this.#coreReads.leaderChanged();
    this.#parts.observer.leaderChanged(leaderId, this.#core.leaderBallot);
  }

  #snapshotHost(): SnapshotHost {
    const { transport, limits } = this.#parts;
    return {
      ...this.#parts,
      applied: () => this.#applier.state(),
      installed: (header) => this.#snapshotInstalled(header),
      covered: (index) => this.#core.compact(beginOfTail(this.#core.log, index, limits)),
      refused: (from) => {
        this.#core.snapshotRefused(from);
        this.#schedule();
      },
      send: (to, message) => {
        transport.send(to, message);
        this.#schedule();
      },
    };
  }

  /** The state has become that of another node, after `index` entries. */
  #snapshotInstalled({ index, ballot, membership }: SnapshotHeader): void {
    const members = decodeStopSign(membership);
    this.#core.snapshotInstalled(index, ballot, members);
    this.#applier.replaced(index, members);
    this.#proposals.stateReplaced();
    this.#reads.applied(index);
    this.#schedule();
  }
}
