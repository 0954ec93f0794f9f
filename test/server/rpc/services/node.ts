import type { ClientGate } from '../../../../server/faults/client-gate.ts';
import { clientFaults } from '../../../../server/rpc/interceptors/client-faults.ts';
import { deadline } from '../../../../server/rpc/interceptors/deadline.ts';
import { type EtcdApiOptions, etcdApi, type WatchLoad } from '../../../../server/rpc/services/etcd-api.ts';
import { etcdIds } from '../../../../server/rpc/services/etcd-ids.ts';
import { reflectionServices } from '../../../../server/rpc/services/reflection.ts';
import { unservedServices } from '../../../../server/rpc/services/unserved.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { SingleCopyReplica } from './single-copy-replica.ts';

export interface ServedNode {
  readonly endpoint: string;
  readonly replica: SingleCopyReplica;
  /** Other nodes to which there is no link; there are links to all others, and nothing comes back from them. */
  readonly down: Set<number>;
  /** Errors that no handler foresaw. */
  readonly unexpected: unknown[];
  watchLoad(): WatchLoad;
}

export const ids = etcdIds('c1');

/** Serves the API of etcd and reflection on a real transport, over a single copy, while `body` runs. */
export async function withNode(
  body: (node: ServedNode) => Promise<void>,
  options: EtcdApiOptions & { readonly clients?: ClientGate; readonly storeQuotaBytes?: number } = {},
): Promise<void> {
  const replica = new SingleCopyReplica();
  const unexpected: unknown[] = [];
  const server = createWireServer({
    interceptors: options.clients === undefined ? [deadline()] : [deadline(), clientFaults(options.clients)],
    onUnexpectedError: ({ cause }) => unexpected.push(cause),
  });
  const down = new Set<number>();
  const links = {
    isConnected: (peer: number) => !down.has(peer),
    hasRoom: () => true,
    send: () => {},
    flush: () => {},
  };
  const { storeQuotaBytes = Number.MAX_SAFE_INTEGER } = options;
  const etcd = etcdApi({ ids, nodeId: 1, replica, storeQuotaBytes }, links, options);
  const reflection = reflectionServices(etcd.services.map(({ name }) => name));
  for (const service of [...etcd.services, ...reflection, ...unservedServices()]) server.addService(service);
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  try {
    await body({ endpoint: `127.0.0.1:${port}`, replica, down, unexpected, watchLoad: () => etcd.watchLoad() });
  } finally {
    etcd.close();
    await server.shutdown(200);
  }
}
