/** Leases and the keys that hang on them, as simply as possible: part of `StateModel`. */
export class LeaseModel {
  readonly #keys = new Map<number, Set<string>>();

  has(id: number): boolean {
    return this.#keys.has(id);
  }

  /** False: there is one of that id. */
  grant(id: number): boolean {
    if (this.#keys.has(id)) return false;
    this.#keys.set(id, new Set());
    return true;
  }

  /** The key hangs on that lease from now on, and on no other; 0: on none. */
  attach(key: string, id: number): void {
    for (const attached of this.#keys.values()) attached.delete(key);
    this.#keys.get(id)?.add(key);
  }

  /** Ends one that exists, and gives the keys that hung on it. */
  end(id: number): readonly string[] {
    const keys = [...this.#keys.get(id)!];
    this.#keys.delete(id);
    return keys;
  }
}
