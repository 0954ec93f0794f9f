import type { KeyEvent } from '../../statemachine/command.ts';
import { type KeyRange, keyRange } from '../../statemachine/key-range.ts';
import type { WatchHub } from '../../watch/watch-hub.ts';
import { sizeOfEvents, type Watcher } from '../../watch/watcher.ts';
import { etcdErrors } from './etcd-errors.ts';
import { ResponseQueue } from './response-queue.ts';

const maxQueuedBytes = 256 * 1024;

/**
 * The changes of a range from a revision on, for services of this node, until the loop is left. Fails with the reason of
 * `signal` when that aborts, and with etcd's error when what comes next is compacted.
 */
export async function* keyEvents(
  hub: WatchHub,
  request: { readonly key: Uint8Array; readonly rangeEnd?: Uint8Array; readonly fromRevision: number },
  signal: AbortSignal,
): AsyncGenerator<KeyEvent, void> {
  const watcher = new QueueWatcher(hub, request);
  const abort = () => watcher.events.fail(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort, { once: true });
  hub.add(watcher);
  try {
    yield* watcher.events.drain();
  } finally {
    hub.remove(watcher);
    signal.removeEventListener('abort', abort);
  }
}

class QueueWatcher implements Watcher {
  readonly range: KeyRange;
  readonly isOneKey: boolean;
  nextRevision: number;
  readonly events: ResponseQueue<KeyEvent>;
  #wasFull = false;

  constructor(hub: WatchHub, { key, rangeEnd = new Uint8Array(0), fromRevision }: Parameters<typeof keyEvents>[1]) {
    this.range = keyRange(key, rangeEnd);
    this.isOneKey = rangeEnd.length === 0;
    this.nextRevision = fromRevision;
    this.events = new ResponseQueue(() => {
      if (!this.#wasFull || !this.hasRoom()) return;
      this.#wasFull = false;
      hub.resume();
    });
  }

  hasRoom(): boolean {
    const isFull = this.events.sizeBytes >= maxQueuedBytes;
    if (isFull) this.#wasFull = true;
    return !isFull;
  }

  take(events: readonly KeyEvent[]): void {
    for (const event of events) this.events.push(event, sizeOfEvents([event]));
  }

  caughtUp(): void {}

  compacted(): void {
    this.events.fail(etcdErrors.compacted);
  }
}
