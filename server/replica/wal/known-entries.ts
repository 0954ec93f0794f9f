/** Entries that follow each other. */
interface Run {
  /** So many come before its first one. */
  readonly start: number;
  readonly entries: Uint8Array[];
}

/**
 * The entries of a log that are known. Between them there may be holes, of any length at no cost: a log whose beginning no
 * snapshot covers any more lacks a hundred million entries.
 */
export class KnownEntries {
  /** In order, none of them empty, and a hole between each two. Nearly always one. */
  #runs: Run[] = [];

  /** The entries after `index`, up to the first hole. */
  after(index: number): readonly Uint8Array[] {
    const [first] = this.#runs;
    return first?.start === index ? first.entries : [];
  }

  put(startIndex: number, entries: readonly Uint8Array[]): void {
    if (entries.length === 0) return;
    const at = this.#runAt(startIndex);
    const run = this.#runs[at]!;
    let place = startIndex - run.start;
    for (const entry of entries) run.entries[place++] = entry;
    this.#joinNext(at);
  }

  /** Forgets what follows `index`. */
  cut(index: number): void {
    while (this.#runs.length > 0 && this.#runs[this.#runs.length - 1]!.start >= index) this.#runs.pop();
    const last = this.#runs[this.#runs.length - 1];
    if (last !== undefined && endOf(last) > index) last.entries.length = index - last.start;
  }

  /** Leaves a hole. */
  forget(afterIndex: number, untilIndex: number): void {
    if (afterIndex >= untilIndex) return;
    this.#runs = this.#runs.flatMap((run) => {
      if (endOf(run) <= afterIndex || run.start >= untilIndex) return [run];
      const before = { start: run.start, entries: run.entries.slice(0, Math.max(0, afterIndex - run.start)) };
      const behind = { start: untilIndex, entries: run.entries.slice(untilIndex - run.start) };
      return [before, behind].filter(({ entries }) => entries.length > 0);
    });
  }

  /** The run that holds the place after `startIndex`, or ends there; a new one where there is none. */
  #runAt(startIndex: number): number {
    let at = this.#runs.length - 1;
    while (at >= 0 && this.#runs[at]!.start > startIndex) at--;
    if (at >= 0 && endOf(this.#runs[at]!) >= startIndex) return at;
    this.#runs.splice(at + 1, 0, { start: startIndex, entries: [] });
    return at + 1;
  }

  /** It has grown, perhaps over what comes next. */
  #joinNext(at: number): void {
    const run = this.#runs[at]!;
    for (let next = this.#runs[at + 1]; next !== undefined; next = this.#runs[at + 1]) {
      if (next.start > endOf(run)) return;
      for (let i = endOf(run) - next.start; i < next.entries.length; i++) run.entries.push(next.entries[i]!);
      this.#runs.splice(at + 1, 1);
    }
  }
}

function endOf({ start, entries }: Run): number {
  return start + entries.length;
}
