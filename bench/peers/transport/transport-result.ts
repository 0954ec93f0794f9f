import type { Environment } from '../../result.ts';

/** Groups of figures that can be chosen; each stands for lines of one table. */
export const transportRows = ['unary', 'tls', 'client', 'streaming', 'streams', 'latency'] as const;
export type TransportRow = (typeof transportRows)[number];

/** What is measured, with its unit. */
export type TransportFigure =
  | 'cpuUsPerCall'
  | 'callsPerSecond'
  | 'p50Ms'
  | 'p99Ms'
  | 'gigabytesPerSecond'
  | 'slowReaderGrowthMiB'
  | 'bytesPerStream'
  | 'residentBytesPerStream';

export type TransportFigures = Partial<Record<TransportFigure, number>>;

export interface TransportMeasurement {
  readonly row: TransportRow;
  /** How it was loaded. */
  readonly load: string;
  /** Who was measured. */
  readonly subject: string;
  /** From 1. */
  readonly round: number;
  readonly figures: TransportFigures;
}

/** Something that could not be measured here. */
export interface SkippedSubject {
  readonly row: TransportRow;
  readonly subject: string;
  readonly reason: string;
}

/** Every figure of one run. */
export interface TransportResult {
  readonly schemaVersion: 2;
  readonly environment: Environment;
  readonly generator: string;
  readonly rounds: number;
  readonly rows: readonly TransportRow[];
  readonly measurements: readonly TransportMeasurement[];
  readonly skipped: readonly SkippedSubject[];
}
