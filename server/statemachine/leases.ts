import { type ByteString, toBytes } from './byte-string.ts';
import type { LeaseGrantOperation, LeaseGrantResult, RefusedResult } from './command.ts';
import { leaseExists, leaseTtlTooLarge } from './refusals.ts';

/** A lease as the lessor sees it. */
export interface Lease {
  readonly id: number;
  readonly grantedTtlSeconds: number;
  /** What it had left when that was last noted in the log; 0: everything. */
  readonly remainingTtlSeconds: number;
  /** The keys that hang on it now, in order. */
  keys(): Uint8Array[];
}

/** Leases for reading: `for (const lease of leases)` gives them in the order in which they were granted. */
export interface LeaseTable extends Iterable<Lease> {
  readonly size: number;
  lookup(id: number): Lease | null;
}

/** As etcd's: more would overflow what it computes with. */
export const leaseTtlSecondsMax = 9_000_000_000;

/**
 * Leases and which keys hang on them. No time passes in here: that a lease is over is decided by the leader's lessor, and
 * comes as a command.
 */
export class Leases implements LeaseTable {
  readonly #leases = new Map<number, GrantedLease>();

  get size(): number {
    return this.#leases.size;
  }

  /** What they take in memory, an estimate; that of their keys is with the keys. */
  get sizeBytes(): number {
    return this.#leases.size * leaseBytes;
  }

  lookup(id: number): Lease | null {
    return this.#leases.get(id) ?? null;
  }

  [Symbol.iterator](): Iterator<Lease> {
    return this.#leases.values();
  }

  /** Puts a lease of a restored table in its place. */
  load(id: number, grantedTtlSeconds: number, remainingTtlSeconds: number): void {
    const lease = new GrantedLease(id, grantedTtlSeconds);
    lease.remainingTtlSeconds = remainingTtlSeconds;
    this.#leases.set(id, lease);
  }

  has(id: number): boolean {
    return this.#leases.has(id);
  }

  grant({ id, ttlSeconds }: Pick<LeaseGrantOperation, 'id' | 'ttlSeconds'>): LeaseGrantResult | RefusedResult {
    if (ttlSeconds > leaseTtlSecondsMax) return leaseTtlTooLarge;
    if (this.#leases.has(id)) return leaseExists;
    this.#leases.set(id, new GrantedLease(id, ttlSeconds));
    return { type: 'leaseGrant', id, ttlSeconds };
  }

  /** Passes over a lease that is gone: it ended while the checkpoint was on its way. */
  checkpoint(id: number, remainingTtlSeconds: number): void {
    const lease = this.#leases.get(id);
    if (lease !== undefined) lease.remainingTtlSeconds = remainingTtlSeconds;
  }

  /** Ends a lease that exists, and returns the keys that hung on it, in order. */
  end(id: number): ByteString[] {
    const keys = this.#leases.get(id)!.sortedKeys();
    this.#leases.delete(id);
    return keys;
  }

  /** Moves a key from one lease to another; 0 is none. A lease that is gone has no keys. */
  move(key: ByteString, from: number, to: number): void {
    if (from === to) return;
    this.#leases.get(from)?.attached.delete(key);
    this.#leases.get(to)?.attached.add(key);
  }
}

/** With its set of keys. */
const leaseBytes = 300;

class GrantedLease implements Lease {
  readonly id: number;
  readonly grantedTtlSeconds: number;
  remainingTtlSeconds = 0;
  readonly attached = new Set<ByteString>();

  constructor(id: number, grantedTtlSeconds: number) {
    this.id = id;
    this.grantedTtlSeconds = grantedTtlSeconds;
  }

  keys(): Uint8Array[] {
    return this.sortedKeys().map(toBytes);
  }

  /** The order of the set is that of attaching, which a restored machine does not know. Latin-1 sorts like bytes. */
  sortedKeys(): ByteString[] {
    return [...this.attached].sort();
  }
}
