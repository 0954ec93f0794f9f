import { type Membership, withMajorities } from '../../../../server/consensus/membership.ts';
import type { PeerProgress } from '../../../../server/consensus/progress.ts';
import { decodeCommand, encodeCommand } from '../../../../server/replica/command-codec.ts';
import type {
  AppliedListener,
  Replica,
  ReplicaError,
  ReplicaStatus,
  ReplicatedState,
  RequestOptions,
} from '../../../../server/replica/contract.ts';
import type {
  Applied,
  Operation,
  RangeQuery,
  RangeResult,
  RefusedResult,
  Session,
} from '../../../../server/statemachine/command.ts';
import { StateMachine } from '../../../../server/statemachine/state-machine.ts';

/** The real state machine without consensus and disk: one copy, every command decided at once. */
export class SingleCopyReplica implements Replica {
  readonly #stateMachine: StateMachine;
  readonly #listeners: AppliedListener[] = [];
  #index = 0;
  /** What `status` tells differently. */
  override: Partial<ReplicaStatus> = {};
  /** What the next requests are rejected with. */
  failure: ReplicaError | null = null;
  stateRefusal: ReplicaError | null = null;
  readIndexCount = 0;
  lastMaxStalenessMs = 0;
  lastOptions: RequestOptions | null = null;
  largestEntryBytes = 0;

  progress: readonly PeerProgress[] = [];
  membership: Membership = withMajorities(0, [
    { nodeId: 1, role: 'voter', name: 'n1', dc: 'a', host: '127.0.0.1', port: 1001 },
    { nodeId: 2, role: 'voter', name: 'n2', dc: 'b', host: '::1', port: 1002 },
  ]);

  constructor(limits: ConstructorParameters<typeof StateMachine>[0] = {}) {
    this.#stateMachine = new StateMachine(limits);
  }

  async propose(operation: Operation, session: Session | null, options: RequestOptions): Promise<Applied> {
    this.lastOptions = options;
    if (this.failure) throw this.failure;
    return this.#apply(operation, session);
  }

  proposeBound(operation: Operation): boolean {
    this.#apply(operation, null);
    return true;
  }

  listen(listener: AppliedListener): void {
    this.#listeners.push(listener);
  }

  async readIndex(options: RequestOptions, maxStalenessMs = 0): Promise<void> {
    this.lastOptions = options;
    this.lastMaxStalenessMs = maxStalenessMs;
    this.readIndexCount += 1;
    if (this.failure) throw this.failure;
  }

  range(query: RangeQuery): RangeResult | RefusedResult {
    return this.#stateMachine.range(query);
  }

  get state(): ReplicatedState {
    return this.#stateMachine;
  }

  status(): ReplicaStatus {
    return {
      role: 'leader',
      leaderId: 1,
      ballot: { round: 3, priority: 0, node: 1 },
      commitIndex: this.#index,
      appliedIndex: this.#index,
      lastIndex: this.#index,
      revision: this.#stateMachine.revision,
      disk: 'ok',
      logSizeBytes: 4096,
      queuedProposals: 0,
      isBehind: false,
      isRemoved: false,
      queuedReads: 0,
      ...this.override,
    };
  }

  /** How far learners are. */
  learned = 0;
  learnedIndex(): number {
    return this.learned;
  }

  async reconfigure(next: Membership): Promise<void> {
    if (this.failure) throw this.failure;
    this.membership = next;
  }

  async transferLeadership(nodeId: number): Promise<void> {
    if (this.failure) throw this.failure;
    this.override = { ...this.override, leaderId: nodeId };
  }

  #apply(operation: Operation, session: Session | null): Applied {
    const sequence = ++this.#index;
    // As it would stand in the log.
    const entry = encodeCommand({ origin: { node: 1, boot: 1, sequence }, session, operation });
    this.largestEntryBytes = Math.max(this.largestEntryBytes, entry.length);
    const command = decodeCommand(entry);
    for (const listener of this.#listeners) listener.beforeRare(command.operation);
    const applied = this.#stateMachine.apply(command);
    for (const listener of this.#listeners) listener.afterRare(command.operation, applied.result);
    for (const listener of this.#listeners) listener.stateAdvanced();
    return applied;
  }
}
