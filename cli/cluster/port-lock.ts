import type { Context } from '../context.ts';
import { withLock } from './lock.ts';
import { locksDir } from './paths.ts';
import { ephemeralRange, findFreePorts, nodePortRange } from './ports.ts';
import { portsOfOthers, readCluster } from './registry.ts';

/** Loopback only, as long as nodes have no TLS. */
export const localHost = '127.0.0.1';

/**
 * Choosing and recording ports takes milliseconds; eight at once still take less than a second. Many on a machine that has
 * no processor left take much longer, and whoever holds the lock ends: to give up early only makes a start fail.
 */
const portsLockTimeoutMs = 60_000;

/** Finds ports for nodes of a cluster and lets `record` write them down before anybody else may look for some. */
export function withFreePorts<T>(
  context: Context,
  clusterName: string,
  purpose: string,
  count: number,
  record: (ports: readonly number[]) => Promise<T>,
): Promise<T> {
  const lock = {
    dir: locksDir(context.stateDir),
    // No name of a cluster has an underscore, so it is in nobody's way.
    name: '_ports',
    purpose,
    timeoutMs: portsLockTimeoutMs,
    clock: context.clock,
  };
  return withLock(lock, async () => {
    const own = (await readCluster(context.stateDir, clusterName))?.nodes ?? [];
    const others = await portsOfOthers(context.stateDir, clusterName);
    const taken = new Set([...others, ...own.flatMap(({ port, metricsPort }) => [port, metricsPort])]);
    const range = nodePortRange(await ephemeralRange());
    return record(await findFreePorts(localHost, count, range, taken));
  });
}
