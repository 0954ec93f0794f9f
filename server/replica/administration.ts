import type { Membership } from '../consensus/membership.ts';
import type { Paxos } from '../consensus/paxos.ts';
import { decodeStopSign, encodeStopSign } from '../consensus/stop-sign.ts';
import { ReplicaError, type RequestOptions } from './contract.ts';
import type { PeerMessage } from './peer-message.ts';

/** Asked of the leader again after this time: links break, leaders change, and both requests may be asked twice. */
const retryMs = 200;

type Request = Extract<PeerMessage, { type: 'reconfigure' | 'transfer' }>;

interface Wish {
  readonly request: Request;
  readonly isGranted: () => boolean;
  /** Something else happened instead; null while it still may. */
  readonly isOvertaken: () => ReplicaError | null;
  readonly deadlineMs: number;
  readonly resolve: () => void;
  readonly reject: (error: ReplicaError) => void;
  askedAtMs: number;
}

export interface AdministrationParts {
  /** As of what is applied here. */
  readonly membership: () => Membership;
  readonly core: Paxos;
  /** Passes the request to whoever leads now, this node included. */
  readonly ask: (request: Request) => void;
}

/**
 * What operators want of the cluster: other members, another leader. A wish is put to the leader until what it asks for
 * shows here, which makes lost messages and changes of leaders harmless.
 */
export class Administration {
  readonly #parts: AdministrationParts;
  #wishes: Wish[] = [];

  constructor(parts: AdministrationParts) {
    this.#parts = parts;
  }

  /** Resolves when `next` is applied here. Rejects when another membership has taken its number. */
  reconfigure(next: Membership, options: RequestOptions): Promise<void> {
    const entry = encodeStopSign(next);
    const isReached = () => this.#parts.membership().configId >= next.configId;
    const isNext = () => Buffer.compare(entry, encodeStopSign(this.#parts.membership())) === 0;
    return this.#add({ type: 'reconfigure', entry }, options, {
      isGranted: () => isReached() && isNext(),
      isOvertaken: () => (isReached() && !isNext() ? overtaken() : null),
    });
  }

  /** Resolves when this node knows `nodeId` as leader. */
  transfer(nodeId: number, options: RequestOptions): Promise<void> {
    return this.#add({ type: 'transfer', to: nodeId }, options, {
      isGranted: () => this.#parts.core.leaderId === nodeId,
      isOvertaken: () => null,
    });
  }

  /**
   * A wish reached this node as leader; true when that changed something. It is asked for again and again until it is
   * done: what does not fit now is left alone.
   */
  receive(request: Request): boolean {
    const { core } = this.#parts;
    if (request.type === 'transfer') return core.transferLeadership(request.to);
    const next = decodeStopSign(request.entry);
    return next.configId === core.membership.configId + 1 && core.proposeMembership(next) !== null;
  }

  /** Called with every tick: grants, repeats and gives up. */
  review(nowMs: number): void {
    if (this.#wishes.length > 0) this.#wishes = this.#wishes.filter((wish) => !this.#isDone(wish, nowMs));
  }

  rejectAll(error: ReplicaError): void {
    for (const { reject } of this.#wishes) reject(error);
    this.#wishes = [];
  }

  #add(request: Request, options: RequestOptions, goal: Pick<Wish, 'isGranted' | 'isOvertaken'>): Promise<void> {
    return new Promise((resolve, reject) => {
      const { deadlineMs } = options;
      this.#wishes.push({ ...goal, request, deadlineMs, resolve, reject, askedAtMs: Number.NEGATIVE_INFINITY });
    });
  }

  #isDone(wish: Wish, nowMs: number): boolean {
    if (wish.isGranted()) {
      wish.resolve();
      return true;
    }
    const error = wish.isOvertaken() ?? (nowMs >= wish.deadlineMs ? late() : null);
    if (error !== null) {
      wish.reject(error);
      return true;
    }
    if (nowMs - wish.askedAtMs >= retryMs) {
      wish.askedAtMs = nowMs;
      this.#parts.ask(wish.request);
    }
    return false;
  }
}

function overtaken(): ReplicaError {
  return new ReplicaError(
    'conflict',
    'none',
    'the members were changed by somebody else meanwhile: look, and ask again',
  );
}

function late(): ReplicaError {
  return new ReplicaError('timeout', 'unknown', 'the cluster did not do it before the deadline; it still may');
}
