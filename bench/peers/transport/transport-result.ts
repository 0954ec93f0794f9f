import type { Environment } from '../../result.ts';
import type { LoadFigures, LoadShape } from './h2load.ts';

/** How calls come: what decides is how many of them one read brings. */
export interface TransportScenario extends LoadShape {
  readonly name: string;
}

export interface TransportMeasurement extends LoadFigures {
  readonly server: string;
  readonly scenario: string;
  readonly round: number;
}

/** Servers side by side: every figure of one run. */
export interface TransportResult {
  readonly schemaVersion: 1;
  readonly environment: Environment;
  readonly generator: string;
  readonly servers: readonly string[];
  readonly scenarios: readonly TransportScenario[];
  readonly measurements: readonly TransportMeasurement[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}
