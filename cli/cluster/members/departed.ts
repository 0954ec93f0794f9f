import { rm } from 'node:fs/promises';
import type { Context } from '../../context.ts';
import type { Driver } from '../driver.ts';
import { clusterTag } from '../identity.ts';
import { clusterPaths, nodePaths } from '../paths.ts';
import { type ClusterRecord, writeCluster } from '../registry.ts';
import { stopNodes } from '../stop.ts';

/** Stops what has left and deletes its data; done already, it changes nothing. Call it inside the lock. */
export async function clearDeparted(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  graceMs: number,
): Promise<ClusterRecord> {
  const departed = cluster.departed ?? [];
  if (departed.length === 0) return cluster;
  const names = new Set(departed.map(({ name }) => name));
  await stopNodes(driver, clusterTag(cluster.clusterId), names, graceMs);
  const paths = clusterPaths(context.stateDir, cluster.name);
  for (const { name, keepData } of departed) {
    if (!keepData) await rm(nodePaths(paths, name).dir, { recursive: true, force: true });
  }
  const record = { ...cluster, departed: [] };
  await writeCluster(context.stateDir, record);
  return record;
}
