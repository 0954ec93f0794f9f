import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ballot, sameBallot } from '../consensus/ballot.ts';
import { type AppliedListener, type Replica, ReplicaError, type RequestOptions } from '../replica/contract.ts';
import type { LeaseMessage, PeerMessage } from '../replica/peer-message.ts';
import type { PeerTransport } from '../replica/replica-parts.ts';
import type { Operation, OperationResult } from '../statemachine/command.ts';
import { type LeaseAnswer, LeaseQuestions } from './lease-questions.ts';
import { defaultLessorLimits, type LeaseLife, Lessor, type LessorLimits } from './lessor.ts';

/** How often the deadlines are looked at. */
const tickMs = 100;
/** Revocations proposed per tick: ten times that a second, as etcd, so that a herd of ends does not hold up writes. */
const revokedPerTick = 100;
/** Leases noted in one log entry. */
const checkpointsPerEntry = 1_000;
/** How long an answer of the leader, and the proof that it leads, may take before it is asked again. */
const attemptMs = 1_000;
const retryMs = 50;
/** etcd's limit for a request. */
const maxWaitMs = 7_000;
const maxQuestions = 8_192;

const refused: LeaseAnswer = { type: 'refused' };
const notFound: LeaseAnswer = { type: 'notFound' };

export interface LeaseKeeperParts {
  readonly nodeId: number;
  readonly replica: Replica;
  readonly transport: PeerTransport;
  readonly limits?: LessorLimits;
}

/**
 * Keeps the time of leases: on the leader it ends those that are over and answers for the others; on a follower it asks
 * the leader.
 *
 * Whatever the leader does with a lease it does as the leader of one ballot. It answers that a lease lives on only after a
 * quorum has confirmed, since the deadline was moved, that it leads: every later leader then counts from a later moment.
 * And a revocation is proposed only after such a confirmation, for this ballot alone, so that a node which was paused,
 * and does not know that it was replaced, ends nothing.
 */
export class LeaseKeeper implements AppliedListener {
  readonly #parts: LeaseKeeperParts;
  readonly #lessor: Lessor;
  readonly #questions = new LeaseQuestions(maxQuestions, attemptMs, randomInt(2 ** 47));
  #timer: NodeJS.Timeout | null = null;
  /** The leadership that the lessor works for. */
  #ballot: Ballot | null = null;
  #isRevoking = false;
  #flushDeferred = false;
  #isClosed = false;

