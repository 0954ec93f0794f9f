import type { etcdserverpb } from '#proto';
import type { KeyEvent } from '../../statemachine/command.ts';
import { type KeyRange, keyRange } from '../../statemachine/key-range.ts';
import type { WatchHub } from '../../watch/watch-hub.ts';
import { sizeOfEvents, type Watcher } from '../../watch/watcher.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import { ResponseQueue } from './response-queue.ts';
import { responsesOf } from './watch-event.ts';

export interface WatchLimits {
  /** Watches of this node; more are cancelled as they are created. */
  readonly maxWatches: number;
  /** Events that wait on one stream for its client; a watch that would add to them is caught up from history later. */
  readonly maxQueuedBytes: number;
  /** The same for all streams; beyond it a stream holds what was given to it at once. */
  readonly maxQueuedBytesInAll: number;
  /** Responses that wait on one stream; requests are read no further beyond it. */
  readonly maxQueuedResponses: number;
  /** A response that is larger is cut: between revisions, and within one for watches that allow it. */
  readonly responseBytes: number;
  /** How often a watch that asked for it hears of progress when nothing happens. */
  readonly progressIntervalMs: number;
}

export const defaultWatchLimits: WatchLimits = Object.freeze({
  maxWatches: 200_000,
  maxQueuedBytes: 1024 * 1024,
  maxQueuedBytesInAll: 256 * 1024 * 1024,
  maxQueuedResponses: 1_024,
  // Half of what clients take by default; etcd fragments from here on, too.
  responseBytes: 2 * 1024 * 1024,
  // etcd's.
  progressIntervalMs: 10 * 60 * 1000,
});

/** What the streams of a node share. */
export interface WatchParts {
  readonly responder: Responder;
  readonly hub: WatchHub;
  readonly limits: WatchLimits;
  /** Bytes of events that wait on all streams. */
  readonly queued: { sizeBytes: number };
}

type Response = etcdserverpb.IWatchResponse;
type Header = etcdserverpb.IResponseHeader;

/** etcd's name for "all watches of the stream" and "no watch". */
const noWatchId = -1;

const compactedReason = 'etcdserver: mvcc: required revision has been compacted';
const emptyRangeReason = 'mvcc: watcher range is empty';
const duplicateIdReason = 'mvcc: duplicate watch ID provided on the WatchStream';
const wideIdReason = 'scalectl: watch ids must be below 2^53';

