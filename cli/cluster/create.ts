import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import type { ProcessIdentity } from './identity.ts';
import { withLock } from './lock.ts';
import { locksDir } from './paths.ts';
import { ephemeralRange, findFreePorts, nodePortRange } from './ports.ts';
import { type ClusterRecord, portsOfOthers, writeCluster } from './registry.ts';
import type { NodeSpec } from './spec.ts';

/** Loopback only, as long as nodes have no TLS. */
const host = '127.0.0.1';

/** Choosing and recording ports takes milliseconds; eight at once still take less than a second. */
const portsLockTimeoutMs = 10_000;

/** Records a new cluster with its ports; nothing is started. */
export function createCluster(
  context: Context,
  name: string,
  specs: readonly NodeSpec[],
  owner: ProcessIdentity | null,
): Promise<ClusterRecord> {
  const lock = {
    dir: locksDir(context.stateDir),
    // No name of a cluster has an underscore, so it is in nobody's way.
    name: '_ports',
    purpose: 'up',
    timeoutMs: portsLockTimeoutMs,
    clock: context.clock,
  };
  return withLock(lock, async () => {
    const taken = await portsOfOthers(context.stateDir, name);
    const range = nodePortRange(await ephemeralRange());
    const ports = await findFreePorts(host, specs.length * 2, range, taken);
    const record: ClusterRecord = {
      schemaVersion: 1,
      clusterId: randomUUID(),
      name,
      createdAt: new Date(context.clock.wallTimeMs()).toISOString(),
      nodes: specs.map((spec, index) => ({
        ...spec,
        host,
        port: ports[index]!,
        metricsPort: ports[specs.length + index]!,
        process: null,
      })),
      owner,
      purging: false,
    };
    await writeCluster(context.stateDir, record);
    return record;
  });
}
