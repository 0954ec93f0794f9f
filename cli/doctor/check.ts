export type CheckStatus = 'pass' | 'warn' | 'fail';

/** One thing that this machine has or lacks. */
export interface CheckResult {
  readonly name: string;
  /** fail: scalectl cannot work without it. warn: the part named by `needed` cannot. */
  readonly status: CheckStatus;
  /** What was found, in a few words. */
  readonly found: string;
  /** What it is needed for. */
  readonly needed: string;
  /** The way to get it; null when it is there. */
  readonly remedy: string | null;
}
