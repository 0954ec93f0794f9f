import { drainStage } from '../load/series.ts';
import type { P99NotBack, SecondSample } from '../result.ts';

/** What a run tells of one fault, for the seconds around it. */
export interface FaultSpan {
  readonly atMs: number;
  /** When nothing works on the cluster any more: the action is done, and what the nodes hold because of it has ended. */
  readonly overMs: number;
  /** Whether requests may feel it: not a heal, and not what could not be carried out. */
  readonly felt: boolean;
  readonly disturbs: boolean;
}

export interface RunSeconds {
  readonly seconds: readonly SecondSample[];
  /** Names of stages with which nothing is compared. */
  readonly warmups: ReadonlySet<string>;
  /** Of the calls answered OK in these seconds; null when there were none. */
  readonly p99Of: (seconds: readonly SecondSample[]) => number | null;
}

export interface Recovery {
  /** 0: it never left. */
  readonly p99BackMs: number | null;
  readonly p99NotBack: P99NotBack | null;
  readonly p99BeforeMs: number | null;
  readonly p99AroundMs: number | null;
}

/** Seconds before a fault with which those after it are compared, and over which p99 before and around it is taken. */
const comparedCount = 10;

/**
 * Good seconds in a row that make a recovery. Three lay between two waves of a change of members; five were not to be had after
 * a fault that had three seconds before it to be compared with: noise came first.
 */
const settledCount = 4;

/** "Back" means within 10 % of before. */
const tolerance = 1.1;

/** Share of the calls of a second that may hang: with answers that take 100 ms, so many are under way at its end. */
const hangingShare = 0.1;

/**
 * How p99 fared around each fault of a run, in their order; null where there was nothing to feel.
 *
 * It is back at the end of the last bad second before the first four good ones in a row that begin when the fault is over
 * (or as many as there are before the next fault). Not simply after the last bad one: over a minute, noise makes one. A
 * second is bad when its p99 is more than 10 % above the worst of the ten quiet ones before the fault (the worst, not the
 * mean: one second's p99 differs from the next by more than that without any fault), when more calls failed, were dropped or
 * hung than in those, or when none was answered.
 *
 * Quiet are seconds outside of warm-up and of the damage of earlier faults: beside what those left a later one seems harmless.
 */
export function recoveries(faults: readonly FaultSpan[], run: RunSeconds): readonly (Recovery | null)[] {
  const damages: Damage[] = [];
  return faults.map((fault, index) => {
    const before = quietBefore(fault.atMs, damages, run).slice(-comparedCount);
    const later = faults.slice(index + 1).filter(({ felt }) => felt);
    const limit = fault.felt ? limitOf(before) : null;
    const nextMs = later.find(({ disturbs }) => disturbs)?.atMs ?? Number.POSITIVE_INFINITY;
    const backMs = limit === null ? null : backAtMs(fault, limit, later, nextMs, run);
    damages.push({ fromMs: fault.atMs, toMs: fault.felt ? Math.max(fault.overMs, backMs ?? nextMs) : fault.overMs });
    if (!fault.felt) return null;
    const next = backMs === null ? undefined : later.find(({ atMs }) => atMs >= backMs);
    return {
      p99BackMs: backMs === null ? null : backMs - fault.atMs,
      p99NotBack: backMs !== null ? null : notBack(limit, nextMs),
      p99BeforeMs: run.p99Of(before),
      p99AroundMs: worstAround(fault, next?.atMs ?? nextMs, run),
    };
  });
}

interface Damage {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Limit {
  readonly p99: number;
  /** Calls in one second. */
  readonly failed: number;
  readonly hanging: number;
}

function quietBefore(atMs: number, damages: readonly Damage[], { seconds, warmups }: RunSeconds) {
  return seconds.filter(
    (second) =>
      second.ok > 0 &&
      endOf(second) <= atMs &&
      !warmups.has(second.stage) &&
      !damages.some(({ fromMs, toMs }) => endOf(second) > fromMs && second.atMs < toMs),
  );
}

function limitOf(quiet: readonly SecondSample[]): Limit | null {
  if (quiet.length === 0) return null;
  return {
    p99: Math.max(...quiet.map(({ p99 }) => p99)) * tolerance,
    failed: Math.max(...quiet.map(failedIn)),
    hanging: Math.max(...quiet.map(hangingIn)),
  };
}

function backAtMs(
  { atMs, overMs }: FaultSpan,
  limit: Limit,
  later: readonly FaultSpan[],
  nextMs: number,
  { seconds }: RunSeconds,
): number | null {
  const after = seconds.filter(
    (second) =>
      endOf(second) > atMs && endOf(second) <= nextMs && (second.stage !== drainStage || isBad(second, limit)),
  );
  for (let i = after.findIndex((second) => endOf(second) > overMs); i >= 0 && i < after.length; i++) {
    const cutMs = later.find((fault) => fault.atMs > after[i]!.atMs)?.atMs ?? nextMs;
    const row = after.slice(i, i + settledCount).filter((second) => endOf(second) <= cutMs);
    if (row.length === 0 || row.some((second) => isBad(second, limit))) continue;
    const lastBad = after.slice(0, i).findLast((second) => isBad(second, limit));
    return lastBad === undefined ? atMs : endOf(lastBad);
  }
  return null;
}

/** After the load only what came late says something. */
function isBad(second: SecondSample, limit: Limit): boolean {
  const silent = second.ok === 0 && second.stage !== drainStage;
  const hanging = hangingIn(second);
  const hangs = hanging > limit.hanging && hanging > second.sent * hangingShare;
  return silent || hangs || second.p99 > limit.p99 || failedIn(second) > limit.failed;
}

function notBack(limit: Limit | null, nextMs: number): P99NotBack {
  if (limit === null) return 'nothing-before';
  return nextMs === Number.POSITIVE_INFINITY ? 'not-before-end' : 'not-before-next-fault';
}

/**
 * Of the worst ten seconds that begin while the fault lasts: a change of members takes seconds, and is felt most by its
 * start or by its end. Over all of it the worst would be spread thin.
 */
function worstAround({ atMs, overMs }: FaultSpan, untilMs: number, { seconds, p99Of }: RunSeconds): number | null {
  const around = seconds.filter((second) => endOf(second) > atMs && endOf(second) <= untilMs);
  const p99s = around.flatMap((second, i) =>
    second.atMs <= overMs ? (p99Of(around.slice(i, i + comparedCount)) ?? []) : [],
  );
  return p99s.length === 0 ? null : Math.max(...p99s);
}

function endOf(second: SecondSample): number {
  return second.atMs + 1000;
}

function failedIn({ errors, unknown, dropped }: SecondSample): number {
  return errors + unknown + dropped;
}

/** Calls of this second that were not answered in it, less those of earlier ones that were. */
function hangingIn({ sent, ok, errors, unknown }: SecondSample): number {
  return sent - ok - errors - unknown;
}
