import type { ByteString } from './byte-string.ts';
import type { History } from './history.ts';
import type { KeySpace } from './key-space.ts';
import type { Version } from './version.ts';

/**
 * The keys and their readable past as they were when this was made, while the store goes on. Until `release`, the store
 * keeps everything that is needed for it.
 */
export class KeySnapshot {
  readonly #keys: KeySpace;
  readonly #history: History;
  readonly #revision: number;
  readonly #compactRevision: number;
  #isReleased = false;

  constructor(keys: KeySpace, history: History, revision: number) {
    this.#keys = keys;
    this.#history = history;
    this.#revision = revision;
    this.#compactRevision = history.compactRevision;
    history.pin(this.#compactRevision);
  }

  /** In key order, what was written before the compact revision and is still there at it; undefined: looked and found nothing. */
  *base(): Generator<Version | undefined> {
    if (this.#compactRevision === 0) return;
    for (const version of keysAt(this.#keys, this.#history, this.#compactRevision)) {
      yield version !== undefined && version.modRevision < this.#compactRevision ? version : undefined;
    }
  }

  /** Every write since then, in order, deletions too. */
  *events(): Generator<Version> {
    for (let position = this.#history.find(this.#compactRevision); position < this.#history.end; position++) {
      if (this.#history.revisionAt(position) > this.#revision) return;
      yield this.#history.writtenAt(position);
    }
  }

  release(): void {
    if (!this.#isReleased) this.#history.unpin(this.#compactRevision);
    this.#isReleased = true;
  }
}

const batchLength = 256;

/**
 * The keys as they were at a pinned revision, in key order; undefined for a key that was not there. The store may change
 * between two steps, so what is given is to be read at once: a key that is deleted or put meanwhile moves between the two maps, but never past the cursor.
 */
export function* keysAt(keys: KeySpace, history: History, revision: number): Generator<Version | undefined> {
  for (let from: ByteString | null = ''; from !== null; ) {
    const batch: NewestVersions = keys.newestFrom(from, batchLength);
    for (const newest of batch.versions) yield history.versionAt(newest, revision) ?? undefined;
    from = batch.next;
  }
}

type NewestVersions = ReturnType<KeySpace['newestFrom']>;
