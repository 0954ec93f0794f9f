import type { AbuseGuard } from './abuse-guard.ts';
import type { ConnectionEvents, ResetOrigin } from './connection-events.ts';
import type { DataSender } from './data-sender.ts';
import { maxStreamId } from './frames.ts';
import type { OutputBuffer } from './output.ts';
import type { ReceiveCredit } from './receive-credit.ts';
import { ResetHistory } from './reset-history.ts';
import type { Stream } from './stream.ts';
import { StreamTable } from './stream-table.ts';

export type Role = 'client' | 'server';

/** What the streams of a connection share. */
export interface StreamsParts<S extends Stream> {
  readonly role: Role;
  readonly output: OutputBuffer;
  readonly sender: DataSender<S>;
  readonly credit: ReceiveCredit;
  readonly guard: AbuseGuard;
  readonly events: ConnectionEvents<S>;
}

/** The life of streams: which ids are open, were open, can be opened; and how streams end (RFC 9113 §5.1). */
export class Streams<S extends Stream> {
  readonly #parts: StreamsParts<S>;
  readonly #live = new StreamTable<S>();
  readonly #resetHistory = new ResetHistory();
  #lastOwnId: number;
  #lastPeerId = 0;

  constructor(parts: StreamsParts<S>) {
    this.#parts = parts;
    // Clients have the odd ids, from 1; servers have even ones, and no use for them without push.
    this.#lastOwnId = parts.role === 'client' ? -1 : 0;
  }

  get size(): number {
    return this.#live.size;
  }

  get lastOwnId(): number {
    return this.#lastOwnId;
  }

  get lastPeerId(): number {
    return this.#lastPeerId;
  }

  get hasIds(): boolean {
    return this.#lastOwnId + 2 <= maxStreamId;
  }

  get(id: number): S | undefined {
    return this.#live.get(id);
  }

  list(): S[] {
    return this.#live.list();
  }

  isLive(stream: S): boolean {
    return this.#live.get(stream.id) === stream;
  }

  /** Whether nothing was ever sent on this id. Opening a stream closes all lower idle ones (RFC 9113 §5.1.1). */
  isIdle(id: number): boolean {
    const isOwn = (id % 2 === 1) === (this.#parts.role === 'client');
    return id > (isOwn ? this.#lastOwnId : this.#lastPeerId);
  }

  /** Whether the peer may still send on an id that is gone, as our RST_STREAM may not have reached it. */
  wasReset(id: number): boolean {
    return this.#resetHistory.mayContain(id);
  }

  openOwn(stream: S): void {
    this.#lastOwnId += 2;
    stream.id = this.#lastOwnId;
    this.#live.add(stream);
  }

  openPeers(stream: S, id: number): void {
    this.#lastPeerId = id;
    stream.id = id;
    this.#live.add(stream);
  }

  /** Refuses a stream that the peer opens, without a trace but its id. */
  refuse(id: number, code: number): void {
    this.#lastPeerId = id;
    this.#resetHistory.add(id);
    this.#parts.guard.countReply();
    this.#parts.output.reset(id, code);
  }

  /**
   * Forgets a stream that both sides have ended. What its owner has not released stays charged to the connection, or a
   * slow reader of many short streams would be sent more and more.
   */
  closeIfEnded(stream: S): void {
    if (stream.remoteEnded && stream.localEnded && stream.queue === null) this.#live.delete(stream);
  }

  /** Forgets a stream that the peer has reset. */
  resetByPeer(stream: S, code: number): void {
    // Before it is forgotten: if this was one too many, the end of the connection is what its owner is told of.
    if (this.#parts.role === 'server') this.#parts.guard.countReset();
    this.#discard(stream);
    this.#parts.events.onReset(stream, code, 'peer');
  }

  /** Ends a stream at once (RST_STREAM); one that has ended already is left alone. */
  reset(stream: S, code: number): void {
    if (!this.#discard(stream)) return;
    this.#resetHistory.add(stream.id);
    this.#parts.output.reset(stream.id, code);
  }

  /** The peer broke a rule that concerns this stream only (RFC 9113 §5.4.2). */
  fail(stream: S, code: number): void {
    this.#parts.guard.countReset();
    this.#parts.guard.countReply();
    this.reset(stream, code);
    this.#parts.events.onReset(stream, code, 'violation');
  }

  /** The peer broke a rule on a stream that is not there: it may have ended a moment ago. */
  rebuke(id: number, code: number): void {
    this.#parts.guard.countReset();
    this.#parts.guard.countReply();
    this.#parts.output.reset(id, code);
  }

  /** Ends streams without a word to the peer, who has forgotten them or is gone. */
  abandon(code: number, origin: ResetOrigin, applies: (stream: S) => boolean): void {
    for (const stream of this.#live.list()) {
      if (!applies(stream) || !this.#discard(stream)) continue;
      this.#resetHistory.add(stream.id);
      this.#parts.events.onReset(stream, code, origin);
    }
  }

  /** Forgets a stream with all that waits in it; false when it was gone already. */
  #discard(stream: S): boolean {
    if (!this.#live.delete(stream)) return false;
    this.#parts.sender.drop(stream);
    this.#parts.credit.releaseAll(stream);
    return true;
  }
}
