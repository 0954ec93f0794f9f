import { ReplicaError } from '../replica/contract.ts';

/** What the leader says of a lease. `refused`: it does not lead, or cannot say yet; to be asked again. */
export type LeaseAnswer =
  | { readonly type: 'alive'; readonly remainingMs: number }
  | { readonly type: 'notFound' }
  | { readonly type: 'refused' };

interface Question {
  readonly leaderId: number;
  readonly expiresAtMs: number;
  readonly resolve: (answer: LeaseAnswer) => void;
}

/** Questions about leases that other nodes were asked, and that are not answered yet. */
export class LeaseQuestions {
  readonly #maxCount: number;
  readonly #timeoutMs: number;
  /** In the order in which they were asked, and so in that of their ends. */
  readonly #open = new Map<number, Question>();
  #lastId: number;

  /** @param boot questions are numbered from here; random per start: a late answer to an earlier life is of another lease. */
  constructor(maxCount: number, timeoutMs: number, boot: number) {
    this.#lastId = boot;
    this.#maxCount = maxCount;
    this.#timeoutMs = timeoutMs;
  }

  /** Throws ReplicaError when too many are open. */
  open(leaderId: number, nowMs: number): { readonly id: number; readonly answer: Promise<LeaseAnswer> } {
    if (this.#open.size >= this.#maxCount) {
      throw new ReplicaError('overloaded', 'none', `too many questions about leases wait (limit ${this.#maxCount})`);
    }
    const id = ++this.#lastId;
    const answer = new Promise<LeaseAnswer>((resolve) => {
      this.#open.set(id, { leaderId, expiresAtMs: nowMs + this.#timeoutMs, resolve });
    });
    return { id, answer };
  }

  /** An answer of somebody else, or to what is not asked any more, is none. */
  answered(from: number, id: number, answer: LeaseAnswer): void {
    const question = this.#open.get(id);
    if (question === undefined || question.leaderId !== from) return;
    this.#open.delete(id);
    question.resolve(answer);
  }

  /** What got no answer in time counts as refused. At `Infinity` that is all. */
  expire(nowMs: number): void {
    for (const [id, question] of this.#open) {
      if (question.expiresAtMs > nowMs) return;
      this.#open.delete(id);
      question.resolve({ type: 'refused' });
    }
  }
}
