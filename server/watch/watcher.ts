import type { KeyEvent } from '../statemachine/command.ts';
import type { KeyRange } from '../statemachine/key-range.ts';

/** Somebody who wants every change in a range of keys, in order and once, as the hub sees it. */
export interface Watcher {
  readonly range: KeyRange;
  readonly isOneKey: boolean;
  /** The first revision whose changes it wants. The hub moves it when the watcher has to be caught up. */
  nextRevision: number;
  /** It can take events now. When that changes from false to true, the hub must be told (`WatchHub.resume`). */
  hasRoom(): boolean;
  /**
   * Whole revisions, in order: everything in its range from `nextRevision` to `throughRevision` that it has not been given.
   */
  take(events: readonly KeyEvent[], throughRevision: number): void;
  /** It has been given everything that was applied here until now, after it was behind. */
  caughtUp(): void;
  /** What it wants next is not kept any more. It is out of the hub. */
  compacted(compactRevision: number): void;
}

/** Where changes come from: the state machine and its history. */
export interface EventSource {
  readonly revision: number;
  /**
   * The changes after `revision`, whole revisions in order, about `limit` of them; everything up to `throughRevision`.
   * What was compacted is answered with the revision from which on history is kept.
   */
  eventsAfter(
    revision: number,
    limit: number,
  ): { readonly events: readonly KeyEvent[]; readonly throughRevision: number } | { readonly compactRevision: number };
}

/** Of the message of an event without key and value: revisions, lengths, and the objects that hold it here. */
const eventOverheadBytes = 128;

/** Roughly what events take in memory while they wait to be sent. */
export function sizeOfEvents(events: readonly KeyEvent[]): number {
  let size = 0;
  for (const { kv, prevKv } of events) {
    size += eventOverheadBytes + kv.key.length + kv.value.length + (prevKv === null ? 0 : prevKv.value.length);
  }
  return size;
}
