import { ReplicaError } from '../../replica/contract.ts';
import type { CallContext } from '../call-context.ts';
import { etcdErrors } from './etcd-errors.ts';
import type { Responder } from './etcd-header.ts';

/** Metadata by which an etcd client asks for a stream to end when its node no longer hears from a leader. */
const requireLeaderKey = 'hasleader';

/** How often the leader is asked for, and for how long it may keep silent: etcd gives it three election timeouts. */
const intervalMs = 500;
const silenceMs = 1_500;

type End = (error: Error) => void;

/**
 * The endless calls of a node. They end when the node stops; and those that ask for it when this node is cut off from the
 * leader, so that their clients look for a node that is not. The question is that of a linearizable read: a leader
 * without a quorum is none.
 */
export class OpenStreams {
  readonly #responder: Responder;
  readonly #all = new Set<End>();
  readonly #needLeader = new Set<End>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(responder: Responder) {
    this.#responder = responder;
  }

  /** Has `end` called once when the call must end, unless it did before. @throws RpcError when it must not begin. */
  add(context: CallContext, end: End): void {
    if (this.#closed) throw etcdErrors.stopped;
    const needsLeader = context.metadata(requireLeaderKey) === 'true';
    if (needsLeader && this.#responder.replica.status().leaderId === 0) throw etcdErrors.noLeader;
    this.#all.add(end);
    if (needsLeader) this.#needLeader.add(end);
    context.onEnd(() => {
      this.#all.delete(end);
      this.#needLeader.delete(end);
    });
    this.#askLater();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const end of [...this.#all]) end(etcdErrors.stopped);
  }

  #askLater(): void {
    if (this.#timer !== null || this.#closed || this.#needLeader.size === 0) return;
    this.#timer = setTimeout(() => this.#ask(), intervalMs);
    this.#timer.unref();
  }

  async #ask(): Promise<void> {
    try {
      await this.#responder.replica.readIndex({ deadlineMs: performance.now() + silenceMs, cancelled: false });
    } catch (error) {
      if (!(error instanceof ReplicaError)) throw error;
      // A node that is overloaded has a leader.
      if (error.code !== 'overloaded') this.#lost();
    }
    this.#timer = null;
    this.#askLater();
  }

  #lost(): void {
    const streams = [...this.#needLeader];
    this.#needLeader.clear();
    for (const end of streams) end(etcdErrors.noLeader);
  }
}
