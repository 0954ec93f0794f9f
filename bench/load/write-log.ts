/**
 * What the audit must know of every write, per key, in constant memory whatever the length of the run: the last
 * acknowledged write (by revision), how many were acknowledged, and how many may or may not have been carried out.
 */
export class WriteLog {
  /** Highest acknowledged revision; 0: none. */
  readonly revision: Float64Array;
  /** Number of the write at that revision; `deleted` when it was a delete. */
  readonly stamp: Float64Array;
  /** Acknowledged puts. */
  readonly puts: Uint32Array;
  /** Puts whose outcome is unknown. */
  readonly unknownPuts: Uint32Array;
  /** Acknowledged deletes. */
  readonly deletes: Uint32Array;
  readonly unknownDeletes: Uint32Array;

  constructor(keyCount: number) {
    this.revision = new Float64Array(keyCount);
    this.stamp = new Float64Array(keyCount);
    this.puts = new Uint32Array(keyCount);
    this.unknownPuts = new Uint32Array(keyCount);
    this.deletes = new Uint32Array(keyCount);
    this.unknownDeletes = new Uint32Array(keyCount);
  }

  acknowledgedPut(key: number, revision: number, stamp: number): void {
    this.puts[key]!++;
    this.keepLast(key, revision, stamp);
  }

  acknowledgedDelete(key: number, revision: number): void {
    this.deletes[key]!++;
    this.keepLast(key, revision, deleted);
  }

  unknownPut(key: number): void {
    this.unknownPuts[key]!++;
  }

  unknownDelete(key: number): void {
    this.unknownDeletes[key]!++;
  }

  /** Adds another worker's log. */
  add(other: WriteLogData): void {
    for (let key = 0; key < this.revision.length; key++) {
      this.keepLast(key, other.revision[key]!, other.stamp[key]!);
      this.puts[key]! += other.puts[key]!;
      this.unknownPuts[key]! += other.unknownPuts[key]!;
      this.deletes[key]! += other.deletes[key]!;
      this.unknownDeletes[key]! += other.unknownDeletes[key]!;
    }
  }

  private keepLast(key: number, revision: number, stamp: number): void {
    if (revision <= this.revision[key]!) return;
    this.revision[key] = revision;
    this.stamp[key] = stamp;
  }
}

/** Stands for a delete where a write's number is expected; writes are numbered from 1. */
export const deleted = -1;

/** The columns of a log, as they cross the thread border. */
export type WriteLogData = Pick<WriteLog, 'revision' | 'stamp' | 'puts' | 'unknownPuts' | 'deletes' | 'unknownDeletes'>;
