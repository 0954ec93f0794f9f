import { isTombstone, type Version } from './version.ts';
import { VersionLog } from './version-log.ts';

/** Part of what the log means: all nodes of a cluster need the same. */
export interface HistoryLimits {
  /** Revisions that can be read, the present one among them; older ones are compacted as new ones come. 0: no limit. */
  readonly historyRevisionsMax: number;
  /** Memory of the versions written in these revisions, an estimate from above; 0: no limit. */
  readonly historyBytesMax: number;
}

export const historyLimitsDefault: HistoryLimits = Object.freeze({
  historyRevisionsMax: 100_000,
  historyBytesMax: 256 * 2 ** 20,
});

/** Versions freed at most per commit beyond twice as many as were written: what a large compaction left is freed little by little. */
const reclaimedPerCommit = 16;

/**
 * Which revisions can still be read, and the versions written in them.
 *
 * What can be read depends on the log alone. The memory of what cannot is given back later, a few versions per commit,
 * and not while someone reads at an older revision (`pin`): both never show.
 */
export class History {
  readonly #limits: HistoryLimits;
  readonly #onTombstoneDropped: (tombstone: Version) => void;
  readonly #log = new VersionLog();
  #compactRevision: number;
  /** The first version at or after the compact revision, and the size of all from there on. */
  #windowStart = 0;
  #windowBytes = 0;
  /** Versions before this position have lost their link to the version before. */
  #cutEnd = 0;
  #committedEnd = 0;
  /** Revisions at which someone reads, one element per reader. */
  readonly #pins: number[] = [];

  constructor(limits: HistoryLimits, onTombstoneDropped: (tombstone: Version) => void, compactRevision: number) {
    this.#limits = limits;
    this.#onTombstoneDropped = onTombstoneDropped;
    this.#compactRevision = compactRevision;
  }

  /** Reads below it are refused. 0: nothing was compacted. */
  get compactRevision(): number {
    return this.#compactRevision;
  }

  /** An estimate of what the readable versions take, from above. */
  get sizeBytes(): number {
    return this.#windowBytes;
  }

  append(version: Version): void {
    const position = this.#log.end;
    this.#log.append(version);
    this.#windowBytes += this.#log.sizeBytesAt(position);
  }

  /** Ends the transaction whose versions were appended, and forgets what the limits do not allow any more. */
  commit(revision: number): void {
    const { historyRevisionsMax, historyBytesMax } = this.#limits;
    if (historyRevisionsMax > 0) this.compact(revision - historyRevisionsMax + 1);
    while (historyBytesMax > 0 && this.#windowBytes > historyBytesMax && this.#compactRevision < revision) {
      this.compact(this.#log.revisionAt(this.#windowStart) + 1);
    }
    this.reclaim(2 * (this.#log.end - this.#committedEnd) + reclaimedPerCommit);
    this.#committedEnd = this.#log.end;
  }

  /** Does nothing when so much is compacted already. */
  compact(revision: number): void {
    if (revision <= this.#compactRevision) return;
    this.#compactRevision = revision;
    while (this.#windowStart < this.#log.end && this.#log.revisionAt(this.#windowStart) < revision) {
      this.#windowBytes -= this.#log.sizeBytesAt(this.#windowStart);
      this.#windowStart++;
    }
  }

  /** Position of the first version written at or after `revision`. */
  find(revision: number): number {
    return this.#log.find(revision);
  }

  /** Position after the newest version. */
  get end(): number {
    return this.#log.end;
  }

  at(position: number): Version {
    return this.#log.at(position);
  }

  /** Keeps every version that is visible at or after `revision` until `unpin`. */
  pin(revision: number): void {
    this.#pins.push(revision);
  }

  /** The oldest revision that a reader pins; null when there is none. */
  get pinnedRevision(): number | null {
    return this.#pins.length === 0 ? null : Math.min(...this.#pins);
  }

  unpin(revision: number): void {
    const index = this.#pins.indexOf(revision);
    if (index < 0) throw new Error(`nobody reads at revision ${revision}`);
    this.#pins.splice(index, 1);
  }

  /** Gives back the memory of at most so many versions that cannot be read any more. */
  reclaim(versionsMax: number): void {
    const revision = this.#pins.length === 0 ? this.#compactRevision : Math.min(this.#compactRevision, ...this.#pins);
    this.#cut(revision, versionsMax);
    for (let left = versionsMax; left > 0 && this.#log.first < this.#cutEnd; left--) {
      if (this.#log.revisionAt(this.#log.first) >= revision) return;
      const version = this.#log.at(this.#log.first);
      this.#log.dropFirst();
      if (isTombstone(version)) this.#onTombstoneDropped(version);
    }
  }

  /** Whoever reads at `revision` or later needs nothing that came before a version written up to then. */
  #cut(revision: number, versionsMax: number): void {
    for (let left = versionsMax; left > 0 && this.#cutEnd < this.#log.end; left--) {
      if (this.#log.revisionAt(this.#cutEnd) > revision) return;
      this.#log.at(this.#cutEnd).previous = null;
      this.#cutEnd++;
    }
  }
}
