import { takeDown } from '../cluster/down.ts';
import type { Driver } from '../cluster/driver.ts';
import { ownIdentity } from '../cluster/identity.ts';
import { bringUp, type UpObserver } from '../cluster/reconcile.ts';
import type { ClusterRequest } from '../cluster/spec.ts';
import type { Context } from '../context.ts';

export interface OwnClusterOptions {
  readonly name: string;
  readonly request: ClusterRequest;
  readonly signal: AbortSignal;
  readonly observer: UpObserver;
  /** Called after the body, however it ended, before the nodes are stopped. */
  readonly onTakeDown: () => void;
}

const upTimeoutMs = 30_000;
const downOptions = { graceMs: 3_000, lockTimeoutMs: 10_000, purge: true, purgeRuns: false };

/**
 * Runs `body` on a cluster that lives as long as it: started before, stopped and deleted after, also when it fails or is
 * interrupted. Results of runs stay. When this process is killed, the next one of the same name clears up.
 */
export async function withOwnCluster<T>(
  context: Context,
  driver: Driver,
  options: OwnClusterOptions,
  body: () => Promise<T>,
): Promise<T> {
  const owner = await ownIdentity();
  let mine = false;
  const observer: UpObserver = {
    onPlan: (...plan) => {
      // From here on the cluster is recorded as ours; before, there may be one that is not.
      mine = true;
      options.observer.onPlan?.(...plan);
    },
    onReady: (nodeName, afterMs) => options.observer.onReady?.(nodeName, afterMs),
    onWaitForLock: (purpose, pid) => options.observer.onWaitForLock?.(purpose, pid),
  };
  try {
    const up = {
      timeoutMs: upTimeoutMs,
      nodeSettings: { logLevel: 'info' },
      signal: options.signal,
      owner,
      observer,
    } as const;
    await bringUp(context, driver, options.name, options.request, up);
    return await body();
  } finally {
    if (mine) {
      options.onTakeDown();
      await takeDown(context, driver, options.name, downOptions);
    }
  }
}
