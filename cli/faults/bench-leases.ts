import type { FaultOutcome, LeaseRequest } from '../../bench/cluster-control.ts';
import type { Driver } from '../cluster/driver.ts';
import type { Context } from '../context.ts';
import { CliError, messageOf } from '../errors.ts';
import { keyOf } from './connectivity.ts';
import type { FaultSpec } from './fault-spec.ts';
import { healFaults } from './heal.ts';
import { injectFault, withFaultClient } from './inject.ts';
import { describeDifference, verifyLinks } from './verify.ts';

/** Who was to hold a fault, and when it is over by itself at the latest, by the clock of this process. */
interface Lease {
  readonly holders: readonly string[];
  readonly endsAtMs: number;
}

/** The faults that a run has set: it ends those, and no others. */
export class BenchLeases {
  readonly #context: Context;
  readonly #driver: Driver;
  readonly #clusterName: string;
  readonly #timeoutMs: number;
  readonly #leases = new Map<string, Lease>();

  constructor(context: Context, driver: Driver, clusterName: string, timeoutMs: number) {
    this.#context = context;
    this.#driver = driver;
    this.#clusterName = clusterName;
    this.#timeoutMs = timeoutMs;
  }

  /** That the profile says so is the permission to lose the quorum. */
  async inject(request: LeaseRequest): Promise<FaultOutcome> {
    const options = { allowQuorumLoss: true, dryRun: false, verify: false, timeoutMs: this.#timeoutMs };
    const { plan } = await injectFault(this.#context, this.#driver, this.#clusterName, specOf(request), {
      ...options,
      durationMs: request.durationMs,
      // Before it is set: what could not be taken back after an error is healed at the end all the same.
      onPlan: ({ id, parts, durationMs }) => {
        const endsAtMs = this.#context.clock.nowMs() + this.#timeoutMs + durationMs;
        this.#leases.set(id, { holders: [...parts.keys()], endsAtMs });
      },
    });
    return {
      nodes: plan.target.length === 0 ? [...plan.parts.keys()] : plan.target,
      leaderBefore: plan.leaderBefore,
      summary: plan.summary,
      links: plan.links.map(keyOf),
      quorumConnected: plan.quorumConnected,
      losesLeader: plan.losesLeader,
      verified: this.#verify(),
    };
  }

  /** Tries each, and rejects with the first that could not be healed; the next time those are tried again. */
  async heal(): Promise<FaultOutcome> {
    const healed = await Promise.allSettled([...this.#leases].map(([id, lease]) => this.#healOne(id, lease)));
    const failed = healed.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    const nodes = healed.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    return { nodes: [...new Set(nodes)].sort(), leaderBefore: null, verified: this.#verify() };
  }

  /** One that is over already needs no healing, and none is held where no node runs. */
  async #healOne(id: string, lease: Lease): Promise<readonly string[]> {
    const nodes = await this.#endAt(id, lease);
    this.#leases.delete(id);
    return nodes;
  }

  async #endAt(id: string, { holders, endsAtMs }: Lease): Promise<readonly string[]> {
    const options = { id, verify: false, timeoutMs: this.#timeoutMs };
    try {
      const { healed, silent, left } = await healFaults(this.#context, this.#driver, this.#clusterName, options);
      // One that did not even say what it holds was to hold a part.
      const isOver = this.#context.clock.nowMs() >= endsAtMs;
      const deaf = isOver ? left : silent.filter((name) => holders.includes(name));
      if (deaf.length > 0) throw notHealed(id, deaf);
      return healed.flatMap((fault) => fault.nodes);
    } catch (error) {
      if (error instanceof CliError && error.code === 'cluster-down') return [];
      throw error;
    }
  }

  /** Beside the load, not before it goes on: while links are probed, calls are already failing. */
  async #verify(): Promise<string | null> {
    try {
      const check = await withFaultClient(
        this.#context,
        this.#driver,
        this.#clusterName,
        this.#timeoutMs,
        (cluster, { nodes }, client) =>
          verifyLinks({ client, clock: this.#context.clock, records: cluster.nodes, nodes }),
      );
      return check.agrees ? null : describeDifference(check);
    } catch (error) {
      // A node that was killed meanwhile cannot be asked, and that is a fault of its own. A node that refuses is none.
      const isAway = error instanceof CliError && ['node-unreachable', 'cluster-down'].includes(error.code);
      return isAway ? null : `the links could not be probed: ${messageOf(error)}`;
    }
  }
}

function notHealed(id: string, nodes: readonly string[]): CliError {
  return new CliError({
    code: 'not-healed',
    exit: 'unavailable',
    message: `${nodes.join(', ')} did not answer when the fault ${id} was to end; what is held there ends by itself.`,
  });
}

function specOf(request: LeaseRequest): FaultSpec {
  switch (request.kind) {
    case 'partition': {
      const { kind, shape, direction, mode, clients, target } = request;
      return { kind, shape, direction, mode, clients, target: shape === 'ring' ? null : target };
    }
    case 'link': {
      const { kind, from, to, both, cut, delayMs, jitterMs, lossRatio, bandwidthBytesPerS } = request;
      return { kind, from, to, both, effect: { cut, delayMs, jitterMs, lossRatio, bandwidthBytesPerS } };
    }
    case 'gray-node': {
      const { kind, target, stallMs, periodMs } = request;
      return { kind, target, stall: { stallMs, periodMs } };
    }
  }
}
