import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { clusterLock, type OnWait } from './cluster-lock.ts';
import type { Driver } from './driver.ts';
import { clusterTag, directoryTag } from './identity.ts';
import { clusterPaths } from './paths.ts';
import { findRuns, purgeCluster, purgeFiles } from './purge.ts';
import { type ClusterRecord, readCluster, writeCluster } from './registry.ts';
import { type StoppedNode, stopAll } from './stop.ts';

export interface DownOptions {
  /** How long nodes may take to end by themselves before they are killed. */
  readonly graceMs: number;
  readonly lockTimeoutMs: number;
  readonly onWait?: OnWait;
  /** Delete state and data as well. */
  readonly purge: boolean;
  /** With purge: delete the results of benchmark runs, too. */
  readonly purgeRuns: boolean;
}

export interface DownOutcome {
  readonly existed: boolean;
  readonly stopped: readonly StoppedNode[];
  readonly purged: boolean;
  /** Directory of the results of runs that are left; null when there are none. */
  readonly runsLeft: string | null;
}

/** Stops every process of the cluster, those included that were never recorded. */
export function takeDown(context: Context, driver: Driver, name: string, options: DownOptions): Promise<DownOutcome> {
  const { lockTimeoutMs, onWait } = options;
  return clusterLock(context, name, 'down', { timeoutMs: lockTimeoutMs, ...(onWait && { onWait }) }, async () => {
    const cluster = await readForDown(context, name, options.purge);
    if (cluster === null) return { existed: false, stopped: [], purged: false, runsLeft: null };
    const purged = options.purge || (cluster !== 'damaged' && cluster.purging);
    const stopped =
      cluster === 'damaged'
        ? await stopDamaged(context, driver, name, options)
        : await stopKnown(context, driver, cluster, options, purged);
    return { existed: true, stopped, purged, runsLeft: await findRuns(context, name) };
  });
}

async function stopKnown(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  options: DownOptions,
  purge: boolean,
): Promise<readonly StoppedNode[]> {
  const stopped = await stopAll(driver, clusterTag(cluster.clusterId), options.graceMs);
  const record = { ...cluster, owner: null, nodes: cluster.nodes.map((node) => ({ ...node, process: null })) };
  if (purge) await purgeCluster(context, record, options.purgeRuns);
  else await writeCluster(context.stateDir, record);
  return stopped;
}

/** Its id cannot be read, but its nodes carry the directory that their files are in. */
async function stopDamaged(
  context: Context,
  driver: Driver,
  name: string,
  options: DownOptions,
): Promise<readonly StoppedNode[]> {
  const tag = directoryTag(clusterPaths(context.stateDir, name).dir);
  const stopped = await stopAll(driver, tag, options.graceMs);
  await purgeFiles(context, name, options.purgeRuns);
  return stopped;
}

/** A damaged state file is an error, unless it is to be deleted anyway. */
async function readForDown(context: Context, name: string, purge: boolean): Promise<ClusterRecord | 'damaged' | null> {
  try {
    return await readCluster(context.stateDir, name);
  } catch (error) {
    if (purge && error instanceof CliError && error.exit === 'damagedState') return 'damaged';
    throw error;
  }
}
