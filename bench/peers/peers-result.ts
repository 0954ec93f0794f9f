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
  /** Median throughput of ours over theirs, and median p99 of ours over theirs; null when a run had no answers. */
  readonly throughputRatio: number | null;
  readonly p99Ratio: number | null;
}

export interface Measurement {
  readonly achievedRps: number;
  readonly errors: number;
  readonly responseMs: LatencySummary;
  /** Whether the generator kept up; a rate that it did not send was not measured. */
  readonly valid: boolean;
  readonly generatorCpuUsPerCall: number;
}
