import type { SecondSample } from '../result.ts';

/** Seconds before a fault with which those after it are compared. */
const beforeCount = 5;

/** "Back" means within 10 % of before. */
const tolerance = 1.1;

/**
 * Milliseconds from a fault at `atMs` until p99 is back: the start of the first second, beginning after the fault, whose
 * p99 is at most 10 % above the worst of the (up to five) seconds before. The worst, not the mean: one second's p99
 * differs from the next by more than 10 % without any fault, and a mean would call that noise damage. Null when it never
 * came back, or when there was nothing before to compare with.
 */
export function p99BackMs(seconds: readonly SecondSample[], atMs: number): number | null {
  const before = seconds.filter((second) => second.atMs + 1000 <= atMs && second.ok > 0).slice(-beforeCount);
  if (before.length === 0) return null;
  const limit = Math.max(...before.map(({ p99 }) => p99)) * tolerance;
  const back = seconds.find((second) => second.atMs > atMs && second.ok > 0 && second.p99 <= limit);
  return back === undefined ? null : back.atMs - atMs;
}

const comparedMs = 10_000;

/**
 * p99 of the ten seconds before a fault, and of the worst ten seconds that begin while it lasts: a change of members takes
 * seconds, and is felt most by its start or by its end. Over all of it the worst would be spread thin.
 */
export function p99Around(
  atMs: number,
  doneMs: number,
  p99Between: (fromMs: number, toMs: number) => number | null,
): { p99BeforeMs: number | null; p99AroundMs: number | null } {
  const startMs = Math.floor(atMs / 1000) * 1000;
  let p99AroundMs: number | null = null;
  for (let fromMs = startMs; fromMs <= Math.max(startMs, doneMs); fromMs += 1000) {
    const p99 = p99Between(fromMs, fromMs + comparedMs);
    if (p99 !== null) p99AroundMs = Math.max(p99AroundMs ?? 0, p99);
  }
  return { p99BeforeMs: p99Between(startMs - comparedMs, startMs), p99AroundMs };
}
