import { toBytes } from './byte-string.ts';
import { Digest } from './digest.ts';
import type { History } from './history.ts';
import { keysAt } from './key-snapshot.ts';
import type { KeySpace } from './key-space.ts';
import type { Version } from './version.ts';

/**
 * A hash over all keys as they are at one revision: equal on replicas, however far each has compacted. It looks at every
 * key (about 0.4 µs each), so it is made in steps, between which the store may go on. Until `release` the store keeps
 * what is needed for it.
 */
export class KeyHash {
  readonly revision: number;
  readonly compactRevision: number;
  readonly #history: History;
  readonly #versions: Generator<Version | undefined>;
  readonly #digest = new Digest();
  #isReleased = false;

  constructor(keys: KeySpace, history: History, revision: number) {
    this.revision = revision;
    this.compactRevision = history.compactRevision;
    this.#history = history;
    this.#versions = keysAt(keys, history, revision);
    history.pin(revision);
  }

  /** Complete once `advance` said so. Unsigned, 32 bits. */
  get value(): number {
    return this.#digest.value;
  }

  /** Looks at up to so many keys. True when all were looked at. */
  advance(keysMax: number): boolean {
    for (let left = keysMax; left > 0; left--) {
      const { done, value } = this.#versions.next();
      if (done) {
        this.release();
        return true;
      }
      if (value !== undefined) this.#mix(value);
    }
    return false;
  }

  /** To be called when the hash is given up; one that is complete has done so. */
  release(): void {
    if (!this.#isReleased) this.#history.unpin(this.revision);
    this.#isReleased = true;
  }

  #mix({ key, value, createRevision, modRevision, version, lease }: Version): void {
    this.#digest.mixBytes(toBytes(key));
    this.#digest.mixBytes(toBytes(value));
    for (const number of [createRevision, modRevision, version, lease]) this.#digest.mixNumber(number);
  }
}
