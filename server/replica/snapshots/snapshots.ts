import type { Ballot } from '../../consensus/ballot.ts';
import { orCrash } from '../or-crash.ts';
import type { PeerMessage } from '../peer-message.ts';
import type { Scheduler } from '../scheduler.ts';
import { SnapshotFileError } from './snapshot-error.ts';
import { encodeWithoutState, type SnapshotHeader, type SnapshotIdentity, sameSnapshot } from './snapshot-format.ts';
import type { Restorer } from './snapshot-reader.ts';
import type { SnapshotStore, StoredSnapshot } from './snapshot-store.ts';

type SnapshotChunk = Extract<PeerMessage, { type: 'snapshotChunk' }>;
type SnapshotRequest = Extract<PeerMessage, { type: 'snapshotRequest' }>;

/** The state of this node after the entries that it applied. */
export interface AppliedState {
  readonly index: number;
  readonly ballot: Ballot;
  /** Encoded; as of `index`. */
  readonly membership: Uint8Array;
}

export interface SnapshotObserver {
  snapshotMade(index: number, sizeBytes: number, durationMs: number): void;
  snapshotReceived(index: number, sizeBytes: number, from: number): void;
  /** It is tried again later. */
  snapshotFailed(error: unknown): void;
}

/** The replica, as its snapshots see it. */
export interface SnapshotHost {
  readonly nodeId: number;
  /** Random per start of the process. */
  readonly boot: number;
  readonly scheduler: Scheduler;
  readonly applied: () => AppliedState;
  /** The state is now that after `header.index` entries; the file is durable. */
  readonly installed: (header: SnapshotHeader) => void;
  /** A snapshot of this node's state after `index` entries is durable. */
  readonly covered: (index: number) => void;
  /** What that node gave is damaged, or it gave nothing: a snapshot is wanted from another one. */
  readonly refused: (from: number) => void;
  readonly send: (to: number, message: PeerMessage) => void;
}

/** What the replica does with its snapshots. */
export type SnapshotService = Pick<
  Snapshots<unknown>,
  'isFetching' | 'review' | 'want' | 'tick' | 'receiveRequest' | 'receiveChunk' | 'stop'
>;

export interface SnapshotParts<T> {
  readonly store: SnapshotStore;
  readonly log: { readonly writtenBytes: number; compact(index: number): Promise<unknown> };
  /**
   * A snapshot is made when the log grew by so much, and by the size of the last snapshot: writing snapshots never takes
   * more of the disk's time than writing the log.
   */
  readonly minLogBytes: number;
  /** The first one by so much later. */
  readonly staggerBytes: number;
  /** The state of this moment, in chunks that are made while they are asked for. */
  readonly capture: () => Iterator<Uint8Array>;
  readonly restorer: () => Restorer<T>;
  /** Puts the state in the place of this node's. */
  readonly adopt: (state: T) => void;
  /** False: a witness, whose snapshots say where its log begins and who the members were, and hold no state. */
  readonly keepsState: boolean;
  readonly observer: SnapshotObserver;
}

export const minLogBytesDefault = 64 * 2 ** 20;

/**
 * Nodes of one cluster write the same log, so they would all make their snapshots at the same moment, when a quorum of
 * them should be quick. Each waits a different part of `minLogBytes` longer before its first one: multiples of the golden
 * ratio spread any number of nodes.
 */
export function staggerOf(nodeId: number, minLogBytes: number): number {
  return ((nodeId * goldenRatio) % 1) * minLogBytes;
}

const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * A piece that did not come is asked for again after twice the time that the last one took, within these bounds: where a
 * piece takes longer than a second, repeated ones would take all that the link carries.
 */
const resendMs = { min: 1_000, max: 20_000 };
/** A donor that gave no piece for so long has none to give, or cannot read it. */
const giveUpMs = 30_000;
/** A snapshot that could not be made is tried again. */
const retryMs = 10_000;

/** Makes snapshots of this node's state, gives them to peers, and gets one when this node is too far behind for the log. */
export class Snapshots<T> {
  readonly #parts: SnapshotParts<T>;
  readonly #host: SnapshotHost;
  #lastSizeBytes: number;
  #writtenBefore: number;
  #staggerBytes: number;
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  #making: Promise<void> | null = null;
  #wanted: { readonly from: number; readonly index: number } | null = null;
  /** When the piece that comes next was asked for at first, and when last. */
  #firstAskedAtMs = 0;
  #askedAtMs = 0;
  #patienceMs = resendMs.min;
  #taking: Promise<void> | null = null;
  readonly #serving = new Map<number, Promise<void>>();
  #stopping = false;

