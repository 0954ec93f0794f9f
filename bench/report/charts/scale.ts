import { instant } from '../format.ts';

export interface Tick {
  /** 0 (left, bottom) to 1 (right, top). */
  readonly at: number;
  readonly label: string;
}

/** Maps values to a share of the plot's width or height. */
export interface Scale {
  /** 0 (left, bottom) to 1 (right, top), kept within. */
  readonly position: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** From zero to at least `max`, rounded up to a whole step; about three ticks. */
export function linearScale(max: number, label: (value: number) => string, base: 10 | 2 = 10): Scale {
  const step = niceStep(Math.max(max, Number.MIN_VALUE) / 3, base);
  const steps = Math.max(1, Math.ceil(max / step - 1e-9));
  const position = (value: number): number => clamp(value / (step * steps));
  const values = Array.from({ length: steps + 1 }, (_, index) => index * step);
  return { position, ticks: values.map((value) => ({ at: position(value), label: label(value) })) };
}

/** Whole decades that hold `min` (above 0) and `max`, a tick each, or at most seven ticks. */
export function logScale(min: number, max: number, label: (value: number) => string): Scale {
  const low = Math.floor(Math.log10(min) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(max) - 1e-9));
  const position = (value: number): number => clamp((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low));
  const stride = Math.ceil((high - low) / 6);
  const decades = Array.from(
    { length: Math.floor((high - low) / stride) + 1 },
    (_, index) => 10 ** (low + index * stride),
  );
  return { position, ticks: decades.map((value) => ({ at: position(value), label: label(value) })) };
}

/** Steps that people count time in. */
const timeStepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].map((s) => s * 1000);

/** The run's time, from 0 to `endMs`, with at most seven ticks. */
export function timeScale(endMs: number): Scale {
  const spanMs = Math.max(endMs, 1);
  const stepMs = timeStepsMs.find((step) => spanMs / step <= 6.5) ?? niceStep(spanMs / 6, 10);
  const values = Array.from({ length: Math.floor(spanMs / stepMs) + 1 }, (_, index) => index * stepMs);
  const position = (ms: number): number => clamp(ms / spanMs);
  return { position, ticks: values.map((ms) => ({ at: position(ms), label: instant(ms) })) };
}

/** log(1/(1-p)): each further nine takes the same width. Up to `maxPercentile`, which is below 100. */
export function percentileScale(maxPercentile: number): Scale {
  const nines = (percentile: number): number => Math.log10(100 / (100 - percentile));
  const span = Math.max(1, nines(maxPercentile));
  const position = (percentile: number): number => clamp(nines(Math.min(percentile, maxPercentile)) / span);
  const named = [50, 90, 99, 99.9, 99.99, 99.999, 99.9999].filter((value) => value <= maxPercentile);
  return { position, ticks: named.map((value) => ({ at: position(value), label: `p${value}` })) };
}

/** The smallest of 1, 2, 5 times a power of ten (or the next power of two, for bytes) that is not below `least`. */
function niceStep(least: number, base: 10 | 2): number {
  if (base === 2) return 2 ** Math.ceil(Math.log2(least));
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** What is no number is drawn at zero: a wrong figure must not break the whole drawing. */
function clamp(share: number): number {
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}
