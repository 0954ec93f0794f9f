import { CliError } from '../errors.ts';
import type { Driver } from './driver.ts';
import type { ClusterRecord } from './registry.ts';

/** Where no node runs, waiting for a leader is waiting for nothing. @throws CliError `cluster-down` */
export async function requireRunning(driver: Driver, cluster: ClusterRecord): Promise<void> {
  if ((await driver.observe(cluster)).size === 0) throw nobodyRuns(cluster.name);
}

export function nobodyRuns(name: string): CliError {
  return new CliError({
    code: 'cluster-down',
    exit: 'down',
    message: `No node of cluster "${name}" runs.`,
    hint: `Start it with: scalectl up --name ${name}`,
  });
}
