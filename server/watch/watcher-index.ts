import type { ByteString } from '../statemachine/byte-string.ts';
import { IntervalIndex } from './interval-index.ts';
import type { Watcher } from './watcher.ts';

/** Who watches a key: most watch one key and are found by it, the others by their ranges. */
export class WatcherIndex {
  readonly #byKey = new Map<ByteString, Set<Watcher>>();
  readonly #byRange = new IntervalIndex<Watcher>();
  readonly #members = new Set<Watcher>();

  get size(): number {
    return this.#members.size;
  }

  /** A copy. */
  members(): Watcher[] {
    return [...this.#members];
  }

  has(watcher: Watcher): boolean {
    return this.#members.has(watcher);
  }

  add(watcher: Watcher): void {
    this.#members.add(watcher);
    if (!watcher.isOneKey) {
      this.#byRange.add(watcher.range, watcher);
      return;
    }
    const watchers = this.#byKey.get(watcher.range.from);
    if (watchers === undefined) this.#byKey.set(watcher.range.from, new Set([watcher]));
    else watchers.add(watcher);
  }

  /** False when it was not in here. */
  remove(watcher: Watcher): boolean {
    if (!this.#members.delete(watcher)) return false;
    const { range } = watcher;
    if (!watcher.isOneKey) this.#byRange.remove(range, watcher);
    else {
      const watchers = this.#byKey.get(range.from)!;
      watchers.delete(watcher);
      if (watchers.size === 0) this.#byKey.delete(range.from);
    }
    return true;
  }

  visit(key: ByteString, visitor: (watcher: Watcher) => void): void {
    const watchers = this.#byKey.get(key);
    if (watchers !== undefined) for (const watcher of watchers) visitor(watcher);
    this.#byRange.visit(key, visitor);
  }
}