  constructor(parts: SnapshotParts<T>, host: SnapshotHost) {
    this.#parts = parts;
    this.#host = host;
    this.#lastSizeBytes = parts.store.newest?.sizeBytes ?? 0;
    // What the log held at the start counts: it was written since some snapshot, or there is none.
    this.#writtenBefore = 0;
    this.#staggerBytes = parts.store.newest === null ? parts.staggerBytes : 0;
  }

  /** A snapshot is needed, and not here yet. */
  get isFetching(): boolean {
    return this.#wanted !== null;
  }

  /** To be called after entries were applied: makes a snapshot when it is time for one. */
  review(): void {
    if (this.#making !== null || this.#stopping) return;
    const { log, minLogBytes, store } = this.#parts;
    const { scheduler, applied } = this.#host;
    const dueBytes = Math.max(minLogBytes, this.#lastSizeBytes) + this.#staggerBytes;
    if (log.writtenBytes - this.#writtenBefore < dueBytes) return;
    if (scheduler.nowMs() < this.#notBeforeMs || applied().index <= (store.newest?.header.index ?? 0)) return;
    this.#making = this.#make().finally(() => {
      this.#making = null;
    });
  }

  /** Get a snapshot of `index` or later from that node; null: not needed any more, what came of one is kept. */
  want(wanted: { readonly from: number; readonly index: number } | null): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted === null || this.#taking !== null) return;
    if (before?.from !== wanted.from || before.index !== wanted.index) this.#askNext(resendMs.min);
  }

  tick(nowMs: number): void {
    if (this.#wanted === null || this.#taking !== null) return;
    if (nowMs - this.#firstAskedAtMs >= giveUpMs) this.#host.refused(this.#wanted.from);
    else if (nowMs - this.#askedAtMs >= this.#patienceMs) this.#ask();
  }

  receiveRequest(from: number, request: SnapshotRequest): void {
    if (!this.#parts.keepsState) return; // there is nothing to give
    if (this.#serving.has(from) || this.#stopping) return; // one at a time: the peer asks again
    const serving = this.#serve(from, request)
      .catch((error) => this.#parts.observer.snapshotFailed(error))
      .finally(() => this.#serving.delete(from));
    this.#serving.set(from, serving);
  }

  receiveChunk(from: number, chunk: SnapshotChunk): void {
    if (from !== this.#wanted?.from || this.#taking !== null || this.#stopping || chunk.totalBytes === 0) return;
    this.#taking = this.#take(chunk)
      .catch((error) => this.#takingFailed(from, error))
      .finally(() => {
        this.#taking = null;
      });
  }

  /** Resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([this.#making, this.#taking, ...this.#serving.values()]);
  }

  async #make(): Promise<void> {
    const { store, log, observer } = this.#parts;
    const { scheduler, nodeId, boot } = this.#host;
    const startedAtMs = scheduler.nowMs();
    const writtenBytes = log.writtenBytes;
    const applied = this.#host.applied();
    const chunks = this.#parts.capture();
    try {
      const meta = { ...applied, makerNodeId: nodeId, makerBoot: boot };
      const snapshot = await store.write(meta, chunks, () => this.#pause());
      observer.snapshotMade(applied.index, snapshot.sizeBytes, scheduler.nowMs() - startedAtMs);
      this.#writtenBefore = writtenBytes;
      this.#staggerBytes = 0;
      await this.#settle(snapshot);
    } catch (error) {
      this.#notBeforeMs = scheduler.nowMs() + retryMs;
      if (!this.#stopping) observer.snapshotFailed(error);
    }
  }

  /** A snapshot is durable: what it covers can go. */
  async #settle({ header, sizeBytes }: StoredSnapshot): Promise<void> {
    this.#lastSizeBytes = sizeBytes;
    this.#host.covered(header.index);
    await this.#parts.store.removeOld();
    await this.#parts.log.compact(this.#parts.store.logNeededAfter);
  }

  #askNext(patienceMs: number): void {
    this.#firstAskedAtMs = this.#host.scheduler.nowMs();
    this.#patienceMs = Math.min(Math.max(patienceMs, resendMs.min), resendMs.max);
    this.#ask();
  }

  #ask(): void {
    const { scheduler, send } = this.#host;
    const { from, index } = this.#wanted!;
    this.#askedAtMs = scheduler.nowMs();
    const { keepsState, store } = this.#parts;
    const { incoming } = store;
    const request = { type: 'snapshotRequest', withoutState: !keepsState } as const;
    // What is there of an older one is of no use.
    if (incoming === null || incoming.identity.index < index || !keepsState) {
      send(from, { ...request, index, makerNodeId: 0, makerBoot: 0, offset: 0 });
    } else {
      const { index: begun, makerNodeId, makerBoot } = incoming.identity;
      send(from, { ...request, index: begun, makerNodeId, makerBoot, offset: incoming.sizeBytes });
    }
  }

  /** Goes on with the one that was begun, if it is still there; else begins the newest. */
  async #serve(to: number, request: SnapshotRequest): Promise<void> {
    const { store } = this.#parts;
    const begun = store.find(request);
    const snapshot = begun ?? store.newest;
    if (snapshot === null) return;
    const { index, makerNodeId, makerBoot } = snapshot.header;
    const chunk = { type: 'snapshotChunk', index, makerNodeId, makerBoot } as const;
    if (request.withoutState) {
      const bytes = encodeWithoutState(snapshot.header);
      this.#host.send(to, { ...chunk, offset: 0, totalBytes: bytes.length, bytes });
      return;
    }
    const offset = begun === null ? 0 : request.offset;
    const bytes = await store.readPiece(snapshot, offset);
    if (bytes === null) return; // the peer asks again, and gets a newer one
    this.#host.send(to, { ...chunk, offset, totalBytes: snapshot.sizeBytes, bytes });
  }

  /** Only what is taken leads to the next question: were others to, each of them would have answers, and live for ever. */
  async #take(chunk: SnapshotChunk): Promise<void> {
    const incoming = await this.#place(chunk);
    if (incoming === null) return;
    if (chunk.bytes.length === 0) throw new SnapshotFileError(incoming.path, 'at its donor it ends too early');
    const tookMs = this.#host.scheduler.nowMs() - this.#firstAskedAtMs;
    await incoming.append(chunk.bytes);
    if (incoming.sizeBytes >= chunk.totalBytes) await this.#complete();
    else if (this.#wanted !== null && !this.#stopping) this.#askNext(2 * tookMs);
  }

  #takingFailed(from: number, error: unknown): void {
    this.#firstAskedAtMs = this.#host.scheduler.nowMs(); // something came: a donor that gives nothing is another matter
    this.#parts.observer.snapshotFailed(error);
    if (error instanceof SnapshotFileError && !this.#stopping) this.#host.refused(from);
  }

  /** The file that the chunk continues or begins; null when it does neither: it is late, doubled, or of no use. */
  async #place(chunk: SnapshotChunk) {
    const { store } = this.#parts;
    const { incoming } = store;
    const continues = incoming !== null && sameSnapshot(incoming.identity, chunk);
    if (continues && chunk.offset === incoming.sizeBytes) return incoming;
    const isDoubled = continues && this.#parts.keepsState; // a witness gets all in one
    if (chunk.offset !== 0 || isDoubled || chunk.index < this.#wanted!.index) return null;
    const { index, makerNodeId, makerBoot }: SnapshotIdentity = chunk;
    return store.beginIncoming({ index, makerNodeId, makerBoot });
  }

  async #complete(): Promise<void> {
    const { store, log, restorer, observer } = this.#parts;
    const from = this.#wanted?.from ?? 0;
    const { snapshot, state } = await store.completeIncoming(restorer(), () => this.#pause());
    observer.snapshotReceived(snapshot.header.index, snapshot.sizeBytes, from);
    this.#wanted = null;
    if (this.#stopping) return;
    if (snapshot.header.index > this.#host.applied().index) {
      // In one turn: state and index are never apart. Half of it would apply entries twice.
      orCrash(this.#host.scheduler, () => {
        this.#parts.adopt(state);
        this.#host.installed(snapshot.header);
      });
    }
    this.#writtenBefore = log.writtenBytes;
    await this.#settle(snapshot);
  }

  /** Lets others run; ends what runs when the node stops. */
  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => this.#host.scheduler.defer(resolve));
    if (this.#stopping) throw new SnapshotStopped();
  }
}

class SnapshotStopped extends SnapshotFileError {
  constructor() {
    super('that is being made', 'the node is stopping');
  }
}