  constructor(parts: LeaseKeeperParts) {
    this.#parts = parts;
    this.#lessor = new Lessor(parts.limits ?? defaultLessorLimits);
    parts.replica.listen(this);
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(performance.now()), tickMs);
  }

  /** The node stops: nobody may wait for an answer any more. */
  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#isClosed = true;
    this.#questions.expire(Number.POSITIVE_INFINITY);
  }

  stateAdvanced(): void {}

  /** The node may lead by now: whoever is elected while its snapshot is being read takes that up nevertheless. */
  stateReplaced(): void {
    this.#lessor.replaced(this.#parts.replica.state.leases, performance.now());
  }

  beforeRare(): void {}

  afterRare(operation: Operation, result: OperationResult): void {
    if (operation.type === 'leaseGrant') {
      // One that was refused would be kept here for all of its time: for ever, when it was refused for that.
      if (result.type === 'leaseGrant') this.#lessor.granted(operation.id, operation.ttlSeconds, performance.now());
    } else if (operation.type === 'leaseRevoke') this.#lessor.revoked(operation.id);
    else if (operation.type === 'leaseCheckpoint') this.#lessor.noted(operation.checkpoints, performance.now());
  }

  /**
   * How long a lease still lives, in milliseconds; null when there is none. `renew` first gives it all of its time again.
   * Everything decided before is applied here when this resolves. Rejects with ReplicaError.
   */
  async ask(leaseId: number, renew: boolean, options: RequestOptions): Promise<number | null> {
    const deadlineMs = Math.min(options.deadlineMs, performance.now() + maxWaitMs);
    for (;;) {
      if (this.#isClosed) throw new ReplicaError('stopping', 'none', 'the node is stopping');
      const answer = await this.#askLeader(leaseId, renew);
      if (answer.type === 'alive') return answer.remainingMs;
      if (answer.type === 'notFound') return null;
      if (options.cancelled) throw new ReplicaError('cancelled', 'none', 'the client went away');
      if (performance.now() + retryMs > deadlineMs) {
        throw new ReplicaError('no-leader', 'none', 'no leader spoke of the lease before the deadline');
      }
      await sleep(retryMs);
    }
  }

  /** Takes out what concerns leases from what another node said. */
  receive(from: number, messages: readonly PeerMessage[]): void {
    for (const message of messages) {
      if (message.type === 'leaseQuestion') this.#answer(from, message);
      else if (message.type === 'leaseAnswer') {
        const { id, remainingMs } = message;
        const alive: LeaseAnswer = { type: 'alive', remainingMs };
        this.#questions.answered(from, id, message.refused ? refused : message.found ? alive : notFound);
      }
    }
  }

  async #askLeader(leaseId: number, renew: boolean): Promise<LeaseAnswer> {
    const { nodeId, replica, transport } = this.#parts;
    const { leaderId } = replica.status();
    if (leaderId === nodeId) return this.#lookUp(leaseId, renew);
    if (leaderId === 0 || !transport.isConnected(leaderId)) return refused;
    const { id, answer } = this.#questions.open(leaderId, performance.now());
    this.#send(leaderId, { type: 'leaseQuestion', id, leaseId, renew });
    return answer;
  }

  async #answer(from: number, { id, leaseId, renew }: Extract<LeaseMessage, { type: 'leaseQuestion' }>): Promise<void> {
    const answer = await this.#lookUp(leaseId, renew);
    const remainingMs = answer.type === 'alive' ? Math.floor(answer.remainingMs) : 0;
    const found = answer.type === 'alive';
    this.#send(from, { type: 'leaseAnswer', id, found, refused: answer.type === 'refused', remainingMs });
  }

  /** As the leader. */
  async #lookUp(leaseId: number, renew: boolean): Promise<LeaseAnswer> {
    const nowMs = performance.now();
    const ballot = this.#leadership(nowMs);
    if (ballot === null) return refused;
    const life = renew ? this.#lessor.renew(leaseId, nowMs) : this.#lessor.life(leaseId, nowMs);
    const mustClear = renew && life.type === 'alive' && (life.isCheckpointed || this.#isNoted(leaseId));
    if (mustClear && !(await this.#clearCheckpoint(leaseId))) return refused;
    if (!(await this.#stillLeads(ballot))) return refused;
    return this.#judge(leaseId, life, renew);
  }

  /** The state says that it has less than all of its time left: whoever leads next will begin with that. */
  #isNoted(leaseId: number): boolean {
    return (this.#parts.replica.state.leases.lookup(leaseId)?.remainingTtlSeconds ?? 0) > 0;
  }

  /** To be called when everything decided before the question is applied here. */
  #judge(leaseId: number, life: LeaseLife, renewed: boolean): LeaseAnswer {
    if (this.#parts.replica.state.leases.lookup(leaseId) === null) return notFound;
    // A note, of the leader before most likely, was applied since the lessor was asked: the next attempt takes it back.
    if (renewed && this.#isNoted(leaseId)) return refused;
    // Granted in between, or about to end: the next answer is certain.
    return life.type === 'alive' ? { type: 'alive', remainingMs: life.remainingMs } : refused;
  }

  /** The next leader must not take the lease for an old one. */
  async #clearCheckpoint(id: number): Promise<boolean> {
    const operation: Operation = { type: 'leaseCheckpoint', checkpoints: [{ id, remainingTtlSeconds: 0 }] };
    const applied = this.#parts.replica.propose(operation, null, withinAttempt());
    return succeeds(applied);
  }

  async #stillLeads(ballot: Ballot): Promise<boolean> {
    const isConfirmed = await succeeds(this.#parts.replica.readIndex(withinAttempt()));
    const now = this.#leadership(performance.now());
    return isConfirmed && now !== null && sameBallot(now, ballot);
  }

  /** The ballot with which this node leads; null when it does not. The lessor is told of every change. */
  #leadership(nowMs: number): Ballot | null {
    const { role, ballot } = this.#parts.replica.status();
    if (role !== 'leader') {
      if (this.#ballot !== null) this.#lessor.resign();
      this.#ballot = null;
    } else if (this.#ballot === null || !sameBallot(this.#ballot, ballot)) {
      this.#lessor.lead(this.#parts.replica.state.leases, nowMs);
      this.#ballot = ballot;
    }
    return this.#ballot;
  }

  #tick(nowMs: number): void {
    this.#questions.expire(nowMs);
    const ballot = this.#leadership(nowMs);
    if (ballot === null) return;
    this.#propose(ballot, nowMs);
    if (this.#lessor.hasExpired(nowMs) && !this.#isRevoking) void this.#revoke(ballot);
  }

  #propose(ballot: Ballot, nowMs: number): void {
    const checkpoints = this.#lessor.takeCheckpoints(nowMs);
    for (let at = 0; at < checkpoints.length; at += checkpointsPerEntry) {
      const some = checkpoints.slice(at, at + checkpointsPerEntry);
      const isProposed = this.#parts.replica.proposeBound({ type: 'leaseCheckpoint', checkpoints: some }, ballot);
      if (!isProposed) this.#lessor.notNoted(some);
    }
  }

  async #revoke(ballot: Ballot): Promise<void> {
    this.#isRevoking = true;
    const leads = await this.#stillLeads(ballot);
    this.#isRevoking = false;
    if (!leads) return;
    // What was renewed meanwhile is not expired any more. What cannot be proposed now comes again.
    for (const id of this.#lessor.takeExpired(revokedPerTick, performance.now())) {
      this.#parts.replica.proposeBound({ type: 'leaseRevoke', id }, ballot);
    }
  }

  /** What is said in one turn leaves together. */
  #send(to: number, message: LeaseMessage): void {
    const { transport } = this.#parts;
    transport.send(to, message);
    if (this.#flushDeferred) return;
    this.#flushDeferred = true;
    setImmediate(() => {
      this.#flushDeferred = false;
      transport.flush();
    });
  }
}

function withinAttempt(): RequestOptions {
  return { deadlineMs: performance.now() + attemptMs, cancelled: false };
}

/** False when the replica rejects. Anything else is passed on. */
function succeeds(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    (error) => {
      if (error instanceof ReplicaError) return false;
      throw error;
    },
  );
}
