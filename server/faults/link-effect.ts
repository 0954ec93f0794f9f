/**
 * drop: what is sent vanishes, the connection stays. reset: the connection is broken, and refused as long as it lasts.
 * refuse-new: what is connected goes on, new connections are refused.
 */
export type CutMode = (typeof cutModes)[number];

/** From the mildest to the strongest. */
export const cutModes = ['refuse-new', 'drop', 'reset'] as const;

/** What a fault does to one direction of one link. */
export interface LinkEffect {
  readonly cut: CutMode | null;
  readonly delayMs: number;
  /** Added to or taken from the delay, evenly spread; the order is kept all the same, as TCP keeps it. */
  readonly jitterMs: number;
  /** Share of whole frames (between nodes) or whole calls (of clients) that are lost. */
  readonly lossRatio: number;
  /** 0: unlimited. */
  readonly bandwidthBytesPerS: number;
}

export const noEffect: LinkEffect = Object.freeze({
  cut: null,
  delayMs: 0,
  jitterMs: 0,
  lossRatio: 0,
  bandwidthBytesPerS: 0,
});

/** Several faults on one link: the strongest cut, delays added up, losses after each other, the narrowest bandwidth. */
export function combineEffects(effects: readonly LinkEffect[]): LinkEffect {
  return effects.reduce(combine, noEffect);
}

function combine(a: LinkEffect, b: LinkEffect): LinkEffect {
  return {
    cut: strength(a.cut) >= strength(b.cut) ? a.cut : b.cut,
    delayMs: a.delayMs + b.delayMs,
    jitterMs: a.jitterMs + b.jitterMs,
    lossRatio: 1 - (1 - a.lossRatio) * (1 - b.lossRatio),
    bandwidthBytesPerS: narrower(a.bandwidthBytesPerS, b.bandwidthBytesPerS),
  };
}

function strength(cut: CutMode | null): number {
  return cut === null ? -1 : cutModes.indexOf(cut);
}

function narrower(a: number, b: number): number {
  if (a === 0 || b === 0) return a + b;
  return Math.min(a, b);
}

export function sameEffect(a: LinkEffect, b: LinkEffect): boolean {
  return (Object.keys(noEffect) as (keyof LinkEffect)[]).every((key) => a[key] === b[key]);
}

/** Whether nothing gets through. */
export function isSevered({ cut }: LinkEffect): boolean {
  return cut === 'drop' || cut === 'reset';
}

/** Whether it changes when, or whether, a single frame arrives. */
export function shapes({ delayMs, jitterMs, lossRatio, bandwidthBytesPerS }: LinkEffect): boolean {
  return delayMs > 0 || jitterMs > 0 || lossRatio > 0 || bandwidthBytesPerS > 0;
}
