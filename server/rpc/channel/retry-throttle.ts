/** How many failures a channel bears before it stops trying again (gRFC A6, "Throttling Retry Attempts"). */
export interface ThrottlePolicy {
  /** Above 0, at most 1000. Retries stop while no more than half of the tokens are left. */
  readonly maxTokens: number;
  /** What a call that succeeds gives back; one that fails takes 1. */
  readonly tokenRatio: number;
}

/**
 * Keeps retries from multiplying the load on a server that is failing already: of a channel whose calls mostly fail, only
 * first attempts go out, until enough of them succeed.
 */
export class RetryThrottle {
  readonly #policy: ThrottlePolicy;
  #tokens: number;

  constructor(policy: ThrottlePolicy) {
    const { maxTokens, tokenRatio } = policy;
    if (!(maxTokens > 0 && maxTokens <= 1000)) throw new RangeError('maxTokens must be above 0 and at most 1000');
    if (!(tokenRatio > 0)) throw new RangeError('tokenRatio must be above 0');
    this.#policy = policy;
    this.#tokens = maxTokens;
  }

  succeeded(): void {
    this.#tokens = Math.min(this.#policy.maxTokens, this.#tokens + this.#policy.tokenRatio);
  }

  /** An attempt failed in a way that could be tried again, or the server asked not to. */
  failed(): void {
    this.#tokens = Math.max(0, this.#tokens - 1);
  }

  get allowsRetry(): boolean {
    return this.#tokens > this.#policy.maxTokens / 2;
  }
}
