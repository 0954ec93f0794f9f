import type { Effects } from './effects.ts';
import type { ConfirmedReads } from './read-rounds.ts';

/** What became of reads in this step, for the host. */
export class ReadOutcomes {
  #ready: { id: number; index: number }[] = [];
  #refused: number[] = [];

  /** Null: nothing was confirmed. */
  confirmed(confirmed: ConfirmedReads | null): void {
    if (confirmed === null) return;
    for (const id of confirmed.ids) this.#ready.push({ id, index: confirmed.index });
  }

  refused(ids: readonly number[]): void {
    this.#refused.push(...ids);
  }

  take(): Pick<Effects, 'readsReady' | 'readsRefused'> {
    const [readsReady, readsRefused] = [this.#ready, this.#refused];
    if (readsReady.length > 0) this.#ready = [];
    if (readsRefused.length > 0) this.#refused = [];
    return { readsReady, readsRefused };
  }
}
