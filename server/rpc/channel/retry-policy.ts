import type { ErrorCode } from '../status.ts';
import type { ThrottlePolicy } from './retry-throttle.ts';

/** Which failed calls are made again (gRFC A6). Only calls whose response has not begun are ever candidates. */
export interface RetryPolicy {
  /** The first one included. */
  readonly maxAttempts: number;
  readonly initialBackoffMs: number;
  readonly maxBackoffMs: number;
  readonly backoffMultiplier: number;
  /** The server may have carried out the call all the same: name only what the methods called can bear. */
  readonly retryableCodes: readonly ErrorCode[];
  /** Over all calls of the channel; without it the number of attempts is the only limit. */
  readonly throttling?: ThrottlePolicy;
}

/** One failed attempt. */
export interface FailedAttempt {
  readonly code: ErrorCode;
  /** How many attempts have been made, this one included. */
  readonly attempts: number;
  /** Value of `grpc-retry-pushback-ms`, by which a server says when to come back; undefined when it did not say. */
  readonly pushback: string | undefined;
}

/** A failure of the kind that retries can make worse: it counts towards the throttling, whether it is tried again or not. */
export function countsAsFailure({ retryableCodes }: RetryPolicy, { code, pushback }: FailedAttempt): boolean {
  return retryableCodes.includes(code) || (pushback !== undefined && pushbackMs(pushback) === null);
}

/**
 * How long to wait before the next attempt; null when there is none.
 * @param random in [0, 1): the delay is spread over the whole range from 0, as gRFC A6 wants it
 */
export function retryDelayMs(policy: RetryPolicy, failed: FailedAttempt, random: number): number | null {
  if (failed.attempts >= policy.maxAttempts || !policy.retryableCodes.includes(failed.code)) return null;
  if (failed.pushback !== undefined) return pushbackMs(failed.pushback);
  const backoffMs = policy.initialBackoffMs * policy.backoffMultiplier ** (failed.attempts - 1);
  return Math.min(policy.maxBackoffMs, backoffMs) * random;
}

/** Anything but a number of milliseconds means: do not come back. */
function pushbackMs(value: string): number | null {
  return /^[0-9]{1,9}$/.test(value) ? Number(value) : null;
}
