import type { BenchResult, NodeSeries, SecondSample } from '../result.ts';
import { withFaults } from './node-events.ts';

/** One step of the time line: a second, or several seconds of a long run taken together. */
export interface Bucket {
  readonly startMs: number;
  readonly endMs: number;
  readonly stage: string;
  /** Per second. */
  readonly offered: number;
  readonly ok: number;
  readonly errors: number;
  readonly unknown: number;
  readonly dropped: number;
  readonly inFlightMax: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly latenessP99: number;
}

/** What all charts over time share. */
export interface Timeline {
  readonly endMs: number;
  /** 1 unless the run is long. */
  readonly secondsPerBucket: number;
  readonly buckets: readonly Bucket[];
  readonly nodes: readonly NodeSeries[];
}

/** More steps than this are narrower than a pixel on a laptop, and would only make the page heavier. */
const maxBuckets = 600;

export function timelineOf(result: BenchResult): Timeline {
  const stagesEndMs = maxOf(result.stages.map((stage) => stage.endMs));
  const seconds = result.seconds.filter((second) => second.atMs < stagesEndMs || isEventful(second));
  const endMs = endOf(result, seconds, stagesEndMs);
  const secondsPerBucket = Math.max(1, Math.ceil(seconds.length / maxBuckets));
  const buckets: Bucket[] = [];
  for (let index = 0; index < seconds.length; index += secondsPerBucket) {
    buckets.push(merge(seconds.slice(index, index + secondsPerBucket), endMs));
  }
  return { endMs, secondsPerBucket, buckets, nodes: result.nodes.map((node) => withFaults(node, result.faults)) };
}

/** After the last stage only late answers come in. Drawn, they would look as if the rate had broken down. */
function isEventful({ offered, errors, unknown, dropped }: SecondSample): boolean {
  return offered + errors + unknown + dropped > 0;
}

/** The end of the last stage, or of anything later: calls may fail and faults end after it. */
function endOf(result: BenchResult, seconds: readonly SecondSample[], stagesEndMs: number): number {
  const lastSecondMs = seconds.at(-1)?.atMs ?? 0;
  return Math.max(
    stagesEndMs,
    lastSecondMs >= stagesEndMs ? lastSecondMs + 1000 : 0,
    maxOf(result.faults.map((fault) => fault.doneMs)),
  );
}

/**
 * Counts become a mean rate. Percentiles become the worst second's, since percentiles must never be averaged and the
 * histograms they came from are not in the document.
 */
function merge(seconds: readonly SecondSample[], runEndMs: number): Bucket {
  const startMs = seconds[0]?.atMs ?? 0;
  const lastMs = seconds.at(-1)?.atMs ?? 0;
  // The last second of a run may be cut short; its counts are a rate over what there was of it.
  const endMs = lastMs + 1000 > runEndMs && runEndMs > lastMs ? runEndMs : lastMs + 1000;
  const perSecond = (pick: (second: SecondSample) => number): number =>
    (seconds.reduce((sum, second) => sum + pick(second), 0) * 1000) / (endMs - startMs);
  return {
    startMs,
    endMs,
    stage: seconds[0]?.stage ?? '',
    offered: perSecond((second) => second.offered),
    ok: perSecond((second) => second.ok),
    errors: perSecond((second) => second.errors),
    unknown: perSecond((second) => second.unknown),
    dropped: perSecond((second) => second.dropped),
    inFlightMax: maxOf(seconds.map((second) => second.inFlightMax)),
    p50: maxOf(seconds.map((second) => second.p50)),
    p99: maxOf(seconds.map((second) => second.p99)),
    p999: maxOf(seconds.map((second) => second.p999)),
    latenessP99: maxOf(seconds.map((second) => second.latenessP99)),
  };
}

/** Not `Math.max(...values)`: a long run has more values than a call may have arguments. */
export function maxOf(values: readonly number[]): number {
  return values.reduce((max, value) => (value > max ? value : max), 0);
}
