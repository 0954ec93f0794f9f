/**
 * Confirms linearizable reads: one probe of a quorum confirms every read that was waiting when it was sent, and reads
 * that arrive meanwhile share the next one. No disk is involved: a quorum that is still bound to this ballot proves
 * that no other leader had decided anything when the probe was answered.
 * (Read index: Ongaro's thesis §6.4; in bulk as in etcd's read_only.)
 */
export class ReadRounds {
  #round = 0;
  #index = 0;
  #confirming: number[] = [];
  #waiting: number[] = [];
  readonly #acks = new Set<number>();

  get round(): number {
    return this.#round;
  }

  get underWay(): boolean {
    return this.#confirming.length > 0;
  }

  add(id: number): void {
    this.#waiting.push(id);
  }

  /** Begins a round for all waiting reads at `decidedIndex`; false when there is none or one is under way. */
  begin(decidedIndex: number): boolean {
    if (this.underWay || this.#waiting.length === 0) return false;
    this.#round++;
    this.#index = decidedIndex;
    this.#confirming = this.#waiting;
    this.#waiting = [];
    this.#acks.clear();
    return true;
  }

  /** Gives the confirmed reads when the answer of `from` completes a quorum (the leader itself included). */
  acknowledged(from: number, round: number, quorum: number): { ids: number[]; index: number } | null {
    if (round !== this.#round || !this.underWay) return null;
    this.#acks.add(from);
    return this.confirmed(quorum);
  }

  confirmed(quorum: number): { ids: number[]; index: number } | null {
    if (!this.underWay || this.#acks.size + 1 < quorum) return null;
    const ids = this.#confirming;
    this.#confirming = [];
    return { ids, index: this.#index };
  }

  /** Those that no round has been begun for. */
  takeWaiting(): readonly number[] {
    const ids = this.#waiting;
    if (ids.length > 0) this.#waiting = [];
    return ids;
  }

  takeAll(): number[] {
    const ids = [...this.#confirming, ...this.#waiting];
    this.#confirming = [];
    this.#waiting = [];
    return ids;
  }
}
