import { Digest } from './digest.ts';
import { KeyValueStore } from './kv.ts';
import { Leases } from './leases.ts';
import type { StateMachineLimits } from './limits.ts';
import { Sessions } from './sessions.ts';

/** All that a state machine knows. */
export interface MachineState {
  readonly leases: Leases;
  readonly store: KeyValueStore;
  readonly sessions: Sessions;
  readonly digest: Digest;
}

export function emptyState(limits: StateMachineLimits): MachineState {
  const leases = new Leases();
  return { leases, store: new KeyValueStore(leases, limits), sessions: new Sessions(limits), digest: new Digest() };
}
