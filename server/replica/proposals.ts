import { type Ballot, compareBallots, zeroBallot } from '../consensus/ballot.ts';
import type { Applied } from '../statemachine/command.ts';
import { ReplicaError, type RequestOptions } from './contract.ts';

export interface ProposalLimits {
  /** Commands of this node's clients that wait for their result. */
  readonly maxCount: number;
  readonly maxBytes: number;
}

/**
 * A frame that the peer does not take is made and sent again for as long as its entry stands in the log, and nothing comes past it.
 * Peers take 4 MiB; links close a frame at 2 MiB, or with one message. Services accept up to 1.5 MiB, origin and session not counted.
 */
export const maxEntryBytes = 2 * 1024 * 1024;

interface Pending {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly options: RequestOptions;
  readonly deadlineMs: number;
  readonly resolve: (applied: Applied) => void;
  readonly reject: (error: ReplicaError) => void;
  /** It has a session: proposed twice, it is carried out once. */
  readonly isRepeatable: boolean;
  /** The leadership that it was given to, and with which batch; null while it is queued here. */
  sentIn: { readonly ballot: Ballot; readonly batchId: number } | null;
  /** An earlier proposal of it may have been carried out, whatever becomes of the next one. */
  isInDoubt: boolean;
  /** It has its answer, also when it is still queued to be proposed again. */
  isSettled: boolean;
}

/**
 * Commands of this node's clients on their way through the log.
 *
 *   add ──► queued ── takeBatch ──► sent ── applied here ──► resolved
 *              ▲                      │
 *              └── surely not chosen ─┘   refused by the leader, or missing after a newer leader's synchronisation
 *
 * A command that was given to a leader is proposed again only when it is certain that it was not and will not be chosen, or
 * when its session makes that harmless; so a change of leaders costs a client time and neither an error nor a double execution.
 */
export class Proposals {
  readonly #limits: ProposalLimits;
  readonly #pending = new Map<number, Pending>();
  #queue: Pending[] = [];
  #sizeBytes = 0;
  #lastBatchId: number;

  /** @param boot batches are numbered from here; random per start: what an earlier life was refused says nothing of this one's. */
  constructor(limits: ProposalLimits, boot: number) {
    this.#lastBatchId = boot;
    this.#limits = limits;
  }

  get count(): number {
    return this.#pending.size;
  }

  get queued(): number {
    return this.#queue.length;
  }

  /** Throws ReplicaError when a bound is reached: before anything is queued. */
  admit(sizeBytes: number): void {
    if (sizeBytes > maxEntryBytes) {
      throw new ReplicaError('too-large', 'none', `an entry of ${sizeBytes} bytes (limit ${maxEntryBytes})`);
    }
    if (this.#pending.size >= this.#limits.maxCount) {
      throw new ReplicaError(
        'overloaded',
        'none',
        `too many writes wait on this node (limit ${this.#limits.maxCount})`,
      );
    }
    if (this.#sizeBytes + sizeBytes > this.#limits.maxBytes) {
      throw new ReplicaError('overloaded', 'none', `too many bytes wait on this node (limit ${this.#limits.maxBytes})`);
    }
  }

  /** @param isRepeatable proposed twice, it is carried out once. */
  add(
    sequence: number,
    bytes: Uint8Array,
    isRepeatable: boolean,
    deadlineMs: number,
    options: RequestOptions,
  ): Promise<Applied> {
    return new Promise((resolve, reject) => {
      const pending: Pending = {
        sequence,
        bytes,
        isRepeatable,
        options,
        deadlineMs,
        resolve,
        reject,
        sentIn: null,
        isInDoubt: false,
        isSettled: false,
      };
      this.#pending.set(sequence, pending);
      this.#queue.push(pending);
      this.#sizeBytes += bytes.length;
    });
  }

