import type { ClusterControl } from '../cluster-control.ts';
import { type CompareOptions, comparePeers } from './compare.ts';
import { findEtcd } from './etcd-binary.ts';
import { EtcdCluster } from './etcd-cluster.ts';
import type { PeersResult } from './peers-result.ts';

export interface CompareEtcdOptions extends Omit<CompareOptions, 'peers'> {
  /** Ours, running. */
  readonly cluster: ClusterControl;
  readonly version: string;
  /** Where a built etcd is kept. */
  readonly cacheDir: string;
  /** Where etcd writes: on the disk that our cluster writes to. */
  readonly dataDir: string;
  /** Called before a build, which takes minutes. */
  readonly onBuild?: () => void;
}

/**
 * Measures our cluster beside a fresh etcd of as many nodes on the same machine.
 * @throws EtcdUnavailableError, EtcdStartError
 */
export async function compareWithEtcd(options: CompareEtcdOptions): Promise<PeersResult> {
  const { cluster, version, cacheDir, dataDir, onBuild = () => {}, signal } = options;
  const binary = await findEtcd(cacheDir, onBuild, signal);
  const nodes = await cluster.nodes();
  const etcd = await EtcdCluster.start(binary, dataDir, nodes.length);
  try {
    const origin = binary.origin === 'path' ? 'found on the PATH' : 'built with Go';
    return await comparePeers({
      ...options,
      peers: [
        { system: { name: 'scalectl', version, nodes: nodes.length, origin: 'this version' }, endpoints: nodes },
        {
          system: { name: 'etcd', version: binary.version, nodes: etcd.endpoints.length, origin },
          endpoints: etcd.endpoints,
        },
      ],
    });
  } finally {
    await etcd.stop();
  }
}
