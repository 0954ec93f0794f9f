/**
 * How old an order to lead is. Its sender names the round in which it last heard the receiver ask around, and the receiver
 * knows by its own clock when that was. So an order that waited in the socket of a process that stood still is seen to be
 * old when it wakes, and no two clocks are compared.
 */
export class Orders {
  readonly #maxAgeMs: number;
  /** The latest rounds of others, as they were heard. */
  readonly #heard = new Map<number, number>();
  /** When this node asked, by round; no older than an order may be. */
  readonly #askedAtMs = new Map<number, number>();

  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs;
  }

  heard(peer: number, round: number): void {
    this.#heard.set(peer, round);
  }

  /** What an order to `peer` is to name; 0, a round that nobody asks in, when it was not heard yet. */
  roundOf(peer: number): number {
    return this.#heard.get(peer) ?? 0;
  }

  asked(round: number, nowMs: number): void {
    for (const [old, atMs] of this.#askedAtMs) if (nowMs - atMs > this.#maxAgeMs) this.#askedAtMs.delete(old);
    this.#askedAtMs.set(round, nowMs);
  }

  /** In another configuration rounds are counted anew. */
  clear(): void {
    this.#heard.clear();
    this.#askedAtMs.clear();
  }

  /** @param nowMs when the order is taken up, not when it came: it may have waited. */
  isFresh(round: number, nowMs: number): boolean {
    const atMs = this.#askedAtMs.get(round);
    return atMs !== undefined && nowMs - atMs <= this.#maxAgeMs;
  }
}
