/** How long to wait before something is tried again (grpc/doc/connection-backoff.md). */
export interface BackoffPolicy {
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly multiplier: number;
  /** Part of the delay by which it is made shorter or longer, so that clients of a dead server do not come back as one. */
  readonly jitter: number;
}

/** gRPC's own starts at 1 s, meant for servers across the internet; ours restart on the same machine or rack. */
export const defaultBackoff: BackoffPolicy = Object.freeze({
  firstDelayMs: 100,
  maxDelayMs: 20_000,
  multiplier: 1.6,
  jitter: 0.2,
});

/**
 * @param failures how many attempts have failed in a row, 1 or more
 * @param random in [0, 1)
 */
export function backoffDelayMs(policy: BackoffPolicy, failures: number, random: number): number {
  const { firstDelayMs, maxDelayMs, multiplier, jitter } = policy;
  const delayMs = Math.min(maxDelayMs, firstDelayMs * multiplier ** (failures - 1));
  return delayMs * (1 - jitter + 2 * jitter * random);
}
