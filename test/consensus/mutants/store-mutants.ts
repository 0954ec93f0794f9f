import type { Mutant } from './mutant.ts';

const leases = 'statemachine/leases.js';
const stateMachine = 'statemachine/state-machine.js';

/** Bugs of the store beyond single keys: leases, ranges, transactions, compactions, and what a snapshot says of them. */
export const storeMutants: readonly Mutant[] = [
  {
    name: 'keep a lease that was revoked',
    file: leases,
    before: 'this.#leases.delete(id);',
    after: '',
  },
  {
    name: 'keep the keys of a lease that was revoked',
    file: stateMachine,
    before: 'this.#store.deleteKeys(keys);',
    after: '',
  },
  {
    name: 'let a key hang on the lease that it had, and on the next one',
    file: leases,
    before: 'this.#leases.get(from)?.attached.delete(key);',
    after: '',
  },
  {
    name: 'delete the keys of a lease in the order in which they came to it',
    file: leases,
    before: 'const keys = this.#leases.get(id).sortedKeys();',
    after: 'const keys = [...this.#leases.get(id).attached];',
    isRare: true,
  },
  {
    name: 'forget in the snapshot what leases had left',
    file: 'statemachine/snapshot/snapshot-parts.js',
    before: 'return { id, grantedTtlSeconds, remainingTtlSeconds };',
    after: 'return { id, grantedTtlSeconds, remainingTtlSeconds: 0 };',
  },
  {
    name: 'forget in the snapshot what is compacted',
    file: 'statemachine/snapshot/snapshot-restorer.js',
    before: 'const start = { revision: revision ?? 0, compactRevision: compactRevision ?? 0 };',
    after: 'const start = { revision: revision ?? 0, compactRevision: 0 };',
  },
  {
    name: 'put on a lease that is not there',
    file: 'statemachine/txn.js',
    before: 'if (lease !== 0 && !leases.has(lease))',
    after: 'if (lease < 0)',
  },
  {
    name: 'carry out the other branch of a transaction',
    file: 'statemachine/txn.js',
    before: 'const steps = succeeded ? txn.success : txn.failure;',
    after: 'const steps = succeeded ? txn.success : txn.success;',
  },
  {
    name: 'take a store that came out of a snapshot for empty',
    file: 'statemachine/kv.js',
    before: 'this.#presentBytes += presentBytesOf(head);',
    after: '',
  },
];
