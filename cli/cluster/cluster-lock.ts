import type { Context } from '../context.ts';
import { withLock } from './lock.ts';
import { locksDir } from './paths.ts';

export interface ClusterLockOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onWait?: OnWait;
}

/** Told once, when another scalectl holds the cluster: what that does, and its pid. */
export type OnWait = (purpose: string, pid: number) => void;

/** Everything that changes a cluster, its state file or its processes runs inside; looking does not. */
export function clusterLock<T>(
  context: Context,
  name: string,
  purpose: string,
  options: ClusterLockOptions,
  body: () => Promise<T>,
): Promise<T> {
  return withLock(
    {
      dir: locksDir(context.stateDir),
      name,
      purpose,
      timeoutMs: options.timeoutMs,
      clock: context.clock,
      ...(options.signal && { signal: options.signal }),
      onWait: (owner) => options.onWait?.(owner.purpose, owner.pid),
    },
    body,
  );
}
