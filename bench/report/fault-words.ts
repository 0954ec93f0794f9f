import type { FaultResult, P99NotBack } from '../result.ts';

/** Where "until p99 was back" would stand. */
export const notBackWords: Readonly<Record<P99NotBack, string>> = {
  'nothing-before': 'nothing quiet before it to compare with',
  'not-before-next-fault': 'not before the next fault',
  'not-before-end': 'not before the end',
};

/** How long writes were away because of a fault; null when they never came back, or when it cannot be said. */
export function writesAwayMs({ firstWriteOkMs, writeGapMs }: FaultResult): number | null {
  return writeGapMs ?? firstWriteOkMs;
}
