import type { ByteString } from './byte-string.ts';
import { HeadIndex } from './head-index.ts';
import type { History } from './history.ts';
import type { KeyRange } from './key-range.ts';
import { OrderedMap } from './ordered-map.ts';
import { type Head, isTombstone, type Version } from './version.ts';

/**
 * The newest version of every key, in key order. Deleted keys whose past can still be read stand apart, so that reading
 * and counting the present never meets them.
 */
export class KeySpace {
  readonly present = new OrderedMap<Head>();
  readonly deleted = new OrderedMap<Head>();
  /** Of both. */
  readonly #index = new HeadIndex();

  /** Of the key that is the bytes from `start` to before `end`. Null when it never was, or is forgotten. */
  newest(bytes: Uint8Array, start = 0, end = bytes.length): Head | null {
    return this.#index.find(bytes, start, end);
  }

  /** As `newest`, of a key that is there. */
  presentAt(bytes: Uint8Array): Head | null {
    const head = this.newest(bytes);
    return head === null || isTombstone(head) ? null : head;
  }

  /** A key appears: for the first time (`isNew`), or after it was deleted. */
  appeared(head: Head, isNew: boolean): void {
    if (isNew) this.#index.add(head);
    else this.deleted.delete(head.key);
    this.present.set(head.key, head);
  }

  /** A key that was taken out of `present` was deleted; or one is known by its deletion alone (`isNew`). */
  buried(head: Head, isNew: boolean): void {
    if (isNew) this.#index.add(head);
    this.deleted.set(head.key, head);
  }

  /** Nothing of the past of a deleted key can be read any more. */
  forget(head: Head): void {
    this.deleted.delete(head.key);
    this.#index.delete(head);
  }

  /** Visits the keys of a range as they were at `revision`, in order, until `visit` returns false. */
  scanAt(
    history: History,
    revision: number,
    { from, to }: KeyRange,
    visit: (key: ByteString, version: Version) => boolean,
  ): void {
    const since = this.#deletedSince(history, revision, { from, to });
    let next = 0;
    let goesOn = true;
    this.present.scan(from, to, (key, newest) => {
      while (goesOn && next < since.length && since[next]!.key < key) goesOn = visitVersion(since[next++]!, visit);
      const version = goesOn ? history.versionAt(newest, revision) : null;
      if (version !== null) goesOn = visitVersion(version, visit);
      return goesOn;
    });
    while (goesOn && next < since.length) goesOn = visitVersion(since[next++]!, visit);
  }

  /**
   * Newest versions of some keys from `from` on, in key order, at most `lengthMax` of each kind; `next` is where to go on,
   * null at the end.
   */
  newestFrom(from: ByteString, lengthMax: number): { versions: Head[]; next: ByteString | null } {
    const present = firstOf(this.present, from, null, lengthMax);
    const presentEnd = present.length < lengthMax ? null : after(present[lengthMax - 1]!.key);
    const deleted = firstOf(this.deleted, from, presentEnd, lengthMax);
    const end = deleted.length < lengthMax ? presentEnd : after(deleted[lengthMax - 1]!.key);
    const versions = deleted.length === 0 ? present : [...present, ...deleted].sort(byKey);
    return { versions: end === presentEnd ? versions : versions.filter(({ key }) => key < end!), next: end };
  }

  /** Keys that were there at `revision` and are deleted now. */
  #deletedSince(history: History, revision: number, { from, to }: KeyRange): Version[] {
    const found: Version[] = [];
    this.deleted.scan(from, to, (_, newest) => {
      const version = history.versionAt(newest, revision);
      if (version !== null) found.push(version);
      return true;
    });
    return found;
  }
}

/** The smallest key above `key`. */
function after(key: ByteString): ByteString {
  return `${key}\0`;
}

function firstOf(map: OrderedMap<Head>, from: ByteString, to: ByteString | null, lengthMax: number): Head[] {
  const found: Head[] = [];
  map.scan(from, to, (_, version) => found.push(version) < lengthMax);
  return found;
}

function byKey(a: Version, b: Version): number {
  return a.key < b.key ? -1 : 1;
}

function visitVersion(version: Version, visit: (key: ByteString, version: Version) => boolean): boolean {
  return visit(version.key, version);
}
