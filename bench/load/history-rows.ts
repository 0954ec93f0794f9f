/** Operations as rows of numbers in one array, so that recording one allocates nothing and a thread hands over one buffer. */
const rowFields = [
  'rank',
  'method',
  'callMs',
  'returnMs',
  'stamp',
  'expected',
  'revision',
  'outcome',
  'took',
  'node',
] as const;
export type RowField = (typeof rowFields)[number];

/** What the field `outcome` means. */
export const outcomeNumber = { ok: 0, fail: 1, unknown: 2 } as const;

export const rowWidth = rowFields.length;
/** Column of each field. */
export const column = Object.fromEntries(rowFields.map((field, i) => [field, i])) as Readonly<Record<RowField, number>>;

/** Stands for a stamp, a node or a `took` that is not known. */
export const notKnown = -1;

const firstRows = 1024;

/**
 * Rows up to a limit. When it is reached, the second half of the sampled keys is let go with all their rows: a history with a
 * hole would accuse the cluster wrongly, one of fewer keys only says less.
 */
export class HistoryRows {
  /** Keys of a rank below this are kept. */
  keptKeys: number;
  private readonly maxRows: number;
  private rows = new Float64Array(firstRows * rowWidth);
  private count = 0;

  constructor(keys: number, maxRows: number) {
    this.keptKeys = keys;
    this.maxRows = maxRows;
  }

  /** Takes `row`, which has `rowWidth` numbers, unless its key was let go. */
  add(row: Float64Array): void {
    while (this.count >= this.maxRows && this.keptKeys > 0) this.letGo();
    if (row[column.rank]! >= this.keptKeys) return;
    if ((this.count + 1) * rowWidth > this.rows.length) this.grow();
    this.rows.set(row, this.count * rowWidth);
    this.count++;
  }

  finish(): Float64Array {
    return this.rows.slice(0, this.count * rowWidth);
  }

  private grow(): void {
    const larger = new Float64Array(this.rows.length * 2);
    larger.set(this.rows);
    this.rows = larger;
  }

  private letGo(): void {
    this.keptKeys = Math.floor(this.keptKeys / 2);
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (this.rows[i * rowWidth + column.rank]! >= this.keptKeys) continue;
      this.rows.copyWithin(kept * rowWidth, i * rowWidth, (i + 1) * rowWidth);
      kept++;
    }
    this.count = kept;
  }
}
