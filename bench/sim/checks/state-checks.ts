import type { ReplicatedState } from '../../../server/replica/contract.ts';
import { hashOf } from '../entry-hash.ts';
import type { SimulatedNode } from '../simulated-node.ts';
import { Violation } from '../violation.ts';

/** A hash takes several times as long as carrying out the entry. */
const hashedEvery = 8;

/** Compares what nodes keep after the same entry and tell watches of it, and not what they said of it. */
export class StateChecks {
  readonly #hashes: number[] = [];
  /** By revision. */
  readonly #events: number[] = [];

  /** A node has carried out its `index`th entry. */
  applied(
    node: number,
    index: number,
    state: Pick<ReplicatedState, 'hashKv' | 'sizeBytes' | 'eventsAfter' | 'revision'>,
  ): void {
    this.#compareEvents(node, state);
    if (index % hashedEvery !== 0) return;
    const hash = (Math.imul(hashOfKeys(state), 31) + state.sizeBytes) | 0;
    const before = this.#hashes[index / hashedEvery];
    if (before === undefined) this.#hashes[index / hashedEvery] = hash;
    else if (before !== hash) this.#fail(`node ${node} keeps other keys, or more or less, after slot ${index}`);
  }

  /** Those of the newest revision, in their order: a watch may move from one node to another at any of them. */
  #compareEvents(node: number, state: Pick<ReplicatedState, 'eventsAfter' | 'revision'>): void {
    const { revision } = state;
    const found = state.eventsAfter(revision - 1, 1);
    if (!('events' in found)) return; // compacted with the entry itself
    let hash = 0;
    for (const { type, kv } of found.events) hash = (Math.imul(hash, 31) + hashOf(kv.key) + type.length) | 0;
    const before = this.#events[revision];
    if (before === undefined) this.#events[revision] = hash;
    else if (before !== hash) this.#fail(`node ${node} tells other events of revision ${revision}`);
  }

  /**
   * At the end: keys, their past, sessions and leases of all that are equally far, as they would go into a snapshot. Gives a
   * hash of all that they keep.
   */
  atEnd(nodes: readonly SimulatedNode[]): number {
    const states = new Map<number, Buffer>();
    let hash = 0;
    for (const { id, replica, isWitness } of nodes) {
      if (replica === null || isWitness) continue;
      const state = Buffer.concat([...replica.state.snapshot()]);
      const other = states.get(replica.appliedIndex) ?? state;
      if (!state.equals(other)) this.#fail(`node ${id} has another state after slot ${replica.appliedIndex}`);
      states.set(replica.appliedIndex, state);
      hash = Math.imul(hash, 31) ^ hashOf(state);
    }
    return hash;
  }

  #fail(detail: string): never {
    throw new Violation('I10 equal state', detail);
  }
}

/** Of the present. */
function hashOfKeys(state: Pick<ReplicatedState, 'hashKv'>): number {
  const hash = state.hashKv(0);
  if ('type' in hash) throw new Error('the present is compacted');
  hash.advance(Number.POSITIVE_INFINITY);
  return hash.value;
}
