import { Flags } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { endpointOf } from '../cluster/probe.ts';
import { requireCluster } from '../cluster/registry.ts';
import { splitList } from '../cluster/spec.ts';
import { CliError } from '../errors.ts';
import { KvClient } from './kv-client.ts';

export const kvFlags = {
  ...clusterFlag,
  endpoints: Flags.custom<readonly string[]>({
    description: 'nodes to ask instead of those of the cluster, in this order',
    helpValue: 'HOST:PORT,…',
    parse: async (text) => splitList(text).map(checkEndpoint),
  })(),
  timeout: durationFlag('5s', 'for all attempts together'),
};

export interface KvFlags {
  readonly name: string;
  readonly endpoints: readonly string[] | undefined;
  readonly timeout: number;
}

/** The flags by which another kv command asks the same nodes. */
export function sameNodes({ name, endpoints }: KvFlags): string {
  return endpoints === undefined ? `--name ${name}` : `--endpoints ${endpoints.join(',')}`;
}

/** What the kv commands share: a client of the cluster's nodes that is closed at the end. */
export abstract class KvCommand extends BaseCommand {
  protected async withClient<T>(flags: KvFlags, use: (client: KvClient) => Promise<T>): Promise<T> {
    const { name, timeout: timeoutMs } = flags;
    const endpoints = flags.endpoints ?? (await this.#endpointsOf(name));
    const cluster = flags.endpoints === undefined ? name : null;
    const client = await KvClient.connect({ endpoints, cluster, timeoutMs, clock: this.context.clock });
    try {
      return await use(client);
    } finally {
      client.close();
    }
  }

  async #endpointsOf(name: string): Promise<readonly string[]> {
    return (await requireCluster(this.context.stateDir, name)).nodes.map(endpointOf);
  }
}

function checkEndpoint(endpoint: string): string {
  if (/^\S+:\d{1,5}$/.test(endpoint)) return endpoint;
  throw new CliError({
    code: 'bad-endpoint',
    exit: 'usage',
    message: `"${endpoint}" is not the address of a node.`,
    hint: 'Write host and port, and commas between several: 127.0.0.1:2379,127.0.0.1:2380.',
  });
}