/** The watches of one `Watch` call. */
export class WatchStream {
  readonly responses: ResponseQueue<Response>;
  readonly #parts: WatchParts;
  readonly #watches = new Map<number, StreamWatch>();
  #nextId = 0;
  #wantsProgress = false;
  /** A watch was turned away for want of room. */
  #wasFull = false;
  #closed = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.responses = new ResponseQueue((sizeBytes) => this.#taken(sizeBytes));
  }

  /** Requests are to be read no faster than their responses are taken. */
  room(): Promise<void> {
    return this.responses.room(this.#parts.limits.maxQueuedResponses);
  }

  handle(request: etcdserverpb.IWatchRequest): void {
    // It was on its way when the call ended: nobody would take its watch out again.
    if (this.#closed) return;
    if (request.createRequest) this.#create(request.createRequest);
    else if (request.cancelRequest) this.#cancel(request.cancelRequest.watchId ?? 0);
    else if (request.progressRequest) {
      this.#wantsProgress = true;
      this.#parts.hub.pump();
      this.answerProgress();
    }
  }

  /** To be called when the call is over, however it ended. */
  close(): void {
    this.#closed = true;
    for (const watch of this.#watches.values()) this.#parts.hub.remove(watch);
    this.#watches.clear();
    this.responses.discard();
  }

  /**
   * Tells watches that asked for it, and heard nothing since the last time, how far they are. All of them or none: with a look
   * for each of them, the same ones would always be left out.
   */
  notifyProgress(): void {
    const { hub } = this.#parts;
    if (!this.hasRoom()) return;
    hub.pump();
    for (const watch of this.#watches.values()) {
      if (watch.isDueForProgress() && hub.isSynced(watch)) {
        this.responses.push({ header: this.header(hub.revision), watchId: watch.id });
      }
    }
  }

  /** What `handle` was asked for in vain while a watch was behind. */
  answerProgress(): void {
    const { hub } = this.#parts;
    if (!this.#wantsProgress) return;
    for (const watch of this.#watches.values()) if (!hub.isSynced(watch)) return;
    this.#wantsProgress = false;
    this.responses.push({ header: this.header(hub.revision), watchId: noWatchId });
  }

  hasRoom(): boolean {
    const { limits, queued } = this.#parts;
    const { length, sizeBytes } = this.responses;
    const isFull =
      sizeBytes >= limits.maxQueuedBytes ||
      length >= limits.maxQueuedResponses ||
      (length > 0 && queued.sizeBytes >= limits.maxQueuedBytesInAll);
    if (isFull) this.#wasFull = true;
    return !isFull;
  }

  give(watch: StreamWatch, events: readonly KeyEvent[], throughRevision: number): void {
    const { limits, queued } = this.#parts;
    const response = { header: this.header(throughRevision), watchId: watch.id };
    const parts = responsesOf(response, events, {
      wantsPrevKv: watch.wantsPrevKv,
      mayFragment: watch.mayFragment,
      maxBytes: limits.responseBytes,
    });
    const sizeBytes = sizeOfEvents(events);
    queued.sizeBytes += sizeBytes;
    for (const part of parts) this.responses.push(part, sizeBytes / parts.length);
  }

  endCompacted(watch: StreamWatch, compactRevision: number): void {
    this.#watches.delete(watch.id);
    this.responses.push({
      header: this.header(this.#parts.hub.revision),
      watchId: watch.id,
      canceled: true,
      compactRevision,
      cancelReason: compactedReason,
    });
    this.answerProgress();
  }

  header(revision: number): Header {
    return responseHeader(this.#parts.responder, revision);
  }

  #create(request: etcdserverpb.IWatchCreateRequest): void {
    const { hub } = this.#parts;
    // What was applied until now is before this watch; the header says so.
    hub.pump();
    const header = this.header(hub.revision);
    const range = watchedRange(request);
    const refusal = this.#refusalOf(request, range);
    if (refusal !== null) {
      this.responses.push({ header, watchId: noWatchId, created: true, canceled: true, cancelReason: refusal });
      return;
    }
    const watch = new StreamWatch(this, request.watchId || this.#freeId(), range, request, hub.revision + 1);
    this.#watches.set(watch.id, watch);
    this.responses.push({ header, watchId: watch.id, created: true });
    hub.add(watch);
  }

  #refusalOf({ watchId }: etcdserverpb.IWatchCreateRequest, { from, to }: KeyRange): string | null {
    const { hub, limits } = this.#parts;
    if (to !== null && to <= from) return emptyRangeReason;
    if (!Number.isSafeInteger(watchId ?? 0)) return wideIdReason;
    if (watchId && this.#watches.has(watchId)) return duplicateIdReason;
    return hub.size < limits.maxWatches
      ? null
      : `scalectl: this node serves ${limits.maxWatches} watches and has no room for more`;
  }

  #freeId(): number {
    while (this.#watches.has(this.#nextId)) this.#nextId++;
    return this.#nextId++;
  }

  /** A watch that is not there was cancelled before: nothing to say. */
  #cancel(watchId: number): void {
    const watch = this.#watches.get(watchId);
    if (watch === undefined) return;
    this.#parts.hub.remove(watch);
    this.#watches.delete(watchId);
    this.responses.push({ header: this.header(this.#parts.hub.revision), watchId, canceled: true });
    this.answerProgress();
  }

  #taken(sizeBytes: number): void {
    const { limits, queued, hub } = this.#parts;
    queued.sizeBytes -= sizeBytes;
    const { length, sizeBytes: leftBytes } = this.responses;
    // Not before half of it is free: a watch that is behind is worth a pass over history only when it can take some.
    if (!this.#wasFull || leftBytes * 2 > limits.maxQueuedBytes || length * 2 > limits.maxQueuedResponses) return;
    if (!this.hasRoom()) return;
    this.#wasFull = false;
    hub.resume();
  }
}

/** As etcd: a watch without a key begins with the first one. */
function watchedRange({ key, rangeEnd }: etcdserverpb.IWatchCreateRequest): KeyRange {
  return keyRange(key && key.length > 0 ? key : Uint8Array.of(0), rangeEnd ?? new Uint8Array(0));
}

/** One watch of a stream. */
class StreamWatch implements Watcher {
  readonly id: number;
  readonly range: KeyRange;
  readonly isOneKey: boolean;
  readonly wantsPrevKv: boolean;
  readonly mayFragment: boolean;
  nextRevision: number;
  readonly #stream: WatchStream;
  readonly #wantsProgress: boolean;
  /** Types of events that the client does not want. */
  readonly #unwanted: ReadonlySet<KeyEvent['type']>;
  #wasQuiet = false;

  constructor(
    stream: WatchStream,
    id: number,
    range: KeyRange,
    request: etcdserverpb.IWatchCreateRequest,
    fromNow: number,
  ) {
    this.id = id;
    this.range = range;
    this.isOneKey = (request.rangeEnd?.length ?? 0) === 0;
    this.wantsPrevKv = request.prevKv ?? false;
    this.mayFragment = request.fragment ?? false;
    this.nextRevision = (request.startRevision ?? 0) > 0 ? request.startRevision! : fromNow;
    this.#stream = stream;
    this.#wantsProgress = request.progressNotify ?? false;
    this.#unwanted = new Set((request.filters ?? []).map((filter) => (filter === 0 ? 'put' : 'delete')));
  }

  hasRoom(): boolean {
    return this.#stream.hasRoom();
  }

  take(events: readonly KeyEvent[], throughRevision: number): void {
    const wanted = this.#unwanted.size === 0 ? events : events.filter(({ type }) => !this.#unwanted.has(type));
    if (wanted.length === 0) return;
    this.#wasQuiet = false;
    this.#stream.give(this, wanted, throughRevision);
  }

  caughtUp(): void {
    this.#stream.answerProgress();
  }

  compacted(compactRevision: number): void {
    this.#stream.endCompacted(this, compactRevision);
  }

  /** Asked once per interval: has it been quiet for a whole one? */
  isDueForProgress(): boolean {
    const isDue = this.#wantsProgress && this.#wasQuiet;
    this.#wasQuiet = true;
    return isDue;
  }
}
