import type { DurableOperation } from '../consensus/hard-state.ts';
import { ReplicaError } from './contract.ts';
import { DiskWriter } from './disk-writer.ts';
import type { ReplicaParts } from './replica-parts.ts';

export type DiskState = 'ok' | 'full' | 'failed';

/**
 * The disk of a replica, and what it means for its core: full, and it hands over until there is space; failed, and it takes
 * no part until it is started again, because what the disk holds is not known.
 */
export class ReplicaDisk {
  readonly #writer: DiskWriter;
  #state: DiskState = 'ok';

  /** @param changed something was made durable, or `state` is another one. */
  constructor(parts: ReplicaParts, changed: () => void) {
    const { core, log, observer, scheduler, diskStateOf } = parts;
    const become = (state: DiskState): void => {
      this.#state = state;
      if (state === 'full') core.diskFull();
      else if (state === 'ok') core.diskFree();
      else core.diskFailed();
      changed();
    };
    this.#writer = new DiskWriter(log, scheduler, {
      isFull: (error) => diskStateOf(error) === 'full',
      onDurable: (token, durationMs, operationCount) => {
        observer.durable(durationMs, operationCount);
        core.persisted(token);
        changed();
      },
      onFull: (error) => {
        observer.diskFull(error);
        become('full');
      },
      onFree: () => {
        observer.diskFree();
        become('ok');
      },
      onFailed: (error) => {
        observer.diskFailed(error);
        become('failed');
      },
    });
  }

  get state(): DiskState {
    return this.#state;
  }

  /** See DiskWriter. */
  get isFlooded(): boolean {
    return this.#writer.isFlooded;
  }

  write(token: number, operations: readonly DurableOperation[]): void {
    this.#writer.write(token, operations);
  }

  tick(nowMs: number): void {
    this.#writer.tick(nowMs);
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#writer.idle();
  }
}

/** What clients of a node hear whose disk takes no writes. */
export function diskError(state: 'full' | 'failed', outcome: 'none' | 'unknown'): ReplicaError {
  return state === 'full'
    ? new ReplicaError(
        'disk-full',
        outcome,
        'the disk of this node is full: it takes writes again, by itself, when there is space',
      )
    : new ReplicaError('disk-failed', outcome, 'the disk of this node failed to sync: check it and restart the node');
}
