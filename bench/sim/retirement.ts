import { configOf } from '../../server/consensus/ballot.ts';
import { type Membership, memberOf, votersOf } from '../../server/consensus/membership.ts';
import type { Ledger } from './checks/ledger.ts';
import { quorumOf } from './members.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** What it looks at. */
interface Members {
  readonly nodes: readonly SimulatedNode[];
  readonly ledger: Ledger;
}

/**
 * What becomes of nodes that were taken out, as `scalectl scale` does it: when all members that run have heard of it they are
 * stopped for good, and their disks are gone. Who does not run then may have heard of nothing, and know nobody that is left.
 */
export class Retirement {
  readonly #members: Members;
  #newest: Membership;
  /** The latest configuration that anybody was asked for, whether it came about or not. */
  #askedConfigId = 0;
  readonly #departed = new Set<number>();

  constructor(members: Members, first: Membership) {
    this.#members = members;
    this.#newest = first;
  }

  /** The latest that any node has applied: those that the operator knows. */
  get newest(): Membership {
    return this.#newest;
  }

  asked(configId: number): void {
    this.#askedConfigId = Math.max(this.#askedConfigId, configId);
  }

  /** A node has applied these members. */
  applied(next: Membership): void {
    if (next.configId <= this.#newest.configId) return;
    for (const { nodeId } of this.#newest.members) this.#departed.add(nodeId);
    for (const { nodeId } of next.members) this.#departed.delete(nodeId);
    this.#newest = next;
  }

  /** Takes those that may be stopped now, once. */
  takeRetired(): readonly number[] {
    if (this.#departed.size === 0 || !this.#isHeard()) return [];
    const retired = [...this.#departed];
    this.#departed.clear();
    return retired;
  }

  #isHeard(): boolean {
    const { nodes, ledger } = this.#members;
    const { configId } = this.#newest;
    const { configId: decided } = ledger.configurations.at(-1)!;
    // What was asked for later may still be decided, and need them.
    if (this.#askedConfigId > configId || decided > configId) return false;
    const running = nodes.filter(({ id, isServing }) => isServing && memberOf(this.#newest, id) !== undefined);
    if (running.some(({ replica }) => replica!.membership.configId < configId)) return false;
    const voters = votersOf(this.#newest).map(({ nodeId }) => nodeId);
    // `scale` waits for a leader among them: whoever elects it has on its disk that its configuration has begun.
    const electors = running.filter(
      ({ id }) => voters.includes(id) && configOf(ledger.account(id).durable.promised) >= configId,
    );
    return electors.length >= quorumOf(this.#newest);
  }
}
