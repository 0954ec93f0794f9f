import type { LeaseKeeper } from '../../lease/lease-keeper.ts';
import type { RequestOptions } from '../../replica/contract.ts';
import type {
  Comparison,
  KeyValue,
  Operation,
  RangeQuery,
  RangeResult,
  TxnResult,
  TxnStep,
} from '../../statemachine/command.ts';
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
      const ticket = await this.#claim(name, lease, value, context);
      await this.#waitForTurn(name, ticket, context).catch((error) => this.#leave(ticket, error));
      return ticket;
    } finally {
      stopRenewing();
    }
  }

  /** The first of the queue; null when nobody is in it. `revision`: of the state that was read. */
  async first(
    name: Uint8Array,
    context: CallContext,
  ): Promise<{ readonly kv: KeyValue | null; readonly revision: number }> {
    const { kvs, revision } = await this.#read(oneOf(name, { sortOrder: 'ascend' }), context);
    return { kv: kvs[0] ?? null, revision };
  }

  /** Changes of the first key, or of the whole queue. */
  events(request: Parameters<typeof keyEvents>[1], signal: AbortSignal): ReturnType<typeof keyEvents> {
    return keyEvents(this.#parts.hub, request, signal);
  }

  /** Does something to a key while it is the one that was created at a revision. False when it is not. */
  async whileSame(key: Uint8Array, createRevision: number, step: TxnStep, context: CallContext): Promise<boolean> {
    const { succeeded } = await this.#txn([createdAt(key, createRevision)], [step], [], context);
    return succeeded;
  }

  async remove(key: Uint8Array, context: RequestOptions): Promise<void> {
    await this.#propose({ type: 'deleteRange', key, rangeEnd: noBytes, prevKv: false }, context);
  }

  async #claim(name: Uint8Array, leaseId: number, value: Uint8Array, context: CallContext): Promise<Ticket> {
    const key = Buffer.concat([prefixOf(name), Buffer.from(leaseId.toString(16))]);
    const put = putOf(key, value, leaseId);
    const result = await this.#txn([createdAt(key, 0)], [put, rangeOf(key)], [rangeOf(key)], context);
    const mine = rangeIn(result).kvs[0]!;
    const ticket = { key, createRevision: mine.createRevision, leaseId };
    // It came again, perhaps with another value.
    if (!result.succeeded && Buffer.compare(mine.value, value) !== 0) {
      await this.whileSame(key, ticket.createRevision, put, context);
    }
    return ticket;
  }

  async #waitForTurn(name: Uint8Array, { key, createRevision }: Ticket, context: CallContext): Promise<void> {
    const older = oneOf(name, { sortOrder: 'descend', maxCreateRevision: createRevision - 1 });
    let ending: AbortSignal | null = null;
    for (;;) {
      const { kvs, revision } = await this.#read(older, context);
      const before = kvs[0];
      if (before === undefined) break;
      ending ??= this.#parts.streams.signalFor(context);
      await this.#waitForEnd(before.key, revision + 1, ending);
    }
    if (ending === null) return;
    const { kvs } = await this.#read(rangeOf(key), context);
    if (kvs[0]?.createRevision !== createRevision) throw sessionExpired;
  }

  async #waitForEnd(key: Uint8Array, fromRevision: number, signal: AbortSignal): Promise<void> {
    try {
      for await (const { type } of this.events({ key, fromRevision }, signal)) if (type === 'delete') return;
    } catch (error) {
      // Then whoever waits looks again at what there is now.
      if (error !== etcdErrors.compacted) throw error;
    }
  }

  async #leave({ key }: Ticket, error: unknown): Promise<never> {
    const options = { deadlineMs: performance.now() + leaveMs, cancelled: false };
    // If it fails, the lease ends it.
    await this.remove(key, options).catch(() => {});
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

  async #read(query: RangeQuery, context: CallContext): Promise<RangeResult & { readonly revision: number }> {
    const { replica } = this.#parts.responder;
    await replica.readIndex(context).catch((error) => rethrowReplicaError(error, context));
    const result = replica.range(query);
    if (result.type === 'refused') throw refusalError(result);
    return { ...result, revision: replica.state.revision };
  }

  async #txn(
    compare: readonly Comparison[],
    success: readonly TxnStep[],
    failure: readonly TxnStep[],
    context: CallContext,
  ): Promise<TxnResult> {
    const propose = this.#propose({ type: 'txn', compare, success, failure }, context);
    const result = await propose.catch((error) => rethrowReplicaError(error, context));
    if (result.type === 'refused') throw refusalError(result);
    if (result.type !== 'txn') throw unexpectedResult(result);
    return result;
  }

  async #propose(operation: Operation, options: RequestOptions) {
    return (await propose(this.#parts.responder, operation, null, options)).result;
  }
}

const sessionExpired = new RpcError('FAILED_PRECONDITION', 'mutex: session is expired');

export function putOf(key: Uint8Array, value: Uint8Array, lease: number): TxnStep {
  return { type: 'put', key, value, lease, prevKv: false, ignoreValue: false, ignoreLease: false };
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

function rangeOf(key: Uint8Array, rangeEnd: Uint8Array = noBytes): RangeQuery {
  return {
    type: 'range',
    key,
    rangeEnd,
    revision: 0,
    limit: 1,
    sortOrder: 'none',
    sortTarget: 'create',
    keysOnly: false,
    countOnly: false,
    minModRevision: 0,
    maxModRevision: 0,
    minCreateRevision: 0,
    maxCreateRevision: 0,
  };
}

function oneOf(name: Uint8Array, order: Partial<RangeQuery>): RangeQuery {
  const prefix = prefixOf(name);
  return { ...rangeOf(prefix, endOf(prefix)), ...order };
}

function createdAt(key: Uint8Array, createRevision: number): Comparison {
  return { result: 'equal', target: 'create', key, rangeEnd: noBytes, number: createRevision, bytes: noBytes };
}

function rangeIn({ responses }: TxnResult): RangeResult {
  const last = responses[responses.length - 1];
  if (last?.type !== 'range') throw new Error('the transaction ends with a range');
  return last;
}
