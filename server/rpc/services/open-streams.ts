import { ReplicaError } from '../../replica/contract.ts';
import type { CallContext } from '../call-context.ts';
import { etcdErrorOf, etcdErrors } from './etcd-errors.ts';
import type { Responder } from './etcd-header.ts';
import { checkOwnState } from './own-state.ts';

/** Metadata by which an etcd client asks for a stream to end when its node no longer hears from a leader. */
const requireLeaderKey = 'hasleader';

/**
 * How often it is looked what the node is and who leads, and for how long a leader may keep silent: etcd gives it three election
 * timeouts.
 */
const intervalMs = 500;
const silenceMs = 1_500;

type End = (error: Error) => void;

/**
 * The endless calls of a node. They end when the node stops, or was removed so that nothing happens in its state any more; and
 * those that ask for it when this node is cut off from the leader, so that their clients look for a node that is not. The
 * question is that of a linearizable read: a leader without a quorum is none.
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
    checkOwnState(this.#responder, context);
    // A unary call that waits for its turn does without.
    const needsLeader = context.method.kind !== 'unary' && context.metadata(requireLeaderKey) === 'true';
    if (needsLeader && this.#responder.replica.status().leaderId === 0) throw etcdErrors.noLeader;
    this.#all.add(end);
    if (needsLeader) this.#needLeader.add(end);
    context.onEnd(() => {
      this.#all.delete(end);
      this.#needLeader.delete(end);
    });
    this.#lookLater();
  }

  /** As `add`, for what waits for a signal; it aborts when the call is cancelled, too. */
  signalFor(context: CallContext): AbortSignal {
    const ending = new AbortController();
    this.add(context, (error) => ending.abort(error));
    const cancel = () => ending.abort(context.signal.reason);
    if (context.cancelled) cancel();
    else context.signal.addEventListener('abort', cancel, { once: true });
    return ending.signal;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#endAll(etcdErrors.stopped);
  }

  #lookLater(): void {
    if (this.#timer !== null || this.#closed || this.#all.size === 0) return;
    this.#timer = setTimeout(() => this.#look(), intervalMs);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const refusal = this.#responder.replica.stateRefusal;
    if (refusal !== null) this.#endAll(etcdErrorOf(refusal));
    if (this.#needLeader.size > 0) await this.#askForLeader();
    this.#timer = null;
    this.#lookLater();
  }

  #endAll(error: Error): void {
    const streams = [...this.#all];
    this.#all.clear();
    this.#needLeader.clear();
    for (const end of streams) end(error);
  }

  async #askForLeader(): Promise<void> {
    try {
      await this.#responder.replica.readIndex({ deadlineMs: performance.now() + silenceMs, cancelled: false });
    } catch (error) {
      if (!(error instanceof ReplicaError)) throw error;
      // A node that is overloaded has a leader.
      if (error.code !== 'overloaded') this.#lost();
    }
  }

  #lost(): void {
    const streams = [...this.#needLeader];
    this.#needLeader.clear();
    for (const end of streams) end(etcdErrors.noLeader);
  }
}
