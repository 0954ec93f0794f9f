import { ReplicaError, type RequestOptions } from './contract.ts';

interface Waiter {
  readonly deadlineMs: number;
  readonly resolve: () => void;
  readonly reject: (error: ReplicaError) => void;
  readonly options: RequestOptions;
}

interface Batch {
  readonly id: number;
  readonly waiters: Waiter[];
  readonly sentAtMs: number;
}

/**
 * Linearizable reads of this node's clients. All that arrive while one question is under way share the next one; when
 * the index is known they wait until this node has applied so much.
 *
 *   add ──► waiting ── takeBatch ──► asked ── answered(index) ──► applying ── applied ≥ index ──► resolved
 *              ▲                        │
 *              └── refused, no answer ──┘
 */
export class Reads {
  readonly #maxCount: number;
  /** Without an answer for so long, the question is asked again (it may have been lost with a link). */
  readonly #retryMs: number;
  #waiting: Waiter[] = [];
  #asked: Batch | null = null;
  /** Ordered by index: a later question never gets a lower one. */
  #applying: { readonly index: number; waiters: Waiter[]; readonly sentAtMs: number }[] = [];
  /** When the question was asked whose answer this node has applied: all that was acknowledged before is in its state. */
  #freshAsOfMs = Number.NEGATIVE_INFINITY;
  #count = 0;
  #lastId: number;

  /** @param boot questions are numbered from here; random per start: a late answer to an earlier life is not for this one. */
  constructor(maxCount: number, retryMs: number, boot: number) {
    this.#lastId = boot;
    this.#maxCount = maxCount;
    this.#retryMs = retryMs;
  }

  get count(): number {
    return this.#count;
  }

  get hasQuestion(): boolean {
    return this.#asked === null && this.#waiting.length > 0;
  }

  /**
   * @param sinceMs a question that was asked then or later will do, also one that is answered already; Infinity: only
   *   one that is yet to be asked. On the clock of `takeBatch`.
   */
  add(deadlineMs: number, options: RequestOptions, sinceMs = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#freshAsOfMs >= sinceMs) return Promise.resolve();
    if (this.#count >= this.#maxCount) {
      const message = `too many reads wait on this node (limit ${this.#maxCount})`;
      return Promise.reject(new ReplicaError('overloaded', 'none', message));
    }
    this.#count++;
    const waiters = this.#askedSince(sinceMs) ?? this.#waiting;
    return new Promise((resolve, reject) => {
      waiters.push({ deadlineMs, resolve, reject, options });
    });
  }

  /** All waiting reads as one question; its id comes back with the answer. */
  takeBatch(nowMs: number): number {
    const waiters = this.#waiting.filter((waiter) => {
      if (!waiter.options.cancelled) return true;
      this.#count--;
      waiter.reject(new ReplicaError('cancelled', 'none', 'the client went away'));
      return false;
    });
    this.#waiting = [];
    this.#asked = { id: ++this.#lastId, waiters, sentAtMs: nowMs };
    return this.#lastId;
  }

  answered(id: number, index: number, appliedIndex: number): void {
    const batch = this.#asked;
    if (batch === null || batch.id !== id) return;
    this.#asked = null;
    if (index <= appliedIndex) this.#resolve(batch);
    else this.#applying.push({ index, waiters: batch.waiters, sentAtMs: batch.sentAtMs });
  }

  /** The question was refused, or whom it went to leads no longer: to be asked again. */
  refused(id: number): void {
    const batch = this.#asked;
    if (batch === null || batch.id !== id) return;
    this.#asked = null;
    this.#waiting = [...batch.waiters, ...this.#waiting];
  }

  refuseAsked(): void {
    if (this.#asked !== null) this.refused(this.#asked.id);
  }

  /** Time has passed that no clock counted: how old what was asked before is nobody knows any more. */
  stoodStill(): void {
    this.#freshAsOfMs = Number.NEGATIVE_INFINITY;
    this.refuseAsked();
    for (const { waiters } of this.#applying.splice(0)) this.#waiting.push(...waiters);
  }

  applied(appliedIndex: number): void {
    while (this.#applying.length > 0 && this.#applying[0]!.index <= appliedIndex) {
      this.#resolve(this.#applying.shift()!);
    }
  }

  expire(nowMs: number): void {
    if (this.#asked !== null && nowMs - this.#asked.sentAtMs > this.#retryMs) this.refuseAsked();
    const isOpen = (waiter: Waiter, why: string): boolean => {
      if (waiter.deadlineMs > nowMs) return true;
      this.#count--;
      waiter.reject(new ReplicaError('no-leader', 'none', why));
      return false;
    };
    this.#waiting = this.#waiting.filter((waiter) =>
      isOpen(waiter, 'no leader confirmed the read before the deadline'),
    );
    for (const batch of this.#applying) {
      batch.waiters = batch.waiters.filter((waiter) => isOpen(waiter, 'this node is too far behind to serve the read'));
    }
    // A node that can apply nothing for days goes on to ask: what nobody waits for must not pile up.
    const isOver = this.#applying.some(({ waiters }) => waiters.length === 0);
    if (isOver) this.#applying = this.#applying.filter(({ waiters }) => waiters.length > 0);
  }

  rejectAll(error: ReplicaError): void {
    const all = [this.#waiting, this.#asked?.waiters ?? [], ...this.#applying.map(({ waiters }) => waiters)];
    this.#waiting = [];
    this.#asked = null;
    this.#applying = [];
    this.#count = 0;
    for (const waiters of all) for (const waiter of waiters) waiter.reject(error);
  }

  /** Those who wait for the oldest question that is under way and was asked at `sinceMs` or later. */
  #askedSince(sinceMs: number): Waiter[] | undefined {
    if (sinceMs === Number.POSITIVE_INFINITY) return undefined;
    const applying = this.#applying.find(({ sentAtMs }) => sentAtMs >= sinceMs);
    if (applying !== undefined) return applying.waiters;
    return this.#asked !== null && this.#asked.sentAtMs >= sinceMs ? this.#asked.waiters : undefined;
  }

  #resolve({ waiters, sentAtMs }: { readonly waiters: readonly Waiter[]; readonly sentAtMs: number }): void {
    this.#freshAsOfMs = Math.max(this.#freshAsOfMs, sentAtMs);
    this.#count -= waiters.length;
    for (const waiter of waiters) waiter.resolve();
  }
}
