import type { Stage } from '../../profiles/profile.ts';
import type { SecondSample } from '../result.ts';
import { type EncodedHistogram, Histogram } from '../stats/histogram.ts';
import { durationMsOf } from './plan.ts';
import type { SecondRecord } from './records.ts';

/** What the seconds after the last stage are called, in which answers still come: no stage may have such a name. */
export const drainStage = '(drain)';

/** Of so many seconds the response times are kept, 2 to 10 kB each: of a shorter run all, of a longer one those near faults. */
const maxKeptSeconds = 7200;
const keptBeforeFaultMs = 60_000;
const keptAfterFaultMs = 600_000;

/**
 * Puts the seconds of all workers together. A second is complete when every worker has reported it; histograms are merged
 * before any percentile is taken, and dropped after.
 */
export class SecondSeries {
  private readonly samples: SecondSample[] = [];
  private readonly open = new Map<number, OpenSecond>();
  private readonly workers: number;
  private readonly stages: readonly Stage[];
  private readonly onSample: (sample: SecondSample) => void;
  private readonly faultTimesMs: readonly number[];
  /** Response times by second; at most `maxKeptSeconds`. */
  private readonly responses = new Map<number, EncodedHistogram>();

  /** @param faultTimesMs when faults are planned: `p99Of` is asked about the seconds around them. */
  constructor(
    workers: number,
    stages: readonly Stage[],
    faultTimesMs: readonly number[],
    onSample: (sample: SecondSample) => void,
  ) {
    this.workers = workers;
    this.stages = stages;
    this.faultTimesMs = faultTimesMs;
    this.onSample = onSample;
  }

  add(record: SecondRecord): void {
    const open = this.open.get(record.second) ?? new OpenSecond();
    this.open.set(record.second, open);
    open.add(record);
    if (open.reports === this.workers) this.complete(record.second, open);
  }

  /** All seconds in order; those that not every worker lived to see with what there is. */
  finish(): readonly SecondSample[] {
    for (const [second, open] of this.open) this.complete(second, open);
    return this.samples.sort((a, b) => a.atMs - b.atMs);
  }

  /** Of the OK calls answered in these seconds together; null when there were none, or none is kept. */
  p99Of(seconds: readonly SecondSample[]): number | null {
    const merged = new Histogram();
    for (const { atMs } of seconds) {
      const response = this.responses.get(atMs / 1000);
      if (response !== undefined) merged.addEncoded(response);
    }
    return merged.count === 0 ? null : merged.percentileMs(99);
  }

  private complete(second: number, open: OpenSecond): void {
    this.open.delete(second);
    const sample = open.sample(second * 1000, stageNameAt(this.stages, second * 1000));
    if (this.isWanted(second * 1000)) this.keep(second, open.encodedResponse());
    this.samples.push(sample);
    this.onSample(sample);
  }

  private isWanted(atMs: number): boolean {
    const isShort = durationMsOf(this.stages) <= maxKeptSeconds * 1000;
    return this.faultTimesMs.some((faultMs) => {
      return isShort || (atMs >= faultMs - keptBeforeFaultMs && atMs < faultMs + keptAfterFaultMs);
    });
  }

  /** For the latest one the oldest one goes. */
  private keep(second: number, response: EncodedHistogram): void {
    this.responses.set(second, response);
    if (this.responses.size <= maxKeptSeconds) return;
    for (const oldest of this.responses.keys()) {
      this.responses.delete(oldest);
      return;
    }
  }
}

function stageNameAt(stages: readonly Stage[], atMs: number): string {
  let endMs = 0;
  for (const { name, durationMs } of stages) {
    endMs += durationMs;
    if (atMs < endMs) return name;
  }
  return drainStage;
}

class OpenSecond {
  reports = 0;
  private readonly counts = { offered: 0, sent: 0, ok: 0, errors: 0, unknown: 0, dropped: 0, inFlightMax: 0 };
  private cpuMicros = 0;
  private readonly response = new Histogram();
  private readonly lateness = new Histogram();
  private readonly loopDelay = new Histogram();

  add(record: SecondRecord): void {
    this.reports++;
    for (const name of countNames) this.counts[name] += record[name];
    this.cpuMicros += record.cpuMicros;
    this.response.addEncoded(record.response);
    this.lateness.addEncoded(record.lateness);
    this.loopDelay.addEncoded(record.loopDelay);
  }

  encodedResponse(): EncodedHistogram {
    return this.response.encode();
  }

  sample(atMs: number, stage: string): SecondSample {
    return {
      atMs,
      ...this.counts,
      p50: this.response.percentileMs(50),
      p99: this.response.percentileMs(99),
      p999: this.response.percentileMs(99.9),
      max: this.response.maxMs,
      latenessP99: this.lateness.percentileMs(99),
      generatorCpuPercent: this.cpuMicros / 10_000,
      generatorEventLoopDelayP99Ms: this.loopDelay.percentileMs(99),
      stage,
    };
  }
}

/** The in-flight maxima of workers add up to an upper bound: they need not fall into the same moment. */
const countNames = ['offered', 'sent', 'ok', 'errors', 'unknown', 'dropped', 'inFlightMax'] as const;
