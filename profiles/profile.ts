import type { PlannedFault } from './fault.ts';
import type { Threshold } from './threshold.ts';

/** A load profile with every default filled in. Times in milliseconds, rates in requests per second. */
export interface Profile {
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  readonly target: Target;
  readonly arrival: Arrival;
  readonly stages: readonly Stage[];
  readonly faults: readonly PlannedFault[];
  readonly thresholds: readonly Threshold[];
  /** Operations on so many keys, chosen by the seed, are recorded and judged after the run; null: none. */
  readonly history: { readonly keys: number } | null;
  /** How often past revisions are given up beside the load; null: never, and the store grows with each write. */
  readonly compact: { readonly everyMs: number } | null;
  /** Calls waiting for an answer, over all workers; a call that is due above it is dropped and counted. */
  readonly maxInFlight: number;
  /** Threads that generate load. */
  readonly workers: number;
}

/** The methods of a mix, in the order in which results list them. */
export const methodNames = ['put', 'get', 'range', 'delete', 'cas'] as const;
export type MethodName = (typeof methodNames)[number];

/** Room at the start of a value for the number of its write, by which writes are told apart; in a shorter one there is none. */
export const stampBytes = 8;

export interface Target {
  /** Share of each method: a weight relative to the sum. */
  readonly mix: Readonly<Record<MethodName, number>>;
  readonly keys: KeySpace;
  readonly valueSizeBytes: number;
  /** Most keys that one `range` asks for. */
  readonly rangeLimit: number;
  /** Of gets and ranges. Serializable reads may be stale: they ask one node only. */
  readonly consistency: 'linearizable' | 'serializable';
  readonly connectionsPerNode: number;
  /** Deadline of each call, from its real send time. */
  readonly timeoutMs: number;
}

export interface KeySpace {
  readonly count: number;
  readonly distribution: 'uniform' | 'sequential' | 'zipf';
  /** In front of every key; the run's id follows it, so that runs never meet. */
  readonly prefix: string;
}

/**
 * Open: calls start when the schedule says so, whether or not earlier ones were answered (users do not wait for each
 * other). Closed: a fixed number of callers, each waiting for its answer; finds the highest throughput, hides latency.
 */
export type Arrival =
  | { readonly mode: 'open'; readonly process: 'constant' | 'poisson'; readonly seed: number }
  | { readonly mode: 'closed'; readonly concurrency: number; readonly seed: number };

export interface Stage {
  readonly name: string;
  readonly durationMs: number;
  /** Part of the time line, left out of the summary and of the thresholds. */
  readonly warmup: boolean;
  readonly rate: RateShape;
}

export type RateShape =
  | { readonly shape: 'constant'; readonly rate: number }
  | { readonly shape: 'ramp'; readonly from: number; readonly to: number }
  /** `steps` levels of equal length, the first at `from`, the last at `to`. */
  | { readonly shape: 'step'; readonly from: number; readonly to: number; readonly steps: number }
  /** `rate`, and `peak` for `peakDurationMs` in the middle. */
  | { readonly shape: 'spike'; readonly rate: number; readonly peak: number; readonly peakDurationMs: number }
  /** Closed loop: as fast as answers come. */
  | { readonly shape: 'closed' };

/** The highest rate that a stage asks for; 0 for a closed loop. */
export function peakRate({ rate }: Stage): number {
  switch (rate.shape) {
    case 'constant':
      return rate.rate;
    case 'ramp':
    case 'step':
      return Math.max(rate.from, rate.to);
    case 'spike':
      return Math.max(rate.rate, rate.peak);
    case 'closed':
      return 0;
  }
}
