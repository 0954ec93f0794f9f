import { sessionLimitsDefault } from '../../server/statemachine/sessions.ts';

/**
 * The numbers of the writes of one client. Many may be under way at once, and end in any order.
 *
 * The nodes keep the results of the last `windowLength` numbers and refuse what is further behind, because they can no
 * longer tell whether it was carried out. So a number is not given away before the oldest one that is under way is near
 * enough: a write that hangs at a node that was lost would otherwise be overtaken too far by the others, and refused when
 * it is tried again.
 */
export class ClientSession {
  readonly id: string;
  readonly #windowLength: number;
  #last = 0;
  /** Lowest first: they come in in their order. */
  readonly #underWay = new Set<number>();
  /** As many as the caller has asked for; each waits for an older one, which has a deadline. */
  readonly #waiting: ((sequence: number) => void)[] = [];

  /** @param id ends in "@" and when the session began, by which the nodes know it for ended when they have long forgotten it. */
  constructor(id: string, windowLength = sessionLimitsDefault.windowLength) {
    this.id = id;
    this.#windowLength = windowLength;
  }

  /** Carries out a write under the next number: all its attempts, until nothing will be tried under it any more. */
  async run<T>(write: (sequence: number) => Promise<T>): Promise<T> {
    const sequence = await this.#begin();
    try {
      return await write(sequence);
    } finally {
      this.#underWay.delete(sequence);
      this.#admit();
    }
  }

  #begin(): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#admit();
    });
  }

  #admit(): void {
    while (this.#waiting.length > 0 && this.#isNextNear()) {
      this.#last += 1;
      this.#underWay.add(this.#last);
      this.#waiting.shift()!(this.#last);
    }
  }

  #isNextNear(): boolean {
    const next = this.#last + 1;
    const [oldest = next] = this.#underWay;
    return next - oldest < this.#windowLength;
  }
}
