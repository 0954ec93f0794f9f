import type { ByteString } from './byte-string.ts';
import { isTombstone, type Version } from './version.ts';
import { WriteLog } from './write-log.ts';

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

/** Writes forgotten at most per commit beyond twice as many as were made: what a large compaction left goes little by little. */
const reclaimedPerCommit = 16;

/**
 * Which revisions can still be read, and the writes made in them.
 *
 * What can be read depends on the log alone. The memory of what cannot is given back later, a few writes per commit,
 * and not while someone reads at an older revision (`pin`): both never show.
 */
export class History {
  readonly #limits: HistoryLimits;
  readonly #onTombstoneDropped: (tombstone: Version) => void;
  readonly #log = new WriteLog();
  #compactRevision: number;
  /** The first write at or after the compact revision, and the size of all from there on. */
  #windowStart = 0;
  #windowBytes = 0;
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

  /** Notes that `head` is about to get `value`, or to be deleted (null), and returns the position of that write. */
  append(head: Version, revision: number, value: ByteString | null): number {
    const sizeBytes = head.key.length + (value === null ? 0 : value.length) + writeOverheadBytes;
    this.#windowBytes += sizeBytes;
    return this.#log.append(head, revision, sizeBytes, value === null);
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

  /** The key of `head` as it was at a revision that can be read, or is pinned: null when it was absent. May be the head. */
  versionAt(head: Version | null, revision: number): Version | null {
    if (head === null) return null;
    const version = head.modRevision <= revision ? head : this.#log.before(head, revision);
    return isTombstone(version) ? null : version;
  }

  /** Position of the first write at or after `revision`. */
  find(revision: number): number {
    return this.#log.find(revision);
  }

  /** Position after the newest write. */
  get end(): number {
    return this.#log.end;
  }

  revisionAt(position: number): number {
    return this.#log.revisionAt(position);
  }

  /** What the write made of its key. May be the key's head: to be read at once. */
  writtenAt(position: number): Version {
    return this.#log.writtenAt(position);
  }

  /** What the key of a write was before the transaction of the write: null when it was absent, or that is compacted. */
  previousAt(position: number): Version | null {
    const revision = this.revisionAt(position);
    if (revision <= this.#compactRevision) return null;
    const before = this.#log.beforeAt(position);
    return before.modRevision < revision ? this.versionAt(before, revision) : this.versionAt(before, revision - 1);
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

  /** Gives back the memory of at most so many writes that cannot be read any more. */
  reclaim(writesMax: number): void {
    const revision = this.#pins.length === 0 ? this.#compactRevision : Math.min(this.#compactRevision, ...this.#pins);
    const log = this.#log;
    for (let left = writesMax; left > 0 && log.first < log.end; left--) {
      const position = log.first;
      if (log.revisionAt(position) >= revision) return;
      const deleted = log.deletesAt(position) ? log.headAt(position) : null;
      log.dropFirst();
      if (deleted !== null && deleted.write === position) this.#onTombstoneDropped(deleted);
    }
  }
}

/** What a write, or a key that is there, takes beside key and value: its numbers, and the key's place in the maps. */
export const writeOverheadBytes = 160;
