import type { ThresholdResult, ValidityCheck } from '../result.ts';
import { quantity } from './format.ts';

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

/**
 * Both figures in the same form. The document gives shares and plain numbers no unit; a fraction on either side tells that
 * they are shares.
 */
export function figuresOf({ measured, limit, unit }: Pick<ValidityCheck, 'measured' | 'limit' | 'unit'>): {
  readonly measured: string;
  readonly limit: string;
} {
  if (unit === 'truth') return { measured: truth(measured), limit: truth(limit) };
  const isShare = unit === '' && !(isWhole(measured) && isWhole(limit));
  const shownUnit = isShare ? 'share' : unit;
  // What never happened, such as a recovery, was measured as infinite.
  return { measured: isWithin(measured) ? quantity(measured, shownUnit) : 'never', limit: quantity(limit, shownUnit) };
}

function truth(value: number): string {
  return isWithin(value) ? String(value === 1) : 'undecided';
}

function isWhole(value: number): boolean {
  return !isWithin(value) || Number.isInteger(value);
}

/** An infinity that was written as JSON is read back as null. */
function isWithin(value: number | null): boolean {
  return Number.isFinite(value);
}
