import { toByteString } from '../statemachine/byte-string.ts';
import type { KeyEvent } from '../statemachine/command.ts';
import { type EventSource, sizeOfEvents, type Watcher } from './watcher.ts';
import { WatcherIndex } from './watcher-index.ts';

/** Watchers that are caught up together, by one pass over history. */
const maxGroupSize = 512;
/** Events and bytes read from history at a time: between two reads the node does something else. */
const maxPageEvents = 1_024;
const firstPageEvents = 64;
const pageBytes = 2 * 1024 * 1024;

/**
 * Gives watchers the changes of keys: each of them all that happens in its range from its first revision on, in order and
 * once.
 *
 *   add ──► synced ◄── has everything ── behind ── history no longer has it ──► compacted
 *              └────────── no room ────────►┘
 *
 * All events, the newest too, are read from the history of the state machine: synced watchers share one read position,
 * watchers that are behind have one each. So nothing is kept for a watcher that does not take its events, and nothing is
 * lost or doubled where catching up ends and following begins. Writers pay nothing but the look whether anybody watches.
 */
export class WatchHub {
  readonly #source: EventSource;
  readonly #defer: (run: () => void) => void;
  readonly #synced = new WatcherIndex();
  readonly #behind = new Set<Watcher>();
  /** Synced watchers have everything up to here. */
  #revision: number;
  #pumpDeferred = false;
  #catchUpDeferred = false;
  #pageLimit = firstPageEvents;

  /** @param defer runs something soon, when what is under way is done. */
  constructor(source: EventSource, defer: (run: () => void) => void) {
    this.#source = source;
    this.#defer = defer;
    this.#revision = source.revision;
  }

  /** Number of watchers. */
  get size(): number {
    return this.#synced.size + this.#behind.size;
  }

  /** Up to here synced watchers have been given everything. */
  get revision(): number {
    return this.#revision;
  }

  isSynced(watcher: Watcher): boolean {
    return this.#synced.has(watcher);
  }

  /** Something was applied. */
  stateAdvanced(): void {
    if (this.#synced.size === 0 || this.#pumpDeferred) return;
    this.#pumpDeferred = true;
    this.#defer(() => {
      this.#pumpDeferred = false;
      this.pump();
    });
  }

  /** Gives synced watchers what was applied until now. To be called before history is cut, and before a watcher is added. */
  pump(): void {
    while (this.#revision < this.#source.revision) {
      if (this.#synced.size === 0) {
        this.#revision = this.#source.revision;
        return;
      }
      const page = this.#read(this.#revision);
      if ('compactRevision' in page) {
        // A snapshot of another node has replaced the state: what lies between is to be had from no history.
        this.#skipTo(this.#source.revision);
        return;
      }
      this.#revision = page.throughRevision;
      for (const watcher of give(page, this.#synced)) this.#fallBehind(watcher);
    }
  }

  /** From `watcher.nextRevision` on; a revision that is yet to come is waited for. */
  add(watcher: Watcher): void {
    this.pump();
    if (watcher.nextRevision > this.#revision) this.#synced.add(watcher);
    else this.#fallBehind(watcher);
  }

  remove(watcher: Watcher): void {
    if (!this.#synced.remove(watcher)) this.#behind.delete(watcher);
  }

  /** A watcher that had no room has some. */
  resume(): void {
    if (this.#behind.size > 0) this.#deferCatchUp();
  }

  #skipTo(revision: number): void {
    for (const watcher of this.#synced.members()) {
      watcher.nextRevision = Math.max(watcher.nextRevision, this.#revision + 1);
      this.#fallBehind(watcher);
    }
    this.#revision = revision;
  }

  #fallBehind(watcher: Watcher): void {
    this.#synced.remove(watcher);
    this.#behind.add(watcher);
    this.#deferCatchUp();
  }

  #deferCatchUp(): void {
    if (this.#catchUpDeferred) return;
    this.#catchUpDeferred = true;
    this.#defer(() => {
      this.#catchUpDeferred = false;
      this.#catchUp();
    });
  }

  /** One page of history for those that are furthest behind. */
  #catchUp(): void {
    // Nobody moves the position of the synced ones while there are none.
    this.pump();
    const group = this.#nextGroup();
    if (group.length === 0) return;
    const page = this.#read(group[0]!.nextRevision - 1);
    if ('compactRevision' in page) this.#drop(group, page.compactRevision);
    else this.#advance(group, page);
    this.#deferCatchUp();
  }

  #nextGroup(): Watcher[] {
    const ready = [...this.#behind].filter((watcher) => watcher.hasRoom());
    ready.sort((a, b) => a.nextRevision - b.nextRevision);
    return ready.slice(0, maxGroupSize);
  }

  #drop(group: readonly Watcher[], compactRevision: number): void {
    for (const watcher of group) {
      if (watcher.nextRevision >= compactRevision) continue;
      this.#behind.delete(watcher);
      watcher.compacted(compactRevision);
    }
  }

  #advance(group: readonly Watcher[], page: Page): void {
    const missed = give(page, indexOf(group));
    for (const watcher of group) {
      if (missed.has(watcher)) continue;
      watcher.nextRevision = Math.max(watcher.nextRevision, page.throughRevision + 1);
      if (watcher.nextRevision <= this.#revision) continue;
      this.#behind.delete(watcher);
      this.#synced.add(watcher);
      watcher.caughtUp();
    }
  }

  #read(revision: number): ReturnType<EventSource['eventsAfter']> {
    const page = this.#source.eventsAfter(revision, this.#pageLimit);
    if ('events' in page && page.events.length > 0) {
      const fitting = Math.floor((pageBytes * page.events.length) / sizeOfEvents(page.events));
      this.#pageLimit = Math.max(1, Math.min(fitting, 2 * this.#pageLimit, maxPageEvents));
    }
    return page;
  }
}

interface Page {
  readonly events: readonly KeyEvent[];
  readonly throughRevision: number;
}

/** Gives every watcher of the index what is its own. Those that had no room have got nothing, and want it still. */
function give({ events, throughRevision }: Page, index: WatcherIndex): Set<Watcher> {
  const shares = new Map<Watcher, KeyEvent[]>();
  for (const event of events) {
    index.visit(toByteString(event.kv.key), (watcher) => {
      if (event.kv.modRevision < watcher.nextRevision) return;
      const share = shares.get(watcher);
      if (share === undefined) shares.set(watcher, [event]);
      else share.push(event);
    });
  }
  const missed = new Set<Watcher>();
  for (const [watcher, share] of shares) {
    if (watcher.hasRoom()) watcher.take(share, throughRevision);
    else {
      watcher.nextRevision = share[0]!.kv.modRevision;
      missed.add(watcher);
    }
  }
  return missed;
}

function indexOf(watchers: readonly Watcher[]): WatcherIndex {
  const index = new WatcherIndex();
  for (const watcher of watchers) index.add(watcher);
  return index;
}
