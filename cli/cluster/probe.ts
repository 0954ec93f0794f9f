import type { Context } from '../context.ts';
import { AdminClient, type NodeStatus } from './admin-client.ts';
import type { Driver } from './driver.ts';
import type { ProcessView } from './identity.ts';
import type { ClusterRecord, NodeRecord } from './registry.ts';

/**
 * dead: no process. paused: stopped by a signal. unreachable: it runs and does not answer. starting: it answers, and does
 * not serve yet (no leader known). running: it serves.
 */
export type NodeState = 'running' | 'starting' | 'paused' | 'unreachable' | 'dead';

/** One node as it is at this moment, seen from outside (process) and from inside (its own answer). */
export interface NodeProbe {
  readonly node: NodeRecord;
  readonly state: NodeState;
  readonly process: ProcessView | null;
  /** Null unless it answered. */
  readonly status: NodeStatus | null;
}

/** Looks at all nodes of a cluster, as often as asked, over connections that stay. */
export class ClusterProbe {
  readonly #context: Context;
  readonly #driver: Driver;
  readonly #clients = new Map<string, Promise<AdminClient>>();

  constructor(context: Context, driver: Driver) {
    this.#context = context;
    this.#driver = driver;
  }

  /** Takes no longer than the timeout, whatever the nodes do, and never rejects because of one of them. */
  async probe(cluster: ClusterRecord, timeoutMs: number): Promise<readonly NodeProbe[]> {
    const processes = await this.#driver.observe(cluster);
    return Promise.all(cluster.nodes.map((node) => this.#probeNode(node, processes.get(node.name) ?? null, timeoutMs)));
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) (await client).close();
    this.#clients.clear();
  }

  async #probeNode(node: NodeRecord, process: ProcessView | null, timeoutMs: number): Promise<NodeProbe> {
    if (process === null) return { node, state: 'dead', process, status: null };
    // It could not answer; asking would only cost the timeout.
    if (process.paused) return { node, state: 'paused', process, status: null };
    const status = await this.#ask(node, timeoutMs);
    if (status === null) return { node, state: 'unreachable', process, status };
    return { node, state: status.ready ? 'running' : 'starting', process, status };
  }

  async #ask(node: NodeRecord, timeoutMs: number): Promise<NodeStatus | null> {
    const endpoint = endpointOf(node);
    const client = this.#clients.get(endpoint) ?? AdminClient.connect(endpoint, this.#context.clock);
    this.#clients.set(endpoint, client);
    try {
      return await (await client).getStatus(timeoutMs);
    } catch {
      // Whatever the reason, it is the state `unreachable`, and that is what the caller reports.
      return null;
    }
  }
}

/** One look at all nodes. */
export async function probeOnce(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  timeoutMs: number,
): Promise<readonly NodeProbe[]> {
  return withProbe(context, driver, (probe) => probe.probe(cluster, timeoutMs));
}

/** A probe for as long as it is used. */
export async function withProbe<T>(
  context: Context,
  driver: Driver,
  use: (probe: ClusterProbe) => Promise<T>,
): Promise<T> {
  const probe = new ClusterProbe(context, driver);
  try {
    return await use(probe);
  } finally {
    await probe.close();
  }
}

export function endpointOf(node: { readonly host: string; readonly port: number }): string {
  return `${node.host}:${node.port}`;
}
