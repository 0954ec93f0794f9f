import { join } from 'node:path';
import { zeroBallot } from '../consensus/ballot.ts';
import type { HardState } from '../consensus/hard-state.ts';
import type { StateMachineLimits } from '../statemachine/limits.ts';
import { StateMachine } from '../statemachine/state-machine.ts';
import type { Scheduler } from './scheduler.ts';
import type { SnapshotHeader } from './snapshots/snapshot-format.ts';
import type { Restorer } from './snapshots/snapshot-reader.ts';
import { SnapshotStore } from './snapshots/snapshot-store.ts';
import {
  minLogBytesDefault,
  type SnapshotHost,
  type SnapshotObserver,
  type SnapshotService,
  Snapshots,
  staggerOf,
} from './snapshots/snapshots.ts';
import type { RecoveryReport } from './wal/recovery.ts';
import { Wal, type WalOptions } from './wal/wal.ts';

export interface StorageOptions extends Omit<WalOptions, 'dir' | 'snapshotIndex'> {
  /** Holds `wal/` and `snapshots/`. */
  readonly dataDir: string;
  readonly scheduler: Scheduler;
  /** See SnapshotParts; 64 MiB unless told, a witness's 8 MiB. */
  readonly minLogBytes?: number;
  /** See SnapshotStoreOptions. */
  readonly pieceBytes?: number;
  /** The same on all nodes of a cluster; the defaults unless told. */
  readonly stateMachineLimits?: Partial<StateMachineLimits>;
  /** The node keeps no data: its snapshots are empty, and cost nothing. */
  readonly isWitness?: boolean;
}

/** A segment of the log: to compact more often would remove nothing. At 40 B a write it is 200,000 of them. */
const witnessLogBytes = 8 * 2 ** 20;

/** All that a node has on its disk: the newest snapshot as state machine, and the log after it. */
export interface Storage {
  readonly wal: Wal;
  /** As of the snapshot; the entries after it are in `state`. */
  readonly stateMachine: StateMachine;
  /** Null when there is none. */
  readonly snapshot: SnapshotHeader | null;
  readonly state: HardState;
  readonly report: RecoveryReport & { readonly unusableSnapshots: readonly Error[] };
  /** For ReplicaParts. */
  snapshots(observer: SnapshotObserver): (host: SnapshotHost) => SnapshotService;
}

/** Opens what is there, or begins anew. Rejects with WalError or SnapshotFileError, whose messages are for operators. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { dataDir, scheduler, nodeId, stateMachineLimits = {}, isWitness = false } = options;
  const { minLogBytes = isWitness ? witnessLogBytes : minLogBytesDefault } = options;
  const store = await SnapshotStore.open({ ...options, dir: join(dataDir, 'snapshots') });
  const pause = () => new Promise<void>((resolve) => scheduler.defer(resolve));
  const restorer = isWitness ? withoutState : () => StateMachine.restorer(stateMachineLimits);
  const found = await store.restoreNewest(restorer, pause);
  const snapshot = found?.snapshot.header ?? null;
  const { wal, state, report } = await Wal.open({
    ...options,
    dir: join(dataDir, 'wal'),
    snapshotIndex: snapshot?.index ?? 0,
    snapshotBallot: snapshot?.ballot ?? zeroBallot,
  });
  await store.cleanUp(); // not before the lock of the log is held
  const stateMachine = found?.state ?? new StateMachine(stateMachineLimits);
  const parts = {
    store,
    log: wal,
    minLogBytes,
    staggerBytes: staggerOf(nodeId, minLogBytes),
    keepsState: !isWitness,
    capture: () => (isWitness ? [].values() : stateMachine.snapshot()),
    restorer,
    adopt: (restored: StateMachine) => stateMachine.adopt(restored),
  };
  return {
    wal,
    stateMachine,
    snapshot,
    state,
    report: { ...report, unusableSnapshots: store.problems },
    snapshots: (observer) => (host) => new Snapshots({ ...parts, observer }, host),
  };
}

/** Whatever a snapshot holds, a witness takes no part of it. */
function withoutState(): Restorer<StateMachine> {
  return { push: () => {}, finish: () => new StateMachine() };
}
