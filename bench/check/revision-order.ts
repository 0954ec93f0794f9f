import { absentValue, type KeyHistory, kindNumber, noRevision } from './key-history.ts';

const notShown = -1;

/**
 * Operations that leave the register at a revision they name must come in the order of these revisions: placing one while a
 * lower one waits can never end well. Where a store tells revisions, this leaves nearly one order to try, however many
 * operations overlap.
 */
export class RevisionOrder {
  /** Rank of the revision that each operation leaves; `notShown` for those that name none. */
  private readonly ranks: Int32Array;
  /** Operations of each rank that are not placed. */
  private readonly waiting: Uint32Array;
  /** The lowest rank that waits. */
  private lowest = 0;

  constructor(history: KeyHistory) {
    this.ranks = new Int32Array(history.size).fill(notShown);
    const naming = Array.from(history.kind.keys()).filter((i) => namesRevision(history, i));
    const revisions = [...new Set(naming.map((i) => history.revision[i]!))].sort((a, b) => a - b);
    const rankOf = new Map(revisions.map((revision, rank) => [revision, rank]));
    this.waiting = new Uint32Array(revisions.length);
    for (const i of naming) {
      this.ranks[i] = rankOf.get(history.revision[i]!)!;
      this.waiting[this.ranks[i]!]!++;
    }
  }

  mayPlace(operation: number): boolean {
    const rank = this.ranks[operation]!;
    return rank === notShown || rank === this.lowest;
  }

  place(operation: number): void {
    const rank = this.ranks[operation]!;
    if (rank === notShown) return;
    this.waiting[rank]!--;
    while (this.waiting[this.lowest] === 0) this.lowest++;
  }

  takeBack(operation: number): void {
    const rank = this.ranks[operation]!;
    if (rank === notShown) return;
    this.waiting[rank]!++;
    if (rank < this.lowest) this.lowest = rank;
  }
}

/** Only what must be placed, and whose revision is surely that of the register after it. */
function namesRevision({ kind, value, revision, took, optional }: KeyHistory, i: number): boolean {
  if (revision[i] === noRevision || optional[i] === 1) return false;
  if (kind[i] === kindNumber.put) return true;
  return kind[i] === kindNumber.get ? value[i] !== absentValue : took[i] === 1;
}
