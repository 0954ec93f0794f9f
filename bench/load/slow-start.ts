/** How long a node that came later, or came back, has less than its share of the calls. */
const durationMs = 5_000;
const firstShare = 0.1;

/**
 * The share of calls that such a node gets, as balancers in front of real clusters do it (Envoy calls it slow start): its
 * code is not compiled yet, and its first calls cost several times what later ones do.
 */
export class SlowStart {
  private readonly startMs: number;
  private credit = 0;

  constructor(startMs: number) {
    this.startMs = startMs;
  }

  isOver(nowMs: number): boolean {
    return nowMs - this.startMs >= durationMs;
  }

  /** Asked once for each call that would go to the node if it had its full share. */
  takes(nowMs: number): boolean {
    this.credit += Math.min(1, Math.max(firstShare, (nowMs - this.startMs) / durationMs));
    if (this.credit < 1) return false;
    this.credit--;
    return true;
  }
}
