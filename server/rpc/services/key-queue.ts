import type { LeaseKeeper } from '../../lease/lease-keeper.ts';
import type {
  Comparison,
  KeyValue,
  Operation,
  RangeQuery,
  TxnOperation,
  TxnResult,
  TxnStep,
} from '../../statemachine/command.ts';
import { rangeQuery } from '../../statemachine/range-query.ts';
import type { WatchHub } from '../../watch/watch-hub.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { etcdErrors, refusalError, rethrowReplicaError, unexpectedResult } from './etcd-errors.ts';
import type { Responder } from './etcd-header.ts';
import { keyEvents } from './key-events.ts';
import { grantLease } from './lease.ts';
import type { OpenStreams } from './open-streams.ts';
import { propose } from './propose.ts';

const noBytes = new Uint8Array(0);

/** How long the key of somebody who gave up may take to be deleted; the end of its lease deletes it, too. */
const leaveMs = 5_000;
/** The lease of those who bring none: etcd's default for a session. */
const ownLeaseTtlSeconds = 60;

/** A place in a queue. */
export interface Ticket {
  readonly key: Uint8Array;
  readonly createRevision: number;
  readonly leaseId: number;
}

/** What a call got when it asked for a place. */
interface Claim extends Ticket {
  /** The call has made the key. Else it was there, and an earlier call, or whoever holds it, relies on it. */
  readonly isOwn: boolean;
  readonly isFirst: boolean;
}

export interface KeyQueueParts {
  readonly responder: Responder;
  readonly hub: WatchHub;
  readonly keeper: LeaseKeeper;
  readonly streams: OpenStreams;
}

/**
 * Keys under a name as a queue: whoever waits holds one, named by its lease, and the oldest is first. Locks and elections
 * are made of it, key by key as etcd's clients make them (client/v3/concurrency), so that both can wait in one queue.
 */
export class KeyQueue {
  readonly #parts: KeyQueueParts;

  constructor(parts: KeyQueueParts) {
    this.#parts = parts;
  }

  /**
   * Waits in the queue until first. Whoever goes away meanwhile leaves it. With lease 0 it gets one that lives as long as
   * it waits, and a minute more.
   */
  async enter(name: Uint8Array, leaseId: number, value: Uint8Array, context: CallContext): Promise<Ticket> {
    const { responder } = this.#parts;
    const lease = leaseId || (await grantLease(responder, 0, ownLeaseTtlSeconds, context)).id;
    const stopRenewing = leaseId === 0 ? this.#keepAlive(lease) : () => {};
    try {
      const claim = await this.#claim(name, lease, value, context);
      await this.#waitForTurn(name, claim, context).catch((error) => this.#leave(claim, error));
      return claim;
    } finally {
      stopRenewing();
    }
  }

