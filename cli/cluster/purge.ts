import { readdir, rm, rmdir } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { CliError, systemErrorCode } from '../errors.ts';
import type { Driver } from './driver.ts';
import { clusterTag } from './identity.ts';
import { clusterPaths } from './paths.ts';
import { type ClusterRecord, removeClusterFile, writeCluster } from './registry.ts';
import { stopAll } from './stop.ts';

/**
 * Deletes state and data of a cluster whose nodes are stopped. The intent is written first: a purge that is interrupted
 * half-way would else leave a cluster whose nodes have lost parts of their disks, and they must never start like that.
 */
export async function purgeCluster(context: Context, cluster: ClusterRecord, runsToo: boolean): Promise<void> {
  await writeCluster(context.stateDir, { ...cluster, purging: true });
  await purgeFiles(context, cluster.name, runsToo);
}

/** Nothing is started on what an interrupted purge has left. @throws CliError `purging` */
export function refuseHalfPurged({ name, purging }: ClusterRecord): void {
  if (!purging) return;
  throw new CliError({
    code: 'purging',
    exit: 'refused',
    message: `Cluster "${name}" is half deleted: "down --purge" was stopped before its end, and some of its nodes have lost their data.`,
    hint: `Delete the rest with: scalectl down --name ${name}; or with: scalectl up --name ${name}, which then begins a new one.`,
  });
}

/** Ends a purge that was interrupted. Null when there is no cluster (any more). */
export async function finishPurge(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord | null,
): Promise<ClusterRecord | null> {
  if (cluster === null || !cluster.purging) return cluster;
  await stopAll(driver, clusterTag(cluster.clusterId), 0);
  await purgeFiles(context, cluster.name, false);
  return null;
}

/** The state file goes last: as long as it is there, the next up or down knows what to finish. */
export async function purgeFiles(context: Context, name: string, runsToo: boolean): Promise<void> {
  const paths = clusterPaths(context.stateDir, name);
  await rm(paths.nodesDir, { recursive: true, force: true });
  if (runsToo) await rm(paths.runsDir, { recursive: true, force: true });
  await removeClusterFile(context.stateDir, name);
  await removeIfEmpty(paths.dir);
}

/** The directory with results of runs, when there are any. */
export async function findRuns(context: Context, name: string): Promise<string | null> {
  const { runsDir } = clusterPaths(context.stateDir, name);
  try {
    return (await readdir(runsDir)).length === 0 ? null : runsDir;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function removeIfEmpty(dir: string): Promise<void> {
  try {
    await rmdir(dir);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOTEMPTY') throw error;
  }
}
