import type { Stage } from '../../profiles/profile.ts';
import { type Random, seededRandom } from './random.ts';

/**
 * When calls start, for an open loop: absolute times, computed from the integral of the rate, so that neither rounding
 * nor a late timer ever shifts what comes after. (Adding up intervals drifts: ghz truncates 1/rate to whole nanoseconds
 * and catches up on whole seconds only.)
 *
 * With Λ(t) = calls due until t, the i-th call is due at Λ⁻¹(i). Constant process: i = 0, 1, 2 …; Poisson: i is a sum of
 * unit exponentials, which makes the times a Poisson process of exactly that rate (time-rescaling theorem), ramps
 * included.
 */
export interface ArrivalOptions {
  readonly process: 'constant' | 'poisson';
  readonly seed: number;
  /** This worker takes the calls i with i mod workers = worker: the union is the same whatever the number of workers. */
  readonly worker: number;
  readonly workers: number;
}

/** A piece of the run in which the rate changes along a line. Times in ms since the start, rates in calls per second. */
export interface Segment {
  readonly stage: number;
  readonly startMs: number;
  readonly durationMs: number;
  readonly from: number;
  readonly to: number;
  /** Λ at the start of the segment. */
  readonly before: number;
}

/** The rate of all stages as lines, one after the other. */
function segmentsOf(stages: readonly Stage[]): readonly Segment[] {
  const segments: Segment[] = [];
  let startMs = 0;
  let before = 0;
  stages.forEach((stage, index) => {
    for (const { durationMs, from, to } of linesOf(stage)) {
      segments.push({ stage: index, startMs, durationMs, from, to, before });
      startMs += durationMs;
      before += callsOf(durationMs, from, to);
    }
  });
  return segments;
}

type Line = Pick<Segment, 'durationMs' | 'from' | 'to'>;

function linesOf({ durationMs, rate }: Stage): readonly Line[] {
  switch (rate.shape) {
    case 'constant':
      return [{ durationMs, from: rate.rate, to: rate.rate }];
    case 'ramp':
      return [{ durationMs, from: rate.from, to: rate.to }];
    case 'step':
      return Array.from({ length: rate.steps }, (_, i) => {
        const level = rate.from + ((rate.to - rate.from) * i) / (rate.steps - 1);
        return { durationMs: durationMs / rate.steps, from: level, to: level };
      });
    case 'spike': {
      const around = { durationMs: (durationMs - rate.peakDurationMs) / 2, from: rate.rate, to: rate.rate };
      return [around, { durationMs: rate.peakDurationMs, from: rate.peak, to: rate.peak }, around];
    }
    case 'closed':
      return [{ durationMs, from: 0, to: 0 }];
  }
}

/** Calls due in a piece: the area under the line. */
function callsOf(durationMs: number, from: number, to: number): number {
  return ((from + to) / 2) * (durationMs / 1000);
}

/** Λ over the whole run. */
function totalCalls(segments: readonly Segment[]): number {
  return segments.reduce((sum, { durationMs, from, to }) => sum + callsOf(durationMs, from, to), 0);
}

/** Milliseconds into the segment at which `calls` (of its own) are due. */
function timeOf({ from, to, durationMs }: Segment, calls: number): number {
  const seconds = durationMs / 1000;
  if (calls === 0) return 0;
  if (from === to) return (calls / from) * 1000;
  // from·t + slope·t²/2 = calls, in the form that does not cancel when the slope is small.
  const slope = (to - from) / seconds;
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * calls));
  return Math.min(durationMs, ((2 * calls) / (from + root)) * 1000);
}

/** Walks through the calls of one worker, in order. */
export class ArrivalSchedule {
  /** When the next call is due, in ms since the start of the run; Infinity after the last. */
  nextMs = 0;
  /** The stage that it belongs to. */
  nextStage = 0;
  private readonly segments: readonly Segment[];
  private readonly total: number;
  private readonly options: ArrivalOptions;
  private readonly random: Random;
  private segment = 0;
  private position = 0;

  constructor(stages: readonly Stage[], options: ArrivalOptions) {
    this.segments = segmentsOf(stages);
    // Rounding in the sum of areas must neither add nor lose the call at the very end.
    this.total = totalCalls(this.segments) - 1e-6;
    this.options = options;
    this.random = seededRandom(options.seed, arrivalStream);
    this.position = options.process === 'poisson' ? this.exponential() : 0;
    this.skip(options.worker);
    this.locate();
  }

  /** Moves on to the following call. */
  advance(): void {
    this.skip(this.options.workers);
    this.locate();
  }

  private skip(calls: number): void {
    if (this.options.process === 'constant') {
      this.position += calls;
      return;
    }
    // Every worker draws the whole sequence and keeps its own: a few nanoseconds each, and one process in the union.
    for (let i = 0; i < calls; i++) this.position += this.exponential();
  }

  private exponential(): number {
    return -Math.log(1 - this.random());
  }

  private locate(): void {
    if (this.position >= this.total) {
      this.nextMs = Number.POSITIVE_INFINITY;
      return;
    }
    let segment = this.segments[this.segment]!;
    while (this.position - segment.before >= callsOf(segment.durationMs, segment.from, segment.to) - 1e-6) {
      segment = this.segments[++this.segment]!;
    }
    this.nextStage = segment.stage;
    this.nextMs = segment.startMs + timeOf(segment, Math.max(0, this.position - segment.before));
  }
}

/** Methods and keys draw from other streams (mix.ts): a change of the mix leaves the arrivals as they are. */
const arrivalStream = 1;
