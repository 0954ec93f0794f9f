import { ReplicaError } from '../../../server/replica/contract.ts';
import type { SimulatedCluster } from '../cluster.ts';
import type { SimulatedNode } from '../simulated-node.ts';

/** Writes at a steady pace, whose outcome nobody waits for: the invariants look at them. */
export class Load {
  readonly #cluster: SimulatedCluster;
  #count = 0;
  /** Grows with every start and stop. */
  #generation = 0;

  constructor(cluster: SimulatedCluster) {
    this.#cluster = cluster;
  }

  start(everyMs: number, at: SimulatedNode | null): void {
    const generation = ++this.#generation;
    const next = () => {
      if (generation !== this.#generation) return;
      this.write(at);
      this.#cluster.queue.after(everyMs, next);
    };
    next();
  }

  stop(): void {
    this.#generation++;
  }

  /** @param at null: one node after the other, of those that run. */
  write(at: SimulatedNode | null): void {
    const running = this.#cluster.nodes.filter(({ isServing }) => isServing);
    const node = at ?? running[this.#count % Math.max(1, running.length)];
    this.#count++;
    if (node?.replica == null) return;
    const value = Buffer.from(`v${this.#count}`);
    const put = {
      type: 'put',
      key: Buffer.from(`k${this.#count % 10}`),
      value,
      prevKv: false,
      ignoreValue: false,
    } as const;
    const options = { deadlineMs: node.nowMs() + 1_000, cancelled: false };
    const { applied } = node.propose({ ...put, lease: 0, ignoreLease: false }, null, options);
    applied.catch((error: unknown) => {
      if (!(error instanceof ReplicaError)) this.#cluster.fail(error);
    });
  }
}
