import { ReplicaError } from '../../server/replica/contract.ts';
import type { DeleteRangeOperation, Operation, PutOperation, TxnOperation } from '../../server/statemachine/command.ts';
import { originName } from './checks/state-model.ts';
import type { ClientWorld } from './client.ts';
import type { Random } from './random.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** Few, so that grants meet leases that exist, puts those that are gone, and several keys hang on one. */
const leases = 2;
const keys = 6;

/** Mostly puts: what ends leases and wipes all keys leaves little to go wrong. */
const kinds = [
  ...(['put', 'put', 'put', 'put', 'put', 'put', 'put', 'put', 'leaseGrant', 'leaseGrant'] as const),
  ...(['leaseRevoke', 'leaseCheckpoint', 'compact', 'deleteRange', 'txn', 'txn'] as const),
];

/** After which nobody waits for an answer; the invariants look at what becomes of it all the same. */
const patienceMs = 500;

/**
 * Another user of the store, who sends what clients do not: leases and keys that hang on them, deletions of ranges,
 * transactions over several keys, compactions. Once each and without a session, as etcd's clients do. What comes of each
 * is foretold by the model, and must be the same on all nodes.
 */
export class SimulatedTenant {
  readonly #world: ClientWorld;
  readonly #everyMs: number;
  readonly #random: Random;
  #count = 0;
  #isStopped = false;

  /** @param everyMs on average; infinite: never. */
  constructor(world: ClientWorld, everyMs: number, random: Random) {
    this.#world = world;
    this.#everyMs = everyMs;
    this.#random = random;
  }

  start(): void {
    if (this.#isStopped || this.#everyMs === Number.POSITIVE_INFINITY) return;
    this.#world.queue.after(this.#random.exponential(this.#everyMs), () => {
      if (this.#isStopped) return;
      this.#ask(this.#random.pick(this.#world.nodes));
      this.start();
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  #ask(node: SimulatedNode): void {
    if (node.state !== 'up') return;
    const operation = this.#draw(node.replica!.state.revision);
    const options = { deadlineMs: node.nowMs() + patienceMs, cancelled: false };
    const { command, applied } = node.propose(operation, null, options);
    applied.catch((error: unknown) => {
      if (!(error instanceof ReplicaError)) this.#world.fail(error);
      else if (error.outcome === 'none' && command !== null) this.#disowned(originName(command.origin));
    });
  }

  #disowned(origin: string): void {
    try {
      this.#world.clientChecks.disowned(origin);
    } catch (error) {
      this.#world.fail(error);
    }
  }

  #draw(revision: number): Operation {
    const random = this.#random;
    const id = random.int(1, leases);
    switch (random.pick(kinds)) {
      case 'leaseGrant':
        return { type: 'leaseGrant', id, ttlSeconds: random.int(1, 100) };
      case 'put':
        return this.#put(random.int(1, keys), random.chance(0.8) ? id : 0);
      case 'leaseRevoke':
        return { type: 'leaseRevoke', id };
      case 'leaseCheckpoint':
        return { type: 'leaseCheckpoint', checkpoints: [{ id, remainingTtlSeconds: random.int(1, 100) }] };
      case 'compact':
        // Of the past, mostly; also what others compacted, or what is yet to come.
        return { type: 'compact', revision: Math.max(1, revision - random.int(-2, 20)) };
      case 'deleteRange':
        return deletion(random.chance(0.2));
      case 'txn':
        return this.#txn(revision);
    }
  }

  #put(key: number, lease: number): PutOperation {
    const value = Buffer.from(`${++this.#count}`);
    const settings = { prevKv: false, ignoreValue: false, ignoreLease: false };
    return { type: 'put', key: keyOf(key), value, lease, ...settings };
  }

  /** Of different keys: etcd refuses two changes of one. */
  #txn(revision: number): TxnOperation {
    const random = this.#random;
    const [compared, first, second, third] = random.shuffle([1, 2, 3, 4, 5, 6]) as [number, number, number, number];
    return {
      type: 'txn',
      compare: [
        {
          result: 'equal',
          target: 'mod',
          key: keyOf(compared),
          rangeEnd: nothing,
          number: random.chance(0.5) ? 0 : revision,
          bytes: nothing,
        },
      ],
      success: [this.#put(first, 0), this.#put(second, 0)],
      failure: random.chance(0.8) ? [this.#put(third, 0)] : [deletion(true)],
    };
  }
}

const nothing = new Uint8Array(0);

/** They begin with another letter than those of the clients. */
function keyOf(key: number): Buffer {
  return Buffer.from(`t${key}`);
}

function deletion(isOfAll: boolean): DeleteRangeOperation {
  const [key, rangeEnd] = isOfAll ? [Buffer.from('t'), Buffer.from('u')] : [keyOf(1), nothing];
  return { type: 'deleteRange', key, rangeEnd, prevKv: false };
}
