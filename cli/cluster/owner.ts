import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import type { Driver } from './driver.ts';
import { clusterTag, findProcess } from './identity.ts';
import { purgeCluster } from './purge.ts';
import { type ClusterRecord, writeCluster } from './registry.ts';
import { stopAll } from './stop.ts';

/**
 * Makes room for a cluster that belongs to this process (demo, bench --up) and is taken down by it at the end. What an
 * owner left behind that was killed is cleared away; what somebody else uses is not touched. Call it inside the lock.
 */
export async function clearForOwner(context: Context, driver: Driver, existing: ClusterRecord | null): Promise<null> {
  if (existing === null) return null;
  if (existing.owner === null) throw alreadyExists(existing);
  if ((await findProcess(existing.owner)) !== null) throw inUse(existing, existing.owner.pid);
  await stopAll(driver, clusterTag(existing.clusterId), 0);
  await purgeCluster(context, existing, false);
  return null;
}

/**
 * A cluster whose owner was killed belongs to whoever brings it up: left in the record, the dead owner would have the next
 * demo or bench --up clear away what its user has put there since. Call it inside the lock.
 */
export async function releaseFromDead(context: Context, cluster: ClusterRecord): Promise<ClusterRecord> {
  if (cluster.owner === null || (await findProcess(cluster.owner)) !== null) return cluster;
  const released = { ...cluster, owner: null };
  await writeCluster(context.stateDir, released);
  return released;
}

function alreadyExists(cluster: ClusterRecord): CliError {
  return new CliError({
    code: 'exists',
    exit: 'refused',
    message: `There is a cluster "${cluster.name}" already, and this command would delete it at its end.`,
    hint: `Use it with: scalectl bench --name ${cluster.name}; or delete it with: scalectl down --purge --name ${cluster.name}`,
  });
}

function inUse(cluster: ClusterRecord, pid: number): CliError {
  return new CliError({
    code: 'in-use',
    exit: 'busy',
    message: `The cluster "${cluster.name}" belongs to another scalectl that runs (pid ${pid}).`,
    hint: 'Wait for it to end, or use another name with --name.',
  });
}
