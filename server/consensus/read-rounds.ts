/** Reads that were waiting when a probe was sent. */
interface Round {
  readonly round: number;
  /** What was decided then. */
  readonly index: number;
  readonly ids: readonly number[];
  /** Who has answered this probe or a later one. */
  readonly acks: number[];
}

/** Reads that may be answered when everything up to `index` is applied. */
export interface ConfirmedReads {
  readonly ids: readonly number[];
  readonly index: number;
}

/**
 * Probes under way at a time. With one, whoever comes while it is under way waits for its end and then for its own: one and
 * a half round trips on average. With two the leader has work while followers answer; with four the rounds got smaller and
 * dearer.
 */
const maxRounds = 2;

/**
 * Confirms linearizable reads: one probe of a quorum confirms every read that was waiting when it was sent, and reads
 * that arrive meanwhile share the next one. No disk is involved: a quorum that is still bound to this ballot proves
 * that no other leader had decided anything when the probe was answered.
 * (Read index: Ongaro's thesis §6.4; in bulk as in etcd's read_only, where an answer confirms all earlier rounds, too.)
 */
export class ReadRounds {
  #round = 0;
  /** Oldest first: an answer to a later one counts for all before it, so that they end in this order. */
  readonly #rounds: Round[] = [];
  #waiting: number[] = [];
  /** Those that need no round. */
  #confirmed: number[] = [];
  /** Whose answers completed the latest round. */
  #prompt: readonly number[] = [];
  #ticksSinceProbe = 0;
  #isProbingFew = false;
  #ticksWithoutAnswer = 0;

  get round(): number {
    return this.#round;
  }

  get underWay(): boolean {
    return this.#rounds.length > 0;
  }

  /** So long has no round been answered, although there are some. */
  get ticksWithoutAnswer(): number {
    return this.#ticksWithoutAnswer;
  }

  add(id: number): void {
    this.#waiting.push(id);
  }

  /** A read that a quorum has confirmed with asking for it. */
  addConfirmed(id: number): void {
    this.#confirmed.push(id);
  }

  /** Null when there are none. */
  takeConfirmed(decidedIndex: number): ConfirmedReads | null {
    if (this.#confirmed.length === 0) return null;
    const ids = this.#confirmed;
    this.#confirmed = [];
    return { ids, index: decidedIndex };
  }

  /** Begins a round for all waiting reads at `decidedIndex`; false when there is none or enough are under way. */
  begin(decidedIndex: number): boolean {
    if (this.#rounds.length >= maxRounds || this.#waiting.length === 0) return false;
    this.#rounds.push({ round: ++this.#round, index: decidedIndex, ids: this.#waiting, acks: [] });
    this.#waiting = [];
    return true;
  }

  /**
   * Whom to send the probe of a round that begins. When rounds follow each other within a tick, those whose answers completed the
   * last one: the others' would be of no use, and the two followers took a quarter of what a read at the leader cost all processes.
   */
  whomToProbe(peers: readonly number[], quorum: number): readonly number[] {
    const isEnough = this.#ticksSinceProbe === 0 && this.#prompt.length + 1 >= quorum;
    const whom = isEnough ? this.#prompt : peers;
    this.#ticksSinceProbe = 0;
    this.#isProbingFew = whom.length < peers.length;
    return whom;
  }

  /** True when a probe is to be sent again, to all: a tick of silence is enough if few were asked. */
  tick(resendTicks: number): boolean {
    this.#ticksWithoutAnswer = this.underWay ? this.#ticksWithoutAnswer + 1 : 0;
    const patienceTicks = this.#isProbingFew ? 1 : resendTicks;
    if (++this.#ticksSinceProbe < patienceTicks || !this.underWay) return false;
    this.#ticksSinceProbe = 0;
    this.#isProbingFew = false;
    return true;
  }

  /** Gives the confirmed reads when the answer of `from` completes a quorum (the leader itself included). */
  acknowledged(from: number, round: number, quorum: number): ConfirmedReads | null {
    for (const each of this.#rounds) {
      if (each.round > round) break;
      if (!each.acks.includes(from)) each.acks.push(from);
    }
    return this.confirmed(quorum);
  }

  confirmed(quorum: number): ConfirmedReads | null {
    let confirmed: ConfirmedReads | null = null;
    while (this.#rounds.length > 0 && this.#rounds[0]!.acks.length + 1 >= quorum) {
      const { ids, index, acks } = this.#rounds.shift()!;
      this.#prompt = acks;
      this.#ticksWithoutAnswer = 0;
      // At the index of the last one: a read may show more than it must.
      confirmed = { ids: confirmed === null ? ids : [...confirmed.ids, ...ids], index };
    }
    return confirmed;
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
    const ids = [...this.#confirmed, ...this.#rounds.flatMap((round) => round.ids), ...this.#waiting];
    this.#confirmed = [];
    this.#rounds.length = 0;
    this.#waiting = [];
    return ids;
  }
}
