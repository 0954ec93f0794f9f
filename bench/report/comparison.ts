import type { ThresholdResult, ValidityCheck } from '../result.ts';

/** Which side of its limit a figure has to be on. */
export type Bound = '≤' | '≥' | '=' | '<' | '>';

const boundOfOperator: Readonly<Record<string, Bound>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
};

/** Read from the expression, where the profile's author wrote it: "response.p99 <= 25ms". */
export function boundOfThreshold(threshold: ThresholdResult): Bound {
  const operator = /[<>]=?|==/.exec(threshold.expression)?.[0] ?? '';
  return boundOfOperator[operator] ?? boundOfOutcome(threshold);
}

/** A check states only its figure, its limit and whether it held; which side was asked for follows from these. */
export function boundOfOutcome(check: Pick<ValidityCheck, 'measured' | 'limit' | 'ok'>): Bound {
  return check.measured > check.limit === check.ok && check.measured !== check.limit ? '≥' : '≤';
}

/**
 * How far the figure is on the good side, as a share of the limit; negative when it is missed. Null where a share says
 * nothing: a limit of zero, or an equality.
 */
export function marginOf(threshold: ThresholdResult): number | null {
  const { measured, limit } = threshold;
  const bound = boundOfThreshold(threshold);
  if (bound === '=' || limit === 0 || !Number.isFinite(measured) || !Number.isFinite(limit)) return null;
  const room = bound === '≤' || bound === '<' ? limit - measured : measured - limit;
  return room / Math.abs(limit);
}