  /** The oldest queued commands that somebody still waits for, up to `maxBytes`, as given to the leader of `ballot`. */
  takeBatch(ballot: Ballot, maxBytes: number, nowMs: number): { batchId: number; entries: Uint8Array[] } {
    const sentIn = { ballot, batchId: ++this.#lastBatchId };
    const entries: Uint8Array[] = [];
    let size = 0;
    let taken = 0;
    for (const pending of this.#queue) {
      if (size + pending.bytes.length > maxBytes && entries.length > 0) break;
      taken++;
      if (this.#dropUnwanted(pending, nowMs)) continue;
      pending.sentIn = sentIn;
      size += pending.bytes.length;
      entries.push(pending.bytes);
    }
    this.#queue = taken === this.#queue.length ? [] : this.#queue.slice(taken);
    return { batchId: sentIn.batchId, entries };
  }

  applied(sequence: number, applied: Applied): void {
    this.#remove(sequence)?.resolve(applied);
  }

  /** The leader refused the batch unseen: it is queued again, in front. Gives its leadership; zero when nobody waits any more. */
  refused(batchId: number): Ballot {
    let ballot = zeroBallot;
    this.#requeue((sentIn) => {
      if (sentIn.batchId !== batchId) return false;
      ballot = sentIn.ballot;
      return true;
    });
    return ballot;
  }

  /** Nothing more will be chosen below `ballot`, and all that was is applied: what is still open of it is lost. */
  lostBelow(ballot: Ballot): void {
    this.#requeue((sentIn) => compareBallots(sentIn.ballot, ballot) < 0);
  }

  /** Rejects what has waited past its deadline. */
  expire(nowMs: number): void {
    let expired = false;
    for (const pending of this.#pending.values()) {
      if (pending.deadlineMs > nowMs) continue;
      expired = true;
      this.#fail(pending, timeout(pending));
    }
    if (expired) this.#queue = this.#queue.filter((pending) => !pending.isSettled);
  }

  /** Rejects the batch, which was surely not proposed. */
  rejectBatch(batchId: number, error: ReplicaError): void {
    for (const pending of [...this.#pending.values()]) {
      if (pending.sentIn?.batchId !== batchId) continue;
      this.#fail(pending, pending.isInDoubt ? new ReplicaError(error.code, 'unknown', error.message) : error);
    }
  }

  /**
   * A snapshot has taken the place of this node's state, and whether it holds what was given to a leader nobody here can
   * tell. What has a session is proposed again: the table of sessions came with the snapshot, so that what was carried out
   * is answered with its result, and all else is carried out now. What became of the rest will not be known here.
   */
  stateReplaced(): void {
    for (const pending of [...this.#pending.values()]) {
      if (pending.sentIn === null) continue;
      pending.isInDoubt = true;
      if (!pending.isRepeatable) this.#fail(pending, lostSight());
    }
    this.#requeue(() => true);
  }

  /** Rejects everything: the node stops, or its disk is gone. */
  rejectAll(make: (outcome: 'none' | 'unknown') => ReplicaError): void {
    for (const pending of [...this.#pending.values()]) {
      this.#fail(pending, make(outcomeOf(pending)));
    }
    this.#queue = [];
  }

  #requeue(isLost: (sentIn: NonNullable<Pending['sentIn']>) => boolean): void {
    const again: Pending[] = [];
    for (const pending of this.#pending.values()) {
      if (pending.sentIn === null || !isLost(pending.sentIn)) continue;
      pending.sentIn = null;
      again.push(pending);
    }
    if (again.length > 0) this.#queue = [...again, ...this.#queue];
  }

  #dropUnwanted(pending: Pending, nowMs: number): boolean {
    if (pending.isSettled) return true;
    if (pending.options.cancelled) {
      const message = 'the client went away before the write was proposed';
      this.#fail(pending, new ReplicaError('cancelled', outcomeOf(pending), message));
      return true;
    }
    if (pending.deadlineMs > nowMs) return false;
    this.#fail(pending, timeout(pending));
    return true;
  }

  #fail(pending: Pending, error: ReplicaError): void {
    this.#remove(pending.sequence)?.reject(error);
  }

  #remove(sequence: number): Pending | undefined {
    const pending = this.#pending.get(sequence);
    if (pending === undefined) return undefined;
    this.#pending.delete(sequence);
    pending.isSettled = true;
    this.#sizeBytes -= pending.bytes.length;
    return pending;
  }
}

function outcomeOf({ sentIn, isInDoubt }: Pending): 'none' | 'unknown' {
  return sentIn === null && !isInDoubt ? 'none' : 'unknown';
}

function lostSight(): ReplicaError {
  return new ReplicaError('timeout', 'unknown', 'the node got a snapshot while the write was under way');
}

function timeout(pending: Pending): ReplicaError {
  return outcomeOf(pending) === 'none'
    ? new ReplicaError(
        'no-leader',
        'none',
        'no leader could be reached before the deadline; the write was not proposed',
      )
    : new ReplicaError('timeout', 'unknown', 'the write was proposed, but not decided before the deadline');
}
