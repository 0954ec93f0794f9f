import type { Environment, LatencySummary } from '../result.ts';

/** A side-by-side measurement, as one versioned document. */
export interface PeersResult {
  readonly schemaVersion: 1;
  readonly environment: Environment;
  /** In the order of the columns: ours first. */
  readonly systems: readonly PeerSystem[];
  /** Rounds over all scenarios; in each, which system goes first changes. */
  readonly rounds: number;
  readonly measuredMs: number;
  readonly scenarios: readonly ScenarioResult[];
  /** Why there are fewer rounds than were asked for: what a measurement failed with. Null when none did. */
  readonly failure: string | null;
}

export interface PeerSystem {
  readonly name: string;
  readonly version: string;
  readonly nodes: number;
  /** Where it came from: "etcd on the PATH", "built with Go". */
  readonly origin: string;
}

export interface ScenarioResult {
  readonly name: string;
  /** One list per system, in the order of `systems`; one entry per round. */
  readonly measurements: readonly (readonly Measurement[])[];
  /**
   * Median throughput of ours over theirs, and median p99 of ours over theirs, of the rounds in which both are valid; null
   * when there is none.
   */
  readonly throughputRatio: number | null;
  readonly p99Ratio: number | null;
}

export interface Measurement {
  readonly achievedRps: number;
  readonly errors: number;
  readonly responseMs: LatencySummary;
  /** From when a call was due to when it was sent: the generator's own delay. */
  readonly latenessMs: LatencySummary;
  /** Whether the system was measured: the generator kept up, and calls were answered with what they asked for. */
  readonly valid: boolean;
  /** One sentence per reason why it was not. */
  readonly invalidReasons: readonly string[];
  readonly generatorCpuUsPerCall: number;
}