  /** The first of the queue; null when nobody is in it. `revision`: of the state that was read. */
  async first(
    name: Uint8Array,
    context: CallContext,
  ): Promise<{ readonly kv: KeyValue | null; readonly revision: number }> {
    await this.#catchUp(context);
    const kv = this.#look(oneOf(name, { sortOrder: 'ascend' }));
    return { kv, revision: this.#revision };
  }

  /** Changes of the first key, or of the whole queue. */
  events(request: Parameters<typeof keyEvents>[1], signal: AbortSignal): ReturnType<typeof keyEvents> {
    return keyEvents(this.#parts.hub, request, signal);
  }

  /** Does something to a key while it is the one that was created at a revision. False when it is not. */
  async whileSame(key: Uint8Array, createRevision: number, step: TxnStep, context: CallContext): Promise<boolean> {
    return (await this.#txn(ifSame(key, createRevision, step), context)).succeeded;
  }

  async remove(key: Uint8Array, context: CallContext): Promise<void> {
    const deletion: Operation = { type: 'deleteRange', key, rangeEnd: noBytes, prevKv: false };
    await propose(this.#parts.responder, deletion, null, context).catch((error) => rethrowReplicaError(error, context));
  }

  /** Who is first is looked at in the same transaction: whoever is so at once needs no second look, which might fail. */
  async #claim(name: Uint8Array, leaseId: number, value: Uint8Array, context: CallContext): Promise<Claim> {
    const key = Buffer.concat([prefixOf(name), Buffer.from(leaseId.toString(16))]);
    const put = putOf(key, value, leaseId);
    const steps = [rangeQuery(key), oneOf(name, { sortOrder: 'ascend' })];
    const compare = [createdAt(key, 0)];
    const result = await this.#txn({ type: 'txn', compare, success: [put, ...steps], failure: steps }, context);
    const [mine, first] = result.responses.slice(-2).map(onlyKey);
    const { createRevision } = mine!;
    // It came again, perhaps with another value.
    const isOther = Buffer.compare(mine!.value, value) !== 0;
    if (isOther && !(await this.whileSame(key, createRevision, put, context))) throw sessionExpired;
    return { key, createRevision, leaseId, isOwn: result.succeeded, isFirst: first!.createRevision === createRevision };
  }

  async #waitForTurn(name: Uint8Array, { key, createRevision, isFirst }: Claim, context: CallContext): Promise<void> {
    const older = oneOf(name, { sortOrder: 'descend', maxCreateRevision: createRevision - 1 });
    let ending: AbortSignal | null = null;
    while (!isFirst) {
      await this.#catchUp(context);
      const before = this.#look(older);
      // In the same state: that nobody is before it says nothing of one whose key is gone.
      if (this.#look(rangeQuery(key))?.createRevision !== createRevision) throw sessionExpired;
      if (before === null) break;
      ending ??= this.#parts.streams.signalFor(context);
      await this.#waitForEnd(before.key, this.#revision + 1, ending);
    }
    // Nobody would hear that it is first.
    context.signal.throwIfAborted();
  }

  async #waitForEnd(key: Uint8Array, fromRevision: number, signal: AbortSignal): Promise<void> {
    try {
      for await (const { type } of this.events({ key, fromRevision }, signal)) if (type === 'delete') return;
    } catch (error) {
      // Then whoever waits looks again at what there is now.
      if (error !== etcdErrors.compacted) throw error;
    }
  }

  /** Only what this call has made: the key may be held by its client, or be that of a later call, by now. */
  async #leave({ key, createRevision, isOwn }: Claim, error: unknown): Promise<never> {
    const options = { deadlineMs: performance.now() + leaveMs, cancelled: false };
    // If it fails, the lease ends it.
    const deletion = ifSame(key, createRevision, deletionOf(key));
    if (isOwn) await propose(this.#parts.responder, deletion, null, options).catch(() => {});
    throw error;
  }

  #keepAlive(leaseId: number): () => void {
    const renew = () => {
      const options = { deadlineMs: performance.now() + leaveMs, cancelled: false };
      // One that fails is followed by others before the time of the lease is over.
      this.#parts.keeper.ask(leaseId, true, options).catch(() => {});
    };
    const timer = setInterval(renew, (ownLeaseTtlSeconds / 3) * 1000);
    return () => clearInterval(timer);
  }

  async #catchUp(context: CallContext): Promise<void> {
    await this.#parts.responder.replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
  }

  get #revision(): number {
    return this.#parts.responder.replica.state.revision;
  }

  /** At what is here now: the one key that is asked for. */
  #look(query: RangeQuery): KeyValue | null {
    const result = this.#parts.responder.replica.range(query);
    if (result.type === 'refused') throw refusalError(result);
    return result.kvs[0] ?? null;
  }

  async #txn(txn: TxnOperation, context: CallContext): Promise<TxnResult> {
    const proposal = propose(this.#parts.responder, txn, null, context);
    const { result } = await proposal.catch((error) => rethrowReplicaError(error, context));
    if (result.type === 'refused') throw refusalError(result);
    if (result.type !== 'txn') throw unexpectedResult(result);
    return result;
  }
}

const sessionExpired = new RpcError('FAILED_PRECONDITION', 'mutex: session is expired');

/** @param lease 0: the one that the key has. Without any it would outlive whoever put it. */
export function putOf(key: Uint8Array, value: Uint8Array, lease: number): TxnStep {
  return { type: 'put', key, value, lease, prevKv: false, ignoreValue: false, ignoreLease: lease === 0 };
}

export function deletionOf(key: Uint8Array): TxnStep {
  return { type: 'deleteRange', key, rangeEnd: noBytes, prevKv: false };
}

/** Every key of the queue begins with it. */
export function prefixOf(name: Uint8Array): Buffer {
  return Buffer.concat([name, Buffer.from('/')]);
}

/** The end of the range of a prefix that ends with "/". */
export function endOf(prefix: Uint8Array): Buffer {
  const end = Buffer.from(prefix);
  end[end.length - 1]! += 1;
  return end;
}

function oneOf(name: Uint8Array, order: Partial<RangeQuery>): RangeQuery {
  const prefix = prefixOf(name);
  return { ...rangeQuery(prefix, endOf(prefix)), limit: 1, sortTarget: 'create', ...order };
}

function createdAt(key: Uint8Array, createRevision: number): Comparison {
  return { result: 'equal', target: 'create', key, rangeEnd: noBytes, number: createRevision, bytes: noBytes };
}

function ifSame(key: Uint8Array, createRevision: number, step: TxnStep): TxnOperation {
  return { type: 'txn', compare: [createdAt(key, createRevision)], success: [step], failure: [] };
}

function onlyKey(response: TxnResult['responses'][number]): KeyValue {
  if (response.type !== 'range') throw new Error('the transaction ends with ranges');
  return response.kvs[0]!;
}
