import type { BuildPlace, KeyPairFiles } from './contestants.ts';
import type { TransportFigures, TransportRow } from './transport-result.ts';

/** What rows are measured with. */
export interface Laboratory {
  readonly place: BuildPlace;
  /** Empty at first, and removed afterwards. */
  readonly workDir: string;
  /** Null when there is no tool to make one. */
  readonly keyPair: KeyPairFiles | null;
}

/** One measurement that is repeated in each round. */
export interface Trial {
  readonly load: string;
  readonly subject: string;
  run(): Promise<TransportFigures>;
}

/** A row whose servers run and have warmed up. */
export interface OpenRow {
  readonly trials: readonly Trial[];
  readonly skipped: readonly { readonly subject: string; readonly reason: string }[];
  close(): Promise<void>;
}

export interface Row {
  readonly name: TransportRow;
  open(laboratory: Laboratory): Promise<OpenRow>;
}
