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
  /** Those that need no round. */
  #confirmed: number[] = [];
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

  /** A read that a quorum has confirmed with asking for it. */
  addConfirmed(id: number): void {
    this.#confirmed.push(id);
  }

  /** Null when there are none. */
  takeConfirmed(decidedIndex: number): { ids: readonly number[]; index: number } | null {
    if (this.#confirmed.length === 0) return null;
    const ids = this.#confirmed;
    this.#confirmed = [];
    return { ids, index: decidedIndex };
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
    if (this.#waiting.length + this.#confirmed.length === 0) return this.#waiting;
    const ids = [...this.#confirmed, ...this.#waiting];
    this.#confirmed = [];
    this.#waiting = [];
    return ids;
  }

  takeAll(): number[] {
    const ids = [...this.#confirmed, ...this.#confirming, ...this.#waiting];
    this.#confirmed = [];
    this.#confirming = [];
    this.#waiting = [];
    return ids;
  }
}
