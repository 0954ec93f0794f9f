import type { Stage } from '../../profiles/profile.ts';
import type { SecondSample } from '../result.ts';
import { type EncodedHistogram, Histogram } from '../stats/histogram.ts';
import type { SecondRecord } from './records.ts';

/** What the seconds after the last stage are called, in which answers still come. */
export const drainStage = 'drain';

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
  /** Response times by second, of a run that asks for them; 2 to 10 kB each. */
  private readonly responses: Map<number, EncodedHistogram> | null;

  /** @param keepResponses whether `p99Of` will be asked. */
  constructor(
    workers: number,
    stages: readonly Stage[],
    keepResponses: boolean,
    onSample: (sample: SecondSample) => void,
  ) {
    this.responses = keepResponses ? new Map() : null;
    this.workers = workers;
    this.stages = stages;
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

  /** Of the OK calls answered in these seconds together; null when there were none. */
  p99Of(seconds: readonly SecondSample[]): number | null {
    const merged = new Histogram();
    for (const { atMs } of seconds) {
      const response = this.responses?.get(atMs / 1000);
      if (response !== undefined) merged.addEncoded(response);
    }
    return merged.count === 0 ? null : merged.percentileMs(99);
  }

  private complete(second: number, open: OpenSecond): void {
    this.open.delete(second);
    const sample = open.sample(second * 1000, stageNameAt(this.stages, second * 1000));
    this.responses?.set(second, open.encodedResponse());
    this.samples.push(sample);
    this.onSample(sample);
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
