import { Flags } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { endpointOf } from '../cluster/probe.ts';
import { requireCluster } from '../cluster/registry.ts';
import { splitList } from '../cluster/spec.ts';
import { KvClient } from './kv-client.ts';

export const kvFlags = {
  ...clusterFlag,
  endpoints: Flags.string({
    description: 'nodes to ask instead of those of the cluster, in this order',
    helpValue: 'HOST:PORT,…',
  }),
  timeout: durationFlag('5s', 'for all attempts together'),
};

/** What the kv commands share: a client of the cluster's nodes that is closed at the end. */
export abstract class KvCommand extends BaseCommand {
  protected async withClient<T>(
    flags: { readonly name: string; readonly endpoints: string | undefined; readonly timeout: number },
    use: (client: KvClient) => Promise<T>,
  ): Promise<T> {
    const endpoints = flags.endpoints === undefined ? await this.#endpointsOf(flags.name) : splitList(flags.endpoints);
    const client = await KvClient.connect({ endpoints, timeoutMs: flags.timeout, clock: this.context.clock });
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
