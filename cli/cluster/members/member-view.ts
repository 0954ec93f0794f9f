import type { Context } from '../../context.ts';
import { CliError } from '../../errors.ts';
import { AdminClient, type MemberList } from '../admin-client.ts';
import { endpointOf } from '../probe.ts';
import type { ClusterRecord, NodeRecord } from '../registry.ts';

const askTimeoutMs = 1_000;
const pauseMs = 50;

/** The membership as its own nodes tell it; asks all that answer, over connections that stay. */
export class MemberView {
  readonly #context: Context;
  readonly #clients = new Map<string, Promise<AdminClient>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** What each node has applied; without those that do not answer. */
  async askAll(nodes: readonly NodeRecord[]): Promise<ReadonlyMap<number, MemberList>> {
    const answers = await Promise.all(nodes.map(async (node) => [node.nodeId, await this.#ask(node)] as const));
    return new Map(answers.flatMap(([nodeId, list]) => (list === null ? [] : [[nodeId, list] as const])));
  }

  /** What the leader says. Waits until there is one, at most until `deadlineMs` of the clock. */
  async ofLeader(cluster: ClusterRecord, deadlineMs: number, signal?: AbortSignal): Promise<MemberList> {
    const { clock } = this.#context;
    for (;;) {
      const found = leaderAmong(await this.askAll(cluster.nodes));
      if (found !== null) return found;
      if (clock.nowMs() >= deadlineMs) throw noLeader(cluster.name);
      await clock.sleep(pauseMs, signal);
    }
  }

  client(node: NodeRecord): Promise<AdminClient> {
    const endpoint = endpointOf(node);
    const client = this.#clients.get(endpoint) ?? AdminClient.connect(endpoint, this.#context.clock);
    this.#clients.set(endpoint, client);
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) (await client).close();
    this.#clients.clear();
  }

  async #ask(node: NodeRecord): Promise<MemberList | null> {
    try {
      return await (await this.client(node)).getMembers(askTimeoutMs);
    } catch {
      // Whatever the reason, there is nothing to learn from it now.
      return null;
    }
  }
}

/** The answer of the node that leads; of several (an old leader does not know yet) the one with the newest members. */
function leaderAmong(answers: ReadonlyMap<number, MemberList>): MemberList | null {
  const leaders = [...answers].filter(([nodeId, { leaderId }]) => leaderId === nodeId).map(([, list]) => list);
  leaders.sort((a, b) => b.configId - a.configId || b.decidedIndex - a.decidedIndex);
  return leaders[0] ?? null;
}

function noLeader(cluster: string): CliError {
  return new CliError({
    code: 'no-leader',
    exit: 'noQuorum',
    message: `No node of cluster "${cluster}" leads, so nothing about its members can be decided.`,
    hint: `A majority of the nodes must run: see "scalectl status --name ${cluster}", start the missing ones with "scalectl up --name ${cluster}".`,
  });
}
