import type { ReplicatedState } from '../../../server/replica/contract.ts';
import type { SimulatedNode } from '../simulated-node.ts';
import { Violation } from '../violation.ts';

/** A hash takes several times as long as carrying out the entry. */
const hashedEvery = 8;

/** Compares what nodes keep after the same entry, and not what they said of it. */
export class StateChecks {
  readonly #hashes: number[] = [];

  /** A node has carried out its `index`th entry. */
  applied(node: number, index: number, state: Pick<ReplicatedState, 'hashKv'>): void {
    if (index % hashedEvery !== 0) return;
    const hash = hashOfKeys(state);
    const before = this.#hashes[index / hashedEvery];
    if (before === undefined) this.#hashes[index / hashedEvery] = hash;
    else if (before !== hash) this.#fail(`node ${node} keeps other keys after slot ${index}`);
  }

  /** At the end: keys, their past, sessions and leases of all that are equally far, as they would go into a snapshot. */
  atEnd(nodes: readonly SimulatedNode[]): void {
    const states = new Map<number, Buffer>();
    for (const { id, replica, isWitness } of nodes) {
      if (replica === null || isWitness) continue;
      const state = Buffer.concat([...replica.state.snapshot()]);
      const other = states.get(replica.appliedIndex) ?? state;
      if (!state.equals(other)) this.#fail(`node ${id} has another state after slot ${replica.appliedIndex}`);
      states.set(replica.appliedIndex, state);
    }
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
